"""Approve the minutes: what the meeting was is fixed, its papers are made, what was postponed waits for the next."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.agenda import place_on_next
from bulyst.cases.board_papers import extract_paper, minutes_paper
from bulyst.cases.lifecycle import MEETING, MeetingEvent, MeetingState
from bulyst.cases.models import Meeting, Signer
from bulyst.cases.queries.board import access_meeting, items_of, meeting_facts
from bulyst.cases.queries.business import is_open, pending_of
from bulyst.cases.settling import settle_at_end
from bulyst.cases.steps import person
from bulyst.tenancy.action import action, authorise_step
from bulyst.tenancy.actor import Actor


@action
def approve_minutes(*, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """Sign the minutes; the last who must makes them, and an extract for each case.

    Raises `Refused` while something is neither decided nor postponed.
    """
    meeting = access_meeting(actor, meeting_id, for_update=True)
    facts = meeting_facts(meeting, actor, now)
    is_last = facts.approvals == 1 or facts.signers <= facts.signed | {actor.user_id}
    event = MeetingEvent.APPROVE if is_last else MeetingEvent.SIGN
    outcome = authorise_step(MEETING, MeetingState(meeting.state), event, actor, facts)
    Signer.objects.filter(meeting=meeting, user_id=person(actor)).update(signed_at=now)
    trail.record(actor, "meeting.signed", meeting, at=now)
    if not is_last:
        return meeting
    meeting.state = outcome.target
    meeting.approved_at = now
    items = items_of(meeting)
    meeting.minutes = minutes_paper(actor, meeting, items, now)
    meeting.save(update_fields=["state", "approved_at", "minutes"])
    for item in items:
        pending = pending_of(item)
        if pending is None:
            continue
        item.extract = extract_paper(actor, item, now)
        item.save(update_fields=["extract"])
        if is_open(item):
            settle_at_end(pending.case)
            place_on_next(actor, pending, now)
            trail.record(actor, "case.postponed", pending.case, at=now, meeting=meeting.pk)
    trail.record(actor, "meeting.approved", meeting, at=now, minutes=meeting.minutes.pk)
    return meeting
