"""What applicants do beside applying, on a phone: let a colleague in, move a draft, copy, withdraw; what staff sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bulyst.tenancy.roles import Role
from tests.e2e.browser import Site, assert_accessible, shot, sign_in
from tests.e2e.test_story import press
from tests.files import pdf, picture

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

LIERNE = "/5042-lierne"


def seen(page: Page, name: str) -> None:
    shot(page, f"applicants-{name}")
    assert_accessible(page)


def test_an_application_is_moved_sent_and_withdrawn(site: Site, new_context: Callable[..., BrowserContext]) -> None:
    phone = new_context("phone").new_page()
    sign_in(phone, site, Role.APPLICANT)
    invite(phone, site)
    draft = begin_and_move(phone, site)
    put_files_with_it(phone, site, draft)
    case = copy_and_withdraw(phone, site)
    desk = new_context("desk").new_page()
    sign_in(desk, site, Role.CASE_OFFICER)
    see_the_applicant(desk, site, case)
    settle_a_duplicate(desk, site)


def invite(page: Page, site: Site) -> None:
    page.goto(site.at("/min-side/"))
    page.get_by_role("link", name=re.compile("^Personer")).first.click()
    page.get_by_label("E-postadresse").fill("regnskap@demo.bulyst.example")
    page.get_by_label(re.compile("^Medarbeider")).check()
    press(page, "Send invitasjonen")
    expect(page.get_by_text("regnskap@demo.bulyst.example ·")).to_be_visible()
    seen(page, "people")


def begin_and_move(page: Page, site: Site) -> str:
    page.goto(site.at("/utlysninger/5042-lierne/bedrifter-og-gardsbruk/"))
    press(page, "Søk nå")
    press(page, "Begynn på søknaden")
    page.get_by_label("Hva heter prosjektet?").fill("Lys i grendehuset")
    press(page, "Lagre og gå videre")
    found = re.search(r"/soknad/\d+/", page.url)
    assert found
    page.goto(site.at(f"/min-side{found[0]}oppsummering/"))
    press(page, "Feil utlysning? Flytt søknaden til en annen")
    seen(page, "move")
    press(page, "Flytt hit")
    expect(page.get_by_text("Ingenting må skrives på nytt")).to_be_visible()
    return f"/min-side{found[0]}"


def put_files_with_it(page: Page, site: Site, draft: str) -> None:
    page.goto(site.at(f"{draft}vedlegg/"))
    assert page.get_by_role("button", name="Last opp").is_hidden()  # they are sent as soon as they are chosen
    files = [
        {"name": "Tilbud.pdf", "mimeType": "application/pdf", "buffer": pdf()},
        {"name": "huset.png", "mimeType": "image/png", "buffer": picture(800, 600, "PNG")},
        {"name": "virus.exe", "mimeType": "application/pdf", "buffer": b"MZ\x90"},
    ]
    with page.expect_navigation():
        page.get_by_label("Legg ved filer").set_input_files(files)  # type: ignore[arg-type]
    expect(page.get_by_text("«virus.exe» er et program")).to_be_visible()
    assert page.locator(".file img").count() == 2
    seen(page, "files")


def copy_and_withdraw(page: Page, site: Site) -> str:
    page.goto(site.at("/min-side/"))
    page.get_by_role("link", name=re.compile("^Forstudie av et nytt produkt")).first.click()
    seen(page, "case")
    found = re.search(r"Sak (\d+)/(\d+)", page.locator("main").inner_text())
    assert found
    press(page, "Bruk som utgangspunkt for en ny søknad")
    seen(page, "copy")
    page.go_back()
    press(page, "Trekk søknaden")
    seen(page, "withdraw")
    page.get_by_label(re.compile("^Ja, jeg vil trekke")).check()
    press(page, "Trekk søknaden")
    expect(page.get_by_text("Søknaden er trukket.")).to_be_visible()
    return "-".join(found.groups())


def see_the_applicant(page: Page, site: Site, case: str) -> None:
    page.goto(site.at(f"{LIERNE}/saker/{case}/"))
    expect(page.get_by_text("Trukket", exact=True).first).to_be_visible()
    page.locator(".case-facts").get_by_role("link", name=re.compile("oppdiktet")).first.click()
    expect(page.get_by_text("En person ble invitert")).to_be_visible()
    seen(page, "applicant")


def settle_a_duplicate(page: Page, site: Site) -> None:
    page.goto(site.at(f"{LIERNE}/sokere/?sok=skole"))
    one, other = [link.get_attribute("href") or "" for link in page.locator("main tbody a[href*='/sokere/']").all()[:2]]
    first, second = (re.findall(r"\d+", each)[-1] for each in (one, other))
    page.goto(site.at(f"{LIERNE}/sokere/{first}/sammenlign/{second}/"))
    seen(page, "compare")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Samme: behold")).first.click()
    assert page.url.endswith(f"/sokere/{first}/")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Angre")).click()
    assert page.url.endswith(f"/sokere/{second}/")
    expect(page.get_by_text("Sammenslåingen ble angret")).to_be_visible()
