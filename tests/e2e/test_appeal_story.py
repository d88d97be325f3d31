"""A refused case is appealed on a phone, prepared by somebody else, changed by the board; letter and money follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bulyst.tenancy.roles import Role
from tests.e2e.browser import Site, assert_accessible, shot, sign_in
from tests.e2e.test_story import LIERNE, press

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

HABIL = re.compile("^Jeg er habil")


def seen(page: Page, name: str) -> None:
    """Keep a picture, and hold the page to what every page must live up to."""
    shot(page, f"appeal-{name}")
    assert_accessible(page)


def read_the_last_letter(page: Page, site: Site) -> None:
    """Open it as the person would: that is its receipt."""
    letter = page.locator("section:has(#brev) a[href*='/brev/']").last.get_attribute("href")
    assert letter
    pdf = page.request.get(site.at(letter))
    assert pdf.headers["content-type"] == "application/pdf" and pdf.body().startswith(b"%PDF")
    page.reload()


def test_a_refusal_is_appealed_and_becomes_a_grant(site: Site, new_context: Callable[..., BrowserContext]) -> None:
    pages: dict[Role, Page] = {}
    for role in (Role.APPLICANT, Role.CASE_OFFICER, Role.BOARD_MEMBER, Role.PROGRAMME_MANAGER):
        pages[role] = new_context("phone" if role == Role.APPLICANT else "desk").new_page()
        sign_in(pages[role], site, role)
    applicant = pages[Role.APPLICANT]
    applicant.goto(site.at("/min-side/"))
    applicant.get_by_role("link", name=re.compile("Forstudie av et nytt produkt")).first.click()
    found = re.search(r"\b(20\d\d)/(\d+)\b", applicant.locator("body").inner_text())
    assert found
    case = site.at(f"{LIERNE}/saker/{'-'.join(found.groups())}/")

    officer = pages[Role.CASE_OFFICER]
    officer.goto(case)
    press(officer, HABIL)
    officer.get_by_role("textbox", name="Vurdering").fill("Tiltaket ligner på vanlig drift.")
    for value in ("Plass til alle", "Driftighet", "Gode forvaltere"):
        officer.get_by_role("group", name=value).get_by_label("2", exact=True).check()
    officer.get_by_label("Innstilt beløp").fill("0")
    press(officer, "Send til vedtak")

    board = pages[Role.BOARD_MEMBER]
    board.goto(case)
    press(board, HABIL)
    board.get_by_label("Avslå", exact=True).check()
    board.get_by_role("textbox", name="Begrunnelse").fill("Tiltaket er vanlig drift.")
    press(board, "Fatt vedtaket")

    applicant.reload()
    assert "Fristen for å klage regnes fra dere åpner det." in applicant.locator("main").inner_text()
    read_the_last_letter(applicant, site)
    assert "Siste dag for å klage:" in applicant.locator("main").inner_text()
    seen(applicant, "refused")
    press(applicant, "Klag på vedtaket")
    press(applicant, "Send klagen")
    seen(applicant, "missing")
    applicant.get_by_label("Hvorfor klager dere?").fill("Produktet finnes ikke i kommunen fra før.")
    press(applicant, "Send klagen")
    assert "Klagen er mottatt" in applicant.locator("main").inner_text()
    seen(applicant, "filed")

    officer.goto(case)
    if officer.get_by_role("button", name=HABIL).count():
        press(officer, HABIL)
    assert "En annen må forberede klagen." in officer.locator("main").inner_text()
    manager = pages[Role.PROGRAMME_MANAGER]
    manager.goto(case)
    seen(manager, "case")
    press(manager, HABIL)
    manager.get_by_label("Vurdering av klagen").fill("Klageren har rett i at produktet er nytt her.")
    manager.get_by_label("Vedtaket bør endres").check()
    manager.get_by_label("Foreslått beløp").fill("40 000")
    seen(manager, "prepare")
    press(manager, "Send til vurdering")

    board.goto(case)
    press(board, "Vurder klagen på nytt")
    board.get_by_label("Vi endrer vedtaket").check()
    assert board.get_by_label("Nytt tilskudd").input_value().replace("\u202f", " ").startswith("40 000")
    board.get_by_role("textbox", name="Begrunnelse").fill("Styret legger vekt på at produktet er nytt.")
    seen(board, "review")
    press(board, "Avgjør")
    facts = board.locator(".case-facts").inner_text()
    assert "Innvilget: 40\u202f000\u00a0kr" in facts and "Igjen av tilsagnet\n40\u202f000\u00a0kr" in facts
    seen(board, "changed")

    applicant.goto(site.at("/min-side/"))
    applicant.get_by_role("link", name=re.compile("Forstudie av et nytt produkt")).first.click()
    assert "Dere har fått tilsagn om 40\u202f000\u00a0kr" in applicant.locator("main").inner_text()
    read_the_last_letter(applicant, site)
    seen(applicant, "granted")
    press(applicant, "Ta imot tilskuddet")
    press(applicant, "Ta imot tilskuddet")
    assert "Tilskuddet er tatt imot" in applicant.locator("main").inner_text()
