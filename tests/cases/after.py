"""Taking changes and claims for repayment to any state, by the same actions as the pages call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from bulyst.cases import actions
from bulyst.cases.drafts import Against, AppealDraft, CostDraft, MilestoneDraft
from bulyst.cases.grounds import ReclaimGround
from bulyst.cases.lifecycle import ChangeState, ReclaimState
from bulyst.cases.models import Appeal, Case, Change, Reclaim, Repayment
from bulyst.cases.money_drafts import ChangeDraft, NoticeDraft, ReclaimDraft
from bulyst.kernel.money import Money
from tests.cases.appealing import prepare, ruling
from tests.cases.world import A_PART, TODAY, World, kr

Thing = TypeVar("Thing", Change, Reclaim)

LATER = TODAY + timedelta(days=30)
PLAN = (
    MilestoneDraft("Ovnen er bestilt", date(2026, 6, 1), kr(50_000)),
    MilestoneDraft("Ovnen er i drift", date(2026, 12, 1), kr(100_000)),
)
LONGER = ChangeDraft("Leverandøren er forsinket.", until=date(2028, 9, 1))
SAME_COSTS = ChangeDraft(
    "Monteringen blir dyrere.", (CostDraft("Ovn", kr(250_000)), CostDraft("Montering", kr(150_000)))
)
LOWER_COSTS = ChangeDraft(
    "Vi kjøper en mindre ovn.", (CostDraft("Ovn", kr(200_000)), CostDraft("Montering", kr(100_000)))
)
NOTICE = NoticeDraft(ReclaimGround.CONDITIONS, "vilkårene i vedtaket", "Ovnen er solgt.", A_PART, LATER)
CLAIM = ReclaimDraft(A_PART, "Vilkåret om at ovnen skal stå i Lierne, er ikke oppfylt.", LATER)


def change_asked(world: World, draft: ChangeDraft = LONGER, case: Case | None = None) -> Change:
    case = case or world.accepted()
    return actions.request_change(actor=world.applicant, case_id=case.pk, draft=draft, now=world.at)


def change_recommended(world: World, draft: ChangeDraft = LONGER, case: Case | None = None) -> Change:
    change = change_asked(world, draft, case)
    world.impartial(change.case, world.officer, world.board)
    return actions.recommend_change(actor=world.officer, change_id=change.pk, text="Rimelig.", now=world.at)


def change_granted(world: World, draft: ChangeDraft = LONGER, case: Case | None = None) -> Change:
    change = change_recommended(world, draft, case)
    return actions.grant_change(actor=world.board, change_id=change.pk, reasons="Det er rimelig.", now=world.at)


def appealed(world: World, thing: Change | Reclaim) -> Appeal:
    """An appeal of a refused change or of a claim, filed now."""
    of = Against(change_id=thing.pk) if isinstance(thing, Change) else Against(reclaim_id=thing.pk)
    draft = AppealDraft("Det er ikke riktig.")
    return actions.file_appeal(actor=world.applicant, case_id=thing.case_id, draft=draft, against=of, now=world.at)


def appeal_forwarded(world: World, thing: Change | Reclaim) -> Appeal:
    """An appeal that is before the body above."""
    appeal = prepare(world, appealed(world, thing))
    world.impartial(appeal.case, world.board)
    actions.uphold_on_appeal(actor=world.board, appeal_id=appeal.pk, reasons="Nei.", now=world.at)
    return actions.forward_appeal(actor=world.manager, appeal_id=appeal.pk, now=world.at)


def annulled(world: World, thing: Thing) -> Thing:
    """A refused change or a claim that the body above annulled."""
    appeal = appeal_forwarded(world, thing)
    actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    thing.refresh_from_db()
    return thing


def change_refused(world: World, draft: ChangeDraft = LONGER) -> Change:
    change = change_recommended(world, draft)
    return actions.refuse_change(actor=world.board, change_id=change.pk, reasons="Nei.", now=world.at)


def change_in(world: World, state: ChangeState) -> Change:
    """An application for change in `state`."""
    if state == ChangeState.REQUESTED:
        return change_asked(world)
    if state == ChangeState.WITHDRAWN:
        return actions.withdraw_change(actor=world.applicant, change_id=change_asked(world).pk, now=world.at)
    if state == ChangeState.GRANTED:
        return change_granted(world)
    if state == ChangeState.REFUSED:
        return change_refused(world)
    if state == ChangeState.ANNULLED:
        with world.open():
            return annulled(world, change_refused(world))
    return change_recommended(world)


def part_paid(world: World, amount: Money = A_PART) -> Case:
    """A case with a part paid."""
    case = world.accepted()
    world.paid(world.requested(case, world.part(amount)))
    return case


def notified(world: World, case: Case | None = None, **changes: Any) -> Reclaim:
    case = case or part_paid(world)
    return actions.notify_reclaim(actor=world.officer, case_id=case.pk, draft=replace(NOTICE, **changes), now=world.at)


def answered(world: World, case: Case | None = None) -> Reclaim:
    reclaim = notified(world, case)
    return actions.answer_reclaim(actor=world.applicant, reclaim_id=reclaim.pk, text="Den er lånt bort.", now=world.at)


def decided(world: World, case: Case | None = None) -> Reclaim:
    reclaim = answered(world, case)
    world.impartial(reclaim.case, world.board)
    return actions.decide_reclaim(actor=world.board, reclaim_id=reclaim.pk, draft=CLAIM, now=world.at)


def registered(world: World, reclaim: Reclaim, amount: Money = A_PART) -> Repayment:
    return actions.register_repayment(
        actor=world.officer, reclaim_id=reclaim.pk, amount=amount, received_on=TODAY, now=world.at
    )


def repaid(world: World, case: Case | None = None, amount: Money = A_PART) -> Reclaim:
    reclaim = decided(world, case)
    registered(world, reclaim, amount)
    return actions.confirm_repayment(actor=world.finance, reclaim_id=reclaim.pk, now=world.at)


def reclaim_in(world: World, state: ReclaimState) -> Reclaim:
    """A claim for repayment in `state`."""
    if state == ReclaimState.NOTIFIED:
        return notified(world)
    if state == ReclaimState.ANSWERED:
        return answered(world)
    if state == ReclaimState.DROPPED:
        return actions.drop_reclaim(actor=world.officer, reclaim_id=notified(world).pk, reason="Feil.", now=world.at)
    if state == ReclaimState.REPAID:
        return repaid(world)
    reclaim = decided(world)
    if state == ReclaimState.ANNULLED:
        with world.open():
            return annulled(world, reclaim)
    if state == ReclaimState.WAIVED:
        return actions.waive_reclaim(actor=world.board, reclaim_id=reclaim.pk, reason="Konkurs.", now=world.at)
    return reclaim
