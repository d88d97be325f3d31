"""The case list shows what is filtered, and exports exactly that."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from tests.cases.world import World, kr
from tests.web.cases.pages import LIST, text_of

pytestmark = pytest.mark.django_db

Browser = Callable[[Actor], Client]


def exported(browser: Client, query: str = "") -> list[dict[str, str]]:
    content = browser.get(f"{LIST}eksport.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def test_what_is_the_officers_to_do_stands_before_what_waits_for_others(world: World, browser_of: Browser) -> None:
    world.waiting()
    world.submitted(title="Ny kafé")
    page = text_of(browser_of(world.officer), LIST)
    assert page.index("2026/2 Ny kafé") < page.index("Venter på andre") < page.index("2026/1 Ny bakerovn")


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["2026/1", "2026/3", "2026/2"]),
        ("?sok=kafé", ["2026/2"]),
        ("?slag=GUIDANCE", ["2026/3"]),
        ("?vis=mine&slag=GRANT", ["2026/1", "2026/2"]),
        ("?vis=avsluttet", ["2026/4"]),
        ("?program=999999", ["2026/1", "2026/3", "2026/2"]),
        ("?sok=finnes ikke", []),
    ],
)
def test_the_export_holds_exactly_the_filtered_cases(
    world: World, browser_of: Browser, query: str, numbers: list[str]
) -> None:
    world.submitted()
    world.recommended(title="Ny kafé")
    world.guidance()
    world.withdrawn()
    browser = browser_of(world.officer)
    assert [row["Saksnummer"] for row in exported(browser, query)] == numbers
    page = text_of(browser, LIST + query)
    assert [f"{number} " in page for number in numbers] == [True] * len(numbers)
    assert f"{len(numbers)} sak" in page


def test_money_and_dates_are_exported_as_a_spreadsheet_reads_them(world: World, browser_of: Browser) -> None:
    world.paid(world.requested(world.accepted(), world.part(kr(50_000))))
    (row,) = exported(browser_of(world.finance))
    assert (row["Søkt"], row["Tilsagn"], row["Utbetalt"]) == ("200000,00", "150000,00", "50000,00")
    assert (row["Mottatt"], row["Vedtatt"]) == ("2026-03-03", "2026-03-03")


def test_a_title_that_looks_like_a_formula_is_exported_as_text(world: World, browser_of: Browser) -> None:
    world.submitted(title="=HYPERLINK(0)")
    (row,) = exported(browser_of(world.officer))
    assert row["Tittel"] == "'=HYPERLINK(0)"


def test_drafts_are_nobody_elses(world: World, browser_of: Browser) -> None:
    world.draft(title="Hemmelig kladd")
    assert "Hemmelig kladd" not in text_of(browser_of(world.officer), LIST)
    assert exported(browser_of(world.officer)) == []


def test_an_empty_list_says_what_to_do(world: World, browser_of: Browser) -> None:
    assert "Nye søknader kommer hit" in text_of(browser_of(world.officer), LIST)
    assert "Nullstill for å se alle" in text_of(browser_of(world.officer), f"{LIST}?sok=x")


def test_strangers_and_applicants_do_not_find_the_list(
    world: World,
    neighbour: Municipality,
    make_actor: Callable[..., Actor],
    browser_of: Browser,
) -> None:
    world.submitted()
    for actor in (make_actor(neighbour, Role.CASE_OFFICER), world.applicant):
        for page in ("", "eksport.csv", "2026-1/", "2026-1/vurdering/", "2026-1/spor/"):
            assert browser_of(actor).get(LIST + page).status_code == 404


def test_who_is_not_signed_in_is_asked_to(world: World) -> None:
    assert Client().get(LIST).status_code == 302
