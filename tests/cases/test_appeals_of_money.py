"""Appeals of a refused change and of a claim for repayment: what each end does to the case and to its money.

Who may take each step, and when, is one table for all appeals (test_lifecycle_appeal); here is what differs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bulyst.cases import actions, queries
from bulyst.cases.drafts import AppealDraft
from bulyst.cases.kinds import DecidingLevel, Matter
from bulyst.cases.lifecycle import AppealState, ChangeState, ReclaimState
from bulyst.cases.models import Case, Change, Reclaim, Repayment
from bulyst.cases.queries.facts import payment_facts
from bulyst.cases.queries.reminding import reminders_due
from bulyst.cases.queries.turns import turns
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.tenancy.roles import Role
from tests.cases import after
from tests.cases.appealing import PREPARATION, better, prepare, ruling
from tests.cases.checks import refused
from tests.cases.world import A_PART, GRANTED, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

DRAFT = AppealDraft("Det er ikke riktig.")
LESS = kr(20_000)
PAID_BACK = kr(30_000)


def money(world: World, case: Case) -> tuple[Money, Money, Money]:
    """Promised and not paid, paid, and what came back."""
    with world.open():
        found = ledger.subject_balances(case.subject)
    assert ledger.check() == []
    return found.committed, found.paid, found.reclaimed


def stored(world: World, thing: Any) -> Any:
    with world.open():
        return type(thing).objects.get(pk=thing.pk)


def waits(world: World, case: Case) -> set[str]:
    with world.open():
        return {turn.task for turn in turns(case, today(world.at))}


# Who, and how often


def test_whoever_decided_recommended_or_gave_notice_does_not_prepare(world: World) -> None:
    change, claim = after.change_refused(world, after.LOWER_COSTS), after.decided(world)
    for thing in (change, claim):
        appeal = after.appealed(world, thing)
        with refused(world, "appeals.not_the_assessor"):
            actions.prepare_appeal(actor=world.officer, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)
        both = replace(world.board, roles=frozenset({Role.BOARD_MEMBER, Role.CASE_OFFICER}))
        with refused(world, "cases.not_the_decider"):
            actions.prepare_appeal(actor=both, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)


def test_each_thing_is_appealed_once_and_beside_the_decision(world: World) -> None:
    claim = after.decided(world)
    actions.file_appeal(actor=world.applicant, case_id=claim.case_id, draft=DRAFT, now=world.at)
    after.appealed(world, claim)
    with refused(world, "appeals.not_appealed_before"):
        after.appealed(world, claim)
    notified = after.notified(world)
    with refused(world, "appeals.decision_open"):
        after.appealed(world, notified)
    granted = after.change_granted(world)
    with refused(world, "appeals.decision_open"):
        after.appealed(world, granted)


def test_a_late_appeal_of_a_claim_is_counted_from_its_own_letter(world: World) -> None:
    claim = after.decided(world)
    actions.open_letter(actor=world.applicant, case_id=claim.case_id, letter_id=claim.letter_id or 0, now=world.at)
    assert stored(world, claim).appeal_by == date(2026, 3, 24)
    world.at += timedelta(days=25)
    appeal = after.appealed(world, claim)
    world.impartial(appeal.case, world.manager, world.board)
    with refused(world, "appeals.in_time"):
        actions.prepare_appeal(actor=world.manager, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)
    actions.dismiss_appeal(actor=world.board, appeal_id=appeal.pk, reasons="For sent.", now=world.at)
    assert stored(world, claim).pay_by == date(2026, 4, 20)  # three weeks to pay from the dismissal, a Monday


# A refused change


def test_a_refused_change_is_granted_on_review_with_the_effects_of_a_granted_one(world: World) -> None:
    change = after.change_refused(world, after.LOWER_COSTS)
    appeal = prepare(world, after.appealed(world, change))
    both = replace(world.officer, roles=frozenset({Role.BOARD_MEMBER, Role.CASE_OFFICER}))
    with refused(world, "changes.not_the_recommender"):
        actions.change_on_appeal(actor=both, appeal_id=appeal.pk, draft=better(), now=world.at)
    actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(), now=world.at)
    case, change = world.read(change.case), stored(world, change)
    assert change.state == ChangeState.GRANTED and case.decision_id == change.decision_id
    assert case.decision is not None and case.decision.amount == kr(112_500)
    assert case.decision.appealable and case.decision.appeal_by is not None
    assert money(world, case) == (kr(112_500), Money.ZERO, Money.ZERO)


def test_the_body_above_grants_a_change_for_good_or_sends_it_back(world: World) -> None:
    change = after.change_refused(world, after.LONGER)
    appeal = after.appeal_forwarded(world, change)
    actions.alter_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    case = world.case(change.case)
    assert case.decision is not None and case.decision.valid_until == after.LONGER.until
    assert (case.decision.level, case.decision.appealable) == (DecidingLevel.APPEALS_BOARD, False)
    assert case.decision.letter_id is not None

    other = after.change_refused(world, after.LOWER_COSTS)
    appeal = after.appeal_forwarded(world, other)
    before = world.case(other.case).decision_id
    actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    assert stored(world, other).state == ChangeState.ANNULLED and world.case(other.case).decision_id == before
    with world.open():
        anew = Change.objects.get(case=other.case, state=ChangeState.REQUESTED)
    actions.recommend_change(actor=world.officer, change_id=anew.pk, text="Ja.", now=world.at)
    actions.grant_change(actor=world.board, change_id=anew.pk, reasons="Ja.", now=world.at)
    assert money(world, other.case) == (kr(112_500), Money.ZERO, Money.ZERO)


def test_a_change_that_cannot_be_made_any_longer_is_not_granted_on_appeal(world: World) -> None:
    change = after.change_refused(world, after.LOWER_COSTS)
    world.paid(world.requested(change.case, world.part(kr(75_000))))
    appeal = prepare(world, after.appealed(world, change))
    after.change_asked(world, after.LONGER, change.case)
    with refused(world, "changes.changeable"):
        actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(), now=world.at)


# A granted change, and the appeal of the decision that it made


def test_the_decision_of_a_granted_change_is_in_force_and_can_be_appealed(world: World) -> None:
    change = after.change_granted(world, after.LOWER_COSTS)
    case = world.read(change.case)
    assert case.decision_id == change.decision_id and case.decision is not None and case.decision.appeal_by is not None
    appeal = actions.file_appeal(actor=world.applicant, case_id=case.pk, draft=DRAFT, now=world.at)
    assert (appeal.decision_id, appeal.matter) == (change.decision_id, Matter.DECISION)
    prepare(world, appeal)
    actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(kr(130_000)), now=world.at)
    case = world.case(case)
    assert case.decision is not None and case.decision.amount == kr(130_000)
    assert case.decision.replaces_id == change.decision_id and case.decision.accepted_at is not None
    assert money(world, case) == (kr(130_000), Money.ZERO, Money.ZERO)


def test_an_annulled_change_leaves_what_was_granted_before_in_force(world: World) -> None:
    longer = replace(after.LOWER_COSTS, until=date(2028, 9, 1))
    change = after.change_granted(world, longer)
    case = world.case(change.case)
    world.paid(world.requested(case, world.part()))
    appeal = actions.file_appeal(actor=world.applicant, case_id=case.pk, draft=DRAFT, now=world.at)
    prepare(world, appeal)
    actions.uphold_on_appeal(actor=world.board, appeal_id=appeal.pk, reasons="Nei.", now=world.at)
    actions.forward_appeal(actor=world.manager, appeal_id=appeal.pk, now=world.at)
    actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    after_it = world.case(case)
    decision = after_it.decision
    assert decision is not None and (decision.amount, decision.valid_until) == (GRANTED, date(2028, 3, 3))
    assert (after_it.state, decision.appealable, decision.replaces_id) == ("ACCEPTED", False, change.decision_id)
    assert stored(world, change).state == ChangeState.ANNULLED
    assert money(world, case) == (GRANTED - A_PART, A_PART, Money.ZERO)
    with world.open():
        assert Change.objects.filter(case=case, state=ChangeState.REQUESTED, until=longer.until).exists()


def test_an_appeal_never_shortens_the_time_that_a_change_gave(world: World) -> None:
    change = after.change_granted(world, after.LONGER)
    appeal = actions.file_appeal(actor=world.applicant, case_id=change.case_id, draft=DRAFT, now=world.at)
    prepare(world, appeal)
    actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(), now=world.at)
    decision = world.case(change.case).decision
    assert decision is not None and decision.valid_until == after.LONGER.until


# A claim for repayment


def test_while_a_claim_is_appealed_nobody_has_to_pay_and_nobody_is_reminded(world: World) -> None:
    claim = after.decided(world)
    world.at += timedelta(days=25)
    with world.open():
        assert [each.due for each in reminders_due(claim.case, world.at)] == [after.LATER]
    appeal = after.appealed(world, claim)
    assert waits(world, claim.case).isdisjoint({"work.reclaim.pay", "work.reclaim.unpaid"})
    with world.open():
        assert reminders_due(claim.case, world.at) == []
    after.registered(world, claim, LESS)  # who wants to pay, can
    actions.confirm_repayment(actor=world.finance, reclaim_id=claim.pk, now=world.at)
    actions.withdraw_appeal(actor=world.applicant, appeal_id=appeal.pk, now=world.at)
    assert stored(world, claim).pay_by == date(2026, 4, 20)
    assert "work.reclaim.pay" in waits(world, claim.case)


def test_a_claim_is_lowered_on_review_and_can_be_appealed_anew(world: World) -> None:
    claim = after.decided(world)
    appeal = prepare(world, after.appealed(world, claim))
    for amount in (A_PART, A_PART + Money(1)):
        with refused(world, "reclaims.lowered"):
            actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(amount), now=world.at)
    with refused(world, "reclaims.within_delegation"):
        alone = replace(world.board, limit=kr(1))
        actions.change_on_appeal(actor=alone, appeal_id=appeal.pk, draft=better(LESS), now=world.at)
    actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(LESS), now=world.at)
    lowered = stored(world, claim)
    assert (lowered.state, lowered.amount, lowered.appeal_by) == (ReclaimState.DECIDED, LESS, None)
    assert lowered.letter_id != claim.letter_id
    actions.open_letter(actor=world.applicant, case_id=claim.case_id, letter_id=lowered.letter_id, now=world.at)
    assert stored(world, claim).appeal_by == date(2026, 3, 24)
    again = after.appealed(world, claim)
    assert again.state == AppealState.FILED
    after.registered(world, lowered, LESS)
    assert actions.confirm_repayment(actor=world.finance, reclaim_id=claim.pk, now=world.at).state == "REPAID"


@pytest.mark.parametrize("left", [LESS, Money.ZERO, None], ids=["lowered", "lifted", "annulled"])
def test_what_came_back_beyond_the_claim_is_seen_and_given_back_by_another(world: World, left: Money | None) -> None:
    claim = after.decided(world)
    for amount in (LESS, PAID_BACK - LESS):
        after.registered(world, claim, amount)
        actions.confirm_repayment(actor=world.finance, reclaim_id=claim.pk, now=world.at)
    appeal = after.appeal_forwarded(world, claim)
    with refused(world, "reclaims.lowered"):
        actions.alter_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    ruled = actions.annul_on_appeal if left is None else actions.alter_on_appeal
    ruled(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world, amount=left), now=world.at)
    claim, kept = stored(world, claim), left or Money.ZERO
    states = {LESS: ReclaimState.REPAID, Money.ZERO: ReclaimState.WAIVED, None: ReclaimState.ANNULLED}
    assert claim.state == states[left]
    assert money(world, claim.case) == (GRANTED - A_PART, A_PART - PAID_BACK, PAID_BACK)
    assert "work.reclaim.give_back" in waits(world, claim.case)
    with world.open():
        assert queries.claim_of(claim).overpaid == PAID_BACK - kept
        assert payment_facts(claim.case, world.officer, world.at).open_reclaim  # and so the case is not closed
    with refused(world, "reclaims.not_who_lowered"):
        both = replace(world.manager, roles=frozenset({Role.FINANCE_OFFICER}))
        actions.give_back(actor=both, reclaim_id=claim.pk, now=world.at)
    actions.give_back(actor=world.finance, reclaim_id=claim.pk, now=world.at)
    assert money(world, claim.case) == (GRANTED - A_PART, A_PART - kept, kept)
    with world.open():
        rows = Repayment.objects.filter(reclaim=claim, given_back_on__isnull=True)
        assert Money.total(rows.values_list("amount", flat=True)) == kept
    with refused(world, "reclaims.something_overpaid"):
        actions.give_back(actor=world.finance, reclaim_id=claim.pk, now=world.at)
    assert "work.reclaim.give_back" not in waits(world, claim.case)


def test_an_affirmed_claim_gives_time_to_pay(world: World) -> None:
    claim = after.decided(world)
    appeal = after.appeal_forwarded(world, claim)
    world.at += timedelta(weeks=8)
    actions.affirm_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    assert stored(world, claim).pay_by == today(world.at) + timedelta(weeks=3)


def test_an_annulled_claim_is_decided_anew_on_the_same_notice_and_answer(world: World) -> None:
    claim = after.decided(world)
    appeal = after.appeal_forwarded(world, claim)
    actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    assert stored(world, claim).state == ReclaimState.ANNULLED
    with world.open():
        anew = Reclaim.objects.get(case=claim.case, state=ReclaimState.ANSWERED)
    assert (anew.answer, anew.notified_amount) == (claim.answer, claim.notified_amount)
    assert "work.reclaim.decide" in waits(world, claim.case)
    lower = replace(after.CLAIM, amount=LESS)
    actions.decide_reclaim(actor=world.board, reclaim_id=anew.pk, draft=lower, now=world.at)
    assert after.appealed(world, anew).state == AppealState.FILED


def test_a_settled_claim_is_not_annulled_while_another_is_open(world: World) -> None:
    case = after.part_paid(world, kr(60_000))
    claim = after.repaid(world, case)
    appeal = after.appeal_forwarded(world, claim)
    after.notified(world, case, amount=kr(10_000))
    with refused(world, "reclaims.open_already"):
        actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
