"""The board decides: one decision for each case, and first who is impartial in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.actions.change import change_granted, change_refused
from bulyst.cases.actions.change_on_appeal import change_reviewed
from bulyst.cases.actions.hold_meeting import step_aside
from bulyst.cases.actions.reclaim import reclaim_decided
from bulyst.cases.actions.uphold_on_appeal import uphold_reviewed
from bulyst.cases.conflicts import settle
from bulyst.cases.deciding import grant_case, refuse_case
from bulyst.cases.facts import Sitting
from bulyst.cases.kinds import ItemKind
from bulyst.cases.lifecycle import (
    IMPARTIALITY,
    MEETING,
    ConflictEvent,
    ConflictState,
    MeetingEvent,
    MeetingState,
)
from bulyst.cases.models import AgendaItem, Appeal, Attendance, Change, ConflictQuestion, Decision, Reclaim
from bulyst.cases.money_drafts import ReclaimDraft
from bulyst.cases.queries.access import access_appeal, access_case, access_change, access_reclaim
from bulyst.cases.queries.board import access_item, item_facts
from bulyst.cases.queries.business import Resolution, resolution
from bulyst.cases.queries.impartiality import conflict_facts
from bulyst.cases.reclaim_rules import PAY_WEEKS
from bulyst.kernel.deadlines import today, weeks_after
from bulyst.kernel.verdict import Refused, failed
from bulyst.tenancy.action import action, authorise_step
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened

Made = Decision | Appeal | Change | Reclaim
"""What comes of confirming an item: a decision, an appeal that goes on, a decided change, a claim."""


@action
def decide_item(*, actor: Actor, item_id: int, now: datetime) -> Made:
    """Confirm what the body resolved about one thing: a decision of its own, with reasons, verdicts and letter.

    Raises `Refused` when the actor did not take part, when too few did, when somebody who took part is in conflict or
    has not declared, when the votes do not carry it, and for everything that refuses the decision itself.
    """
    item = access_item(actor, item_id, for_update=True)
    resolved = resolution(item)
    if resolved is None or item.case_id is None:
        raise Refused(failed("board.is_a_case"))
    case = access_case(actor, item.case_id, for_update=True)
    facts = item_facts(item, actor, now)
    authorise_step(MEETING, MeetingState(item.meeting.state), MeetingEvent.DECIDE, actor, facts)
    sitting = Sitting(item.meeting_id, item.meeting.body.level, item.meeting.body_id)
    made = _DECIDE[ItemKind(item.kind)](actor, item, resolved, now, sitting)
    item.treated_at = now
    item.save(update_fields=["treated_at"])
    told = {"item": item.pk, "case": case.pk, "kind": item.kind, "made": made.pk}
    trail.record(actor, "meeting.decided", item.meeting, at=now, **told)
    return made


def _application(actor: Actor, item: AgendaItem, resolved: Resolution, now: datetime, sitting: Sitting) -> Made:
    case = access_case(actor, item.case_id or 0, for_update=True)
    if resolved.draft.amount:
        return grant_case(actor, case, resolved.draft, now, sitting)
    return refuse_case(actor, case, resolved.draft.reasons, now, sitting)


def _appeal(actor: Actor, item: AgendaItem, resolved: Resolution, now: datetime, sitting: Sitting) -> Made:
    appeal = access_appeal(actor, item.appeal_id or 0, for_update=True)
    if resolved.favours:
        return change_reviewed(actor, appeal, resolved.draft, now, sitting)
    return uphold_reviewed(actor, appeal, resolved.draft.reasons, now, sitting)


def _change(actor: Actor, item: AgendaItem, resolved: Resolution, now: datetime, sitting: Sitting) -> Made:
    change = access_change(actor, item.change_id or 0, for_update=True)
    decide = change_granted if resolved.favours else change_refused
    return decide(actor, change, resolved.draft.reasons, now, sitting)


def _reclaim(actor: Actor, item: AgendaItem, resolved: Resolution, now: datetime, sitting: Sitting) -> Made:
    reclaim = access_reclaim(actor, item.reclaim_id or 0, for_update=True)
    pay_by = resolved.pay_by or weeks_after(today(now), PAY_WEEKS)
    draft = ReclaimDraft(resolved.draft.amount, resolved.draft.reasons, pay_by)
    return reclaim_decided(actor, reclaim, draft, now, sitting)


_DECIDE: Mapping[ItemKind, Callable[[Actor, AgendaItem, Resolution, datetime, Sitting], Made]] = {
    ItemKind.CASE: _application,
    ItemKind.APPEAL: _appeal,
    ItemKind.CHANGE: _change,
    ItemKind.RECLAIM: _reclaim,
}
"""The code that decides when one person does, given the meeting."""


@action
def settle_item(*, actor: Actor, item_id: int, now: datetime) -> ConflictQuestion:
    """Confirm what the board found about a member's impartiality; who is in conflict steps aside in the case.

    Raises `Refused`. The member takes no part, and nobody else whose impartiality in the same case is a question.
    """
    item = access_item(actor, item_id, for_update=True)
    question = item.question
    if question is None:
        raise Refused(failed("board.is_a_question"))
    question.case = access_case(actor, question.case_id, for_update=True)
    facts = item_facts(item, actor, now)
    authorise_step(MEETING, MeetingState(item.meeting.state), MeetingEvent.SETTLE, actor, facts)
    event = ConflictEvent.FIND_CONFLICT if item.conflicted else ConflictEvent.FIND_IMPARTIAL
    asked = replace(conflict_facts(question, actor, now, item.reasons), in_meeting=True)
    outcome = authorise_step(IMPARTIALITY, ConflictState(question.state), event, actor, asked)
    settle(actor, question, outcome, item.reasons, now)
    item.treated_at = now
    item.save(update_fields=["treated_at"])
    if item.conflicted:
        _out_of_the_case(item, question)
    trail.record(actor, "meeting.settled", item.meeting, at=now, item=item.pk, question=question.pk)
    return question


def _out_of_the_case(item: AgendaItem, question: ConflictQuestion) -> None:
    if not Attendance.objects.filter(meeting_id=item.meeting_id, user_id=question.user_id).exists():
        return
    for about in AgendaItem.objects.filter(meeting_id=item.meeting_id, case_id=question.case_id):
        step_aside(about, {question.user_id})


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What came of confirming one item: done, or why not."""

    item_id: int
    refusal: Refused | None = None


def confirm_items(*, actor: Actor, item_ids: Iterable[int], now: datetime) -> list[ItemResult]:
    """Confirm several items, each in a transaction of its own: one that is refused undoes none of the others."""
    results = []
    for item_id in item_ids:
        with opened(actor):
            item = access_item(actor, item_id)
        confirm: Callable[..., object] = settle_item if item.kind == ItemKind.IMPARTIALITY else decide_item
        try:
            confirm(actor=actor, item_id=item_id, now=now)
        except Refused as refusal:
            results.append(ItemResult(item_id, refusal))
        else:
            results.append(ItemResult(item_id))
    return results
