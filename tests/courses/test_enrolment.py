"""People come onto a list as themselves, once; who may be known is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from bulyst.courses import queries
from bulyst.courses.actions import change_course, enrol, enrol_many, remove_enrolment, withdraw_enrolment
from bulyst.courses.drafts import CourseDraft, Participant
from bulyst.courses.models import Course, Enrolment
from bulyst.kernel.verdict import Refused
from bulyst.parties import queries as parties
from bulyst.parties.actions import register_party
from bulyst.parties.recognition import Described
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

KARI = Described("Kari Nordmann", "kari@example.no", "912 34 567", 1984)


def refused_keys(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {message.key for message in refusal.value.messages}


def people(actor: Actor) -> int:
    with opened(actor):
        return parties.search_parties("", ["PERSON"]).count()


def test_a_new_person_is_registered_and_enrolled(coordinator: Actor, course: Course, now: datetime) -> None:
    enrolment = enrol(actor=coordinator, course_id=course.pk, participant=Participant(KARI), now=now)

    with opened(coordinator):
        person = parties.access_party(enrolment.person_id)
    assert (person.kind, person.name, person.email, person.born_year) == ("PERSON", KARI.name, KARI.email, 1984)


@pytest.mark.parametrize(
    "again",
    [
        Described("kari nordmann", born_year=1984),
        Described("Kari Nordmann"),
        Described("Kari Berg", phone="+47 91 23 45 67"),
        Described("Kari B. Nordmann", "KARI@example.no"),
    ],
)
def test_someone_who_may_be_known_is_offered_and_not_doubled(
    coordinator: Actor, course: Course, draft: CourseDraft, again: Described, now: datetime
) -> None:
    known = enrol(actor=coordinator, course_id=course.pk, participant=Participant(KARI), now=now).person_id
    with opened(coordinator):
        assert [match.party_id for match in queries.known_people().matches(again)] == [known]

    with pytest.raises(Refused) as refusal:
        enrol(actor=coordinator, course_id=course.pk, participant=Participant(again), now=now)

    assert refused_keys(refusal) == {"courses.person_recognised"}
    assert people(coordinator) == 1


def test_the_choice_is_a_persons(coordinator: Actor, course: Course, now: datetime) -> None:
    enrol(actor=coordinator, course_id=course.pk, participant=Participant(KARI), now=now)
    daughter = Participant(Described("Lise Nordmann", KARI.email), is_new=True)

    enrolment = enrol(actor=coordinator, course_id=course.pk, participant=daughter, now=now)

    with opened(coordinator):
        assert parties.access_party(enrolment.person_id).name == "Lise Nordmann"
    assert people(coordinator) == 2


def test_nobody_stands_twice_on_a_list(coordinator: Actor, course: Course, now: datetime) -> None:
    known = enrol(actor=coordinator, course_id=course.pk, participant=Participant(KARI), now=now).person_id

    with pytest.raises(Refused) as refusal:
        enrol(actor=coordinator, course_id=course.pk, participant=Participant(KARI, known_as=known), now=now)

    assert refused_keys(refusal) == {"courses.already_enrolled"}


def test_a_list_is_enrolled_whole_or_not_at_all(coordinator: Actor, course: Course, now: datetime) -> None:
    pasted = [Participant(Described(name)) for name in ("Ola Hansen", "Per Dahl", "ola hansen", " ")]

    with pytest.raises(Refused) as refusal:
        enrol_many(actor=coordinator, course_id=course.pk, participants=pasted, now=now)

    assert refused_keys(refusal) == {"courses.twice_in_list", "courses.name_missing"}
    assert people(coordinator) == 0


def test_two_namesakes_in_one_list_need_to_be_said_so(coordinator: Actor, course: Course, now: datetime) -> None:
    two = [Participant(Described("Ola Hansen")), Participant(Described("Ola Hansen"), is_new=True)]

    assert len(enrol_many(actor=coordinator, course_id=course.pk, participants=two, now=now)) == 2


def test_one_known_person_chosen_for_two_lines_is_refused(
    coordinator: Actor, course: Course, draft: CourseDraft, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    (left,) = enrol_named(course, "Kari Nordmann")
    withdraw_enrolment(actor=coordinator, enrolment_id=left.pk, now=now)
    two = [Participant(Described(name), known_as=left.person_id) for name in ("Kari Nordmann", "Kari N.")]

    with pytest.raises(Refused) as refusal:
        enrol_many(actor=coordinator, course_id=course.pk, participants=two, now=now)

    assert refused_keys(refusal) == {"courses.twice_in_list"}


def test_a_list_longer_than_the_seats_is_refused(
    coordinator: Actor, course: Course, draft: CourseDraft, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    change_course(actor=coordinator, course_id=course.pk, draft=replace(draft, seats=2), now=now)

    with pytest.raises(Refused) as refusal:
        enrol_named(course, "Ola Hansen", "Per Dahl", "Kari Nordmann")

    assert refused_keys(refusal) == {"courses.course_full"}
    assert len(enrol_named(course, "Ola Hansen", "Per Dahl")) == 2


def test_an_empty_list_enrols_nobody(coordinator: Actor, course: Course, now: datetime) -> None:
    with pytest.raises(Refused) as refusal:
        enrol_many(actor=coordinator, course_id=course.pk, participants=[], now=now)

    assert refused_keys(refusal) == {"courses.nobody_given"}


def test_a_person_of_another_municipality_cannot_be_chosen(
    coordinator: Actor,
    course: Course,
    neighbour: Municipality,
    make_actor: Callable[..., Actor],
    now: datetime,
) -> None:
    elsewhere = register_party(
        actor=make_actor(neighbour, Role.COORDINATOR), kind="PERSON", name="Kari Nordmann", now=now
    )

    with pytest.raises(Refused) as refusal:
        participant = Participant(Described("Kari Nordmann"), known_as=elsewhere.pk)
        enrol(actor=coordinator, course_id=course.pk, participant=participant, now=now)

    assert refused_keys(refusal) == {"courses.unknown_person"}


def test_who_leaves_and_comes_back_has_one_line(
    coordinator: Actor, course: Course, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    (first,) = enrol_named(course, "Kari Nordmann")
    withdraw_enrolment(actor=coordinator, enrolment_id=first.pk, reason="Flyttet", now=now)

    with opened(coordinator):
        assert queries.access_course(course.pk).enrolled == 0
    again = Participant(Described("Kari Nordmann"), known_as=first.person_id)
    second = enrol(actor=coordinator, course_id=course.pk, participant=again, now=now)

    assert second.pk == first.pk
    assert second.withdrawn_at is None


def test_nobody_leaves_twice(
    coordinator: Actor, course: Course, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    (enrolment,) = enrol_named(course, "Kari Nordmann")
    withdraw_enrolment(actor=coordinator, enrolment_id=enrolment.pk, now=now)

    with pytest.raises(Refused) as refusal:
        withdraw_enrolment(actor=coordinator, enrolment_id=enrolment.pk, now=now)

    assert refused_keys(refusal) == {"courses.already_withdrawn"}


def test_who_was_entered_by_mistake_can_be_entered_anew(
    coordinator: Actor, course: Course, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    (wrong,) = enrol_named(course, "Kari Nordmann")
    remove_enrolment(actor=coordinator, enrolment_id=wrong.pk, reason="Feil person", now=now)

    again = Participant(Described("Kari Nordmann"), known_as=wrong.person_id)
    anew = enrol(actor=coordinator, course_id=course.pk, participant=again, now=now)

    assert anew.pk != wrong.pk


def test_names_are_for_those_who_may_see_people(
    coordinator: Actor,
    lierne: Municipality,
    make_actor: Callable[..., Actor],
    course: Course,
    enrol_named: Callable[..., list[Enrolment]],
) -> None:
    enrol_named(course, "Kari Nordmann")
    finance = make_actor(lierne, Role.FINANCE_OFFICER)

    with opened(finance):
        assert queries.participants(finance, course.pk) == []
    with opened(coordinator):
        assert [row.person.name for row in queries.participants(coordinator, course.pk)] == ["Kari Nordmann"]


def test_hundreds_are_enrolled_in_few_queries_each(
    coordinator: Actor, course: Course, now: datetime, django_assert_max_num_queries: Callable[..., object]
) -> None:
    pasted = [Participant(Described(f"Person {n}", born_year=1950 + n % 50)) for n in range(100)]

    with django_assert_max_num_queries(100 * 14):
        enrol_many(actor=coordinator, course_id=course.pk, participants=pasted, now=now)
