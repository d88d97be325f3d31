"""Put things on the agendas of meetings. The board's calendar drives it: what is recommended waits for a meeting."""

from datetime import datetime

from django.db.models import Max, QuerySet

from bulyst.audit import trail
from bulyst.cases.kinds import DecidingLevel, ItemKind
from bulyst.cases.lifecycle import ConflictState, GrantState, MeetingState
from bulyst.cases.models import AgendaItem, Case, ConflictQuestion, Decision, Meeting, Reported, Seat
from bulyst.cases.settling import settle_at_end
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor

LIVE = (MeetingState.PLANNED, MeetingState.CALLED, MeetingState.HELD)
"""Meetings that have yet to treat what is on their agenda."""


def place_on_next(actor: Actor, case: Case, now: datetime) -> AgendaItem | None:
    """Put a recommended case on the agenda of the next meeting of a board whose papers are not due yet, if any."""
    if case.state != GrantState.RECOMMENDED or waiting_items(case).exists():
        return None
    meeting = (
        Meeting.objects.filter(
            state=MeetingState.PLANNED, body__level=DecidingLevel.BOARD, papers_due_on__gte=today(now)
        )
        .order_by("starts_at", "pk")
        .first()
    )
    return place(actor, meeting, case, now) if meeting else None


def place(actor: Actor, meeting: Meeting, case: Case, now: datetime) -> AgendaItem:
    """Put a case on an agenda, with every open question about a member in it."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    item = AgendaItem.objects.create(
        tenant_id=meeting.tenant_id,
        meeting=meeting,
        number=next_number(meeting),
        kind=ItemKind.CASE,
        case=case,
    )
    for question in ConflictQuestion.objects.filter(case=case, state=ConflictState.OPEN):
        place_question(question)
    settle_at_end(case)
    trail.record(actor, "meeting.placed", meeting, at=now, case=case.pk)
    return item


def waiting_items(case: Case) -> QuerySet[AgendaItem]:
    """Where the case is to be treated."""
    return AgendaItem.objects.filter(
        case=case, kind=ItemKind.CASE, meeting__state__in=LIVE, postponed=False, treated_at__isnull=True
    )


def place_question(question: ConflictQuestion) -> None:
    """A question about a member stands on the agenda of every meeting of the body that is to decide the case."""
    for item in waiting_items(question.case).select_related("meeting"):
        meeting = item.meeting
        sits = Seat.objects.filter(body_id=meeting.body_id, user_id=question.user_id, until__isnull=True)
        there = AgendaItem.objects.filter(meeting=meeting, question=question)
        if sits.exists() and not there.exists():
            AgendaItem.objects.create(
                tenant_id=meeting.tenant_id,
                meeting=meeting,
                number=next_number(meeting),
                kind=ItemKind.IMPARTIALITY,
                question=question,
            )


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
