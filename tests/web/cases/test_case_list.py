"""The case list shows what is filtered, and exports exactly that."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client

from bulyst.cases.queries import saved_filters
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from tests.cases.world import World, kr
from tests.web.cases.pages import LIST, text_of

pytestmark = pytest.mark.django_db

Browser = Callable[[Actor], Client]


def exported(browser: Client, query: str = "") -> list[dict[str, str]]:
    content = browser.get(f"{LIST}eksport.csv{query}").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def workbook(browser: Client, query: str = "") -> list[tuple[Any, ...]]:
    content = browser.get(f"{LIST}eksport.xlsx{query}").getvalue()
    return list(openpyxl.load_workbook(io.BytesIO(content), read_only=True).active.iter_rows(values_only=True))


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
        ("?hvem=mine&slag=GRANT", ["2026/1", "2026/2"]),
        ("?vis=avsluttet", ["2026/4"]),
        ("?vis=sokeren", []),
        ("?vis=forfalt&hvem=mine", []),
        ("?frist=10.4.2026", ["2026/1", "2026/2"]),
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
    assert [row[0] for row in workbook(browser, query)[1:]] == numbers
    page = text_of(browser, LIST + query)
    assert [f"{number} " in page for number in numbers] == [True] * len(numbers)
    assert f"{len(numbers)} sak" in page


def test_a_workbook_holds_sums_as_numbers_and_days_as_days(world: World, browser_of: Browser) -> None:
    world.paid(world.requested(world.accepted(title="=1+1"), world.part(kr(50_000))))
    browser = browser_of(world.finance)
    headings, row = workbook(browser)
    found = dict(zip(headings, row, strict=True))
    assert (found["Søkt"], found["Utbetalt"]) == (200_000, 50_000)
    assert found["Mottatt"].date() == date(2026, 3, 3)
    assert found["Tittel"] == "=1+1"
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{LIST}eksport.xlsx").getvalue())) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")  # the title is text, no formula
    assert found["Frist"].date() == date(2028, 3, 3)


def test_what_does_not_fit_on_a_page_is_on_the_next_and_in_the_export(
    world: World, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulyst.web.staff.cases.worklist.PAGE", 2)
    monkeypatch.setattr("bulyst.web.staff.cases.export._AT_A_TIME", 2)
    for title in ("Første", "Andre", "Tredje"):
        world.submitted(title=title)
    browser = browser_of(world.officer)
    first, second = text_of(browser, f"{LIST}?slag=GRANT"), text_of(browser, f"{LIST}?slag=GRANT&side=2")
    assert "Side 1 av 2" in first
    assert 'rel="next" href="?slag=GRANT&side=2"' in first
    assert ("Tredje" in first, "Tredje" in second, "Første" in second) == (False, True, False)
    assert "Senere (3)" in second
    assert "Side 2 av 2" in text_of(browser, f"{LIST}?side=77777")
    assert "Side 1 av 2" in text_of(browser, f"{LIST}?side=-1")
    assert len(exported(browser)) == 3


def test_a_choice_is_kept_under_a_name_and_shared_only_when_asked(world: World, browser_of: Browser) -> None:
    mine, colleague = browser_of(world.officer), browser_of(world.manager)
    save = f"{LIST}utvalg/nytt/?vis=forfalt&hvem=mine&slag=finnesikke"
    assert "Forfalt" in text_of(mine, save)
    shown = mine.post(save, {"name": ""})
    assert "Fyll ut «Navn på utvalget»" in html.unescape(shown.content.decode())
    answered = mine.post(save, {"name": "Mine forfalte"})
    assert answered["Location"] == f"{LIST}?vis=forfalt&hvem=mine"
    assert 'href="?vis=forfalt&hvem=mine">Mine forfalte' in text_of(mine, LIST)
    assert "Mine forfalte" not in text_of(colleague, LIST)
    mine.post(save, {"name": "Mine forfalte", "shared": "on"})
    assert text_of(colleague, LIST).count("Mine forfalte") == 1
    with world.open():
        (saved,) = saved_filters(world.officer)
    assert colleague.post(f"{LIST}utvalg/{saved.pk}/fjern/").status_code == 404
    mine.post(f"{LIST}utvalg/{saved.pk}/fjern/")
    assert "Mine forfalte" not in text_of(colleague, LIST)


def test_everything_is_no_choice_to_keep(world: World, browser_of: Browser) -> None:
    browser = browser_of(world.officer)
    assert "Velg noe først" in text_of(browser, f"{LIST}utvalg/nytt/")
    assert browser.post(f"{LIST}utvalg/nytt/", {"name": "Alt"}).status_code == 422


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
