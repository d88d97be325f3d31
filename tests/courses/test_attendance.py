"""Who was there is ticked off a list, corrected with a reason, and counted as people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from bulyst.courses import queries
from bulyst.courses.actions import (
    add_session,
    create_course,
    enrol,
    record_attendance,
    remove_enrolment,
    withdraw_enrolment,
)
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.courses.models import Attendance, Course, Enrolment, Session
from bulyst.kernel.verdict import Refused
from bulyst.parties.actions import merge_parties
from bulyst.parties.recognition import Described
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened


@pytest.fixture
def session(coordinator: Actor, course: Course) -> Session:
    """The first day of the course."""
    with opened(coordinator):
        return queries.sessions(course.pk)[0]


@pytest.fixture
def three(course: Course, enrol_named: Callable[..., list[Enrolment]]) -> list[Enrolment]:
    """Three people on the course's list."""
    return enrol_named(course, "Kari Nordmann", "Ola Hansen", "Per Dahl")


def refused_keys(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {message.key for message in refusal.value.messages}


def counted(actor: Actor, course: Course) -> set[int]:
    with opened(actor):
        return {row.person_id for row in queries.attended(course.programme_id)}


def test_the_ticked_are_counted(
    coordinator: Actor, course: Course, session: Session, three: list[Enrolment], now: datetime
) -> None:
    kari, ola, _per = three
    record_attendance(actor=coordinator, session_id=session.pk, present=[kari.pk, ola.pk], now=now)

    with opened(coordinator):
        rows = queries.attended(course.programme_id)
    assert {row.person_id for row in rows} == {kari.person_id, ola.person_id}
    assert {(row.subject, row.held_on, row.year) for row in rows} == {("LANGUAGES", date(2005, 3, 1), 2005)}


def test_a_day_that_nobody_came_to_is_recorded_too(
    coordinator: Actor, session: Session, three: list[Enrolment], now: datetime
) -> None:
    with opened(coordinator):
        assert session in queries.unrecorded_sessions(date(2026, 3, 3))
    record_attendance(actor=coordinator, session_id=session.pk, present=[], now=now)
    with opened(coordinator):
        assert session not in queries.unrecorded_sessions(date(2026, 3, 3))


def test_the_same_list_twice_counts_once(
    coordinator: Actor, course: Course, session: Session, three: list[Enrolment], now: datetime
) -> None:
    everyone = [enrolment.pk for enrolment in three]
    for _ in range(2):
        record_attendance(actor=coordinator, session_id=session.pk, present=everyone, now=now)

    with opened(coordinator):
        assert len(queries.attended(course.programme_id)) == 3


def test_taking_somebody_out_of_a_recorded_list_needs_a_reason(
    coordinator: Actor, course: Course, session: Session, three: list[Enrolment], now: datetime
) -> None:
    kari, ola, per = (enrolment.pk for enrolment in three)
    record_attendance(actor=coordinator, session_id=session.pk, present=[kari, ola], now=now)

    with pytest.raises(Refused) as refusal:
        record_attendance(actor=coordinator, session_id=session.pk, present=[kari, per], now=now)
    assert refused_keys(refusal) == {"courses.correction_unexplained"}
    with opened(coordinator):
        assert queries.present(session.pk) == {kari, ola}

    record_attendance(actor=coordinator, session_id=session.pk, present=[kari, per], reason="Byttet om", now=now)
    with opened(coordinator):
        assert queries.present(session.pk) == {kari, per}
        assert [row.removed_reason for row in Attendance.objects.filter(removed_at__isnull=False)] == ["Byttet om"]


def test_attendance_is_not_recorded_before_the_day(
    coordinator: Actor, draft: CourseDraft, course: Course, three: list[Enrolment], now: datetime
) -> None:
    before = datetime.fromisoformat("2005-02-28T12:00:00+00:00")
    with opened(coordinator):
        session = queries.sessions(course.pk)[0]

    with pytest.raises(Refused) as refusal:
        record_attendance(actor=coordinator, session_id=session.pk, present=[], now=before)

    assert refused_keys(refusal) == {"courses.attendance_before_held"}


def test_the_day_begins_at_midnight_in_norway(coordinator: Actor, session: Session, three: list[Enrolment]) -> None:
    late_in_utc = datetime.fromisoformat("2005-02-28T23:30:00+00:00")

    record_attendance(actor=coordinator, session_id=session.pk, present=[], now=late_in_utc)


def test_only_people_on_the_list_are_ticked_off(
    coordinator: Actor, draft: CourseDraft, session: Session, three: list[Enrolment], now: datetime
) -> None:
    other = create_course(actor=coordinator, draft=draft, now=now)
    new = Participant(Described("Liv Moe"))
    stranger = enrol(actor=coordinator, course_id=other.pk, participant=new, now=now)

    with pytest.raises(Refused) as refusal:
        record_attendance(actor=coordinator, session_id=session.pk, present=[stranger.pk], now=now)

    assert refused_keys(refusal) == {"courses.not_on_the_list"}


def test_what_was_attended_before_leaving_stands(
    coordinator: Actor, course: Course, session: Session, three: list[Enrolment], now: datetime
) -> None:
    kari = three[0]
    record_attendance(actor=coordinator, session_id=session.pk, present=[kari.pk], now=now)
    withdraw_enrolment(actor=coordinator, enrolment_id=kari.pk, now=now)

    assert counted(coordinator, course) == {kari.person_id}
    with opened(coordinator):
        second = queries.sessions(course.pk)[1]
        assert kari in queries.listed(session)
        assert kari not in queries.listed(second)


def test_an_enrolment_entered_by_mistake_takes_its_attendance_with_it(
    coordinator: Actor, course: Course, session: Session, three: list[Enrolment], now: datetime
) -> None:
    kari, ola, _per = three
    record_attendance(actor=coordinator, session_id=session.pk, present=[kari.pk, ola.pk], now=now)
    remove_enrolment(actor=coordinator, enrolment_id=kari.pk, reason="Feil person", now=now)

    assert counted(coordinator, course) == {ola.person_id}


def test_one_person_on_two_courses_is_one_person(
    coordinator: Actor, course: Course, draft: CourseDraft, session: Session, three: list[Enrolment], now: datetime
) -> None:
    kari = three[0]
    record_attendance(actor=coordinator, session_id=session.pk, present=[kari.pk], now=now)
    second = create_course(actor=coordinator, draft=draft, now=now)
    day = add_session(actor=coordinator, course_id=second.pk, day=DayDraft(date(2006, 1, 10), Decimal(3)), now=now)
    again = Participant(Described("Kari Nordmann"), known_as=kari.person_id)
    enrolment = enrol(actor=coordinator, course_id=second.pk, participant=again, now=now)
    record_attendance(actor=coordinator, session_id=day.pk, present=[enrolment.pk], now=now)

    assert counted(coordinator, course) == {kari.person_id}


def test_merged_people_count_as_the_one_they_became(
    coordinator: Actor, course: Course, session: Session, three: list[Enrolment], now: datetime
) -> None:
    kari, ola, _per = three
    record_attendance(actor=coordinator, session_id=session.pk, present=[kari.pk, ola.pk], now=now)
    merge_parties(actor=coordinator, duplicate_id=ola.person_id, into_id=kari.person_id, now=now)

    assert counted(coordinator, course) == {kari.person_id}


def test_the_database_keeps_one_attendance_a_session(
    coordinator: Actor, session: Session, three: list[Enrolment], now: datetime
) -> None:
    row = {"tenant_id": session.tenant_id, "session": session, "enrolment": three[0], "recorded_at": now}
    with opened(coordinator), pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.bulk_create([Attendance(**row), Attendance(**row)])


def test_a_whole_list_is_one_action_of_few_queries(
    coordinator: Actor,
    course: Course,
    session: Session,
    enrol_named: Callable[..., list[Enrolment]],
    now: datetime,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    enrolled = enrol_named(course, *(f"Person {n}" for n in range(60)))

    with django_assert_max_num_queries(25):
        record_attendance(actor=coordinator, session_id=session.pk, present=[row.pk for row in enrolled], now=now)
