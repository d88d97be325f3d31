"""Somebody who is signed in takes a seat at an announced course and gives it up; staff are told who may be known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from bulyst.correspondence import queries as correspondence
from bulyst.courses import queries
from bulyst.courses.actions import change_course, create_course, enrol, give_up_seat, sign_up
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.courses.models import Course
from bulyst.kernel.verdict import Refused
from bulyst.parties import queries as parties
from bulyst.parties.actions import merge_parties
from bulyst.parties.recognition import Described
from bulyst.programmes.actions import ProgrammeDraft, create_programme
from bulyst.tenancy.actor import Actor, applicant_actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

KARI = Described("Kari Nordmann", "kari@example.no", "912 34 567", 1984)


@pytest.fixture
def open_draft(lierne: Municipality, make_actor: Callable[..., Actor], now: datetime) -> CourseDraft:
    """An announced course of a running programme."""
    manager = make_actor(lierne, Role.PROGRAMME_MANAGER)
    running = create_programme(actor=manager, draft=ProgrammeDraft("Bygdeliv", "bygdeliv"), now=now)
    return CourseDraft(running.pk, "Data", "COMPUTING", seats=2, contact_phone="912 34 567", announced=True)


@pytest.fixture
def coming(coordinator: Actor, open_draft: CourseDraft, now: datetime) -> Course:
    """The announced course, far ahead."""
    days = [DayDraft(date(2099, 3, 3), Decimal(3))]
    return create_course(actor=coordinator, draft=open_draft, days=days, now=now)


@pytest.fixture
def kari(lierne: Municipality, make_user: Callable[..., User]) -> Actor:
    """Somebody who is signed in, towards the municipality."""
    return applicant_actor(make_user("Kari Nordmann"), lierne)


def refused_keys(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {message.key for message in refusal.value.messages}


def test_a_seat_is_taken_confirmed_given_up_and_taken_again(
    coordinator: Actor, coming: Course, kari: Actor, now: datetime
) -> None:
    first = sign_up(actor=kari, course_id=coming.pk, person=KARI, now=now)

    with opened(coordinator):
        assert parties.access_party(first.person_id).name == "Kari Nordmann"
        assert [message.to for message in correspondence.messages_about(f"course:{coming.pk}")] == [KARI.email]
    assert kari.user_id is not None
    assert [own.course_id for own in queries.own_enrolments(kari.user_id)] == [coming.pk]

    give_up_seat(actor=kari, course_id=coming.pk, now=now)
    assert queries.own_enrolments(kari.user_id) == []

    again = sign_up(actor=kari, course_id=coming.pk, person=KARI, now=now)
    assert (again.pk, again.person_id) == (first.pk, first.person_id)


def test_nobody_takes_two_seats(coming: Course, kari: Actor, now: datetime) -> None:
    sign_up(actor=kari, course_id=coming.pk, person=KARI, now=now)

    with pytest.raises(Refused) as refusal:
        sign_up(actor=kari, course_id=coming.pk, person=KARI, now=now)

    assert refused_keys(refusal) == {"courses.already_enrolled"}


def test_a_course_that_is_full_over_or_not_announced_is_refused_with_every_reason(
    coordinator: Actor, open_draft: CourseDraft, kari: Actor, now: datetime
) -> None:
    draft = replace(open_draft, announced=False, seats=1)
    course = create_course(actor=coordinator, draft=draft, days=[DayDraft(date(2020, 1, 7), Decimal(3))], now=now)
    enrol(actor=coordinator, course_id=course.pk, participant=Participant(Described("Ola Hansen")), now=now)

    with pytest.raises(Refused) as refusal:
        sign_up(actor=kari, course_id=course.pk, person=KARI, now=now)

    assert refused_keys(refusal) == {"courses.not_announced", "courses.is_over", "courses.course_full"}


def test_who_has_no_seat_gives_none_up(coming: Course, kari: Actor, now: datetime) -> None:
    with pytest.raises(Refused) as refusal:
        give_up_seat(actor=kari, course_id=coming.pk, now=now)

    assert refused_keys(refusal) == {"courses.not_enrolled"}


def test_staff_see_who_may_be_registered_before_and_the_person_does_not(
    coordinator: Actor, coming: Course, open_draft: CourseDraft, kari: Actor, now: datetime
) -> None:
    other = create_course(actor=coordinator, draft=replace(open_draft, title="Tysk"), now=now)
    known = enrol(actor=coordinator, course_id=other.pk, participant=Participant(KARI), now=now).person_id

    seat = sign_up(actor=kari, course_id=coming.pk, person=KARI, now=now)

    assert seat.person_id != known
    with opened(coordinator):
        assert [each.pk for each in queries.maybe_registered_before(coordinator, coming.pk)] == [seat.person_id]
    merge_parties(actor=coordinator, duplicate_id=seat.person_id, into_id=known, now=now)
    with opened(coordinator):
        assert queries.maybe_registered_before(coordinator, coming.pk) == []
    with pytest.raises(Refused) as refusal:
        sign_up(actor=kari, course_id=coming.pk, person=KARI, now=now)
    assert refused_keys(refusal) == {"courses.already_enrolled"}


def test_the_page_takes_a_seat_and_gives_it_up(client: Client, coordinator: Actor, coming: Course, kari: Actor) -> None:
    page = f"/kurs/{coming.slug}/"
    assert "Logg inn for å melde deg på" in client.get(page).content.decode()
    assert client.post(page, {"name": "Kari Nordmann"}).status_code == 302
    with opened(coordinator):
        assert queries.access_course(coming.pk).enrolled == 0

    client.force_login(User.objects.get(pk=kari.user_id), backend="bulyst.web.account.backends.SignIn")
    assert 'value="Kari Nordmann"' in client.get(page).content.decode()
    unread = client.post(page, {"name": "Kari", "phone": "", "born_year": "i fjor"}).content.decode()
    assert "Skriv et helt tall" in unread
    done = client.post(page, {"name": "Kari Nordmann", "phone": "", "born_year": "1984"}, follow=True)
    assert "Du er påmeldt" in done.content.decode()
    assert coming.title in client.get("/kurs/").content.decode()

    client.post(f"{page}meld-av/")
    with opened(coordinator):
        assert queries.access_course(coming.pk).enrolled == 0


def test_a_full_course_offers_contact_instead_of_a_form(
    client: Client, coordinator: Actor, coming: Course, open_draft: CourseDraft, kari: Actor, now: datetime
) -> None:
    change_course(actor=coordinator, course_id=coming.pk, draft=replace(open_draft, seats=1), now=now)
    enrol(actor=coordinator, course_id=coming.pk, participant=Participant(Described("Ola Hansen")), now=now)
    client.force_login(User.objects.get(pk=kari.user_id), backend="bulyst.web.account.backends.SignIn")

    page = client.get(f"/kurs/{coming.slug}/").content.decode()

    assert "Kurset er fullt" in page
    assert "Meld deg på</button>" not in page
    assert "912 34 567" in page
