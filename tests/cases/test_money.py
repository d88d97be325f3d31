"""What happens to the money: cut, lapse, up front, never twice; and random sequences of actions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from bulyst.cases import actions
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries import timeline
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.ledger.queries import SubjectBalances
from tests.cases.checks import refused
from tests.cases.world import GRANTED, World, kr

pytestmark = pytest.mark.django_db


def balances(world: World, case: Case) -> SubjectBalances:
    with world.open():
        return ledger.subject_balances(case.subject)


def test_costs_that_fell_cut_the_final_payment_and_the_rest_returns_to_the_frame(world: World) -> None:
    case = world.accepted()
    request = world.paid(world.requested(case, world.final(costs=kr(300_000))))
    assert request.approved_amount == kr(112_500)
    after = balances(world, case)
    assert (after.paid, after.lapsed, after.committed) == (kr(112_500), kr(37_500), Money.ZERO)
    with world.open():
        assert ledger.frame_balances(world.fund.frame_id).available == kr(1_000_000) - kr(112_500)


def test_costs_that_the_officer_does_not_accept_cut_the_payment(world: World) -> None:
    case = world.accepted()
    request = world.attested(world.requested(case), accepted_costs=kr(200_000))
    assert request.approved_amount == kr(75_000)


def test_half_is_paid_up_front_where_the_rules_say_so(up_front_world: World) -> None:
    world = up_front_world
    case = world.accepted()
    assert world.paid(world.requested(case, world.part(kr(75_000), costs=Money.ZERO))).approved_amount == kr(75_000)
    with refused(world, "payments.within_regime"):
        world.requested(case, world.part(Money(1), costs=Money.ZERO))


def test_a_final_that_only_settles_pays_nothing_and_lets_the_rest_lapse(world: World) -> None:
    case = world.accepted()
    world.paid(world.requested(case, world.part(kr(75_000))))
    request = world.paid(world.requested(case, world.final(requested_amount=kr(75_000), costs=kr(200_000))))
    assert request.approved_amount == Money.ZERO
    after = balances(world, case)
    assert (after.paid, after.lapsed, after.committed) == (kr(75_000), kr(75_000), Money.ZERO)
    with world.open():
        last = timeline(world.case(case), for_applicant=True)[-1].title
    assert last.startswith("Sluttregnskapet ble godkjent. Det var ikke mer å utbetale")


def test_an_overpaid_case_is_settled_by_reversing_first(world: World) -> None:
    case = world.accepted()
    part = world.paid(world.requested(case, world.part(kr(75_000))))
    low = world.final(requested_amount=kr(75_000), costs=kr(100_000))
    final = world.requested(case, low)
    with refused(world, "payments.nothing_overpaid"):
        world.attested(final)
    actions.reverse_payment(actor=world.finance, request_id=part.pk, reason="For mye", now=world.at)
    assert world.paid(final).approved_amount == kr(37_500)
    assert balances(world, case).paid == kr(37_500)


def test_a_grant_whose_time_is_over_is_closed_and_what_is_left_lapses(world: World) -> None:
    case = world.accepted()
    world.paid(world.requested(case, world.part()))
    actions.close(actor=world.officer, case_id=case.pk, now=world.at + timedelta(days=800))
    after = balances(world, case)
    assert (after.paid, after.lapsed, after.committed) == (kr(50_000), kr(100_000), Money.ZERO)


def test_a_case_closed_twice_lets_its_rest_lapse_twice(world: World) -> None:
    case, late = world.accepted(), timedelta(days=800)
    part = world.paid(world.requested(case, world.part()))
    actions.close(actor=world.officer, case_id=case.pk, now=world.at + late)
    actions.reverse_payment(actor=world.finance, request_id=part.pk, reason="Feil", now=world.at + late)
    actions.close(actor=world.officer, case_id=case.pk, now=world.at + late)
    after = balances(world, case)
    assert (after.paid, after.lapsed, after.committed) == (Money.ZERO, GRANTED, Money.ZERO)


def test_a_payment_is_never_made_twice_even_if_its_row_is_set_back(world: World) -> None:
    case = world.accepted()
    request = world.paid(world.requested(case, world.part()))
    with world.open():  # behind the actions' back
        PaymentRequest.objects.filter(pk=request.pk).update(state="ATTESTED")
    actions.pay(actor=world.finance, request_id=request.pk, now=world.at)
    assert balances(world, case).paid == kr(50_000)
    assert [line.key for line in _entries(world, case)].count(request.ledger_key) == 1


def _entries(world: World, case: Case) -> list[ledger.EntryLine]:
    with world.open():
        return ledger.entries_of(case.subject)


@pytest.mark.parametrize(
    "same", [{"attested_by": "requested_by"}, {"paid_by": "attested_by"}, {"paid_by": "requested_by"}]
)
def test_the_table_itself_refuses_two_pairs_of_the_same_eyes(world: World, same: dict[str, str]) -> None:
    request = world.paid(world.requested(world.accepted(), world.part()))
    request = world.request(request)
    changes = {f"{field}_id": getattr(request, f"{other}_id") for field, other in same.items()}
    with world.open(), pytest.raises(IntegrityError), transaction.atomic():
        PaymentRequest.objects.filter(pk=request.pk).update(**changes)


def test_earlier_grants_count_towards_the_de_minimis_ceiling(world: World) -> None:
    world.granted()
    almost = kr(3_300_000) - GRANTED
    case = world.submitted(aid_declared=almost - GRANTED)
    world.impartial(case, world.officer)
    over = world.submitted(aid_declared=almost - GRANTED + Money(1))
    world.impartial(over, world.officer)
    with refused(world, "cases.within_de_minimis"):
        actions.assess(actor=world.officer, case_id=over.pk, draft=world.assessment(), now=world.at)
    actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=world.at)
