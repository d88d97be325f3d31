"""The courses room's lists as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from bulyst.tenancy.models import Municipality
from bulyst.web.staff.choices import to
from bulyst.web.staff.courses.forms.course import clock
from bulyst.web.staff.marks import mark_cell, mark_column
from bulyst.web.ui.formats import day, number
from bulyst.web.ui.tables import Column, Link, Table, Tag

if TYPE_CHECKING:
    from bulyst.courses.queries import CountedCourse, CountedEnrolment, CountedSession


def course_table(municipality: Municipality, courses: Sequence[CountedCourse], *, searched: bool) -> Table:
    """The courses with their days and the number on their lists."""
    empty = gettext("Ingen kurs passer med søket. Prøv færre ord, eller vis alle kurs.")
    if not searched:
        empty = gettext("Ingen kurs er ført ennå. Begynn med «Nytt kurs».")
    return Table(
        caption=gettext("Kurs"),
        columns=[
            Column("title", gettext("Kurs")),
            Column("subject", gettext("Emne")),
            Column("when", gettext("Når")),
            Column("days", gettext("Dager"), numeric=True),
            Column("enrolled", gettext("Påmeldte"), numeric=True),
            Column("programme", gettext("Program")),
            *mark_column(courses),
        ],
        rows=[
            {
                "title": Link(course.title, to("course", municipality, course_id=course.pk)),
                "subject": course.get_subject_display().capitalize(),
                "when": spell_days(course.first_day, course.last_day),
                "days": course.days,
                "enrolled": course.enrolled,
                "programme": course.programme.name,
                **mark_cell(course),
            }
            for course in courses
        ],
        empty=empty,
        hide_caption=True,
    )


def session_table(
    municipality: Municipality, course: CountedCourse, sessions: Iterable[CountedSession], *, on: date, keeps: bool
) -> Table:
    """A course's days, each with its attendance."""
    columns = [
        Column("held_on", gettext("Dato")),
        Column("starts_at", gettext("Klokka")),
        Column("hours", gettext("Timer"), numeric=True),
        Column("attendance", gettext("Oppmøte")),
    ]
    if keeps:
        columns.append(Column("change", gettext("Endre")))
    return Table(
        caption=gettext("Kursdager"),
        columns=columns,
        rows=[
            {
                "held_on": _day_cell(municipality, session, keeps=keeps and session.held_on <= on),
                "starts_at": clock(session.starts_at) or gettext("ikke satt"),
                "hours": session.hours,
                "attendance": _attendance(session, on),
                "change": Link(
                    gettext("Endre dagen"),
                    to("session_change", municipality, course_id=course.pk, session_id=session.pk),
                ),
            }
            for session in sessions
        ],
        empty=gettext("Kurset har ingen dager ennå."),
        hide_caption=True,
    )


def participant_table(
    municipality: Municipality, course: CountedCourse, people: Iterable[CountedEnrolment], *, keeps: bool
) -> Table:
    """Who is or was on the list, and how many days they attended."""
    columns = [
        Column("name", gettext("Navn")),
        Column("born_year", gettext("Født")),
        Column("attended", gettext("Oppmøte"), numeric=True),
        Column("state", gettext("Påmelding")),
    ]
    if keeps:
        columns.append(Column("leave", gettext("Endre")))
    return Table(
        caption=gettext("Deltakere"),
        columns=columns,
        rows=[
            {
                "name": Link(
                    enrolment.counted_person.name,
                    to("person", municipality, person_id=enrolment.counted_person.pk),
                )
                if keeps
                else enrolment.counted_person.name,
                "born_year": str(enrolment.counted_person.born_year or gettext("ukjent")),
                "attended": gettext("%(attended)s av %(days)s")
                % {"attended": number(enrolment.attended), "days": number(course.days)},
                "state": gettext("Meldt av %(day)s") % {"day": day(enrolment.withdrawn_at)}
                if enrolment.withdrawn_at
                else gettext("Påmeldt"),
                "leave": ""
                if enrolment.withdrawn_at
                else Link(
                    gettext("Meld av eller fjern"),
                    to("enrolment_leave", municipality, course_id=course.pk, enrolment_id=enrolment.pk),
                ),
            }
            for enrolment in people
        ],
        empty=gettext("Ingen er påmeldt ennå."),
        hide_caption=True,
    )


def person_table(municipality: Municipality, enrolments: Iterable[CountedEnrolment]) -> Table:
    """The courses that a person is or was on the list of."""
    return Table(
        caption=gettext("Kurs"),
        columns=[
            Column("title", gettext("Kurs")),
            Column("enrolled_at", gettext("Påmeldt")),
            Column("attended", gettext("Dager med oppmøte"), numeric=True),
        ],
        rows=[
            {
                "title": Link(enrolment.course.title, to("course", municipality, course_id=enrolment.course_id)),
                "enrolled_at": day(enrolment.enrolled_at),
                "attended": enrolment.attended,
            }
            for enrolment in enrolments
        ],
        empty=gettext("Personen er ikke påmeldt noe kurs."),
        hide_caption=True,
    )


def spell_days(first: date | None, last: date | None) -> str:
    """The first and last day of a course in words."""
    if first is None or last is None:
        return gettext("ikke satt")
    if first == last:
        return day(first)
    return gettext("%(first)s til %(last)s") % {"first": day(first), "last": day(last)}


def _day_cell(municipality: Municipality, session: CountedSession, *, keeps: bool) -> Link | str:
    text = day(session.held_on)
    if not keeps:
        return text
    return Link(text, to("attendance", municipality, course_id=session.course_id, session_id=session.pk))


def _attendance(session: CountedSession, on: date) -> Tag | str:
    if session.recorded_at is not None:
        return gettext("%(present)s var der") % {"present": number(session.present)}
    return Tag(gettext("Ikke ført"), "warning") if session.held_on <= on else gettext("Ikke holdt ennå")
