"""Hold a meeting: open it with who is there, and write the minutes item by item."""

from collections.abc import Collection
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.board_facts import MinutesDraft
from bulyst.cases.lifecycle import MEETING, MeetingEvent, MeetingState
from bulyst.cases.models import AgendaItem, Aside, Attendance, Meeting
from bulyst.cases.queries.board import access_item, access_meeting, case_of, item_facts, items_of, meeting_facts, seats
from bulyst.cases.queries.impartiality import standings
from bulyst.cases.settling import settle_at_end
from bulyst.tenancy.action import action, authorise_step
from bulyst.tenancy.actor import Actor


@action
def open_meeting(*, actor: Actor, meeting_id: int, present: Collection[int], chair_id: int, now: datetime) -> Meeting:
    """Open a meeting with those present and who leads it. Raises `Refused`.

    Who was found to be in conflict in a case before the meeting steps aside in it.
    """
    meeting = access_meeting(actor, meeting_id, for_update=True)
    facts = meeting_facts(meeting, actor, now, present=frozenset(present), chair_id=chair_id)
    outcome = authorise_step(MEETING, MeetingState(meeting.state), MeetingEvent.OPEN, actor, facts)
    offices = {seat.user_id: seat.office for seat in seats(meeting.body_id, facts.held_on)}
    for user_id in sorted(present):
        Attendance.objects.create(
            tenant_id=meeting.tenant_id, meeting=meeting, user_id=user_id, office=offices[user_id]
        )
    meeting.state = outcome.target
    meeting.opened_at = now
    meeting.chair_id = chair_id
    meeting.secretary_id = actor.user_id
    meeting.save(update_fields=["state", "opened_at", "chair", "secretary"])
    for item in items_of(meeting):
        case = case_of(item) if item.case_id else None
        if case is not None:
            out = [user_id for user_id, found in standings(case, present).items() if found.out]
            step_aside(item, out)
    trail.record(actor, "meeting.opened", meeting, at=now, present=sorted(present), chair=chair_id)
    return meeting


@action
def record_item(*, actor: Actor, item_id: int, draft: MinutesDraft, now: datetime) -> AgendaItem:
    """Write down what happened with one item: who stepped aside, the votes, what is resolved. Raises `Refused`.

    Nothing is decided by writing: a member who took part confirms it.
    """
    item = access_item(actor, item_id, for_update=True)
    facts = item_facts(item, actor, now, draft=draft)
    authorise_step(MEETING, MeetingState(item.meeting.state), MeetingEvent.RECORD, actor, facts)
    item.text, item.postponed, item.conflicted = draft.text, draft.postponed, draft.conflicted
    item.votes_for, item.votes_against = draft.votes_for, draft.votes_against
    item.votes_abstained = draft.votes_abstained
    item.differs, item.favours = draft.differs, draft.favours
    item.amount, item.pay_by = draft.amount, draft.pay_by
    item.reasons, item.conditions = draft.reasons, draft.conditions
    item.save()
    Aside.objects.filter(item=item).exclude(user_id__in=draft.aside).delete()
    step_aside(item, draft.aside)
    if item.case is not None:
        settle_at_end(item.case)
    trail.record(
        actor,
        "meeting.recorded",
        item.meeting,
        at=now,
        item=item.pk,
        aside=sorted(draft.aside),
        votes=[draft.votes_for, draft.votes_against, draft.votes_abstained],
        postponed=draft.postponed,
    )
    return item


def step_aside(item: AgendaItem, user_ids: Collection[int]) -> None:
    """Write down who does not take part in an item."""
    there = set(Aside.objects.filter(item=item).values_list("user_id", flat=True))
    for user_id in sorted(set(user_ids) - there):
        Aside.objects.create(tenant_id=item.tenant_id, item=item, user_id=user_id)
