"""A coordinator enters firms, pupil enterprises and activities by forms; a refusal keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened
from bulyst.ventures import queries

ROOT = "/5042-lierne"


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


def firm(programme: Programme, **said: str) -> dict[str, str]:
    return {
        "organisation_number": "974 760 673", "name": "Lierne Ysteri", "kind": "FIRM", "legal_form": "ENK",
        "registered_on": "1.3.2005", "programme": str(programme.pk), "area": "", **said,
    }  # fmt: skip


def enterprise(programme: Programme, **said: str) -> dict[str, str]:
    return {
        "party": "", "party_name": "Sørli skole", "name": "Vedkløyverne EB", "school_year": "2004/2005",
        "pupils": "8", "started_on": "1.9.2004", "closed_on": "", "programme": str(programme.pk), "area": "", **said,
    }  # fmt: skip


def activity(programme: Programme, **said: str) -> dict[str, str]:
    return {
        "party": "", "party_name": "Sørli bygdelag", "title": "Julemesse", "held_on": "3.12.2005",
        "support": "BOTH", "programme": str(programme.pk), "area": "", "project": "", "description": "", **said,
    }  # fmt: skip


def test_a_new_firm_is_entered_corrected_removed_and_put_back(
    staff: Client, coordinator: Actor, programme: Programme
) -> None:
    page = staff.post(f"{ROOT}/bedrifter/ny/", firm(programme), follow=True).content.decode()
    assert "Lierne Ysteri" in page
    assert "974\u00a0760\u00a0673" in page
    with opened(coordinator):
        (row,) = queries.list_new_firms()

    staff.post(f"{ROOT}/bedrifter/{row.pk}/endre/", {"legal_form": "AS", "registered_on": "2.3.2005", "area": ""})
    with opened(coordinator):
        assert [(each.legal_form, each.registered_on) for each in queries.list_new_firms()] == [
            ("AS", date(2005, 3, 2))
        ]

    staff.post(f"{ROOT}/bedrifter/{row.pk}/fjern/", {"reason": "Feil program"})
    listed = staff.get(f"{ROOT}/bedrifter/").content.decode()
    assert "Feil program" in listed
    with opened(coordinator):
        assert queries.new_firms(programme.pk) == []

    staff.post(f"{ROOT}/bedrifter/{row.pk}/sett-tilbake/")
    with opened(coordinator):
        assert len(queries.new_firms(programme.pk)) == 1


def test_a_firm_entered_twice_is_refused_with_the_way_to_the_first(
    staff: Client, coordinator: Actor, programme: Programme
) -> None:
    staff.post(f"{ROOT}/bedrifter/ny/", firm(programme))
    with opened(coordinator):
        (row,) = queries.list_new_firms()

    again = staff.post(f"{ROOT}/bedrifter/ny/", firm(programme, name="Ysteriet i Lierne"))

    page = again.content.decode()
    assert again.status_code == 422
    assert f'href="{ROOT}/bedrifter/{row.pk}/"' in page
    assert "allerede ført som ny bedrift" in page
    assert "Ysteriet i Lierne" in page


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"organisation_number": "974 760 674"}, "ikke et gyldig organisasjonsnummer"),
        ({"organisation_number": "12345"}, "ni sifre"),
        ({"registered_on": "31.2.2005"}, "ikke en dato"),
        ({"registered_on": "1.3.2013"}, "Lierne 2"),
        ({"legal_form": ""}, "Velg et svar"),
    ],
)
def test_a_refused_firm_keeps_what_was_typed(
    staff: Client, coordinator: Actor, programme: Programme, said: dict[str, str], complaint: str
) -> None:
    page = staff.post(f"{ROOT}/bedrifter/ny/", firm(programme, **said)).content.decode()

    assert complaint in page
    assert "Lierne Ysteri" in page
    with opened(coordinator):
        assert queries.new_firms(programme.pk) == []


def test_a_pupil_enterprise_is_entered_as_a_count_and_asks_for_no_names(
    staff: Client, coordinator: Actor, programme: Programme
) -> None:
    assert "Skriv aldri navn på elever" in staff.get(f"{ROOT}/elevbedrifter/ny/").content.decode()

    page = staff.post(f"{ROOT}/elevbedrifter/ny/", enterprise(programme), follow=True).content.decode()

    assert "Vedkløyverne EB" in page
    with opened(coordinator):
        (row,) = queries.pupil_enterprises(programme.pk)
        assert (row.school, row.pupils) == ("Sørli skole", 8)
        assert queries.new_firms(programme.pk) == []


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"pupils": "-8"}, "fra 1 til 200 elever"),
        ({"pupils": "0"}, "fra 1 til 200 elever"),
        ({"school_year": "2004"}, "ikke et skoleår"),
        ({"started_on": "1.7.2004"}, "utenfor skoleåret"),
        ({"closed_on": "1.8.2004"}, "før den startet"),
        ({"party_name": ""}, "Velg skolen, eller skriv navnet på en ny."),
    ],
)
def test_a_refused_pupil_enterprise_keeps_what_was_typed(
    staff: Client, coordinator: Actor, programme: Programme, said: dict[str, str], complaint: str
) -> None:
    page = staff.post(f"{ROOT}/elevbedrifter/ny/", enterprise(programme, **said)).content.decode()

    assert complaint in page
    assert "Vedkløyverne EB" in page
    with opened(coordinator):
        assert queries.pupil_enterprises(programme.pk) == []


def test_a_known_association_is_offered_before_it_is_doubled(
    staff: Client, coordinator: Actor, programme: Programme
) -> None:
    staff.post(f"{ROOT}/lag/ny/", activity(programme))
    doubled = staff.post(f"{ROOT}/lag/ny/", activity(programme, title="Dugnad"))
    assert "kan allerede være registrert" in doubled.content.decode()

    with opened(coordinator):
        (row,) = queries.association_activities(programme.pk)
    chosen = activity(programme, title="Dugnad", party=str(row.party_id), party_name="")
    staff.post(f"{ROOT}/lag/ny/", chosen)

    with opened(coordinator):
        assert {each.party_id for each in queries.association_activities(programme.pk)} == {row.party_id}


def test_a_corrected_activity_shows_what_stood_there(staff: Client, coordinator: Actor, programme: Programme) -> None:
    staff.post(f"{ROOT}/lag/ny/", activity(programme))
    with opened(coordinator):
        (row,) = queries.list_association_activities()

    page = staff.get(f"{ROOT}/lag/{row.pk}/endre/").content.decode()
    assert 'value="3.12.2005"' in page

    changed = activity(programme, party=str(row.party_id), party_name="", support="GUIDANCE")
    staff.post(f"{ROOT}/lag/{row.pk}/endre/", changed)
    with opened(coordinator):
        assert [each.support for each in queries.association_activities(programme.pk)] == ["GUIDANCE"]


@pytest.mark.parametrize("room", ["bedrifter", "elevbedrifter", "lag"])
def test_the_lists_are_for_staff_and_the_forms_for_those_who_keep_ventures(
    sign_in: Callable[[Actor], Client],
    client: Client,
    lierne: Municipality,
    neighbour: Municipality,
    make_actor: Callable[..., Actor],
    room: str,
) -> None:
    assert client.get(f"{ROOT}/{room}/").status_code == 302

    board = sign_in(make_actor(lierne, Role.BOARD_MEMBER))
    assert board.get(f"{ROOT}/{room}/").status_code == 200
    assert board.get(f"{ROOT}/{room}/ny/").status_code == 403

    stranger = sign_in(make_actor(neighbour, Role.COORDINATOR))
    assert stranger.get(f"{ROOT}/{room}/").status_code == 404
    assert stranger.get(f"/5043-royrvik/{room}/1/").status_code == 404
