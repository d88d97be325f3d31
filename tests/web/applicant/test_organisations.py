"""Registering whom one acts for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.parties.actions import register_party
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
