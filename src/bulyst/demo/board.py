"""A constructed board: one meeting that was held, and one that is planned."""

from __future__ import annotations

from datetime import datetime, timedelta

from bulyst.cases import actions
from bulyst.cases.board_drafts import BodyDraft, MeetingDraft
from bulyst.cases.board_facts import MinutesDraft
from bulyst.cases.kinds import Office
from bulyst.cases.models import AgendaItem, Body
from bulyst.demo.days import Calendar, noon
from bulyst.demo.people import Cast
from bulyst.kernel.deadlines import next_working_day
from bulyst.tenancy.scope import opened

IN_THREE_WEEKS = timedelta(weeks=3)


def seat(cast: Cast, now: datetime) -> Body:
    """A board in which the demonstration's one member sits as its leader."""
    assert cast.board.user_id is not None  # an account of the demonstration
    draft = BodyDraft("Fondsstyret (oppdiktet)", {cast.board.user_id: Office.LEADER})
    return actions.save_body(actor=cast.manager, draft=draft, now=now)


def decided_in_a_meeting(cast: Cast, body: Body, calendar: Calendar, reasons: str) -> None:
    """What is recommended now is decided in a meeting of its own, from the call to the approved minutes."""
    called, day = calendar.after(1), calendar.after(14)
    meeting = actions.plan_meeting(
        actor=cast.officer,
        body_id=body.pk,
        draft=MeetingDraft(day, "Kommunehuset", papers_due_on=called.date()),
        now=called,
    )
    actions.call_meeting(actor=cast.officer, meeting_id=meeting.pk, now=called)
    actions.open_meeting(
        actor=cast.officer,
        meeting_id=meeting.pk,
        present=[cast.board.user_id or 0],
        chair_id=cast.board.user_id or 0,
        now=day,
    )
    with opened(cast.municipality):
        items = list(AgendaItem.objects.filter(meeting=meeting))
    for item in items:
        draft = MinutesDraft(text="Styret drøftet saken.", reasons=reasons)
        actions.record_item(actor=cast.officer, item_id=item.pk, draft=draft, now=day)
        actions.decide_item(actor=cast.board, item_id=item.pk, now=day)
    actions.approve_minutes(actor=cast.board, meeting_id=meeting.pk, now=day)


def plan_the_next(cast: Cast, body: Body, now: datetime) -> None:
    """A meeting in three weeks; the case that waits for the board stands on its agenda."""
    day = noon(next_working_day((now + IN_THREE_WEEKS).date()))
    actions.plan_meeting(actor=cast.officer, body_id=body.pk, draft=MeetingDraft(day, "Kommunehuset"), now=now)
