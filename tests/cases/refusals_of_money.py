"""One refusal for each guard of changes, plans, edited requests and claims for repayment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bulyst.cases import actions
from bulyst.cases.drafts import CostDraft, MilestoneDraft
from bulyst.cases.models import Case, Change, Reclaim
from bulyst.cases.plans import milestones_of
from bulyst.kernel.money import Money
from bulyst.tenancy.roles import Role
from tests.cases import after
from tests.cases.world import A_PART, GRANTED, TODAY, World, kr

Scenario = Callable[[World], Callable[[], Any]]
MUCH = timedelta(days=800)


def _change(world: World, **changes: Any) -> Callable[[], Any]:
    case = world.accepted()
    draft = replace(after.LONGER, **changes)
    return lambda: actions.request_change(actor=world.applicant, case_id=case.pk, draft=draft, now=world.at)


def _second_change(world: World) -> Callable[[], Any]:
    case = after.change_asked(world).case
    return lambda: actions.request_change(actor=world.applicant, case_id=case.pk, draft=after.SAME_COSTS, now=world.at)


def _late_change(world: World) -> Callable[[], Any]:
    case = world.accepted()
    draft = replace(after.LONGER, until=after.LONGER.until + MUCH)
    return lambda: actions.request_change(actor=world.applicant, case_id=case.pk, draft=draft, now=world.at + MUCH)


def _change_below_paid(world: World) -> Callable[[], Any]:
    case = after.part_paid(world)
    small = replace(after.LOWER_COSTS, costs=(CostDraft("Ovn", kr(100_000)),))
    return lambda: actions.request_change(actor=world.applicant, case_id=case.pk, draft=small, now=world.at)


def _unwritten(world: World) -> Callable[[], Any]:
    change = after.change_asked(world)
    world.impartial(change.case, world.officer)
    return lambda: actions.recommend_change(actor=world.officer, change_id=change.pk, text=" ", now=world.at)


def _both(world: World, *roles: Role) -> Any:
    return replace(world.officer, roles=frozenset({Role.CASE_OFFICER, *roles}))


def _own_recommendation(world: World) -> Callable[[], Any]:
    change = after.change_recommended(world)
    actor = _both(world, Role.BOARD_MEMBER)
    return lambda: actions.grant_change(actor=actor, change_id=change.pk, reasons="Ja.", now=world.at)


def _grant_change(world: World, reasons: str = "Ja.", limit: Money | None = None) -> Callable[[], Any]:
    change: Change = after.change_recommended(world)
    actor = replace(world.board, limit=limit)
    return lambda: actions.grant_change(actor=actor, change_id=change.pk, reasons=reasons, now=world.at)


def _plan(world: World, *amounts: Money, text: str = "Ferdig") -> Callable[[], Any]:
    case = world.granted()
    plan = [MilestoneDraft(text, TODAY, amount) for amount in amounts]
    return lambda: actions.set_payment_plan(actor=world.officer, case_id=case.pk, milestones=plan, now=world.at)


def _part_of_a_plan(
    world: World, amount: Money, *, plan: Sequence[MilestoneDraft] = after.PLAN, accepted: bool = False
) -> Callable[[], Any]:
    case = world.accepted()
    actions.set_payment_plan(actor=world.officer, case_id=case.pk, milestones=plan, now=world.at)
    if accepted:
        _reach(world, case, 0)
    return lambda: world.requested(case, world.part(amount, kr(300_000)))


def _reach(world: World, case: Case, place: int) -> None:
    with world.open():
        milestone = milestones_of(case)[place].pk
    actions.accept_milestone(
        actor=world.officer, case_id=case.pk, milestone_id=milestone, reason="Levert før tida.", now=world.at
    )


def _nothing_to_reach(world: World) -> Callable[[], Any]:
    case = world.accepted()
    actions.set_payment_plan(
        actor=world.officer, case_id=case.pk, milestones=[replace(after.PLAN[0], due_on=TODAY)], now=world.at
    )
    return lambda: _reach(world, case, 0)


def _reverse_while_claimed(world: World) -> Callable[[], Any]:
    case = world.accepted()
    request = world.paid(world.requested(case, world.part()))
    after.notified(world, case)
    return lambda: actions.reverse_payment(actor=world.finance, request_id=request.pk, reason="Feil", now=world.at)


def _close_while_claimed(world: World) -> Callable[[], Any]:
    case = world.accepted()
    world.paid(world.requested(case))
    after.notified(world, case)
    return lambda: actions.close(actor=world.officer, case_id=case.pk, now=world.at)


def _close_while_asked(world: World) -> Callable[[], Any]:
    case = after.change_asked(world).case
    return lambda: actions.close(actor=world.officer, case_id=case.pk, now=world.at + MUCH)


def _notify(world: World, **changes: Any) -> Callable[[], Any]:
    case = after.part_paid(world)
    draft = replace(after.NOTICE, **changes)
    return lambda: actions.notify_reclaim(actor=world.officer, case_id=case.pk, draft=draft, now=world.at)


def _nothing_paid(world: World) -> Callable[[], Any]:
    case = world.accepted()
    return lambda: actions.notify_reclaim(actor=world.officer, case_id=case.pk, draft=after.NOTICE, now=world.at)


def _second_claim(world: World) -> Callable[[], Any]:
    case = after.notified(world).case
    draft = replace(after.NOTICE, text="Noe annet.")
    return lambda: actions.notify_reclaim(actor=world.officer, case_id=case.pk, draft=draft, now=world.at)


def _empty_answer(world: World) -> Callable[[], Any]:
    reclaim = after.notified(world)
    return lambda: actions.answer_reclaim(actor=world.applicant, reclaim_id=reclaim.pk, text="", now=world.at)


def _decide(world: World, reclaim: Reclaim, actor: Any = None, **changes: Any) -> Callable[[], Any]:
    world.impartial(reclaim.case, world.board, world.officer)
    draft = replace(after.CLAIM, **changes)
    return lambda: actions.decide_reclaim(actor=actor or world.board, reclaim_id=reclaim.pk, draft=draft, now=world.at)


def _drop_without_reason(world: World) -> Callable[[], Any]:
    reclaim = after.notified(world)
    return lambda: actions.drop_reclaim(actor=world.officer, reclaim_id=reclaim.pk, reason="", now=world.at)


def _registered(world: World, amount: Money = A_PART) -> Reclaim:
    reclaim = after.decided(world)
    after.registered(world, reclaim, amount)
    return reclaim


def _register(world: World, reclaim: Reclaim, amount: Money) -> Callable[[], Any]:
    return lambda: after.registered(world, reclaim, amount)


def _confirm(world: World, reclaim: Reclaim, actor: Any = None) -> Callable[[], Any]:
    return lambda: actions.confirm_repayment(actor=actor or world.finance, reclaim_id=reclaim.pk, now=world.at)


def _report_asked(world: World) -> Callable[[], Any]:
    case = world.accepted()
    return lambda: actions.ask_for_report(actor=world.officer, case_id=case.pk, due_on=TODAY, now=world.at)


MONEY: dict[str, Scenario] = {
    "reports.report_day_given": lambda w: _report_asked(w),
    "changes.something_asked": lambda w: _change(w, until=None),
    "changes.cost_line_not_positive": lambda w: _change(w, costs=(CostDraft("Rabatt", Money.ZERO),)),
    "changes.reason_given": lambda w: _change(w, reason=" "),
    "changes.runs_longer": lambda w: _change(w, until=TODAY),
    "changes.changeable": _second_change,
    "changes.in_time": _late_change,
    "changes.not_below_paid": _change_below_paid,
    "changes.written": _unwritten,
    "changes.not_the_recommender": _own_recommendation,
    "changes.reasons_given": lambda w: _grant_change(w, reasons=""),
    "changes.within_delegation": lambda w: _grant_change(w, limit=GRANTED - Money(1)),
    "payments.plan_adds_up": lambda w: _plan(w, GRANTED, Money(1)),
    "payments.plan_is_told": lambda w: _plan(w, GRANTED, text=" "),
    "payments.within_plan": lambda w: _part_of_a_plan(w, kr(60_000), accepted=True),
    "payments.nothing_reached": lambda w: _part_of_a_plan(w, A_PART),
    "payments.plan_is_used": lambda w: _part_of_a_plan(w, kr(60_000), plan=[replace(after.PLAN[0], due_on=TODAY)]),
    "payments.milestone_waits": _nothing_to_reach,
    "payments.nothing_claimed": _reverse_while_claimed,
    "payments.nothing_asked_or_claimed": _close_while_claimed,
    "payments.change_is_open": _close_while_asked,
    "reclaims.claimable": _nothing_paid,
    "reclaims.open_already": _second_claim,
    "reclaims.ground_named": lambda w: _notify(w, citation=""),
    "reclaims.sum_given": lambda w: _notify(w, amount=Money.ZERO),
    "reclaims.within_paid": lambda w: _notify(w, amount=A_PART + Money(1)),
    "reclaims.time_to_answer": lambda w: _notify(w, answer_due=TODAY),
    "reclaims.answer_written": _empty_answer,
    "reclaims.answer_overdue": lambda w: _decide(w, after.notified(w)),
    "reclaims.not_the_notifier": lambda w: _decide(w, after.answered(w), _both(w, Role.BOARD_MEMBER)),
    "reclaims.within_notice": lambda w: _decide(w, after.answered(w), amount=A_PART + Money(1)),
    "reclaims.time_to_pay": lambda w: _decide(w, after.answered(w), pay_by=TODAY),
    "reclaims.within_delegation": lambda w: _decide(w, after.answered(w), replace(w.board, limit=kr(1))),
    "reclaims.reason_given": _drop_without_reason,
    "reclaims.nothing_registered": lambda w: _register(w, _registered(w), kr(1)),
    "reclaims.within_outstanding": lambda w: _register(w, after.decided(w), A_PART + Money(1)),
    "reclaims.something_registered": lambda w: _confirm(w, after.decided(w)),
    "reclaims.not_the_registrar": lambda w: _confirm(w, _registered(w), _both(w, Role.FINANCE_OFFICER)),
}
