"""Work list, possible steps, deadlines, timeline, and what the results room counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bulyst.cases import actions, queries
from bulyst.cases.kinds import Referral
from bulyst.cases.lifecycle import (
    GRANT,
    GrantEvent,
    GrantState,
    GuidanceEvent,
    GuidanceState,
    PaymentEvent,
    PaymentState,
)
from bulyst.cases.models import Case
from bulyst.cases.queries import DeadlineKind, Group, WorkFilters
from bulyst.kernel.money import Money
from bulyst.parties import actions as parties
from bulyst.parties.models import PartyKind
from bulyst.programmes import actions as programmes
from bulyst.tenancy.actor import Actor
from tests.cases.checks import refused
from tests.cases.world import APPLICATION, APPLIED, GRANTED, NOW, TODAY, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]


def only(world: World, actor: Actor, now: datetime = NOW, **filters: Any) -> tuple[str, str]:
    """Group and task of the list's only line."""
    with world.open():
        (item,) = queries.work_list(actor, now, WorkFilters(**filters))
    return item.group, item.task


Made = Callable[[World], Any]


@pytest.mark.parametrize(
    ("made", "who", "group", "task"),
    [
        (World.submitted, "officer", Group.LATER, "Vurder søknaden"),
        (World.submitted, "board", Group.OTHERS, "Vurder søknaden"),
        (World.waiting, "officer", Group.OTHERS, "Venter på svar fra søkeren"),
        (World.recommended, "board", Group.LATER, "Avgjør søknaden"),
        (World.recommended, "officer", Group.OTHERS, "Avgjør søknaden"),
        (World.granted, "officer", Group.OTHERS, "Venter på at søkeren tar imot tilskuddet"),
        (World.accepted, "officer", Group.OTHERS, "Venter på regnskap fra søkeren"),
        (lambda world: world.requested(world.accepted()), "officer", Group.LATER, "Attester utbetalingen"),
        (lambda world: world.payment(PaymentState.ATTESTED), "finance", Group.LATER, "Betal ut"),
        (lambda world: world.payment(PaymentState.PAID), "officer", Group.LATER, "Avslutt saken"),
        (World.guidance, "officer", Group.LATER, "Følg opp: Ringe på tirsdag"),
    ],
)
def test_the_work_list_says_in_a_verb_what_is_next_and_who_it_waits_for(
    world: World, made: Made, who: str, group: Group, task: str
) -> None:
    made(world)
    assert only(world, getattr(world, who)) == (group, task)


@pytest.mark.parametrize(
    ("made", "after", "group", "task"),
    [
        (World.submitted, 24, Group.THIS_WEEK, "Vurder søknaden"),
        (World.submitted, 30, Group.TODAY, "Vurder søknaden"),
        (World.submitted, 35, Group.OVERDUE, "Vurder søknaden"),
        (World.waiting, 15, Group.OVERDUE, "Vurder søknaden uten svar: fristen er ute"),
        (World.granted, 29, Group.OVERDUE, "La tilsagnet falle bort: fristen er ute"),
        (World.accepted, 732, Group.OVERDUE, "Avslutt saken: tilsagnets tid er ute"),
    ],
)
def test_the_work_list_is_grouped_by_urgency(world: World, made: Made, after: int, group: Group, task: str) -> None:
    made(world)
    # 2 April 2026, thirty days on, is Maundy Thursday: the reply is due on 7 April
    days = after + 5 if made is World.submitted else after
    assert only(world, world.officer, NOW + timedelta(days=days)) == (group, task)


def test_what_is_over_is_not_on_the_work_list(world: World) -> None:
    for state in (GrantState.CLOSED, GrantState.REFUSED, GrantState.LAPSED, GrantState.WITHDRAWN):
        world.grant_case(state)
    world.guidance(GuidanceState.FINISHED)
    with world.open():
        assert list(queries.work_list(world.officer, NOW)) == []


def test_the_work_list_is_filtered(world: World) -> None:
    first = world.submitted(title="Bakerovn")
    world.impartial(first, world.manager)
    world.guidance()
    with world.open():

        def numbers(**filters: Any) -> list[str]:
            return [item.case.number for item in queries.work_list(world.officer, NOW, WorkFilters(**filters))]

        assert len(numbers()) == 2
        assert numbers(mine=True) == ["2026/2"]
        assert numbers(kind="GRANT") == ["2026/1"]
        assert numbers(text="bakerOVN") == ["2026/1"]
        assert numbers(text="2026/2") == ["2026/2"]
        assert numbers(programme_id=world.programme.pk + 1) == []


def test_possible_steps_show_what_can_be_done_and_why_not(world: World) -> None:
    case = world.recommended()
    with world.open():
        case = world.case(case)
        steps = {step.event: step for step in queries.possible_steps(world.board, case, NOW)}
        assert not steps[GrantEvent.GRANT].allowed
        assert [verdict.message.key for verdict in steps[GrantEvent.GRANT].failing] == ["cases.impartial"]
        assert not steps[GrantEvent.WITHDRAW].has_right
        assert steps[GrantEvent.DECLARE].allowed
        world.impartial(case, world.board)
        steps = {step.event: step for step in queries.possible_steps(world.board, case, NOW)}
        assert steps[GrantEvent.GRANT].allowed and steps[GrantEvent.REFUSE].allowed
        limits = [v for v in steps[GrantEvent.GRANT].verdicts if v.message.key == "cases.within_share.ok"]
        assert limits[0].facts["amount"] == GRANTED


@pytest.mark.parametrize("state", GrantState)
def test_possible_steps_are_the_tables_own_for_every_state_and_everyone(world: World, state: GrantState) -> None:
    case = world.grant_case(state)
    with world.open():
        for actor in (world.applicant, world.officer, world.board, world.finance, world.manager):
            shown = queries.possible_steps(actor, case, NOW)
            assert tuple(step.event for step in shown) == GRANT.events_from(state)


def test_possible_payment_and_guidance_steps(world: World) -> None:
    request = world.payment(PaymentState.ATTESTED)
    guidance = world.guidance()
    with world.open():
        (pay, back) = queries.possible_payment_steps(world.finance, request, NOW)
        assert (pay.event, pay.allowed, back.event, back.allowed) == (PaymentEvent.PAY, True, PaymentEvent.RETURN, True)
        assert not queries.possible_payment_steps(world.officer, request, NOW)[0].has_right
        assert all(step.allowed for step in queries.possible_steps(world.officer, guidance, NOW))
        assert {step.event for step in queries.possible_steps(world.officer, guidance, NOW)} == set(GuidanceEvent)


def test_a_draft_is_told_what_is_missing_and_which_rules_it_would_break(world: World) -> None:
    case = world.draft(title="", starts_on=date(2026, 2, 1))
    with world.open():
        case = world.case(case)
        assert [v.message.key for v in queries.missing_before_sending(case, world.applicant, NOW)] == [
            "cases.given.title"
        ]
        broken = [v for v in queries.application_verdicts(case, world.applicant, NOW) if not v.ok]
        assert [(v.message.key, v.citation) for v in broken] == [
            ("cases.not_started_before", "retningslinjene punkt 7")
        ]
        assert queries.suggested_amount(case, world.officer, NOW) == APPLIED
        assert queries.application_of(case).costs[0].text == "Ovn"


def test_deadlines_of_each_state(world: World) -> None:
    def kinds(case: Case, now: datetime = NOW) -> dict[DeadlineKind, date]:
        with world.open():
            return {each.kind: each.due for each in queries.deadlines(world.case(case), now)}

    assert kinds(world.submitted()) == {DeadlineKind.REPLY: date(2026, 4, 7)}
    assert kinds(world.waiting()) == {DeadlineKind.ANSWER: TODAY + timedelta(days=14)}
    granted = world.granted()
    assert kinds(granted) == {DeadlineKind.ACCEPTANCE: date(2026, 3, 31)}  # the letter has not been opened yet
    assert kinds(world.read(granted)) == {
        DeadlineKind.APPEAL: date(2026, 3, 24),
        DeadlineKind.ACCEPTANCE: date(2026, 3, 31),
    }
    assert kinds(world.read(world.refused())) == {DeadlineKind.APPEAL: date(2026, 3, 24)}
    assert kinds(world.read(world.refused()), NOW + timedelta(days=22)) == {}
    accepted = world.accepted()
    assert kinds(accepted)[DeadlineKind.VALIDITY] == date(2028, 3, 3)
    with world.open():
        assert queries.deadlines(world.case(accepted), NOW + timedelta(days=732))[-1].passed


def test_a_deadline_that_ends_on_a_holiday_moves(world: World) -> None:
    world.at = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)  # three weeks on is Maundy Thursday
    case = world.read(world.refused())
    with world.open():
        assert queries.decision_of(case).appeal_by == date(2026, 4, 7)  # type: ignore[union-attr]


# The timeline


def test_the_applicants_timeline_is_plain_and_names_no_officer(world: World) -> None:
    case = world.waiting()
    actions.answer(actor=world.applicant, case_id=case.pk, text="Frakten er med.", now=NOW)
    world.impartial(case, world.officer, world.board)
    actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=NOW)
    actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=NOW)
    with world.open():
        mine = queries.timeline(world.case(case), for_applicant=True)
        staff = queries.timeline(world.case(case), for_applicant=False)
    assert [(item.title, item.text, item.by) for item in mine] == [
        ("Søknaden ble påbegynt", "", "søker"),
        ("Søknaden om 200\u202f000\u00a0kr ble sendt og mottatt", "", "søker"),
        ("Kommunen ba om flere opplysninger", "Hva koster frakten?", "saksbehandler"),
        ("Søkeren svarte", "Frakten er med.", "søker"),
        ("Saken ble vurdert og sendt til avgjørelse", "", "saksbehandler"),
        ("Det ble vedtatt et tilskudd på 150\u202f000\u00a0kr", "Prosjektet gir arbeid i bygda.", "styremedlem"),
    ]
    assert [document.title for document in mine[-1].documents] == ["Vedtak om tilskudd: Ny bakerovn"]
    assert "Berit Baker" in {item.by for item in staff}
    assert len(staff) == len(mine) + 3  # two declarations, and what the aid rests on
    assert any(item.text == "Godt prosjekt." for item in staff)


def test_every_event_of_every_case_has_words(world: World) -> None:
    programmes.add_money(
        actor=world.manager, fund_id=world.fund.pk, amount=kr(9_000_000), key="more", on=TODAY, now=NOW
    )
    cases = [world.grant_case(state) for state in GrantState]
    for state in PaymentState:
        cases.append(world.payment(state).case)
    declined = world.granted()
    cases.append(actions.withdraw(actor=world.applicant, case_id=declined.pk, now=NOW))
    conflicted = world.submitted()
    actions.declare_impartiality(actor=world.board, case_id=conflicted.pk, impartial=False, ground="Bror", now=NOW)
    guidance = world.guidance()
    actions.log_guidance(actor=world.officer, case_id=guidance.pk, draft=world.hours(), now=NOW)
    expired = world.accepted()
    actions.close(actor=world.officer, case_id=expired.pk, now=NOW + timedelta(days=800))
    with world.open():
        for case in (*cases, conflicted, guidance, world.guidance(GuidanceState.FINISHED), expired):
            for for_applicant in (True, False):
                assert all("%(" not in item.title for item in queries.timeline(case, for_applicant=for_applicant))


# What is counted


def test_handled_are_decided_grants_and_finished_guidance(world: World) -> None:
    counted = {GrantState.GRANTED, GrantState.REFUSED, GrantState.ACCEPTED, GrantState.LAPSED, GrantState.CLOSED}
    cases = {state: world.grant_case(state) for state in GrantState}
    world.guidance()
    finished = world.guidance(GuidanceState.FINISHED)
    with world.open():
        rows = queries.decided(world.programme.pk)
        assert {row.id for row in rows} == {cases[state].pk for state in counted} | {finished.pk}
        assert {row.decided_on for row in rows} == {TODAY}
        assert queries.decided(world.programme.pk + 1) == []
    assert finished.referral == Referral.BUSINESS_GARDEN


def test_a_reversed_only_payment_takes_its_firm_out(world: World) -> None:
    request = world.payment(PaymentState.PAID)
    with world.open():
        (row,) = queries.paid_to_businesses(world.programme.pk)
        assert (row.party_id, row.purpose, row.paid_on, row.amount) == (
            world.party.pk,
            "BUSINESS_DEVELOPMENT",
            TODAY,
            GRANTED,
        )
    actions.reverse_payment(actor=world.finance, request_id=request.pk, reason="Feil", now=NOW)
    with world.open():
        assert queries.paid_to_businesses(world.programme.pk) == []


def test_a_firm_whose_final_accounts_gave_right_to_nothing_is_not_counted_as_funded(world: World) -> None:
    request = world.paid(world.requested(world.accepted()), accepted_costs=Money.ZERO)
    assert (request.state, request.approved_amount) == (PaymentState.PAID, Money.ZERO)
    with world.open():
        assert queries.paid_to_businesses(world.programme.pk) == []


def test_paid_businesses_are_firms_and_farms_as_what_they_were_merged_into(world: World) -> None:
    world.payment(PaymentState.PAID)
    twin = parties.register_party(actor=world.officer, kind=PartyKind.FIRM, name="Fjellbakeri AS", now=NOW)
    parties.merge_parties(actor=world.officer, duplicate_id=world.party.pk, into_id=twin.pk, now=NOW)
    with world.open():
        assert [row.party_id for row in queries.paid_to_businesses(world.programme.pk)] == [twin.pk]
        type(world.party).objects.filter(pk=world.party.pk).update(kind=PartyKind.ASSOCIATION)
        assert queries.paid_to_businesses(world.programme.pk) == []


def test_totals_are_the_ledgers(world: World) -> None:
    world.payment(PaymentState.PAID)
    world.accepted()
    world.draft()
    world.lapsed()
    world.guidance()
    with world.open():
        totals = queries.totals(world.programme.pk)
    assert (totals.sent, totals.decided, totals.guidance) == (3, 3, 1)
    assert totals.applied == APPLIED * 3
    assert (totals.committed, totals.paid, totals.lapsed) == (GRANTED, GRANTED, GRANTED)
    assert totals.granted == GRANTED * 3
    with world.open():
        assert queries.totals(world.programme.pk + 1).applied == Money.ZERO == kr(0)


def test_a_case_that_went_on_without_an_answer_asks_for_nothing_more(world: World) -> None:
    case = world.waiting()
    with world.open():
        asked = queries.open_inquiry(world.case(case))
        assert asked is not None and asked.question == "Hva koster frakten?"
    world.impartial(case, world.officer)
    late = NOW + timedelta(days=15)
    actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(Money.ZERO), now=late)
    with world.open():
        assert queries.open_inquiry(world.case(case)) is None
        assert queries.timeline(world.case(case), for_applicant=False)[-1].title == (
            "Saken ble vurdert, og avslag ble innstilt"
        )


def test_an_answer_corrects_the_application_and_is_judged_as_it_will_stand(world: World) -> None:
    case = world.waiting()
    with refused(world, "cases.plan_is_financed"):
        actions.answer(
            actor=world.applicant, case_id=case.pk, text="Ja.", corrected=replace(APPLICATION, finance=()), now=NOW
        )
    better = replace(APPLICATION, title="Ny ovn og frakt")
    actions.answer(actor=world.applicant, case_id=case.pk, text="Ja.", corrected=better, now=NOW)
    with world.open():
        assert queries.application_of(world.case(case)) == better
