"""Registering whom one acts for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.parties.actions import join_party, register_party
from bulyst.parties.models import MemberRole
from bulyst.parties.queries import my_parties
from bulyst.tenancy.models import Municipality, User
from tests.cases.world import World

pytestmark = pytest.mark.django_db

FARM = {
    "kind": "FARM",
    "organisation_number": "310 000 019",
    "name": "Sørli gård",
    "legal_form": "ENK",
    "email": "",
    "account_number": "",
}


def test_on_the_way_to_a_call_the_organisation_is_registered_in_its_municipality(
    world: World, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    farmer = make_user()
    answered = signed_in(farmer).post(f"/min-side/virksomhet/ny/?utlysning={world.call.pk}", FARM)
    assert answered["Location"] == f"/min-side/sok/{world.call.pk}/"
    (party,) = my_parties(farmer.pk)
    assert (party.name, party.organisation_number, party.tenant_id) == (
        "Sørli gård",
        "310000019",
        world.municipality.pk,
    )


def test_a_number_that_is_taken_is_refused_and_what_was_typed_stays(world: World, browser: Client) -> None:
    register_party(actor=world.officer, kind="FARM", name="Sørli gård", organisation_number="310000019", now=world.at)
    shown = browser.post(f"/min-side/virksomhet/ny/?utlysning={world.call.pk}", {**FARM, "name": "En annen"})
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "er allerede registrert i kommunen" in page
    assert 'value="En annen"' in page


def test_a_wrong_number_is_explained_at_its_field(world: World, browser: Client) -> None:
    page = browser.post("/min-side/virksomhet/ny/", {**FARM, "organisation_number": "123"}).content.decode()
    assert "Et organisasjonsnummer har ni sifre" in page


def test_the_same_organisation_is_not_typed_again_for_another_municipality(
    world: World, neighbour: Municipality, browser: Client
) -> None:
    page = browser.get(f"/min-side/virksomhet/ny/?fra={world.party.pk}").content.decode()
    assert 'value="Fjellbakeriet AS"' in page
    assert "Røyrvik" in page


def test_nothing_is_copied_from_somebody_elses_organisation(
    world: World, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    assert signed_in(make_user()).get(f"/min-side/virksomhet/ny/?fra={world.party.pk}").status_code == 404


def test_the_account_is_given_where_payment_is_asked_for(world: World, browser: Client) -> None:
    case = world.accepted()
    assert (
        "Kommunen mangler kontonummeret deres." in browser.get(f"/min-side/sak/{case.pk}/utbetaling/").content.decode()
    )
    answered = browser.post(
        f"/min-side/virksomhet/{world.party.pk}/?sak={case.pk}",
        {"account_number": "8601 11 17947", "postal_address": "Postveien 1", "email": "", "phone": ""},
    )
    assert answered["Location"] == f"/min-side/sak/{case.pk}/utbetaling/"
    assert "konto 8601\u00a011\u00a017947" in browser.get(answered["Location"]).content.decode()


def test_a_wrong_account_number_is_not_kept(world: World, browser: Client) -> None:
    page = browser.post(f"/min-side/virksomhet/{world.party.pk}/", {"account_number": "8601 11 17948"}).content.decode()
    assert "er ikke et gyldig kontonummer" in page
    (party,) = my_parties(world.user.pk)
    assert party.account_number == ""


def test_who_may_only_read_changes_nothing(
    world: World, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    reader = make_user()
    join_party(actor=world.officer, party_id=world.party.pk, user_id=reader.pk, role=MemberRole.READER, now=world.at)
    shown = signed_in(reader).post(f"/min-side/virksomhet/{world.party.pk}/", {"email": "min@example.test"})
    assert shown.status_code == 422
    (party,) = my_parties(world.user.pk)
    assert party.email == ""


def test_somebody_elses_organisation_is_not_there(
    world: World, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    other = signed_in(make_user())
    assert other.post(f"/min-side/virksomhet/{world.party.pk}/", {"email": "min@example.test"}).status_code == 404
