"""What changes, plans and claims for repayment do to the money, and what two people see of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from bulyst.cases import actions
from bulyst.cases.models import Case, Decision, Milestone, Repayment
from bulyst.cases.plans import filled, milestones_of, plan_of
from bulyst.cases.proposed_plans import proposed_plan
from bulyst.cases.queries import timeline
from bulyst.correspondence.models import Letter
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.ledger.queries import SubjectBalances
from tests.cases import after
from tests.cases.checks import refused
from tests.cases.world import A_PART, COSTS, GRANTED, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]


def balances(world: World, case: Case) -> SubjectBalances:
    with world.open():
        return ledger.subject_balances(case.subject)


def available(world: World) -> Money:
    with world.open():
        return ledger.available(world.fund.frame_id)


def decision(world: World, case: Case) -> Decision:
    found = world.case(case).decision
    assert found is not None
    return found


def test_a_longer_period_moves_the_last_day_and_no_money(world: World) -> None:
    change = after.change_granted(world)
    now = decision(world, change.case)
    assert (now.valid_until, now.amount, now.approved_costs) == (after.LONGER.until, GRANTED, COSTS)
    assert now.replaces is not None
    assert now.replaces.valid_until == date(2028, 3, 3)
    assert balances(world, change.case).committed == GRANTED


def test_other_lines_of_the_same_sum_change_no_money(world: World) -> None:
    change = after.change_granted(world, after.SAME_COSTS)
    assert decision(world, change.case).amount == GRANTED
    assert balances(world, change.case).lapsed == Money.ZERO


def test_a_higher_budget_gives_no_more_money(world: World) -> None:
    costs = (*after.SAME_COSTS.costs, replace(after.SAME_COSTS.costs[0], amount=kr(200_000)))
    change = after.change_granted(world, replace(after.SAME_COSTS, costs=costs))
    now = decision(world, change.case)
    assert (now.amount, now.approved_costs) == (GRANTED, kr(600_000))
    paid = world.paid(world.requested(change.case, world.final(costs=COSTS)))
    assert paid.approved_amount == kr(100_000)  # two thirds of the costs were used


def test_a_lower_budget_cuts_the_grant_and_the_rest_returns_to_the_frame(world: World) -> None:
    change = after.change_granted(world, after.LOWER_COSTS)
    now = decision(world, change.case)
    assert (now.amount, now.approved_costs) == (kr(112_500), kr(300_000))
    assert now.replaces is not None
    assert (now.replaces.amount, now.replaces.approved_costs) == (GRANTED, COSTS)
    left = balances(world, change.case)
    assert (left.committed, left.lapsed) == (kr(112_500), kr(37_500))
    with world.open():
        assert timeline(world.case(change.case), for_applicant=True)[-1].title.startswith("Endringen ble godkjent. Til")
        letter = Letter.objects.get(pk=change.letter_id)
    cut = "".join(run["text"] for run in letter.data["texts"]["cut"][0])
    assert letter.data["sections"][0]["parts"] == ["granted", "cut"]
    assert "fra 150\u202f000\u00a0kr til 112\u202f500\u00a0kr" in cut


def test_a_change_is_not_recommended_on_and_decided_by_the_same_person(world: World) -> None:
    change = after.change_granted(world)
    with world.open(), pytest.raises(IntegrityError), transaction.atomic():
        type(change).objects.filter(pk=change.pk).update(decided_by=change.recommended_by_id)


def test_what_is_repaid_returns_to_the_frame_and_is_not_paid_again_on_the_same_costs(world: World) -> None:
    before = available(world)
    reclaim = after.repaid(world)
    left = balances(world, reclaim.case)
    assert (left.paid, left.reclaimed, left.committed) == (Money.ZERO, A_PART, GRANTED - A_PART)
    with refused(world, "payments.within_regime"):
        world.requested(reclaim.case, world.part(A_PART))
    rest = world.final(requested_amount=GRANTED - A_PART)
    final = world.paid(world.requested(reclaim.case, rest))
    assert final.approved_amount == GRANTED - A_PART
    assert available(world) == before + A_PART  # what was granted lay ready before
    assert ledger.check() == []


def test_a_claim_is_repaid_in_parts_and_the_rest_is_let_go(world: World) -> None:
    reclaim = after.repaid(world, amount=kr(20_000))
    assert reclaim.state == "DECIDED"
    actions.waive_reclaim(actor=world.board, reclaim_id=reclaim.pk, reason="Konkurs", now=world.at)
    left = balances(world, reclaim.case)
    assert (left.paid, left.reclaimed) == (A_PART - kr(20_000), kr(20_000))


def test_a_closed_case_can_be_claimed_from_and_stays_closed(world: World) -> None:
    case = world.closed()
    after.repaid(world, case)
    assert world.case(case).state == "CLOSED"
    assert balances(world, case).reclaimed == A_PART


def test_overpayment_is_settled_by_a_claim_and_then_by_the_final_accounts(world: World) -> None:
    case = after.part_paid(world, kr(75_000))
    low = world.final(requested_amount=kr(75_000), costs=kr(100_000))  # gives right to 37 500
    final = world.requested(case, low)
    with refused(world, "payments.nothing_overpaid"):
        world.attested(final)
    reclaim = after.notified(world, case, amount=kr(37_500), ground="OVERPAID")
    actions.answer_reclaim(actor=world.applicant, reclaim_id=reclaim.pk, text="Greit.", now=world.at)
    world.impartial(case, world.board)
    claim = replace(after.CLAIM, amount=kr(37_500))
    actions.decide_reclaim(actor=world.board, reclaim_id=reclaim.pk, draft=claim, now=world.at)
    after.registered(world, reclaim, kr(37_500))
    actions.confirm_repayment(actor=world.finance, reclaim_id=reclaim.pk, now=world.at)
    world.paid(final)
    left = balances(world, case)
    assert (left.paid, left.reclaimed, left.lapsed, left.committed) == (kr(37_500), kr(37_500), kr(75_000), Money.ZERO)


def test_the_table_itself_refuses_a_repayment_seen_by_one_pair_of_eyes(world: World) -> None:
    reclaim = after.repaid(world)
    with world.open(), pytest.raises(IntegrityError), transaction.atomic():
        Repayment.objects.filter(reclaim=reclaim).update(registered_by=world.finance.user_id)


def test_a_plan_is_set_with_the_decision_and_replaced_later(world: World) -> None:
    case = world.recommended()
    world.impartial(case, world.board)
    draft = replace(world.decision(), milestones=after.PLAN)
    actions.grant(actor=world.board, case_id=case.pk, draft=draft, now=world.at)
    with world.open():
        assert plan_of(case) == list(after.PLAN)
    whole = [replace(after.PLAN[0], amount=GRANTED)]
    for _ in range(2):  # the same plan sent twice is one
        actions.set_payment_plan(actor=world.officer, case_id=case.pk, milestones=whole, now=world.at)
    with world.open():
        assert plan_of(case) == whole
        assert Milestone.objects.filter(case=case).count() == 3


def test_a_proposed_plan_is_decided_told_in_the_letter_and_limits_what_is_asked_for(world: World) -> None:
    case = world.submitted()
    world.impartial(case, world.officer, world.board)
    proposal = replace(world.assessment(), milestones=after.PLAN)
    with refused(world, "payments.plan_adds_up"):
        small = replace(proposal, recommended_amount=GRANTED - Money(1))
        actions.assess(actor=world.officer, case_id=case.pk, draft=small, now=world.at)
    assessment = actions.assess(actor=world.officer, case_id=case.pk, draft=proposal, now=world.at)
    assert proposed_plan(assessment) == after.PLAN
    assert proposed_plan(assessment, GRANTED - Money(1)) == ()  # the board gives less: another plan is set
    draft = replace(world.decision(), milestones=proposed_plan(assessment))
    letter = actions.grant(actor=world.board, case_id=case.pk, draft=draft, now=world.at).letter
    assert [each["due"] for each in letter.data["milestones"]] == [
        "1.\u00a0juni\u00a02026",
        "1.\u00a0desember\u00a02026",
    ]
    actions.accept(actor=world.applicant, case_id=case.pk, now=world.at)
    with refused(world, "payments.nothing_reached"):
        world.requested(case, world.part())
    with world.open():
        first = milestones_of(case)[0].pk
    for _ in range(2):  # two clicks
        actions.accept_milestone(
            actor=world.officer, case_id=case.pk, milestone_id=first, reason="Bestilt.", now=world.at
        )
    longer = (*after.PLAN[:1], replace(after.PLAN[1], due_on=date(2027, 2, 1)))
    actions.set_payment_plan(actor=world.officer, case_id=case.pk, milestones=longer, now=world.at)
    asked = world.requested(case, world.part())  # what was accepted stays so in the new plan
    later = replace(world, at=world.at.replace(year=2027))
    actions.set_payment_plan(actor=world.officer, case_id=case.pk, milestones=longer[1:], now=world.at)
    with refused(world, "payments.nothing_reached"):  # the plan holds for who attests as well
        world.attested(asked)
    assert later.attested(asked).approved_amount == A_PART
    with world.open():
        told = {item.event: item.text for item in timeline(world.case(case), for_applicant=True)}
    assert told["case.milestone_accepted"] == "Bestilt."


def test_a_grant_with_a_plan_above_it_is_refused(world: World) -> None:
    case = world.recommended()
    world.impartial(case, world.board)
    draft = replace(world.decision(GRANTED - Money(1)), milestones=after.PLAN)
    with refused(world, "payments.plan_adds_up"):
        actions.grant(actor=world.board, case_id=case.pk, draft=draft, now=world.at)


def test_payments_fill_the_milestones_in_order() -> None:
    assert [each.paid for each in filled(after.PLAN, kr(70_000))] == [kr(50_000), kr(20_000)]
    assert [each.rest for each in filled(after.PLAN, Money.ZERO)] == [kr(50_000), kr(100_000)]


def test_a_form_that_is_sent_twice_makes_one_row(world: World) -> None:
    case = world.accepted()
    assert world.requested(case, world.part()).pk == world.requested(case, world.part()).pk
    first, second = after.change_asked(world, case=case), after.change_asked(world, case=case)
    assert first.pk == second.pk
    other = after.part_paid(world)
    reclaim = after.notified(world, other)
    assert after.notified(world, other).pk == reclaim.pk
    done = after.decided(world)
    assert after.registered(world, done).pk == after.registered(world, done).pk


def test_a_conflicted_officer_does_not_let_a_grant_lapse(world: World) -> None:
    case = world.granted()
    actions.declare_impartiality(
        actor=world.officer, case_id=case.pk, impartial=False, ground="Slektning", now=world.at
    )
    with refused(world, "cases.no_conflict"):
        actions.lapse(actor=world.officer, case_id=case.pk, now=world.at.replace(year=2027))
