"""Call a board to a meeting: the agenda is fixed, the papers are made, the members are told."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.agenda import place_question, report_delegated, untold
from bulyst.cases.board_papers import agenda_paper, case_paper
from bulyst.cases.kinds import TO_DECIDE
from bulyst.cases.lifecycle import MEETING, ConflictState, MeetingEvent, MeetingState
from bulyst.cases.meeting_notices import tell_members
from bulyst.cases.models import AgendaItem, ConflictQuestion, Meeting
from bulyst.cases.queries.board import access_meeting, items_of, meeting_facts
from bulyst.cases.queries.business import is_open
from bulyst.kernel.deadlines import today
from bulyst.tenancy.action import action, authorise_step
from bulyst.tenancy.actor import Actor


@action
def call_meeting(*, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """Fix the agenda with the list of delegated decisions on it, make every paper, tell the members.

    What was decided or withdrawn since it was placed is taken off. From now on the cases are decided in the meeting.
    Raises `Refused`.
    """
    meeting = access_meeting(actor, meeting_id, for_update=True)
    gone = [item for item in items_of(meeting) if item.kind in TO_DECIDE and not is_open(item)]
    items = AgendaItem.objects.filter(meeting=meeting).count() - len(gone) + untold().exists()
    facts = meeting_facts(meeting, actor, now, items=items)
    outcome = authorise_step(MEETING, MeetingState(meeting.state), MeetingEvent.CALL, actor, facts)
    for item in gone:
        item.delete()
    report_delegated(meeting)
    _ask_about_members(meeting)
    meeting.state = outcome.target
    meeting.called_at = now
    meeting.secretary_id = actor.user_id
    for item in items_of(meeting):
        if item.case is not None:
            item.paper = case_paper(actor, item, now)
            item.save(update_fields=["paper"])
            trail.record(
                actor, "case.to_meeting", item.case, at=now, meeting=meeting.pk, held_on=today(meeting.starts_at)
            )
    meeting.agenda = agenda_paper(actor, meeting, items_of(meeting), now)
    meeting.save(update_fields=["state", "called_at", "secretary", "agenda"])
    trail.record(actor, "meeting.called", meeting, at=now, items=items)
    tell_members(actor, meeting, "called", now)
    return meeting


def _ask_about_members(meeting: Meeting) -> None:
    cases = AgendaItem.objects.filter(meeting=meeting, kind__in=TO_DECIDE).values("case_id")
    for question in ConflictQuestion.objects.select_related("case").filter(case__in=cases, state=ConflictState.OPEN):
        place_question(question)
