"""Every state and event of the payment table and of the guidance table, through the actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bulyst.cases import actions
from bulyst.cases.drafts import OutcomeDraft
from bulyst.cases.lifecycle import (
    GUIDANCE,
    PAYMENT,
    GrantState,
    GuidanceEvent,
    GuidanceState,
    PaymentEvent,
    PaymentState,
)
from bulyst.cases.models import Case, PaymentRequest
from bulyst.ledger import queries as ledger
from bulyst.tenancy.actor import Actor
from tests.cases.checks import refused
from tests.cases.world import APPLIED, CONDITION, GRANTED, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]

E, S = PaymentEvent, PaymentState

CALLS: dict[PaymentEvent, Callable[[World, PaymentRequest, Actor], Any]] = {
    E.EDIT: lambda w, r, a: actions.edit_payment(
        actor=a, request_id=r.pk, draft=w.final(report="Ovnen virker godt."), now=w.at
    ),
    E.WITHDRAW: lambda w, r, a: actions.withdraw_payment(actor=a, request_id=r.pk, now=w.at),
    E.ATTEST: lambda w, r, a: actions.attest_payment(actor=a, request_id=r.pk, now=w.at, conditions_met=[CONDITION]),
    E.RETURN: lambda w, r, a: actions.return_payment(actor=a, request_id=r.pk, reason="Mangler bilag", now=w.at),
    E.PAY: lambda w, r, a: actions.pay(actor=a, request_id=r.pk, now=w.at),
    E.REVERSE: lambda w, r, a: actions.reverse_payment(actor=a, request_id=r.pk, reason="Feil konto", now=w.at),
}


def doer(world: World, state: PaymentState, event: PaymentEvent) -> Actor:
    """Who has the right to it in that state."""
    if event in (E.EDIT, E.WITHDRAW):
        return world.applicant
    if event in (E.PAY, E.REVERSE) or (event == E.RETURN and state == S.ATTESTED):
        return world.finance
    return world.officer


@pytest.mark.parametrize("step", PAYMENT.steps, ids=lambda step: f"{step.source}-{step.event}")
def test_a_step_of_the_payment_table_is_taken(world: World, step: Any) -> None:
    request = world.payment(step.source)
    CALLS[step.event](world, request, doer(world, step.source, step.event))
    assert world.request(request).state == step.target
    assert ledger.check() == []


@pytest.mark.parametrize("step", PAYMENT.steps, ids=lambda step: f"{step.source}-{step.event}")
def test_a_payment_step_is_refused_to_who_lacks_its_right(world: World, step: Any) -> None:
    request = world.payment(step.source)
    for actor in {world.board, world.applicant} - {doer(world, step.source, step.event)}:
        with refused(world, "tenancy.no_right"):
            CALLS[step.event](world, request, actor)


@pytest.mark.parametrize(
    ("state", "event"),
    [(state, event) for state in PAYMENT.states for event in PAYMENT.events if PAYMENT.step(state, event) is None],
)
def test_every_other_payment_event_is_refused(world: World, state: PaymentState, event: PaymentEvent) -> None:
    request = world.payment(state)
    with refused(world, "lifecycle.wrong_state"):
        CALLS[event](world, request, doer(world, state, event))


def test_money_stands_where_the_payments_states_say(world: World) -> None:
    request = world.payment(S.ATTESTED)
    with world.open():
        assert ledger.subject_balances(request.case.subject).committed == GRANTED
        actions.pay(actor=world.finance, request_id=request.pk, now=world.at)
        assert ledger.subject_balances(request.case.subject).paid == GRANTED
        actions.reverse_payment(actor=world.finance, request_id=request.pk, reason="Feil", now=world.at)
        after = ledger.subject_balances(request.case.subject)
    assert (after.committed.ore, after.paid.ore) == (GRANTED.ore, 0)


def test_a_reversal_opens_a_closed_case_and_the_money_can_be_paid_again(world: World) -> None:
    case = world.closed()
    with world.open():
        request = PaymentRequest.objects.get(case=case)
    actions.reverse_payment(actor=world.finance, request_id=request.pk, reason="Feil konto", now=world.at)
    assert world.case(case).state == GrantState.ACCEPTED
    world.paid(world.requested(case))
    closed = actions.close(actor=world.officer, case_id=case.pk, now=world.at)
    assert closed.state == GrantState.CLOSED
    with world.open():
        assert ledger.subject_balances(case.subject).paid == GRANTED
    assert ledger.check() == []


GUIDANCE_CALLS: dict[GuidanceEvent, Callable[[World, Case, Actor], Any]] = {
    GuidanceEvent.DECLARE: lambda w, c, a: actions.declare_impartiality(
        actor=a, case_id=c.pk, impartial=True, now=w.at
    ),
    GuidanceEvent.LOG: lambda w, c, a: actions.log_guidance(actor=a, case_id=c.pk, draft=w.hours(), now=w.at),
    GuidanceEvent.PROPOSE: lambda w, c, a: actions.propose_grant(actor=a, case_id=c.pk, call_id=w.call.pk, now=w.at),
    GuidanceEvent.FINISH: lambda w, c, a: actions.finish_guidance(
        actor=a, case_id=c.pk, draft=OutcomeDraft("Søkte tilskudd"), now=w.at
    ),
}


@pytest.mark.parametrize("event", GuidanceEvent)
@pytest.mark.parametrize("state", GuidanceState)
def test_every_guidance_event_in_every_state(world: World, state: GuidanceState, event: GuidanceEvent) -> None:
    case = world.guidance(state)
    step = GUIDANCE.step(state, event)
    if step is None:
        with refused(world, "lifecycle.wrong_state"):
            GUIDANCE_CALLS[event](world, case, world.officer)
        return
    with refused(world, "tenancy.no_right"):
        GUIDANCE_CALLS[event](world, case, world.applicant)
    GUIDANCE_CALLS[event](world, case, world.officer)
    assert world.case(case).state == step.target


def test_the_steps_of_one_kind_of_case_are_refused_for_the_other(world: World) -> None:
    guidance, grant = world.guidance(), world.submitted()
    with refused(world, "cases.other_kind"):
        actions.accept(actor=world.applicant, case_id=guidance.pk, now=world.at)
    with refused(world, "cases.other_kind"):
        actions.log_guidance(actor=world.officer, case_id=grant.pk, draft=world.hours(), now=world.at)


def test_the_whole_sum_is_granted_when_it_is_what_was_applied_for(world: World) -> None:
    case = world.granted(APPLIED)
    with world.open():
        assert world.case(case).decision.outcome == "GRANTED"  # type: ignore[union-attr]
        assert world.case(world.granted(GRANTED)).decision.outcome == "PARTIAL"  # type: ignore[union-attr]
