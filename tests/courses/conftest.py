"""A programme with a coordinator who keeps its courses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from bulyst.courses.actions import create_course, enrol_many
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.courses.models import Course, Enrolment
from bulyst.parties.recognition import Described
from bulyst.programmes.actions import ProgrammeDraft, create_programme
from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role

FIRST, SECOND = date(2005, 3, 1), date(2005, 3, 8)


@pytest.fixture
def coordinator(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    """Who enters courses."""
    return make_actor(lierne, Role.COORDINATOR)


@pytest.fixture
def programme(lierne: Municipality, make_actor: Callable[..., Actor], now: datetime) -> Programme:
    """A programme that has ended; only the year it can have begun in is known."""
    draft = ProgrammeDraft(
        "Lierne 2", "lierne-2", period_to=date(2012, 12, 31), earliest_year=1999, bounds_source="Katalogen"
    )
    return create_programme(actor=make_actor(lierne, Role.PROGRAMME_MANAGER), draft=draft, now=now)


@pytest.fixture
def draft(programme: Programme) -> CourseDraft:
    """A course as a coordinator fills it in."""
    return CourseDraft(programme_id=programme.pk, title="Engelsk for voksne", subject="LANGUAGES")


@pytest.fixture
def course(coordinator: Actor, draft: CourseDraft, now: datetime) -> Course:
    """A course with two days in the past."""
    days = [DayDraft(FIRST, Decimal(3)), DayDraft(SECOND, Decimal(3))]
    return create_course(actor=coordinator, draft=draft, days=days, now=now)


@pytest.fixture
def enrol_named(coordinator: Actor, now: datetime) -> Callable[..., list[Enrolment]]:
    """Enrols new people by name, with a birth year each so that they are told apart."""

    def enrolled(course: Course, *names: str) -> list[Enrolment]:
        people = [Participant(Described(name, born_year=1980)) for name in names]
        return enrol_many(actor=coordinator, course_id=course.pk, participants=people, now=now)

    return enrolled
