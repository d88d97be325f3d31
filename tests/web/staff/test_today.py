"""The staff's first page: everything to do, by urgency, each line a verb; and what to do when there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from bulyst.courses import queries
from bulyst.courses.actions import create_course, enrol, record_attendance
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.kernel.deadlines import today
from bulyst.parties.recognition import Described
from bulyst.programmes.actions import (
    CallDraft,
    GoalDraft,
    ProgrammeDraft,
    add_goal,
    create_programme,
    open_call,
    publish_programme,
)
from bulyst.programmes.choices import CallKind, GoalKind
from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened
from bulyst.web.staff.today.work import Pile, piles


@pytest.fixture
def coordinator(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    """Who keeps the courses."""
    return make_actor(lierne, Role.COORDINATOR)


@pytest.fixture
def programme(lierne: Municipality, make_actor: Callable[..., Actor], now: datetime) -> Programme:
    """A programme that is running."""
    manager = make_actor(lierne, Role.PROGRAMME_MANAGER)
    return create_programme(actor=manager, draft=ProgrammeDraft("Bygdeliv", "bygdeliv"), now=now)


def shown(actor: Actor, lierne: Municipality, now: datetime) -> list[Pile]:
    with opened(actor):
        return piles(actor, lierne, now)


def test_course_days_are_piled_by_urgency(
    coordinator: Actor, lierne: Municipality, programme: Programme, now: datetime
) -> None:
    on = today(now)
    days = [DayDraft(on + timedelta(days=offset), Decimal(3)) for offset in (-7, 0, 3, 30)]
    draft = CourseDraft(programme.pk, "Engelsk", "LANGUAGES")
    create_course(actor=coordinator, draft=draft, days=days, now=now)

    found = shown(coordinator, lierne, now)

    assert [(str(pile.title), [task.due for task in pile.tasks]) for pile in found] == [
        ("Forfalt", [days[0].held_on]),
        ("I dag", [days[1].held_on]),
        ("Denne uken", [days[2].held_on]),
    ]
    assert {task.verb for task in found[0].tasks} == {"Før oppmøte"}


def test_recorded_attendance_is_no_longer_to_do(
    coordinator: Actor, lierne: Municipality, programme: Programme, now: datetime
) -> None:
    draft = CourseDraft(programme.pk, "Engelsk", "LANGUAGES")
    course = create_course(actor=coordinator, draft=draft, days=[DayDraft(today(now), Decimal(3))], now=now)
    someone = Participant(Described("Kari Nordmann"))
    enrolment = enrol(actor=coordinator, course_id=course.pk, participant=someone, now=now)
    with opened(coordinator):
        (session,) = queries.sessions(course.pk)

    record_attendance(actor=coordinator, session_id=session.pk, present=[enrolment.pk], now=now)

    assert shown(coordinator, lierne, now) == []


def test_who_keeps_no_courses_is_not_asked_for_attendance(
    coordinator: Actor,
    lierne: Municipality,
    programme: Programme,
    make_actor: Callable[..., Actor],
    now: datetime,
) -> None:
    draft = CourseDraft(programme.pk, "Engelsk", "LANGUAGES")
    create_course(actor=coordinator, draft=draft, days=[DayDraft(today(now), Decimal(3))], now=now)

    assert shown(make_actor(lierne, Role.BOARD_MEMBER), lierne, now) == []


def test_a_call_that_closes_this_week_is_to_be_answered_for(
    coordinator: Actor, lierne: Municipality, make_actor: Callable[..., Actor], programme: Programme, now: datetime
) -> None:
    manager = make_actor(lierne, Role.PROGRAMME_MANAGER)
    goal = GoalDraft("Flere møteplasser", GoalKind.QUALITATIVE)
    add_goal(actor=manager, programme_id=programme.pk, draft=goal, now=now)
    publish_programme(actor=manager, programme_id=programme.pk, now=now)
    for slug, days in (("snart", 2), ("senere", 20)):
        closes = now + timedelta(days=days)
        draft = CallDraft(slug.capitalize(), slug, opens_at=now, closes_at=closes, kind=CallKind.GUIDANCE)
        open_call(actor=manager, programme_id=programme.pk, draft=draft, now=now)

    (pile,) = shown(coordinator, lierne, now)

    assert (str(pile.title), [task.about for task in pile.tasks]) == ("Denne uken", ["Snart"])
    assert shown(make_actor(lierne, Role.BOARD_MEMBER), lierne, now) == []


def test_an_empty_day_says_what_to_do_instead(
    client: Client, lierne: Municipality, coordinator: Actor, make_actor: Callable[..., Actor]
) -> None:
    person = User.objects.get(pk=coordinator.user_id)
    client.force_login(person, backend="bulyst.web.account.backends.SignIn")

    page = client.get("/5042-lierne/").content.decode()

    assert "Ingenting venter på deg i dag" in page
    assert "/5042-lierne/kurs/nytt/" in page


def test_the_first_page_is_the_staffs_own(
    client: Client, lierne: Municipality, neighbour: Municipality, make_actor: Callable[..., Actor]
) -> None:
    assert client.get("/5042-lierne/").status_code == 302
    stranger = User.objects.get(pk=make_actor(neighbour, Role.COORDINATOR).user_id)
    client.force_login(stranger, backend="bulyst.web.account.backends.SignIn")
    assert client.get("/5042-lierne/").status_code == 404
