"""What happens to the money: cut, lapse, up front, never twice; and random sequences of actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulyst.cases import actions
from bulyst.cases.drafts import CostDraft, FinanceDraft
from bulyst.cases.kinds import FinanceSource
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries import timeline
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused
from bulyst.ledger import queries as ledger
from bulyst.ledger.queries import SubjectBalances
from tests.cases.checks import refused
from tests.cases.world import COSTS, GRANTED, World, kr

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


# Random sequences

OPERATIONS = ("grant", "accept", "withdraw", "lapse", "part", "final", "attest", "return", "pay", "reverse", "close")
step = st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 3), st.integers(1, 40))


class Play:
    """Four cases of one frame that things happen to, possible or not."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.cases = [world.recommended(kr(200_000), **big) for big in (BIG,) * 4]
        for case in self.cases:
            world.impartial(case, world.board)

    def request(self, case: Case) -> int:
        with self.world.open():
            last = PaymentRequest.objects.filter(case=case).last()
        return last.pk if last else 0

    def do(self, operation: str, which: int, size: int) -> None:
        w, case, amount = self.world, self.cases[which], kr(size * 10_000)
        late = w.at + timedelta(weeks=10 if operation == "lapse" else 120 if operation == "close" else 0)
        calls: dict[str, Callable[[], object]] = {
            "grant": lambda: actions.grant(actor=w.board, case_id=case.pk, draft=w.decision(amount), now=w.at),
            "accept": lambda: actions.accept(actor=w.applicant, case_id=case.pk, now=w.at),
            "withdraw": lambda: actions.withdraw(actor=w.applicant, case_id=case.pk, now=w.at),
            "lapse": lambda: actions.lapse(actor=w.officer, case_id=case.pk, now=late),
            "part": lambda: w.requested(case, w.part(amount, COSTS.share(_tenths(size)))),
            "final": lambda: w.requested(case, w.final(requested_amount=amount, costs=COSTS.share(_tenths(size)))),
            "attest": lambda: actions.attest_payment(actor=w.officer, request_id=self.request(case), now=w.at),
            "return": lambda: actions.return_payment(
                actor=w.officer, request_id=self.request(case), reason="Feil", now=w.at
            ),
            "pay": lambda: actions.pay(actor=w.finance, request_id=self.request(case), now=w.at),
            "reverse": lambda: actions.reverse_payment(
                actor=w.finance, request_id=self.request(case), reason="Feil", now=w.at
            ),
            "close": lambda: actions.close(actor=w.officer, case_id=case.pk, now=late),
        }
        try:
            calls[operation]()
        except (Refused, PaymentRequest.DoesNotExist):
            return

    def holds(self) -> None:
        with self.world.open():
            frame = ledger.frame_balances(self.world.fund.frame_id)
            of_cases = [ledger.subject_balances(case.subject) for case in self.cases]
            states = dict(Case.objects.values_list("pk", "state"))
        zero = Money.ZERO
        assert frame.available + frame.committed + frame.paid == frame.appropriated
        assert min(frame.available, frame.committed, frame.paid) >= zero
        assert frame.committed == Money.total(each.committed for each in of_cases)
        assert frame.paid == Money.total(each.paid for each in of_cases)
        for case, each in zip(self.cases, of_cases, strict=True):
            assert zero <= each.paid <= each.granted
            assert each.granted == each.committed + each.paid + each.lapsed
            if states[case.pk] in ("WITHDRAWN", "LAPSED", "CLOSED", "RECOMMENDED"):
                assert each.committed == zero


BIG = {
    "applied_amount": kr(400_000),
    "aid_declared": Money.ZERO,
    "costs": (CostDraft("Bygg", kr(800_000)),),
    "finance": (FinanceDraft(FinanceSource.OWN_MONEY, kr(400_000)),),
}


def _tenths(size: int) -> Fraction:
    return Fraction(min(size, 10), 10)


@pytest.fixture
def play(world: World) -> Play:
    return Play(world)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, min_size=5, max_size=30))
def test_no_sequence_of_actions_overdraws_or_loses_money(play: Play, steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():  # every sequence begins with the same four cases
        for operation, which, size in steps:
            play.do(operation, which, size)
            play.holds()
        assert ledger.check() == []
        transaction.set_rollback(True)


def test_the_random_play_reaches_payment_at_all(world: World, play: Play) -> None:
    for operation in ("grant", "accept", "part", "attest", "pay", "final", "attest", "pay", "close"):
        play.do(operation, 0, 5)
    with world.open():
        assert ledger.subject_balances(play.cases[0].subject).paid
