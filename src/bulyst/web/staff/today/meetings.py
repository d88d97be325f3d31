"""What meetings and questions of impartiality ask of somebody today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext

from bulyst.cases.lifecycle import MeetingState
from bulyst.cases.models import Meeting
from bulyst.cases.queries import Group, board
from bulyst.cases.queries.impartiality import questions_to_decide
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to

_WEEK = timedelta(days=7)
_LIVE = (MeetingState.PLANNED, MeetingState.CALLED, MeetingState.HELD)

Row = tuple[Group, str, str, str, date | None, bool]
"""Group, verb, what about, where, by when, constructed."""


def of_meetings(actor: Actor, municipality: Municipality, now: datetime) -> Iterator[Row]:
    """The meetings that somebody calls to, prepares for, writes about or decides in."""
    on = today(now)
    for meeting in board.meetings(actor).filter(state__in=_LIVE):
        asked = _asked(actor, meeting, on)
        if asked is not None:
            verb, due = asked
            href = to("meeting", municipality, meeting_id=meeting.pk)
            yield _group(due, on), verb, meeting.body.name, href, due, meeting.constructed


def of_questions(actor: Actor, municipality: Municipality, now: datetime) -> Iterator[Row]:
    """The questions about employees that are the actor's to decide."""
    for question in questions_to_decide(actor, now):
        case = question.case
        verb = gettext("Avgjør om %(who)s er habil") % {"who": question.user.name}
        about = gettext("Sak %(number)s, %(title)s") % {"number": case.number, "title": case.heading}
        href = to("case_question", municipality, number=case.number, question_id=question.pk)
        yield Group.TODAY, verb, about, href, None, case.constructed


def _asked(actor: Actor, meeting: Meeting, on: date) -> tuple[str, date] | None:
    day, writes = today(meeting.starts_at), actor.has(Right.HANDLE)
    if board.sits(actor, meeting.body_id, day) and meeting.state != MeetingState.PLANNED:
        return _as_member(actor, meeting, day)
    if not writes:
        return None
    if meeting.state == MeetingState.PLANNED:
        return gettext("Kall inn til møtet"), meeting.papers_due_on
    return (gettext("Åpne møtet") if meeting.state == MeetingState.CALLED else gettext("Skriv protokollen")), day


def _as_member(actor: Actor, meeting: Meeting, day: date) -> tuple[str, date]:
    if board.undeclared_cases(actor, meeting):
        return gettext("Si fra om du er habil"), day
    if meeting.state == MeetingState.CALLED:
        return gettext("Les papirene til møtet"), day
    waiting = any(board.is_open(item) and not item.postponed for item in board.items_of(meeting))
    if waiting or actor.user_id != meeting.chair_id:
        return gettext("Bekreft det styret har vedtatt"), day
    return gettext("Godkjenn protokollen"), day


def _group(due: date, on: date) -> Group:
    if due < on:
        return Group.OVERDUE
    if due == on:
        return Group.TODAY
    return Group.THIS_WEEK if due < on + _WEEK else Group.LATER
