"""Courses that 200 people took part in, some of them twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bulyst.courses import actions, queries
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.courses.models import Subject
from bulyst.demo.days import noon, spread
from bulyst.demo.people import Cast
from bulyst.demo.programme import Stage
from bulyst.parties.recognition import Described
from bulyst.tenancy.scope import opened

PEOPLE = 200
#: (subject, title, how many take part); 260 participations of 200 people.
COURSES = (
    (Subject.COMPUTING, "Data for nybegynnere", 24),
    (Subject.COMPUTING, "Regneark og nettsider", 22),
    (Subject.COMPUTING, "Data for bedrifter", 18),
    (Subject.LANGUAGES, "Engelsk for reiselivet", 20),
    (Subject.LANGUAGES, "Tysk for reiselivet", 16),
    (Subject.LANGUAGES, "Norsk for nye innbyggere", 14),
    (Subject.NEGOTIATION, "Forhandlinger i praksis", 18),
    (Subject.SALES_SERVICE, "Salg og service", 26),
    (Subject.SALES_SERVICE, "Vertskap i bygda", 20),
    (Subject.PROJECT_MANAGEMENT, "Prosjektledelse", 22),
    (Subject.BUSINESS, "Økonomi for småbedrifter", 24),
    (Subject.BUSINESS, "Etablererkurs", 20),
    (Subject.OTHER, "Styrearbeid i lag og foreninger", 16),
)


def hold(cast: Cast, stage: Stage, told: Callable[[str], None]) -> None:
    """Enrol, and record who came, course by course. Everybody who is enrolled comes to one of two days at least."""
    place = 0
    days = spread(len(COURSES), date(2002, 2, 4), date(2008, 10, 6))
    for number, ((subject, title, size), day) in enumerate(zip(COURSES, days, strict=True)):
        first, second = noon(day).date(), noon(day + timedelta(days=7)).date()
        draft = CourseDraft(
            programme_id=stage.programme.pk,
            title=f"{title} (oppdiktet)",
            subject=subject,
            area_id=(stage.bulyst if number % 2 else stage.business).pk,
            organiser="Lierne 2 (oppdiktet)",
            place=("Nordli", "Sørli")[number % 2],
        )
        before = noon(day - timedelta(days=30))
        course = actions.create_course(
            actor=cast.coordinator,
            draft=draft,
            days=(DayDraft(first, Decimal(6)), DayDraft(second, Decimal(6))),
            now=before,
        )
        participants = _participants(cast, place, size)
        place += size
        enrolments = actions.enrol_many(
            actor=cast.coordinator, course_id=course.pk, participants=participants, now=before
        )
        with opened(cast.coordinator):
            sessions = list(course.sessions.all())
        everybody = [enrolment.pk for enrolment in enrolments]
        for session, present in zip(sessions, (everybody, everybody[: size * 4 // 5]), strict=True):
            moment = noon(session.held_on + timedelta(days=1))
            actions.record_attendance(actor=cast.coordinator, session_id=session.pk, present=present, now=moment)
    told(f"{len(COURSES)} kurs, {place} deltakelser")


def _participants(cast: Cast, first: int, size: int) -> list[Participant]:
    """The next `size` of the constructed people, round and round: from the 201st on they are known already."""
    people = []
    for index in range(first, first + size):
        number = index % PEOPLE + 1
        person = Described(f"Deltaker {number} (oppdiktet)", email=f"deltaker{number}@demo.bulyst.example")
        known = _known(cast, person) if index >= PEOPLE else None
        people.append(Participant(person, known_as=known, is_new=known is None))
    return people


def _known(cast: Cast, person: Described) -> int:
    with opened(cast.coordinator):
        match = next(each for each in queries.known_people().matches(person) if each.is_sure)
    return match.party_id


def announce(cast: Cast, stage: Stage, now: datetime) -> None:
    """One course to come, so that the public course page has something to join."""
    day = noon((now + timedelta(days=21)).date()).date()
    actions.create_course(
        actor=cast.coordinator,
        draft=CourseDraft(
            programme_id=stage.programme.pk,
            title="Fra idé til forstudie (oppdiktet)",
            subject=Subject.BUSINESS,
            area_id=stage.business.pk,
            organiser="Lierne kommune (oppdiktet)",
            place="Kommunehuset",
            description="Et oppdiktet kurs som viser hvordan kurs kunngjøres.",
            seats=20,
            contact_name="Innflytterkoordinatoren",
            contact_email="koordinator@demo.bulyst.example",
            announced=True,
        ),
        days=(DayDraft(day, Decimal(5), time(10)),),
        now=now,
    )
