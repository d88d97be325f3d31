"""One view of each applicant over all rooms, for who may see it; and the register asked again by staff."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from bulyst.parties.actions import merge_parties, register_party
from bulyst.parties.models import Party, PartyKind, RegisterState
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import User
from bulyst.web.staff.applicants.wording import EVENTS
from tests.cases.conftest import world_of_the_file
from tests.cases.world import World
from tests.demonstration import ROOT
from tests.parties.test_official_register import ENTRY, served

pytestmark = pytest.mark.django_db

__all__ = ["world_of_the_file"]


@pytest.fixture
def world(world_of_the_file: World, db: None) -> World:
    return world_of_the_file.again()


def browser_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id), backend="bulyst.web.account.backends.SignIn")
    return client


def registered(world: World, name: str, kind: PartyKind = PartyKind.FIRM, **more: Any) -> Party:
    return register_party(actor=world.officer, kind=kind, name=name, now=world.at, **more)


def test_the_list_finds_by_name_and_number_and_leaves_out_who_only_took_part(world: World) -> None:
    registered(world, "Deltaker", PartyKind.PERSON)
    browser, place = browser_of(world.officer), f"/{world.municipality.slug}/sokere/"
    everyone = browser.get(place).content.decode()
    assert world.party.name in everyone and "Deltaker" not in everyone
    assert world.party.name in browser.get(place, {"sok": "314 159"}).content.decode()
    assert "Ingen passer til søket" in browser.get(place, {"sok": "finnes ikke", "slag": "tull"}).content.decode()


def test_one_page_holds_cases_money_people_and_history(world: World) -> None:
    case = world.closed()
    page = browser_of(world.board).get(f"/{world.municipality.slug}/sokere/{world.party.pk}/").content.decode()
    for said in (case.title, "150\u202f000\u00a0kr", "Utbetalt", world.user.name, "En person fikk tilgang"):
        assert said in page
    assert "Spør Enhetsregisteret" not in page


def test_a_person_without_a_case_is_only_for_who_may_see_people(world: World) -> None:
    person = registered(world, "Deltaker", PartyKind.PERSON)
    page = f"/{world.municipality.slug}/sokere/{person.pk}/"
    assert browser_of(world.officer).get(page).status_code == 200
    assert browser_of(world.board).get(page).status_code == 404


def test_a_merged_party_leads_to_the_one_that_counts(world: World) -> None:
    twin = registered(world, "Fjellbakeriet")
    browser, place = browser_of(world.officer), f"/{world.municipality.slug}/sokere"
    assert "Sammenlign med Fjellbakeriet" in browser.get(f"{place}/{world.party.pk}/").content.decode()
    merge_parties(actor=world.officer, duplicate_id=twin.pk, into_id=world.party.pk, now=world.at)
    assert browser.get(f"{place}/{twin.pk}/")["Location"] == f"{place}/{world.party.pk}/"


@pytest.mark.parametrize(
    ("status", "state"),
    [(200, RegisterState.FOUND), (404, RegisterState.UNKNOWN), (500, RegisterState.BY_HAND)],
)
def test_staff_asks_the_register_again(world: World, settings: Any, status: int, state: RegisterState) -> None:
    browser, page = browser_of(world.officer), f"/{world.municipality.slug}/sokere/{world.party.pk}/"
    with served(status, ENTRY) as address:
        settings.BULYST_REGISTER_URL = address
        assert browser.post(f"{page}registeret/")["Location"] == page
    with world.open():
        assert Party.objects.get(pk=world.party.pk).register_state == state


def test_whatever_happens_to_an_applicant_is_told_in_words() -> None:
    """Each event that some action records about a party, and not its key."""
    told = re.compile(r"record\(\s*actor,\s*\"((?:party|aid|control)\.[a-z_]+)\",(?!\s*case\b)")
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "src" / "bulyst").rglob("actions/*.py"))
    events = {event for source in sources for event in told.findall(source)}
    assert {"party.registered", "aid.entered", "control.removed"} <= events
    assert events - set(EVENTS) == set()
