"""A coordinator enters a course, its people and its attendance by forms; a refusal keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from bulyst.courses import queries
from bulyst.courses.actions import create_course, enrol, enrol_many, record_attendance
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.courses.models import Course, Enrolment
from bulyst.parties.recognition import Described
from bulyst.programmes.actions import ProgrammeDraft, create_programme
from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

ROOM = "/5042-lierne/kurs/"
KARI = Described("Kari Nordmann", "kari@example.no", "912 34 567", 1984)


@pytest.fixture
def sign_in(client: Client) -> Callable[[Actor], Client]:
    """Signs an actor in."""

    def signed_in(actor: Actor) -> Client:
        client.force_login(User.objects.get(pk=actor.user_id), backend="bulyst.web.account.backends.SignIn")
        return client

    return signed_in


@pytest.fixture
def staff(sign_in: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser in which the coordinator is signed in."""
    return sign_in(coordinator)


def new_course(programme: Programme, **said: str) -> dict[str, str]:
    return {"title": "Engelsk", "subject": "LANGUAGES", "programme": str(programme.pk), "area": "", **said}


def session_ids(actor: Actor, course: Course) -> list[int]:
    with opened(actor):
        return [session.pk for session in queries.sessions(course.pk)]


def test_a_course_is_entered_with_its_days(staff: Client, coordinator: Actor, programme: Programme) -> None:
    days = "1.3.2005 18.00–21.00\n8.3.2005"
    response = staff.post(f"{ROOM}nytt/", new_course(programme, days=days, hours="2,5"), follow=True)

    assert response.redirect_chain
    assert "Engelsk" in response.content.decode()
    with opened(coordinator):
        (course,) = queries.courses()
        assert [(day.held_on, day.hours) for day in queries.sessions(course.pk)] == [
            (date(2005, 3, 1), Decimal("3.0")),
            (date(2005, 3, 8), Decimal("2.5")),
        ]


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"days": "tirsdag", "hours": "3"}, "Linje 1, «tirsdag»"),
        ({"days": "1.3.2005"}, "Skriv hvor mange timer"),
        ({"days": "1.3.2013", "hours": "3"}, "Lierne 2"),
        ({"seats": "-2"}, "minst én plass"),
        ({"announced": "on"}, "så folk kan spørre om det"),
        ({"title": ""}, "Fyll ut"),
    ],
)
def test_a_refused_course_keeps_what_was_typed(
    staff: Client, coordinator: Actor, programme: Programme, said: dict[str, str], complaint: str
) -> None:
    response = staff.post(f"{ROOM}nytt/", new_course(programme, place="Nordli skole", **said))

    page = response.content.decode()
    assert complaint in page
    assert "Nordli skole" in page
    with opened(coordinator):
        assert not queries.courses().exists()


def test_a_list_is_previewed_before_anyone_is_enrolled(
    staff: Client, coordinator: Actor, course: Course, now: datetime
) -> None:
    other = create_course(actor=coordinator, draft=CourseDraft(course.programme_id, "Tysk", "LANGUAGES"), now=now)
    known = enrol(actor=coordinator, course_id=other.pk, participant=Participant(KARI), now=now).person_id
    pasted = "Kari Nordmann; 1984\nOla Hansen; 1970\nLise Nordmann; kari@example.no"

    preview = staff.post(f"{ROOM}{course.pk}/deltakere/", {"people": pasted})

    page = preview.content.decode()
    assert f'value="known:{known}"' in page
    with opened(coordinator):
        assert queries.access_course(course.pk).enrolled == 0

    undecided = staff.post(f"{ROOM}{course.pk}/deltakere/meld-paa/", {"people": pasted, "choice_1": f"known:{known}"})
    assert "Velg hvem Lise Nordmann er" in undecided.content.decode()

    choices = {"people": pasted, "choice_1": f"known:{known}", "choice_3": "new"}
    response = staff.post(f"{ROOM}{course.pk}/deltakere/meld-paa/", choices, follow=True)
    assert "3 deltakere er meldt på." in response.content.decode()
    with opened(coordinator):
        names = [row.person.name for row in queries.participants(coordinator, course.pk)]
        assert known in queries.enrolled_people(course.pk)
    assert names == ["Kari Nordmann", "Lise Nordmann", "Ola Hansen"]


def test_someone_enrolled_already_is_left_out_unless_it_is_another(
    staff: Client, coordinator: Actor, course: Course, now: datetime
) -> None:
    enrol(actor=coordinator, course_id=course.pk, participant=Participant(KARI), now=now)
    pasted = "Kari Nordmann; 1984\nOla Hansen"

    page = staff.post(f"{ROOM}{course.pk}/deltakere/", {"people": pasted}).content.decode()
    assert "som allerede er påmeldt" in page

    staff.post(f"{ROOM}{course.pk}/deltakere/meld-paa/", {"people": pasted, "choice_1": "skip"})
    with opened(coordinator):
        assert queries.access_course(course.pk).enrolled == 2


def test_a_name_twice_in_the_list_is_asked_about(staff: Client, coordinator: Actor, course: Course) -> None:
    pasted = "Ola Hansen\nOla Hansen"

    page = staff.post(f"{ROOM}{course.pk}/deltakere/", {"people": pasted}).content.decode()
    assert "Samme person som på linje 1" in page

    staff.post(f"{ROOM}{course.pk}/deltakere/meld-paa/", {"people": pasted, "choice_2": "skip"})
    with opened(coordinator):
        assert queries.access_course(course.pk).enrolled == 1


def test_a_list_with_an_unreadable_line_keeps_every_line(staff: Client, course: Course) -> None:
    pasted = "Ola Hansen; 1970\nKari Nordmann; 01018412345"

    page = staff.post(f"{ROOM}{course.pk}/deltakere/", {"people": pasted}).content.decode()

    assert "Linje 2 har et fødselsnummer" in page
    assert "Ola Hansen; 1970" in page


def test_the_list_can_be_put_right_from_the_preview(staff: Client, course: Course) -> None:
    page = staff.post(f"{ROOM}{course.pk}/deltakere/", {"people": "Ola Hansen", "edit": "1"}).content.decode()

    assert "<textarea" in page
    assert "Ola Hansen" in page


def test_one_person_is_found_or_filled_in(staff: Client, coordinator: Actor, course: Course, now: datetime) -> None:
    other = create_course(actor=coordinator, draft=CourseDraft(course.programme_id, "Tysk", "LANGUAGES"), now=now)
    known = enrol(actor=coordinator, course_id=other.pk, participant=Participant(KARI), now=now).person_id

    found = staff.get(f"{ROOM}{course.pk}/deltakere/en/", {"q": "nordm"}).content.decode()
    assert "Kari Nordmann" in found
    staff.post(f"{ROOM}{course.pk}/deltakere/kjent/", {"person": str(known)})

    filled_in = staff.post(
        f"{ROOM}{course.pk}/deltakere/en/", {"name": "Per Dahl", "born_year": "1990", "email": "", "phone": ""}
    )
    assert "Per Dahl" in filled_in.content.decode()
    with opened(coordinator):
        assert list(queries.enrolled_people(course.pk)) == [known]


def test_attendance_is_ticked_corrected_and_explained(
    staff: Client, coordinator: Actor, course: Course, enrol_named: Callable[..., list[Enrolment]]
) -> None:
    kari, ola = enrol_named(course, "Kari Nordmann", "Ola Hansen")
    day = session_ids(coordinator, course)[0]
    page = f"{ROOM}{course.pk}/dager/{day}/"

    everyone = staff.get(page + "?alle").content.decode()
    assert everyone.count("checked") == 2
    staff.post(page, {"present": [kari.pk, ola.pk]})

    unexplained = staff.post(page, {"present": [kari.pk], "reason": ""})
    assert "Skriv hvorfor" in unexplained.content.decode()
    with opened(coordinator):
        assert queries.present(day) == {kari.pk, ola.pk}

    staff.post(page, {"present": [kari.pk], "reason": "Feil navn"})
    with opened(coordinator):
        assert queries.present(day) == {kari.pk}


def test_somebody_leaves_or_was_a_mistake(
    staff: Client, coordinator: Actor, course: Course, enrol_named: Callable[..., list[Enrolment]], now: datetime
) -> None:
    kari, ola = enrol_named(course, "Kari Nordmann", "Ola Hansen")
    day = session_ids(coordinator, course)[0]
    record_attendance(actor=coordinator, session_id=day, present=[kari.pk, ola.pk], now=now)

    staff.post(f"{ROOM}{course.pk}/deltakere/{kari.pk}/meld-av/", {"what": "left", "reason": ""})
    unexplained = staff.post(f"{ROOM}{course.pk}/deltakere/{ola.pk}/meld-av/", {"what": "mistake", "reason": ""})
    assert unexplained.status_code == 422
    staff.post(f"{ROOM}{course.pk}/deltakere/{ola.pk}/meld-av/", {"what": "mistake", "reason": "Feil kurs"})

    with opened(coordinator):
        assert [row.person_id for row in queries.attended(course.programme_id)] == [kari.person_id]
        assert queries.access_course(course.pk).enrolled == 0


def test_days_are_added_moved_and_removed(staff: Client, coordinator: Actor, course: Course) -> None:
    staff.post(f"{ROOM}{course.pk}/dager/ny/", {"held_on": "15.3.2005", "starts_at": "18.30", "hours": "2,5"})
    first, second, third = session_ids(coordinator, course)
    clash = staff.post(
        f"{ROOM}{course.pk}/dager/{first}/endre/", {"held_on": "8.3.2005", "starts_at": "", "hours": "3"}
    )
    assert "på samme tid" in clash.content.decode()
    staff.post(f"{ROOM}{course.pk}/dager/{third}/fjern/", {"reason": "Avlyst"})

    assert session_ids(coordinator, course) == [first, second]


def test_a_course_is_changed_removed_and_put_back(
    staff: Client, coordinator: Actor, course: Course, programme: Programme
) -> None:
    staff.post(f"{ROOM}{course.pk}/endre/", new_course(programme, title="Tysk"))
    staff.post(f"{ROOM}{course.pk}/fjern/", {"reason": "Ført to ganger"})
    with opened(coordinator):
        assert not queries.courses().exists()
    assert "Ført to ganger" in staff.get(ROOM).content.decode()

    staff.post(f"{ROOM}{course.pk}/sett-tilbake/")
    with opened(coordinator):
        assert [found.title for found in queries.courses()] == ["Tysk"]


def test_the_list_is_searched(staff: Client, coordinator: Actor, course: Course, now: datetime) -> None:
    create_course(actor=coordinator, draft=CourseDraft(course.programme_id, "Regneark", "COMPUTING"), now=now)

    page = staff.get(ROOM, {"text": "regne", "subject": "", "programme": ""}).content.decode()

    assert "Regneark" in page
    assert "Engelsk for voksne" not in page


def test_without_the_right_to_see_people_a_course_shows_a_count_and_no_names(
    sign_in: Callable[[Actor], Client],
    lierne: Municipality,
    make_actor: Callable[..., Actor],
    course: Course,
    enrol_named: Callable[..., list[Enrolment]],
) -> None:
    enrol_named(course, "Kari Nordmann")
    browser = sign_in(make_actor(lierne, Role.FINANCE_OFFICER))

    page = browser.get(f"{ROOM}{course.pk}/").content.decode()

    assert "Kari Nordmann" not in page
    assert "1 er påmeldt" in page


@pytest.mark.parametrize("tail", ["nytt/", "1/endre/", "1/fjern/", "1/dager/ny/", "1/deltakere/", "1/deltakere/en/"])
def test_pages_that_change_courses_are_for_those_who_keep_them(
    sign_in: Callable[[Actor], Client],
    client: Client,
    lierne: Municipality,
    neighbour: Municipality,
    make_actor: Callable[..., Actor],
    tail: str,
) -> None:
    assert client.get(ROOM + tail).status_code == 302
    assert sign_in(make_actor(lierne, Role.BOARD_MEMBER)).get(ROOM + tail).status_code == 403
    assert sign_in(make_actor(neighbour, Role.COORDINATOR)).get(ROOM + tail).status_code == 404


def test_a_course_of_another_municipality_is_not_there(
    sign_in: Callable[[Actor], Client], neighbour: Municipality, make_actor: Callable[..., Actor], course: Course
) -> None:
    browser = sign_in(make_actor(neighbour, Role.COORDINATOR))

    assert browser.get(f"/5043-royrvik/kurs/{course.pk}/").status_code == 404
    assert browser.get(f"/5042-lierne/kurs/{course.pk}/").status_code == 404


def test_an_announced_course_is_public_without_names_and_others_are_not(
    client: Client,
    coordinator: Actor,
    course: Course,
    make_actor: Callable[..., Actor],
    lierne: Municipality,
    now: datetime,
) -> None:
    manager = make_actor(lierne, Role.PROGRAMME_MANAGER)
    running = create_programme(actor=manager, draft=ProgrammeDraft("Bygdeliv", "bygdeliv"), now=now)
    draft = CourseDraft(
        running.pk, "Data for nybegynnere", "COMPUTING", place="Sørli", contact_phone="912 34 567", announced=True
    )
    days = [DayDraft(date(2099, 3, 3), Decimal(3))]
    announced = create_course(actor=coordinator, draft=draft, days=days, now=now)
    enrol(actor=coordinator, course_id=announced.pk, participant=Participant(KARI), now=now)

    listed = client.get("/kurs/").content.decode()
    assert "Data for nybegynnere" in listed
    assert course.title not in listed

    page = client.get(f"/kurs/{announced.slug}/").content.decode()
    assert "912 34 567" in page
    assert "3. mars 2099" in page
    assert "Kari Nordmann" not in page
    assert client.get(f"/kurs/{course.slug}/").status_code == 404


def test_a_person_registered_twice_is_put_right_and_counted_once(
    staff: Client, coordinator: Actor, course: Course, now: datetime
) -> None:
    people = [Participant(KARI), Participant(Described("Kari Normann", KARI.email), is_new=True)]
    one, other = enrol_many(actor=coordinator, course_id=course.pk, participants=people, now=now)
    day = session_ids(coordinator, course)[0]
    record_attendance(actor=coordinator, session_id=day, present=[one.pk, other.pk], now=now)
    person = f"{ROOM}personer/{one.person_id}/"

    wrong = {"name": "", "born_year": "1984", "email": "", "phone": "912 34 567"}
    assert "Fyll ut" in staff.post(f"{person}rett/", wrong).content.decode()
    right = {**wrong, "name": "Kari B. Nordmann", "email": KARI.email}
    assert "Kari B. Nordmann" in staff.post(f"{person}rett/", right, follow=True).content.decode()

    assert "Kari Normann" in staff.get(person).content.decode()
    merged = staff.post(f"{person}sla-sammen/", {"duplicate": str(other.person_id)}, follow=True).content.decode()
    assert "telles som én person" in merged
    with opened(coordinator):
        assert {row.person_id for row in queries.attended(course.programme_id)} == {one.person_id}
    assert "Kari Normann" not in staff.get(f"{ROOM}{course.pk}/").content.decode()


def test_a_person_of_another_municipality_is_not_there(
    sign_in: Callable[[Actor], Client],
    neighbour: Municipality,
    make_actor: Callable[..., Actor],
    course: Course,
    enrol_named: Callable[..., list[Enrolment]],
) -> None:
    (enrolment,) = enrol_named(course, "Kari Nordmann")
    browser = sign_in(make_actor(neighbour, Role.COORDINATOR))

    assert browser.get(f"/5043-royrvik/kurs/personer/{enrolment.person_id}/").status_code == 404
