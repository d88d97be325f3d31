"""One grant case all the way, and one guidance case."""

from __future__ import annotations

import pytest

from bulyst.cases import actions, queries
from bulyst.cases.kinds import Referral
from bulyst.cases.lifecycle import GrantState, GuidanceState, PaymentState
from bulyst.correspondence.queries import pdf_of
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from tests.cases.world import GRANTED, World, kr

pytestmark = pytest.mark.django_db


def test_a_grant_case_goes_from_draft_to_closed(world: World) -> None:
    case = world.draft()
    assert case.number == ""
    case = actions.submit(actor=world.applicant, case_id=case.pk, now=world.at)
    assert case.number == "2026/1"
    actions.ask_for_more(actor=world.officer, case_id=case.pk, question="Frakt?", due_on=world.at.date(), now=world.at)
    actions.answer(actor=world.applicant, case_id=case.pk, text="Inkludert.", now=world.at)
    world.impartial(case, world.officer, world.board)
    actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=world.at)
    decision = actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)
    with world.open():
        assert pdf_of(decision.letter).startswith(b"%PDF-")
        assert ledger.subject_balances(case.subject).committed == GRANTED
    actions.accept(actor=world.applicant, case_id=case.pk, now=world.at)
    part = world.requested(case, world.part(kr(50_000)))
    assert world.paid(part).state == PaymentState.PAID
    final = world.requested(case, world.final(requested_amount=kr(100_000)))
    world.paid(final)
    closed = actions.close(actor=world.officer, case_id=case.pk, now=world.at)
    assert closed.state == GrantState.CLOSED
    with world.open():
        balances = ledger.subject_balances(case.subject)
        assert (balances.committed, balances.paid) == (Money.ZERO, GRANTED)
        assert [row.id for row in queries.decided(world.programme.pk)] == [case.pk]
        assert [row.amount for row in queries.paid_to_businesses(world.programme.pk)] == [GRANTED]
        shown = [item.title for item in queries.timeline(closed, for_applicant=True)]
        assert shown[-1] == "Saken ble avsluttet"
        assert "Det ble vedtatt et tilskudd på 150\u202f000\u00a0kr" in shown
        assert not any("habil" in title for title in shown)
        assert queries.timeline(closed, for_applicant=False)
    assert ledger.check() == []


def test_guidance_runs_without_money(world: World) -> None:
    case = world.guidance()
    actions.log_guidance(actor=world.officer, case_id=case.pk, draft=world.hours(), now=world.at)
    finished = world.guidance(GuidanceState.FINISHED)
    assert finished.referral == Referral.BUSINESS_GARDEN
    with world.open():
        assert queries.guidance_hours(case) == world.hours().hours
        assert world.case(case).next_step == "Sende søknad"
        assert [row.id for row in queries.decided(world.programme.pk)] == [finished.pk]
        assert queries.timeline(finished, for_applicant=True)[-1].text == "Startet foretak"
