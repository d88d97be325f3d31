"""Everything there is to do, over all rooms, as rows that begin with a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.cases import queries as cases
from bulyst.cases.queries import Group, WorkItem
from bulyst.courses import queries as courses
from bulyst.courses.models import Session
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries as programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.today.meetings import of_meetings, of_questions

_WEEK = timedelta(days=7)
AT_MOST = 25
"""How many cases of a group the page shows; the rest is in the list of cases."""

_REST = {Group.OVERDUE: "?vis=forfalt", Group.TODAY: "?vis=uken", Group.THIS_WEEK: "?vis=uken"}

TITLES: dict[Group, str | Promise] = {
    Group.OVERDUE: _("Forfalt"),
    Group.TODAY: _("I dag"),
    Group.THIS_WEEK: _("Denne uken"),
    Group.LATER: _("Senere eller uten frist"),
    Group.OTHERS: _("Venter på andre"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the verb, what it is done with, and where."""

    group: Group
    verb: str
    about: str
    href: str
    due: date | None
    constructed: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """The tasks of one group."""

    title: str | Promise
    tasks: list[Task]
    count: int
    """How many there are, of which `tasks` are the first."""
    more: str
    """Where the rest is, when not all are shown."""
    is_late: bool
    is_others: bool


def piles(actor: Actor, municipality: Municipality, now: datetime) -> list[Pile]:
    """What the actor has to do and waits for, most urgent first; groups with nothing in them are left out."""
    of_cases, counts = cases.most_urgent(actor, now, at_most=AT_MOST)
    tasks = list(_of_cases(of_cases, municipality))
    hidden = {group: count - sum(task.group == group for task in tasks) for group, count in counts.items()}
    tasks += [task for room in (_of_meetings, _of_courses, _of_calls) for task in room(actor, municipality, now)]
    tasks.sort(key=lambda task: (task.due or date.max, task.about))
    found = [(group, [task for task in tasks if task.group == group]) for group in TITLES]
    return [_pile(group, those, hidden[group], municipality) for group, those in found if those]


def _pile(group: Group, tasks: list[Task], hidden: int, municipality: Municipality) -> Pile:
    more = to("cases", municipality) + _REST.get(group, "") if hidden else ""
    return Pile(TITLES[group], tasks, len(tasks) + hidden, more, group == Group.OVERDUE, group == Group.OTHERS)


def _of_cases(items: list[WorkItem], municipality: Municipality) -> Iterator[Task]:
    for item in items:
        case = item.case
        about = gettext("Sak %(number)s, %(title)s") % {"number": case.number, "title": case.heading}
        href = to("case", municipality, number=case.number)
        yield Task(item.group, item.task, about, href, item.due, case.constructed)


def _of_meetings(actor: Actor, municipality: Municipality, now: datetime) -> Iterator[Task]:
    for room in (of_meetings, of_questions):
        for row in room(actor, municipality, now):
            yield Task(*row)


def _of_courses(actor: Actor, municipality: Municipality, now: datetime) -> Iterator[Task]:
    if not actor.has(Right.KEEP_COURSES):
        return
    on = today(now)
    for session in courses.unrecorded_sessions(on):
        group = Group.TODAY if session.held_on == on else Group.OVERDUE
        href = to("attendance", municipality, course_id=session.course_id, session_id=session.pk)
        yield _course_task(session, group, gettext("Før oppmøte"), href)
    for session in courses.sessions_between(on + timedelta(days=1), on + _WEEK - timedelta(days=1)):
        href = to("course", municipality, course_id=session.course_id)
        yield _course_task(session, Group.THIS_WEEK, gettext("Gjør klar kursdagen"), href)


def _course_task(session: Session, group: Group, verb: str, href: str) -> Task:
    return Task(group, verb, session.course.title, href, session.held_on, session.course.constructed)


def _of_calls(actor: Actor, municipality: Municipality, now: datetime) -> Iterator[Task]:
    if not (actor.has(Right.MANAGE_PROGRAMME) or actor.has(Right.HANDLE)):
        return
    on = today(now)
    for call in programmes.open_calls(now):
        if call.tenant_id != municipality.pk or call.closes_at is None:
            continue
        closes_on = today(call.closes_at)
        if closes_on < on + _WEEK:
            group = Group.TODAY if closes_on == on else Group.THIS_WEEK
            href = reverse("public:call", kwargs={"kommune": municipality.slug, "slug": call.slug})
            yield Task(group, gettext("Svar på spørsmål før utlysningen stenger"), call.title, href, closes_on)
