"""A guidance case by forms: opened, hours logged, finished."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from bulyst.cases.kinds import Referral
from bulyst.cases.lifecycle import GuidanceState
from bulyst.cases.models import Case
from bulyst.cases.queries import guidance_hours
from bulyst.tenancy.actor import Actor
from tests.cases.world import World
from tests.web.cases.pages import LIST, address, text_of

pytestmark = pytest.mark.django_db

Browser = Callable[[Actor], Client]
NEW = f"{LIST}veiledning/ny/"


def opened(world: World, **changes: object) -> dict[str, object]:
    return {"topic": "Starte gårdsbutikk", "programme": world.programme.pk, "kind": "PERSON", **changes}


def latest(world: World) -> Case:
    with world.open():
        return Case.objects.select_related("applicant").latest("pk")


def test_somebody_who_is_known_is_chosen(world: World, browser_of: Browser) -> None:
    answered = browser_of(world.officer).post(NEW, opened(world, applicant=world.party.pk))
    case = latest(world)
    assert answered["Location"] == address(case)
    assert (case.applicant_id, case.topic, case.number) == (world.party.pk, "Starte gårdsbutikk", "2026/1")


def test_somebody_new_is_registered_on_the_way(world: World, browser_of: Browser) -> None:
    browser_of(world.officer).post(NEW, opened(world, name="Nora Nyetablert"))
    assert latest(world).applicant.name == "Nora Nyetablert"


def test_nobody_is_asked_for(world: World, browser_of: Browser) -> None:
    page = browser_of(world.officer).post(NEW, opened(world)).content.decode()
    assert "Velg hvem som får veiledning" in page
    assert "Starte gårdsbutikk" in page


def test_hours_are_logged_with_a_decimal_comma_and_the_next_step_is_shown(world: World, browser_of: Browser) -> None:
    case, browser = world.guidance(), browser_of(world.officer)
    browser.post(
        address(case, "timer/"),
        {"held_on": "3.3.2026", "hours": "1,5", "text": "Budsjett", "next_step": "Sende søknad"},
    )
    with world.open():
        assert guidance_hours(case) == Decimal("1.5")
    page = text_of(browser, address(case))
    assert "Sende søknad" in page
    assert "1,5 timer" in page


def test_more_hours_than_a_day_has_are_refused(world: World, browser_of: Browser) -> None:
    case = world.guidance()
    shown = browser_of(world.officer).post(
        address(case, "timer/"), {"held_on": "3.3.2026", "hours": "25", "text": "Budsjett"}
    )
    assert shown.status_code == 422
    assert 'value="25"' in shown.content.decode()
    with world.open():
        assert guidance_hours(case) == 0


def test_a_finished_case_says_what_came_of_it(world: World, browser_of: Browser) -> None:
    case, browser = world.guidance(), browser_of(world.officer)
    browser.post(
        address(case, "avslutt-veiledning/"),
        {"outcome": "Startet foretak", "referral": Referral.BUSINESS_GARDEN.value},
    )
    assert world.case(case).state == GuidanceState.FINISHED
    page = text_of(browser, address(case))
    assert "Startet foretak" in page
    assert "næringshagen" in page


def test_pages_of_grant_cases_are_not_there_for_guidance(world: World, browser_of: Browser) -> None:
    case = world.guidance()
    for page in ("vurdering/", "be-om-mer/", "avslutt/"):
        assert browser_of(world.officer).get(address(case, page)).status_code == 404
