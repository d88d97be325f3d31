"""An organisation is fetched from the official register when it answers, and typed by hand when it does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from bulyst.parties.models import Party, RegisterState
from tests.cases.world import World
from tests.parties.test_official_register import ENTRY, served

pytestmark = pytest.mark.django_db

PAGE = "/min-side/virksomhet/ny/"
NUMBER = "310703516"


def typed(world: World, **more: str) -> dict[str, Any]:
    return {
        "municipality": world.municipality.pk,
        "kind": "FIRM",
        "organisation_number": "310 703 516",
        "name": "",
        "legal_form": "",
        "phone": "74330000",
        **more,
    }


@pytest.mark.parametrize(
    ("status", "more", "said", "name"),
    [
        (200, {}, "Hentet fra Enhetsregisteret", "FJELLBAKERIET AS"),
        (200, {"slettedato": "2025-03-03"}, "ble slettet i Enhetsregisteret 3. mars 2025", "FJELLBAKERIET AS"),
        (200, {"konkurs": True}, "er konkurs eller under avvikling", "FJELLBAKERIET AS"),
        (404, {}, "Enhetsregisteret kjenner ikke nummeret", "Skrevet selv"),
        (500, {}, "Enhetsregisteret svarer ikke akkurat nå", "Skrevet selv"),
    ],
)
def test_the_register_fills_the_form_or_says_why_not(
    world: World, browser: Client, settings: Any, status: int, more: dict[str, Any], said: str, name: str
) -> None:
    with served(status, ENTRY | {"organisasjonsnummer": NUMBER} | more) as address:
        settings.BULYST_REGISTER_URL = address
        page = browser.post(PAGE, typed(world, gjor="hent", name="Skrevet selv")).content.decode()
    assert said in page and f'value="{name}"' in page and 'value="74330000"' in page


def test_what_the_register_said_is_kept_with_the_party(world: World, browser: Client, settings: Any) -> None:
    with served(200, ENTRY | {"organisasjonsnummer": NUMBER, "konkurs": True}) as address:
        settings.BULYST_REGISTER_URL = address
        assert browser.post(PAGE, typed(world, name="Bakeri")).status_code == 302
    with world.open():
        party = Party.objects.get(organisation_number=NUMBER)
    assert (party.name, party.register_state, party.register_asked_at) == ("Bakeri", RegisterState.BANKRUPT, world.at)


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:1"])
def test_by_hand_always_works(world: World, browser: Client, settings: Any, address: str) -> None:
    settings.BULYST_REGISTER_URL = address
    assert ("Hent fra Enhetsregisteret" in browser.get(PAGE).content.decode()) == bool(address)
    assert browser.post(PAGE, typed(world, name="Bakeri")).status_code == 302
    with world.open():
        assert Party.objects.get(organisation_number=NUMBER).register_state == RegisterState.BY_HAND


def test_a_number_that_is_none_is_said(world: World, browser: Client, settings: Any) -> None:
    settings.BULYST_REGISTER_URL = "http://127.0.0.1:1"
    page = browser.post(PAGE, typed(world, gjor="hent", organisation_number="12")).content.decode()
    assert "Et organisasjonsnummer har ni sifre" in page and 'value="12"' in page
