"""Figures open into their rows; who the rows are about is shown to those who may see people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.parties.recognition import Described
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from tests.results.world import World

RESULTS = "/5042-lierne/resultater/"
PEOPLE = f"{RESULTS}lierne-2/people.on_courses/"

Browsers = Callable[[Actor], Client]


def test_one_programme_is_opened_at_once(world: World, browser_of: Browsers) -> None:
    response = browser_of(world.manager).get(RESULTS)
    assert response["Location"] == f"{RESULTS}lierne-2/"


def test_the_account_has_every_figure_with_a_way_to_its_rows(world: World, browser_of: Browsers) -> None:
    html = browser_of(world.board).get(f"{RESULTS}lierne-2/").content.decode()
    assert html.count("Se grunnlaget") == 6
    assert PEOPLE in html


def test_names_are_for_those_who_may_see_people(world: World, browser_of: Browsers) -> None:
    world.course("COMPUTING", Described("Kari Synlig"))
    assert "Kari Synlig" in browser_of(world.officer).get(PEOPLE).content.decode()
    without = browser_of(world.board).get(PEOPLE)
    assert without.status_code == 200
    assert "Kari Synlig" not in without.content.decode()


def test_a_part_opens_into_its_own_rows(world: World, browser_of: Browsers) -> None:
    world.course("COMPUTING", Described("Kari Data"))
    world.course("LANGUAGES", Described("Liv Språk"))
    html = browser_of(world.officer).get(f"{PEOPLE}?delt=subject&verdi=LANGUAGES").content.decode()
    assert "Liv Språk" in html
    assert "Kari Data" not in html


def test_the_rows_that_are_hashed_can_be_taken_out_and_hold_no_name(world: World, browser_of: Browsers) -> None:
    (enrolment,) = world.course("COMPUTING", Described("Kari Utelatt"))
    rows = browser_of(world.officer).get(f"{PEOPLE}rader.csv").content.decode().splitlines()
    assert rows[0] == "id,held_on,person_id,subject"
    assert rows[1].endswith(f",2026-03-03,{enrolment.person_id},COMPUTING")
    assert "Kari" not in "\n".join(rows)


@pytest.mark.parametrize("address", [RESULTS, f"{RESULTS}lierne-2/", PEOPLE, f"{PEOPLE}rader.csv"])
def test_strangers_find_nothing(
    world: World,
    neighbour: Municipality,
    make_actor: Callable[..., Actor],
    browser_of: Browsers,
    client: Client,
    address: str,
) -> None:
    assert client.get(address).status_code == 302
    assert browser_of(make_actor(neighbour, Role.PROGRAMME_MANAGER)).get(address).status_code == 404
    assert browser_of(world.applicant).get(address).status_code == 404


@pytest.mark.parametrize("address", [f"{RESULTS}lierne-3/", f"{RESULTS}lierne-2/cases.everything/"])
def test_what_does_not_exist_is_not_found(world: World, browser_of: Browsers, address: str) -> None:
    assert browser_of(world.manager).get(address).status_code == 404
