"""A course and its days are entered, corrected, taken out and put back, and refused with every reason at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from bulyst.audit import trail
from bulyst.courses import queries
from bulyst.courses.actions import (
    add_session,
    change_course,
    change_session,
    create_course,
    record_attendance,
    remove_course,
    remove_session,
    restore_course,
)
from bulyst.courses.drafts import CourseDraft, DayDraft
from bulyst.courses.models import Course, Enrolment
from bulyst.kernel.verdict import Refused
from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

FIRST = date(2005, 3, 1)
THREE = Decimal(3)


def refused_keys(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {message.key for message in refusal.value.messages}


def test_a_course_with_days_is_entered(coordinator: Actor, course: Course) -> None:
    with opened(coordinator):
        read = queries.access_course(course.pk)

    assert (read.title, read.days, read.first_day, read.enrolled) == ("Engelsk for voksne", 2, FIRST, 0)
    assert read.slug == "engelsk-for-voksne-5042"
    assert [line.event for line in trail.history(coordinator.tenant_id, course)] == ["course.created"]


def test_two_courses_of_one_title_get_two_addresses(
    coordinator: Actor, course: Course, draft: CourseDraft, now: datetime
) -> None:
    second = create_course(actor=coordinator, draft=draft, now=now)
    third = create_course(actor=coordinator, draft=draft, now=now)

    assert len({course.slug, second.slug, third.slug}) == 3


def test_everything_wrong_with_a_course_is_said_at_once(coordinator: Actor, draft: CourseDraft, now: datetime) -> None:
    wrong = replace(draft, title=" ", seats=0, announced=True, area_id=999)
    days = [
        DayDraft(date(2013, 1, 1), Decimal(0)),
        DayDraft(FIRST, Decimal(5), time(20)),
        DayDraft(FIRST, THREE, time(20)),
    ]

    with pytest.raises(Refused) as refusal:
        create_course(actor=coordinator, draft=wrong, days=days, now=now)

    assert refused_keys(refusal) == {
        "courses.title_missing",
        "courses.seats_not_positive",
        "courses.contact_missing",
        "programmes.of_other_programme",
        "programmes.after_period",
        "courses.hours_out_of_range",
        "courses.ends_past_midnight",
        "courses.day_twice",
    }
    with opened(coordinator):
        assert not queries.courses().exists()


def test_who_may_not_keep_courses_is_refused(
    lierne: Municipality, make_actor: Callable[..., Actor], draft: CourseDraft, now: datetime
) -> None:
    with pytest.raises(Refused) as refusal:
        create_course(actor=make_actor(lierne, Role.BOARD_MEMBER), draft=draft, now=now)

    assert refused_keys(refusal) == {"tenancy.no_right"}


def test_a_programme_of_another_municipality_is_not_there(
    neighbour: Municipality, make_actor: Callable[..., Actor], draft: CourseDraft, now: datetime
) -> None:
    with pytest.raises(Programme.DoesNotExist):
        create_course(actor=make_actor(neighbour, Role.COORDINATOR), draft=draft, now=now)


def test_a_changed_course_keeps_its_address(
    coordinator: Actor, course: Course, draft: CourseDraft, now: datetime
) -> None:
    changed = change_course(
        actor=coordinator, course_id=course.pk, draft=replace(draft, title="Tysk", subject="OTHER"), now=now
    )

    assert (changed.title, changed.subject, changed.slug) == ("Tysk", "OTHER", course.slug)


def test_seats_are_not_set_below_those_taken(
    coordinator: Actor, course: Course, draft: CourseDraft, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    enrol_named(course, "Kari Nordmann", "Ola Hansen")

    with pytest.raises(Refused) as refusal:
        change_course(actor=coordinator, course_id=course.pk, draft=replace(draft, seats=1), now=now)

    assert refused_keys(refusal) == {"courses.seats_below_enrolled"}


def test_a_removed_course_counts_no_more_until_it_is_put_back(
    coordinator: Actor, course: Course, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    enrolments = enrol_named(course, "Kari Nordmann")
    with opened(coordinator):
        session = queries.sessions(course.pk)[0]
    record_attendance(actor=coordinator, session_id=session.pk, present=[enrolments[0].pk], now=now)

    remove_course(actor=coordinator, course_id=course.pk, reason="Ført to ganger", now=now)
    with opened(coordinator):
        assert queries.attended(course.programme_id) == []
        assert [removed.removed_reason for removed in queries.removed_courses()] == ["Ført to ganger"]

    restore_course(actor=coordinator, course_id=course.pk, now=now)
    with opened(coordinator):
        assert len(queries.attended(course.programme_id)) == 1


def test_nothing_is_removed_without_a_reason(coordinator: Actor, course: Course, now: datetime) -> None:
    with opened(coordinator):
        session = queries.sessions(course.pk)[0]
    for action, which in ((remove_course, {"course_id": course.pk}), (remove_session, {"session_id": session.pk})):
        with pytest.raises(Refused) as refusal:
            action(actor=coordinator, reason="  ", now=now, **which)
        assert refused_keys(refusal) == {"courses.reason_missing"}


def test_a_reason_is_never_written_into_the_audit_trail(coordinator: Actor, course: Course, now: datetime) -> None:
    remove_course(actor=coordinator, course_id=course.pk, reason="Kari Nordmann ba om det", now=now)

    assert not any("Kari" in str(line.facts) for line in trail.history(coordinator.tenant_id))


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (DayDraft(FIRST, THREE), "courses.day_twice"),
        (DayDraft(date(1998, 12, 31), THREE), "programmes.before_period"),
        (DayDraft(date(2005, 4, 1), Decimal(25)), "courses.hours_out_of_range"),
    ],
)
def test_a_day_that_cannot_be_is_not_added(
    coordinator: Actor, course: Course, day: DayDraft, key: str, now: datetime
) -> None:
    with pytest.raises(Refused) as refusal:
        add_session(actor=coordinator, course_id=course.pk, day=day, now=now)

    assert refused_keys(refusal) == {key}


def test_a_day_is_moved_but_not_onto_another(coordinator: Actor, course: Course, now: datetime) -> None:
    with opened(coordinator):
        first, second = queries.sessions(course.pk)

    moved = change_session(
        actor=coordinator, session_id=first.pk, day=DayDraft(date(2005, 3, 2), THREE, time(18)), now=now
    )
    assert (moved.held_on, moved.starts_at) == (date(2005, 3, 2), time(18))

    with pytest.raises(Refused) as refusal:
        change_session(actor=coordinator, session_id=first.pk, day=DayDraft(second.held_on, THREE), now=now)
    assert refused_keys(refusal) == {"courses.day_twice"}


def test_a_removed_day_takes_its_attendance_with_it(
    coordinator: Actor, course: Course, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    (enrolment,) = enrol_named(course, "Kari Nordmann")
    with opened(coordinator):
        session = queries.sessions(course.pk)[0]
    record_attendance(actor=coordinator, session_id=session.pk, present=[enrolment.pk], now=now)

    remove_session(actor=coordinator, session_id=session.pk, reason="Avlyst", now=now)

    with opened(coordinator):
        assert queries.attended(course.programme_id) == []
        assert [row.attended for row in queries.participants(coordinator, course.pk)] == [0]
