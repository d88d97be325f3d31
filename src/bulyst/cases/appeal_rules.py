"""Pure rules of appeals: facts in, a `Verdict` out. Public Administration Act of 1967, chapter VI.

None of them knows the database or the clock.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from bulyst.cases import change_rules, reclaim_rules, rules
from bulyst.cases.facts import AppealFacts
from bulyst.cases.kinds import DecidingLevel, Matter
from bulyst.kernel.deadlines import weeks_after
from bulyst.kernel.lifecycle import Guard
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed, passed


def _judge(ok: bool, rule: str, **facts: Any) -> Verdict:
    return passed(rule, f"{rule}.ok", **facts) if ok else failed(rule, **facts)


# Days


def last_day(received: date, weeks: int) -> date:
    """The last day to appeal a decision that was received that day.

    It ends on the same weekday; a Saturday or holiday moves to the next working day (sections 29 and 30).
    """
    return weeks_after(received, weeks)


def receipt_day_possible(*, made: date, on: date, today: date) -> Verdict:
    """Nobody gets a letter before it is written, or on a day to come."""
    return _judge(made <= on <= today, "letters.receipt_day", made=made)


def posting_day_possible(facts: AppealFacts) -> Verdict:
    """An appeal on paper was posted after the decision, and not on a day to come."""
    ok = facts.posted_on is not None and facts.decided_on <= facts.posted_on <= facts.on
    return _judge(ok, "appeals.posting_day", decided=facts.decided_on)


def _is_in_time(facts: AppealFacts) -> bool:
    return facts.appeal_by is None or (facts.posted_on is not None and facts.posted_on <= facts.appeal_by)


def in_time(facts: AppealFacts) -> Verdict:
    """It was posted in time (section 30), or is taken although it was not (section 31).

    Before the decision's letter has been received, no day has passed.
    """
    if facts.reinstated:
        return passed("appeals.in_time", "appeals.reinstated")
    return _judge(_is_in_time(facts), "appeals.in_time", appeal_by=facts.appeal_by, posted=facts.posted_on)


def late(facts: AppealFacts) -> Verdict:
    """It came too late, and has not been taken all the same."""
    if facts.reinstated:
        return failed("appeals.late", "appeals.reinstated_already")
    return _judge(not _is_in_time(facts), "appeals.late", appeal_by=facts.appeal_by, posted=facts.posted_on)


def within_a_year(facts: AppealFacts) -> Verdict:
    """A late appeal is not taken when the decision is more than a year old (section 31)."""
    decided = facts.decided_on
    try:
        limit = decided.replace(year=decided.year + 1)
    except ValueError:  # 29 February
        limit = decided.replace(year=decided.year + 1, day=28)
    return _judge(facts.posted_on is not None and facts.posted_on <= limit, "appeals.within_a_year", limit=limit)


def contested_in_time(facts: AppealFacts) -> Verdict:
    """A dismissal is contested within its own days; they have not begun before its letter is received."""
    ok = facts.contest_by is None or facts.on <= facts.contest_by
    return _judge(ok, "appeals.contested_in_time", contest_by=facts.contest_by)


def ruling_day_possible(facts: AppealFacts) -> Verdict:
    """The body above ruled after it got the appeal, and not on a day to come."""
    sent, ruled = facts.forwarded_on, facts.ruled_on
    ok = sent is not None and ruled is not None and sent <= ruled <= facts.on
    return _judge(ok, "appeals.ruling_day", forwarded=sent)


# What is appealed


def decision_open_to_appeal(facts: AppealFacts) -> Verdict:
    """There is a decision in force that can be appealed; one that an appeals body made cannot."""
    return _judge(facts.appealable, "appeals.decision_open")


def not_appealed_before(facts: AppealFacts) -> Verdict:
    """One decision has one appeal; one that was withdrawn does not count."""
    return _judge(not facts.appealed_before, "appeals.not_appealed_before")


def about_the_decision(facts: AppealFacts) -> Verdict:
    """What is before the body above is the decision itself, not whether the appeal was rightly dismissed."""
    return _judge(not facts.contested, "appeals.about_the_decision")


def about_the_dismissal(facts: AppealFacts) -> Verdict:
    """What is before the body above is whether the appeal was rightly dismissed."""
    return _judge(facts.contested, "appeals.about_the_dismissal")


def body_above(level: str) -> DecidingLevel:
    """Who decides an appeal: the municipality's appeals board, and the state where the council decided (section 28)."""
    return DecidingLevel.STATE if level == DecidingLevel.COUNCIL else DecidingLevel.APPEALS_BOARD


# What is written


def appeal_written(facts: AppealFacts) -> Verdict:
    """An appeal says something; what it asks for and why may be in the same words (section 32)."""
    return _judge(bool(facts.text.strip()), "appeals.written")


def preparation_written(facts: AppealFacts) -> Verdict:
    """Who prepares an appeal writes down what it says and what is thought of it (section 33)."""
    return _judge(bool(facts.text.strip()), "appeals.preparation_written")


def reasons_given(facts: AppealFacts) -> Verdict:
    """What is decided has reasons (section 24)."""
    return _judge(bool(facts.text.strip()), "appeals.reasons_given")


# Who


def not_the_assessor(facts: AppealFacts) -> Verdict:
    """Whoever assessed the application does not prepare the appeal either."""
    return _judge(facts.who.user_id not in facts.assessor_ids, "appeals.not_the_assessor")


def not_the_preparer(facts: AppealFacts) -> Verdict:
    """Whoever prepared the appeal does not review it."""
    return _judge(facts.who.user_id != facts.preparer_id, "appeals.not_the_preparer")


def of_the_deciding_body(facts: AppealFacts) -> Verdict:
    """The body that decided reviews: who has delegated powers alone does not review what the board decided."""
    ok = rules.own_limit(facts) is None or facts.level == DecidingLevel.DELEGATED
    return _judge(ok, "appeals.of_the_deciding_body")


def reviewed_together(facts: AppealFacts) -> Verdict:
    """What a body decided in a meeting it reviews in a meeting, and no member alone (section 33)."""
    together = facts.sitting is not None and facts.sitting.body_id == facts.decided_in
    return _judge(facts.decided_in is None or together, "appeals.reviewed_together")


# Money


def _amount(facts: AppealFacts) -> Money:
    return facts.amount or Money.ZERO


def in_favour(facts: AppealFacts) -> Verdict:
    """The deciding body changes its decision in the appellant's favour only (section 33)."""
    more = _amount(facts) > facts.old_amount
    eased = _amount(facts) == facts.old_amount > Money.ZERO and facts.conditions != facts.old_conditions
    return _judge(more or eased, "appeals.in_favour", old=facts.old_amount)


def new_amount_given(facts: AppealFacts) -> Verdict:
    """A changed decision grants something; a refusal that stands is affirmed."""
    return _judge(_amount(facts) > Money.ZERO, "appeals.new_amount_given")


def changes_something(facts: AppealFacts) -> Verdict:
    """A decision that is changed differs from the one before in its amount or its conditions."""
    differs = _amount(facts) != facts.old_amount or facts.conditions != facts.old_conditions
    return _judge(differs, "appeals.changes_something")


def not_below_paid(facts: AppealFacts) -> Verdict:
    """What is paid is not taken back by a ruling: that is reversed or reclaimed first, by rules of its own."""
    return _judge(_amount(facts) >= facts.paid, "appeals.not_below_paid", paid=facts.paid)


def nothing_paid(facts: AppealFacts) -> Verdict:
    """A decision that money has been paid by is annulled after the money has come back.

    Not so one that only changed a grant: what was granted before holds again.
    """
    return _judge(not facts.paid or facts.before_change is not None, "appeals.nothing_paid", paid=facts.paid)


def to_commit(facts: AppealFacts) -> Money:
    """What must be promised beside what is promised and paid already."""
    return max(Money.ZERO, _amount(facts) - facts.committed - facts.paid)


def to_lapse(facts: AppealFacts) -> Money:
    """What is promised and no longer granted."""
    return max(Money.ZERO, facts.committed + facts.paid - max(_amount(facts), facts.paid))


def rest_in_frame(facts: AppealFacts) -> Verdict:
    """What is to be promised more is left in the frame."""
    more = to_commit(facts)
    available = facts.grant.available if facts.grant else Money.ZERO
    return _judge(more <= available, "appeals.rest_in_frame", amount=more, available=available)


_OTHER = "appeals.other_matter"


def _about(matter: Matter, rule: Callable[[AppealFacts], Verdict]) -> Guard:
    """A rule that has nothing to say of an appeal of another kind of thing."""

    def asked(facts: AppealFacts) -> Verdict:
        return rule(facts) if facts.matter == matter else passed(_OTHER)

    asked.__name__ = rule.__name__
    return asked


def _of_the_grant(rule: Callable[..., Verdict]) -> Guard:
    """A rule of the grant, asked of the amount that the appeal would give."""

    def asked(facts: AppealFacts) -> Verdict:
        assert facts.grant is not None  # loaded for the events that ask
        return rule(facts.grant)

    asked.__name__ = f"grant_{rule.__name__}"
    return _about(Matter.DECISION, asked)


def _of_the_change(rule: Callable[..., Verdict]) -> Guard:
    """A rule of changes, asked of the one that was refused."""

    def asked(facts: AppealFacts) -> Verdict:
        assert facts.change is not None  # loaded with every appeal of a change
        return rule(facts.change)

    asked.__name__ = f"change_{rule.__name__}"
    return _about(Matter.CHANGE, asked)


def _of_the_claim(rule: Callable[..., Verdict]) -> Guard:
    """A rule of claims for repayment, asked of the amount that the appeal would leave."""

    def asked(facts: AppealFacts) -> Verdict:
        assert facts.claim is not None  # loaded with every appeal of a claim
        return rule(facts.claim)

    asked.__name__ = f"claim_{rule.__name__}"
    return _about(Matter.CLAIM, asked)


def told(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts that have something to say of what is appealed."""
    return tuple(verdict for verdict in verdicts if verdict.rule != _OTHER)


KEPT: tuple[Guard, ...] = tuple(_of_the_grant(rule) for rule in rules.KEPT)
"""The programme's own rules hold for a grant after an appeal as for any other."""

_GRANTABLE = (_of_the_change(change_rules.changeable), _of_the_change(change_rules.not_below_paid))
_LOWERED = _of_the_claim(reclaim_rules.lowered)
_REST_IN_FRAME = _about(Matter.DECISION, rest_in_frame)

REVISABLE: tuple[Guard, ...] = (
    _about(Matter.DECISION, in_favour),
    _of_the_grant(rules.within_delegation),
    _REST_IN_FRAME,
    _of_the_grant(rules.aid_judged),
    *KEPT,
    *_GRANTABLE,
    _of_the_change(change_rules.not_the_recommender),
    _of_the_change(change_rules.within_delegation),
    _LOWERED,
    _of_the_claim(reclaim_rules.not_the_notifier),
    _of_the_claim(reclaim_rules.within_delegation),
)
"""What the deciding body may put in the place of its own decision."""

ALTERABLE: tuple[Guard, ...] = (
    _about(Matter.DECISION, new_amount_given),
    _about(Matter.DECISION, changes_something),
    _of_the_grant(rules.not_above_applied),
    _about(Matter.DECISION, not_below_paid),
    _REST_IN_FRAME,
    *_GRANTABLE,
    _LOWERED,
)
"""What the body above may put in its place."""

ANNULLABLE: tuple[Guard, ...] = (
    _about(Matter.DECISION, nothing_paid),
    _of_the_change(change_rules.changeable),
    _of_the_claim(reclaim_rules.no_other_claim),
)

_ALREADY_KNOWN = (_GRANTABLE[0], ANNULLABLE[0], *ANNULLABLE[1:])

INPUT: frozenset[Guard] = frozenset(
    {
        appeal_written,
        preparation_written,
        reasons_given,
        posting_day_possible,
        ruling_day_possible,
        *(guard for guard in (*REVISABLE, *ALTERABLE) if guard not in _ALREADY_KNOWN),
    }
)
"""Guards that judge only what a person is about to write."""
