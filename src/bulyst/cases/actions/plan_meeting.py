"""The board's calendar: plan a meeting, move it, put cases on its agenda and take them off, cancel it."""

from datetime import datetime, timedelta

from bulyst.audit import trail
from bulyst.cases.agenda import next_number, place, place_on_next, settle_rounds
from bulyst.cases.board_drafts import MeetingDraft
from bulyst.cases.kinds import ItemKind
from bulyst.cases.lifecycle import MEETING, MeetingEvent, MeetingState
from bulyst.cases.meeting_notices import tell_members
from bulyst.cases.models import AgendaItem, Case, Meeting
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.board import access_body, access_item, access_meeting, items_of, meeting_facts
from bulyst.cases.queries.business import pending_of, placeable
from bulyst.cases.settling import settle_at_end
from bulyst.kernel.deadlines import today
from bulyst.kernel.lifecycle import Outcome
from bulyst.kernel.verdict import Refused, failed
from bulyst.tenancy.action import action, authorise, authorise_step
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def plan_meeting(*, actor: Actor, body_id: int, draft: MeetingDraft, now: datetime) -> Meeting:
    """Put a meeting into the calendar. What waits for one of its body comes onto the next agenda.

    Raises `Refused` for a day that has passed.
    """
    authorise(actor, Right.HANDLE)
    body = access_body(body_id)
    if today(draft.starts_at) < today(now):
        raise Refused(failed("board.is_to_come", held_on=today(draft.starts_at)))
    meeting = Meeting.objects.create(
        tenant_id=body.tenant_id,
        body=body,
        starts_at=draft.starts_at,
        place=draft.place,
        papers_due_on=draft.papers_due_on or today(draft.starts_at) - timedelta(days=body.paper_days),
        state=MeetingState.PLANNED,
        constructed=actor.constructed,
    )
    trail.record(actor, "meeting.planned", meeting, at=now, body=body.pk, on=today(draft.starts_at))
    for pending in placeable(actor, today(now)):
        place_on_next(actor, pending, now)
    settle_rounds(body.pk)
    return meeting


@action
def change_meeting(*, actor: Actor, meeting_id: int, draft: MeetingDraft, now: datetime) -> Meeting:
    """Move a planned meeting; what waits for it is due on the new day. Raises `Refused`."""
    meeting = access_meeting(actor, meeting_id, for_update=True)
    _require(meeting, MeetingEvent.CHANGE, actor, now)
    if today(draft.starts_at) < today(now):
        raise Refused(failed("board.is_to_come", held_on=today(draft.starts_at)))
    meeting.starts_at, meeting.place = draft.starts_at, draft.place
    meeting.papers_due_on = draft.papers_due_on or today(draft.starts_at) - timedelta(days=meeting.body.paper_days)
    meeting.save(update_fields=["starts_at", "place", "papers_due_on"])
    _settle(meeting)
    settle_rounds(meeting.body_id)
    trail.record(actor, "meeting.changed", meeting, at=now, on=today(draft.starts_at))
    return meeting


@action
def put_on_agenda(*, actor: Actor, meeting_id: int, key: str, now: datetime) -> AgendaItem:
    """Put what waits to be decided, and stands on no agenda, onto this one. Raises `Refused`."""
    meeting = access_meeting(actor, meeting_id, for_update=True)
    _require(meeting, MeetingEvent.CHANGE, actor, now)
    found = next((each for each in placeable(actor, today(now)) if each.key == key), None)
    if found is None:
        raise Refused(failed("board.is_placeable"))
    access_case(actor, found.case.pk, for_update=True)
    return place(actor, meeting, found, now)


@action
def add_item(*, actor: Actor, meeting_id: int, title: str, now: datetime) -> AgendaItem:
    """Put something else onto the agenda, under a heading. Raises `Refused`."""
    meeting = access_meeting(actor, meeting_id, for_update=True)
    _require(meeting, MeetingEvent.CHANGE, actor, now)
    if not title.strip():
        raise Refused(failed("board.item_titled"))
    item = AgendaItem.objects.create(
        tenant_id=meeting.tenant_id,
        meeting=meeting,
        number=next_number(meeting),
        kind=ItemKind.OTHER,
        title=title.strip(),
    )
    trail.record(actor, "meeting.item_added", meeting, at=now, item=item.pk)
    return item


@action
def take_off(*, actor: Actor, item_id: int, now: datetime) -> None:
    """Take something off the agenda of a planned meeting. A case stays recommended. Raises `Refused`."""
    item = access_item(actor, item_id, for_update=True)
    _require(item.meeting, MeetingEvent.CHANGE, actor, now)
    case = Case.objects.filter(pk=item.case_id or 0).first()
    item.delete()
    if case is not None:
        if not AgendaItem.objects.filter(meeting=item.meeting, case=case).exists():
            AgendaItem.objects.filter(meeting=item.meeting, question__case=case).delete()
        settle_at_end(case)
    trail.record(actor, "meeting.taken_off", item.meeting, at=now, case=item.case_id)


@action
def cancel_meeting(*, actor: Actor, meeting_id: int, reason: str, now: datetime) -> Meeting:
    """Cancel a meeting that is not opened; its cases go to the next one. Raises `Refused`."""
    meeting = access_meeting(actor, meeting_id, for_update=True)
    outcome = _require(meeting, MeetingEvent.CANCEL, actor, now, text=reason)
    was_called = meeting.state == MeetingState.CALLED
    meeting.state = outcome.target
    meeting.reason = reason
    meeting.save(update_fields=["state", "reason"])
    for item in items_of(meeting):
        pending = pending_of(item)
        if pending is not None:
            settle_at_end(pending.case)
            place_on_next(actor, pending, now)
    settle_rounds(meeting.body_id)
    trail.record(actor, "meeting.cancelled", meeting, at=now)
    if was_called:
        tell_members(actor, meeting, "cancelled", now)
    return meeting


def _require(meeting: Meeting, event: MeetingEvent, actor: Actor, now: datetime, text: str = "") -> Outcome:
    facts = meeting_facts(meeting, actor, now, text=text)
    return authorise_step(MEETING, MeetingState(meeting.state), event, actor, facts)


def _settle(meeting: Meeting) -> None:
    for item in items_of(meeting):
        if item.case is not None:
            settle_at_end(item.case)
