"""Hold a meeting: open it with who is there, write who comes and goes, and the minutes item by item."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.board_drafts import StayDraft
from bulyst.cases.board_facts import MinutesDraft
from bulyst.cases.board_rules import away_from
from bulyst.cases.lifecycle import MEETING, MeetingEvent, MeetingState
from bulyst.cases.models import Absence, AgendaItem, Aside, Attendance, Meeting, Signer
from bulyst.cases.queries.board import access_item, access_meeting, away, item_facts, items_of, meeting_facts, seats
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
    _out_step_aside(meeting, present)
    trail.record(actor, "meeting.opened", meeting, at=now, present=sorted(present), chair=chair_id)
    return meeting


@action
def write_stay(*, actor: Actor, meeting_id: int, draft: StayDraft, now: datetime) -> Attendance:
    """Write down that a member came later, or left before the end. Raises `Refused`.

    Who took part in what is decided already stays as it was.
    """
    meeting = access_meeting(actor, meeting_id, for_update=True)
    before = away(meeting, draft.user_id)
    facts = meeting_facts(meeting, actor, now, person=draft.user_id, away=before)
    facts = replace(facts, away_after=away_from(facts.agenda, draft.came_to, draft.left_before))
    authorise_step(MEETING, MeetingState(meeting.state), MeetingEvent.ATTEND, actor, facts)
    seat = next(each for each in seats(meeting.body_id, facts.held_on) if each.user_id == draft.user_id)
    there, came = Attendance.objects.get_or_create(
        tenant_id=meeting.tenant_id, meeting=meeting, user_id=draft.user_id, defaults={"office": seat.office}
    )
    Absence.objects.filter(item__meeting=meeting, user_id=draft.user_id).delete()
    for item_id in sorted(facts.away_after):
        Absence.objects.create(tenant_id=meeting.tenant_id, item_id=item_id, user_id=draft.user_id)
    if came:
        _out_step_aside(meeting, {draft.user_id})
    trail.record(
        actor, "meeting.stay_written", meeting, at=now, user=draft.user_id, away=sorted(facts.away_after), came=came
    )
    return there


@action
def choose_signers(*, actor: Actor, meeting_id: int, user_ids: Collection[int], now: datetime) -> Meeting:
    """Write down which two members the body chose to sign the minutes. Raises `Refused`."""
    meeting = access_meeting(actor, meeting_id, for_update=True)
    facts = meeting_facts(meeting, actor, now, signers=frozenset(user_ids))
    authorise_step(MEETING, MeetingState(meeting.state), MeetingEvent.CHOOSE, actor, facts)
    Signer.objects.filter(meeting=meeting).exclude(user_id__in=user_ids).delete()
    for user_id in sorted(user_ids):
        Signer.objects.get_or_create(tenant_id=meeting.tenant_id, meeting=meeting, user_id=user_id)
    trail.record(actor, "meeting.signers_chosen", meeting, at=now, signers=sorted(user_ids))
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


def _out_step_aside(meeting: Meeting, user_ids: Collection[int]) -> None:
    """Who was found to be in conflict in a case steps aside in what the meeting decides in it."""
    for item in items_of(meeting):
        if item.case is not None and item.treated_at is None:
            step_aside(item, [user_id for user_id, found in standings(item.case, user_ids).items() if found.out])
