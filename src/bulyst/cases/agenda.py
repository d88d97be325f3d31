"""Put things on the agendas of meetings. The board's calendar drives it: what is recommended waits for a meeting."""

from datetime import datetime

from django.db.models import Max, QuerySet

from bulyst.audit import trail
from bulyst.cases.kinds import TO_DECIDE, DecidingLevel, ItemKind
from bulyst.cases.lifecycle import ConflictState, MeetingState
from bulyst.cases.models import Absence, AgendaItem, ConflictQuestion, Decision, Meeting, Reported, Seat
from bulyst.cases.queries.business import Pending
from bulyst.cases.queries.on_agenda import waiting_items
from bulyst.cases.queries.round_meetings import tie_of, undecided_in
from bulyst.cases.settling import settle_at_end
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor


def place_on_next(actor: Actor, pending: Pending, now: datetime) -> AgendaItem | None:
    """Put what waits to be decided on the agenda of the next meeting whose papers are not due yet, if any.

    An application comes to the meeting of its round, else to a board's next; what follows a decision comes to the body
    that made it in a meeting.
    """
    if not pending.waits or waiting_items(kind=pending.kind, **pending.about).exists():
        return None
    meeting = _meetings_for(pending).filter(papers_due_on__gte=today(now)).order_by("starts_at", "pk").first()
    return place(actor, meeting, pending, now) if meeting else None


def _meetings_for(pending: Pending) -> QuerySet[Meeting]:
    planned = Meeting.objects.filter(state=MeetingState.PLANNED)
    tie = tie_of(pending.case.round_id) if pending.kind == ItemKind.CASE else None
    if tie is not None:
        named, closed_on = tie.meeting, today(tie.round.closes_at)
        if named is not None and named.state == MeetingState.PLANNED:
            return planned.filter(pk=named.pk)
        return planned.filter(body_id=tie.body_id, papers_due_on__gte=closed_on)
    if pending.kind == ItemKind.CASE:
        return planned.filter(body__level=DecidingLevel.BOARD)
    return planned.filter(body_id=pending.decided_by or 0)


def place(actor: Actor, meeting: Meeting, pending: Pending, now: datetime) -> AgendaItem:
    """Put it on an agenda, with every open question about a member in its case."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    item = AgendaItem.objects.create(
        tenant_id=meeting.tenant_id,
        meeting=meeting,
        number=next_number(meeting),
        kind=pending.kind,
        **pending.about,
    )
    case = pending.case
    for question in ConflictQuestion.objects.filter(case=case, state=ConflictState.OPEN):
        place_question(question)
    settle_at_end(case)
    trail.record(actor, "meeting.placed", meeting, at=now, case=case.pk, kind=pending.kind)
    return item


def settle_rounds(body_id: int) -> None:
    """What the calendar of a body means for the cases of the rounds that it decides is written down anew."""
    for case in undecided_in(body_id):
        settle_at_end(case)


def place_question(question: ConflictQuestion) -> None:
    """A question about a member stands on the agenda of every meeting of the body that is to decide in the case."""
    for item in waiting_items(kind__in=TO_DECIDE, case=question.case_id).select_related("meeting"):
        meeting = item.meeting
        sits = Seat.objects.filter(body_id=meeting.body_id, user_id=question.user_id, until__isnull=True)
        there = AgendaItem.objects.filter(meeting=meeting, question=question)
        if sits.exists() and not there.exists():
            asked = AgendaItem.objects.create(
                tenant_id=meeting.tenant_id,
                meeting=meeting,
                number=next_number(meeting),
                kind=ItemKind.IMPARTIALITY,
                question=question,
            )
            for user_id in Absence.objects.filter(item=item).values_list("user_id", flat=True):
                Absence.objects.create(tenant_id=meeting.tenant_id, item=asked, user_id=user_id)


def untold() -> QuerySet[Decision]:
    """The decisions that were made by delegation and that no meeting has been told of, oldest first."""
    return Decision.objects.filter(level=DecidingLevel.DELEGATED, reported__isnull=True).order_by("pk")


def report_delegated(meeting: Meeting) -> AgendaItem | None:
    """One list of the decisions that were made by delegation and that no meeting has been told of."""
    decisions = list(untold())
    if not decisions:
        return None
    item = AgendaItem.objects.create(
        tenant_id=meeting.tenant_id, meeting=meeting, number=next_number(meeting), kind=ItemKind.DELEGATED
    )
    for decision in decisions:
        Reported.objects.create(tenant_id=meeting.tenant_id, item=item, decision=decision)
    return item


def next_number(meeting: Meeting) -> int:
    """The number of the next item; numbers are never given twice while a meeting's row is locked."""
    last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
