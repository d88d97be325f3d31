"""What makes programmes, goals, calls and rule sets acceptable, as pure functions."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed, passed
from bulyst.programmes.choices import CallKind, Direction, GoalKind
from bulyst.programmes.presets import EXAMPLE_RATE


def slug_is_free(slug: str, *, taken: bool) -> Verdict:
    """One address, one programme or call within a municipality."""
    rule = "programmes.slug_is_free"
    return failed(rule, "programmes.slug_taken", slug=slug) if taken else passed(rule)


def address_stays(before: str, after: str, *, published: bool) -> Verdict:
    """A published address stays: others link to it."""
    rule = "programmes.address_stays"
    return failed(rule) if published and before != after else passed(rule)


def period_runs_forward(begins: date | None, ends: date | None) -> Verdict:
    """A known period ends after it began."""
    rule = "programmes.period_runs_forward"
    backward = begins is not None and ends is not None and ends < begins
    return failed(rule, "programmes.period_runs_backward") if backward else passed(rule)


def bounds_are_sound(earliest: int | None, latest: int | None, source: str) -> tuple[Verdict, ...]:
    """Years that an unknown period lies within run forward and say where they are from."""
    rule = "programmes.bounds_are_sound"
    backward = earliest is not None and latest is not None and latest < earliest
    unsourced = (earliest is not None or latest is not None) and not source.strip()
    return (
        failed(rule, "programmes.bounds_run_backward") if backward else passed(rule),
        failed(rule, "programmes.bounds_need_source") if unsourced else passed(rule),
    )


def goal_is_measurable(kind: str, indicator_key: str, direction: str, target: Decimal | None) -> tuple[Verdict, ...]:
    """A quantitative goal says what it is measured by and which way; one that shall reach a number has it."""
    rule = "programmes.goal_is_measurable"
    unmeasured = kind == GoalKind.QUANTITATIVE and not (indicator_key and direction)
    targetless = direction == Direction.REACH and target is None
    return (
        failed(rule, "programmes.quantitative_goal_needs_measure") if unmeasured else passed(rule),
        failed(rule, "programmes.target_needed") if targetless else passed(rule),
    )


def belongs_to_programme(programme_id: int, *owner_ids: int | None) -> Verdict:
    """What a row points to is of its programme. `owner_ids`: its parts' programmes, None for no part."""
    rule = "programmes.belongs_to_programme"
    if all(owner is None or owner == programme_id for owner in owner_ids):
        return passed(rule)
    return failed(rule, "programmes.of_other_programme")


def amount_is_positive(amount: Money) -> Verdict:
    """Money that is put into a fund is more than nothing."""
    rule = "programmes.amount_is_positive"
    return passed(rule) if amount > Money.ZERO else failed(rule, "programmes.amount_not_positive")


def call_is_sound(
    kind: str,
    *,
    has_fund: bool,
    purposes: Collection[str],
    opens_at: datetime,
    closes_at: datetime | None,
) -> tuple[Verdict, ...]:
    """A call closes after it opens; one for grants has a fund and says what may be supported."""
    rule = "programmes.call_is_sound"
    is_grant = kind == CallKind.GRANT
    backward = closes_at is not None and closes_at <= opens_at
    return (
        failed(rule, "programmes.call_closes_before_it_opens") if backward else passed(rule),
        failed(rule, "programmes.grant_call_needs_fund") if is_grant and not has_fund else passed(rule),
        failed(rule, "programmes.grant_call_needs_purpose") if is_grant and not purposes else passed(rule),
    )


def call_is_not_closed(closes_at: datetime | None, now: datetime) -> Verdict:
    """A call closes once."""
    rule = "programmes.call_is_not_closed"
    if closes_at is None or closes_at > now:
        return passed(rule)
    return failed(rule, "programmes.call_already_closed", closed=closes_at)


def call_has_opened(opens_at: datetime, now: datetime) -> Verdict:
    """What has not opened cannot be closed."""
    rule = "programmes.call_has_opened"
    return passed(rule) if opens_at < now else failed(rule, "programmes.call_not_opened", opens=opens_at)


def may_be_published(*, goals: int, published: bool) -> tuple[Verdict, ...]:
    """An account without a goal has nothing to answer for; publishing happens once."""
    rule = "programmes.may_be_published"
    return (
        passed(rule) if goals else failed(rule, "programmes.nothing_to_publish"),
        failed(rule, "programmes.already_published") if published else passed(rule),
    )


def rule_set_follows(valid_from: date, latest: date | None) -> Verdict:
    """Rules are followed, never rewritten: a new set begins after the latest one did."""
    rule = "programmes.rule_set_follows"
    if latest is None or valid_from > latest:
        return passed(rule)
    return failed(rule, "programmes.rules_start_too_early", latest=latest)


def has_rules(count: int) -> Verdict:
    """A rule set without rules would silently allow everything."""
    rule = "programmes.has_rules"
    return passed(rule) if count else failed(rule, "programmes.no_rules")


def part_is_unused(*, used: bool) -> Verdict:
    """What something points to is not taken out."""
    rule = "programmes.part_is_unused"
    return failed(rule, "programmes.part_in_use") if used else passed(rule)


def promise_stays(kind: str, *, published: bool) -> Verdict:
    """A goal that was published is answered for, also when it is missed."""
    rule = "programmes.promise_stays"
    return failed(rule, "programmes.goal_was_promised") if kind == "goal" and published else passed(rule)


def form_is_in_work(*, adopted: bool) -> Verdict:
    """A form in use is never changed under those who answer it: it is followed by a new version."""
    rule = "programmes.form_is_in_work"
    return failed(rule, "programmes.form_in_use") if adopted else passed(rule)


def euro_rate_is_real(sources: Iterable[str]) -> Verdict:
    """A ceiling in euro is counted with a real rate: the example of the proposals is replaced first."""
    rule = "programmes.euro_rate_is_real"
    return failed(rule, "programmes.example_rate") if EXAMPLE_RATE in sources else passed(rule)


def call_has_not_opened(opens_at: datetime, now: datetime) -> Verdict:
    """What people can already apply to is not rewritten: it is extended, closed or cancelled."""
    rule = "programmes.call_has_not_opened"
    return passed(rule) if now < opens_at else failed(rule, "programmes.call_is_running")


def call_is_not_cancelled(cancelled_at: datetime | None) -> Verdict:
    """A cancelled call stays cancelled."""
    rule = "programmes.call_is_not_cancelled"
    return passed(rule) if cancelled_at is None else failed(rule, "programmes.call_cancelled", at=cancelled_at)


def is_extended(closes_at: datetime | None, later: datetime) -> Verdict:
    """An extension gives more time: there was an end, and the new one is later."""
    rule = "programmes.is_extended"
    if closes_at is None:
        return failed(rule, "programmes.call_has_no_end")
    return passed(rule) if later > closes_at else failed(rule, "programmes.not_later", closes=closes_at)


def has_no_rounds(count: int) -> Verdict:
    """The end of a call with rounds is its last round's."""
    rule = "programmes.has_no_rounds"
    return failed(rule, "programmes.extend_the_round") if count else passed(rule)


def rounds_follow(closings: Sequence[datetime], *, after: datetime, announced: datetime | None) -> tuple[Verdict, ...]:
    """Rounds close one after another, all of them to come; the running one not before what was announced."""
    rule = "programmes.rounds_follow"
    if not closings:
        return (failed(rule, "programmes.no_rounds"),)
    rising = all(one < other for one, other in pairwise(closings))
    early = announced is not None and closings[0] < announced
    return (
        passed(rule) if rising else failed(rule, "programmes.rounds_out_of_order"),
        passed(rule) if closings[0] > after else failed(rule, "programmes.round_too_early", after=after),
        failed(rule, "programmes.round_cut_short", announced=announced) if early else passed(rule),
    )


def reason_is_given(reason: str) -> Verdict:
    """Who takes something back says why."""
    rule = "programmes.reason_is_given"
    return passed(rule) if reason.strip() else failed(rule, "programmes.reason_missing")
