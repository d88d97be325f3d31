"""When a call takes applications: days and hours in Norway, the announced grace, rounds, more time, taking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bulyst.cases import actions, queries
from bulyst.cases.models import Case
from bulyst.correspondence.models import OutboxMessage
from bulyst.kernel.deadlines import moment_on
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused
from bulyst.programmes import actions as programmes
from bulyst.programmes import queries as programme_queries
from bulyst.programmes.actions import CallDraft, RoundDraft
from bulyst.programmes.choices import Purpose
from bulyst.programmes.models import Call, Round
from bulyst.tenancy.scope import opened
from tests.cases.checks import refused
from tests.cases.world import APPLIED, GRANTED, NOW, World, kr

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2026, 3, 28), time(23, 59), "2026-03-28T22:59:00+00:00"),  # the night before summer time
        (date(2026, 3, 29), time(23, 59), "2026-03-29T21:59:00+00:00"),
        (date(2026, 3, 29), time(2, 30), "2026-03-29T01:30:00+00:00"),  # an hour that is not: half past three
        (date(2026, 10, 24), time(23, 59), "2026-10-24T21:59:00+00:00"),
        (date(2026, 10, 25), time(2, 30), "2026-10-25T01:30:00+00:00"),  # an hour that is twice: the second time
        (date(2026, 10, 25), time(23, 59), "2026-10-25T22:59:00+00:00"),
    ],
)
def test_a_deadline_is_the_clock_in_norway_also_when_it_changes(day: date, at: time, expected: str) -> None:
    assert moment_on(day, at).astimezone(UTC).isoformat() == expected


def announce(world: World, **fields: Any) -> Call:
    closes = NOW + timedelta(days=10)
    draft = CallDraft(
        "Runder",
        "runder",
        **{"opens_at": NOW, "closes_at": closes, "fund_id": world.fund.pk, "purposes": (Purpose.BUSINESS_DEVELOPMENT,)}
        | fields,
    )
    return programmes.open_call(actor=world.manager, programme_id=world.programme.pk, draft=draft, now=NOW)


def begin(world: World, call: Call, at: datetime) -> Case:
    world.call, world.at = call, at
    return world.draft()


def test_who_began_before_the_deadline_has_the_announced_grace(world: World) -> None:
    call = announce(world, grace_minutes=15)
    case = begin(world, call, call.closes_at - MINUTE)
    late = world.draft()
    with refused(world, "cases.call_open"):
        actions.start_application(
            actor=world.applicant, call_id=call.pk, applicant_id=world.party.pk, now=call.closes_at
        )
    sent = actions.submit(actor=world.applicant, case_id=case.pk, now=call.closes_at + 14 * MINUTE)
    assert sent.number
    with refused(world, "cases.call_open"):
        actions.submit(actor=world.applicant, case_id=late.pk, now=call.closes_at + 15 * MINUTE)


def test_without_an_announced_grace_there_is_none(world: World) -> None:
    call = announce(world)
    case = begin(world, call, call.closes_at - MINUTE)
    with refused(world, "cases.call_open"):
        actions.submit(actor=world.applicant, case_id=case.pk, now=call.closes_at)


def test_a_call_without_end_stays_open(world: World) -> None:
    call = announce(world, closes_at=None)
    assert call.is_open(NOW + timedelta(days=4000))
    with refused(world, "programmes.call_has_no_end"):
        programmes.extend_call(actor=world.manager, call_id=call.pk, closes_at=NOW + timedelta(days=1), now=NOW)


ROUNDS = [RoundDraft(NOW + timedelta(days=days), date(2026, 4, days)) for days in (10, 20, 30)]


def plan(world: World, call: Call, drafts: list[RoundDraft] = ROUNDS, at: datetime = NOW) -> list[Round]:
    return programmes.plan_rounds(actor=world.manager, call_id=call.pk, drafts=drafts, now=at)


def test_each_application_belongs_to_the_round_of_the_day_that_it_was_sent(world: World) -> None:
    call = announce(world, grace_minutes=15)
    first, second, third = plan(world, call)
    call.refresh_from_db(fields=["closes_at"])
    assert call.closes_at == third.closes_at
    sent = []
    for begun, at in (
        (NOW, first.closes_at - MINUTE),
        (NOW, first.closes_at + MINUTE),  # within the grace of the round that it was begun for
        (first.closes_at + MINUTE, first.closes_at + 2 * MINUTE),
        (NOW, third.closes_at - MINUTE),
    ):
        case = begin(world, call, begun)
        sent.append(actions.submit(actor=world.applicant, case_id=case.pk, now=at))
    assert [case.round for case in sent] == [first, first, second, third]


def test_the_totals_of_a_round_open_into_their_rows(world: World) -> None:
    call = announce(world)
    first, second, _third = plan(world, call)
    begin(world, call, NOW)
    paid = world.paid(world.requested(world.accepted()))
    world.granted()
    world.at = second.closes_at - MINUTE
    world.submitted()
    with world.open():
        totals = queries.round_totals(call)
    assert [(each.round, len(each.rows)) for each in totals] == [(first, 2), (second, 1), (_third, 0)]
    told = totals[0]
    assert (told.asked, told.granted, told.paid, told.left) == (APPLIED + APPLIED, GRANTED + GRANTED, GRANTED, GRANTED)
    assert paid.case_id in [row.case.pk for row in told.rows]
    assert (totals[1].asked, totals[1].granted) == (APPLIED, Money.ZERO)
    for name in ("asked", "granted", "paid", "left"):
        assert getattr(told, name) == Money.total(getattr(row, name) for row in told.rows)


def later(days: int) -> RoundDraft:
    return RoundDraft(NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("drafts", "at", "expected"),
    [
        ([], NOW, "programmes.no_rounds"),
        ([later(20), later(10)], NOW, "programmes.rounds_out_of_order"),
        ([later(0)], NOW, "programmes.round_too_early"),
        ([later(9), later(20)], NOW, "programmes.round_cut_short"),
    ],
)
def test_rounds_that_people_could_not_rely_on_are_refused(
    world: World, drafts: list[RoundDraft], at: datetime, expected: str
) -> None:
    call = announce(world)
    plan(world, call)
    with refused(world, expected):
        plan(world, call, drafts, at)


def test_rounds_are_changed_as_they_come_and_those_that_closed_stay(world: World) -> None:
    call = announce(world)
    first, *_ = plan(world, call)
    at = first.closes_at + MINUTE
    planned = plan(world, call, [later(25)], at)
    with world.open():
        assert list(programme_queries.rounds(call.pk)) == [first, *planned]
    assert [each.number for each in planned] == [2]
    with refused(world, "programmes.extend_the_round"):
        programmes.extend_call(actor=world.manager, call_id=call.pk, closes_at=NOW + timedelta(days=99), now=at)


def test_more_time_is_announced_beside_the_first_deadline(world: World) -> None:
    call = announce(world)
    first = call.closes_at
    with refused(world, "programmes.not_later"):
        programmes.extend_call(actor=world.manager, call_id=call.pk, closes_at=first, now=NOW)
    extended = programmes.extend_call(
        actor=world.manager, call_id=call.pk, closes_at=first + timedelta(days=7), now=NOW
    )
    assert (extended.announced_closes_at, extended.is_extended) == (first, True)
    with refused(world, "programmes.call_already_closed"):
        programmes.extend_call(
            actor=world.manager, call_id=call.pk, closes_at=first + timedelta(days=30), now=first + timedelta(days=8)
        )


def test_a_call_is_corrected_until_it_opens(world: World) -> None:
    opens = NOW + timedelta(days=1)
    call = announce(world, opens_at=opens)
    draft = CallDraft("Ny tittel", "annet", opens, fund_id=world.fund.pk, purposes=(Purpose.STUDY,), grace_minutes=5)
    changed = programmes.change_call(actor=world.manager, call_id=call.pk, draft=draft, now=NOW)
    assert (changed.title, changed.slug, changed.closes_at, changed.grace_minutes) == ("Ny tittel", "runder", None, 5)
    with refused(world, "programmes.call_is_running"):
        programmes.change_call(actor=world.manager, call_id=call.pk, draft=draft, now=opens)


def test_a_cancelled_call_says_why_takes_nothing_more_and_what_was_sent_is_handled(world: World) -> None:
    call = announce(world)
    begin(world, call, NOW)
    sent, draft = world.submitted(), world.draft()
    with refused(world, "programmes.reason_missing"):
        programmes.cancel_call(actor=world.manager, call_id=call.pk, reason=" ", now=NOW)
    programmes.cancel_call(actor=world.manager, call_id=call.pk, reason="Fondet er tomt.", now=NOW)
    with refused(world, "cases.call_cancelled"):
        actions.submit(actor=world.applicant, case_id=draft.pk, now=NOW)
    world.impartial(sent, world.officer)
    actions.assess(actor=world.officer, case_id=sent.pk, draft=world.assessment(kr(1000)), now=NOW)
    for again in (
        lambda: programmes.cancel_call(actor=world.manager, call_id=call.pk, reason="x", now=NOW),
        lambda: programmes.close_call(actor=world.manager, call_id=call.pk, now=NOW + MINUTE),
        lambda: plan(world, call),
    ):
        with pytest.raises(Refused) as why:
            again()
        assert "programmes.call_cancelled" in [message.key for message in why.value.messages]
    assert call not in programme_queries.open_calls(NOW)


def told_of(case: Case) -> list[str]:
    """The titles of what those who act for the applicant were told, in order."""
    with opened(case.tenant_id):
        return list(OutboxMessage.objects.filter(about=case.subject).order_by("pk").values_list("title", flat=True))


def test_who_has_a_draft_is_told_of_each_change_of_the_call_once(world: World) -> None:
    call = announce(world)
    draft, sent = begin(world, call, NOW), world.submitted()
    withdrawn = actions.withdraw(actor=world.applicant, case_id=world.draft(title="Noe annet").pk, now=NOW)
    already = {case.pk: told_of(case) for case in (sent, withdrawn)}

    programmes.extend_call(actor=world.manager, call_id=call.pk, closes_at=NOW + timedelta(days=12), now=NOW)
    plan(world, call, ROUNDS[1:])
    plan(world, call, [replace(each, board_on=None) for each in ROUNDS[1:]])  # no deadline moved: nothing to tell
    plan(world, call, [*ROUNDS[1:], later(40)])
    programmes.cancel_call(actor=world.manager, call_id=call.pk, reason="Fondet er tomt.", now=NOW)
    assert told_of(draft) == [
        "Lengre søknadsfrist hos Lierne kommune",
        "Nye søknadsfrister hos Lierne kommune",
        "Nye søknadsfrister hos Lierne kommune",
        "Utlysning avlyst hos Lierne kommune",
    ]
    assert {case.pk: told_of(case) for case in (sent, withdrawn)} == already
    with world.open():
        bodies = OutboxMessage.objects.filter(about=draft.subject).order_by("pk").values_list("body", flat=True)
        assert "Ny frist: 15. mars 2026" in bodies[0]
        assert not any(draft.title in body or call.title in body for body in bodies)


def test_who_has_a_draft_is_told_when_the_call_is_closed_early(world: World) -> None:
    call = announce(world)
    draft = begin(world, call, NOW)
    programmes.close_call(actor=world.manager, call_id=call.pk, now=NOW + MINUTE)
    assert told_of(draft) == ["Utlysning stengt hos Lierne kommune"]
