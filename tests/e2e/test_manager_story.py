"""A manager makes a call with questions and a rule of its own, and the first application comes in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bulyst.kernel.deadlines import today
from bulyst.tenancy.roles import Role
from tests.e2e.browser import Site, assert_accessible, press, shot, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PROGRAMME = "/5042-lierne/innstillinger/program/lierne-2/"
CALL = "Støtte til møteplasser"
TODAY = today(datetime.now(UTC))
LAST_DAY = TODAY + timedelta(days=30)


def seen(page: Page, name: str) -> None:
    """Keep a picture, and hold the page to what every page must live up to."""
    shot(page, f"manager-{name}")
    assert_accessible(page)


def test_a_call_with_a_form_and_a_rule_of_its_own(site: Site, new_context: Callable[..., BrowserContext]) -> None:
    manager = new_context("desk").new_page()
    sign_in(manager, site, Role.PROGRAMME_MANAGER)
    announce(manager, site)
    ask(manager)
    try_it_as_the_applicant(manager)
    decide_a_rule(manager)
    case = apply_by_phone(site, new_context)
    officer = new_context("desk").new_page()
    sign_in(officer, site, Role.CASE_OFFICER)
    officer.goto(site.at(f"/5042-lierne/saker/{case}/"))
    told = officer.locator("main").inner_text()
    for words in ("Hvor mange kan møtes der?", "60 personer", "Høyst 40 prosent til møteplasser."):
        assert words in told
    count_it(manager, site)
    change_its_days(manager, site)


def announce(page: Page, site: Site) -> None:
    page.goto(site.at(f"{PROGRAMME}legg-til/utlysning/"))
    page.get_by_label("Tittel").fill(CALL)
    page.get_by_label("Hva kan det søkes om").fill(
        "For lag og bedrifter som vil lage steder der folk møtes (oppdiktet)."
    )
    page.get_by_label("Tilskudd").check()
    page.get_by_label("Aktivitet eller møteplass").check()
    page.get_by_label("Fond", exact=False).select_option(index=1)
    page.get_by_label("Åpner").fill(TODAY.strftime("%d.%m.%Y"))
    page.get_by_label("Siste dag å søke").fill(LAST_DAY.strftime("%d.%m.%Y"))
    page.get_by_label("Minutter etter fristen").fill("30")
    press(page, "Lagre")
    press(page, CALL)
    assert "30 minutter for den som har begynt" in page.locator("main").inner_text()
    seen(page, "call")


def ask(page: Page) -> None:
    press(page, "Egne spørsmål i søknaden")
    seen(page, "form-empty")
    press(page, "Ny side med spørsmål")
    page.get_by_label("Overskrift på siden").fill("Stedet")
    press(page, "Lagre")
    for kind, label in (("Tall", "Hvor mange kan møtes der?"), ("Milepæler", "Når skjer hva?")):
        page.get_by_label("Slags svar på siden «Stedet»").select_option(label=kind)
        press(page, re.compile("^Lag spørsmålet"))
        page.get_by_label("Spørsmålet", exact=True).fill(label)
        page.get_by_label("Må besvares").check()
        if kind == "Tall":
            page.get_by_label("Enhet").fill("personer")
            seen(page, "question")
        press(page, "Lagre")
    page.get_by_role("button", name="Flytt opp Når skjer hva?").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    labels = page.locator(".builder-label strong").all_inner_texts()
    assert labels == ["Når skjer hva?", "Hvor mange kan møtes der?"]
    seen(page, "form")


def try_it_as_the_applicant(page: Page) -> None:
    press(page, "Se det som søkeren ser")
    page.get_by_role("link", name=re.compile("^Stedet")).click()
    page.get_by_label("Hvor mange kan møtes der?").fill("mange")
    seen(page, "preview")
    press(page, "Lagre og gå videre")
    assert page.get_by_label("Hvor mange kan møtes der?").input_value() == "mange"
    page.go_back()
    page.goto(re.sub("prov/.*", "", page.url))
    press(page, "Ta i bruk")
    expect(page.get_by_text("Versjon 1 er i bruk")).to_be_visible()


def decide_a_rule(page: Page) -> None:
    page.goto(re.sub(r"skjema/soknad-(\d+)/.*", r"regler/?utlysning=\1", page.url))
    press(page, "Reglene som gjelder nå")
    page.get_by_label("Navn på regelsettet").fill("Regler for møteplasser")
    page.get_by_label("Gjelder fra").fill(TODAY.strftime("%d.%m.%Y"))
    seen(page, "rules-closed")
    first = page.locator(".rule-item").first
    first.locator("summary").click()
    first.get_by_label("Høyeste andel av kostnadene").fill("40")
    first.get_by_label("Tekst på bokmål").fill("Høyst 40 prosent til møteplasser.")
    first.get_by_label("Tekst på nynorsk").fill("Høgst 40 prosent til møteplassar.")
    page.get_by_label("Slags regel").select_option("APPLICANT_CEILING")
    press(page, "Legg til regelen")
    assert first.get_by_label("Høyeste andel av kostnadene").input_value() == "40"
    added = page.locator(".rule-item", has=page.get_by_label("Høyeste beløp til én søker")).first
    added.get_by_label("Høyeste beløp til én søker").fill("300 000")
    added.get_by_label("Antall måneder").fill("36")
    added.get_by_label("Hjemmel").fill("kommunens retningslinjer")
    added.get_by_label("Tekst på bokmål").fill("Høyst 300 000 kroner til én søker på tre år.")
    added.get_by_label("Tekst på nynorsk").fill("Høgst 300 000 kroner til éin søkjar på tre år.")
    seen(page, "rules")
    press(page, "Vedta reglene")
    expect(page.get_by_text("Regler for møteplasser")).to_be_visible()


def apply_by_phone(site: Site, new_context: Callable[..., BrowserContext]) -> str:
    page = new_context("phone").new_page()
    sign_in(page, site, Role.APPLICANT)
    page.goto(site.at("/utlysninger/5042-lierne/stotte-til-moteplasser/"))
    told = page.locator("main").inner_text()
    assert "inntil 30 minutter etter" in told
    assert "Høyst 40 prosent til møteplasser." in told
    seen(page, "announced")
    press(page, "Søk nå")
    page.get_by_role("radio").first.check()
    press(page, "Begynn på søknaden")
    page.get_by_label("Hva heter prosjektet?").fill("Benker ved vannet (oppdiktet)")
    page.get_by_label("Hva vil dere gjøre").fill("Et sted å sitte.")
    press(page, "Lagre og gå videre")
    page.get_by_label("Aktivitet eller møteplass").check()
    page.get_by_label("Når begynner prosjektet?").fill((TODAY + timedelta(days=40)).strftime("%d.%m.%Y"))
    press(page, "Lagre og gå videre")
    page.get_by_label("Kostnad 1").fill("Benker")
    page.get_by_label("Beløp 1").fill("100 000")
    press(page, "Lagre og gå videre")
    page.get_by_label("Hvor mye søker dere om?").fill("40 000")
    page.get_by_label("Egne penger").fill("60 000")
    press(page, "Lagre og gå videre")
    page.get_by_label("Milepæl 1").fill("Benkene står")
    page.get_by_label("Frist 1").fill((TODAY + timedelta(days=90)).strftime("%d.%m.%Y"))
    page.get_by_text(re.compile(r"Lagret kl\. \d")).first.wait_for()
    seen(page, "own-questions")
    press(page, "Lagre og gå videre")
    press(page, "Lagre og gå videre")
    press(page, "Gå videre")
    missing = page.locator(".missing")
    assert missing.get_by_role("listitem").all_inner_texts() == [
        "«Hvor mange kan møtes der?» mangler svar. Gå til Stedet"
    ]
    seen(page, "missing")
    press(page, "Gå til Stedet")
    page.get_by_label("Hvor mange kan møtes der?").fill("60")
    press(page, "Lagre og gå videre")
    page.goto(re.sub("annet/$", "oppsummering/", page.url))
    press(page, "Send søknaden")
    found = re.search(r"\b(20\d\d)/(\d+)\b", page.locator("main").inner_text())
    assert found
    return "-".join(found.groups())


def count_it(page: Page, site: Site) -> None:
    page.goto(site.at(PROGRAMME))
    press(page, CALL)
    assert "40\u202f000\u00a0kr" in page.locator("main table").inner_text()
    seen(page, "totals")
    press(page, "Alle søknader")
    expect(page.get_by_text("Benker ved vannet (oppdiktet)")).to_be_visible()
    seen(page, "totals-rows")


def change_its_days(page: Page, site: Site) -> None:
    """More time, then rounds, then taken back: each says what it does before, and what it did after."""
    page.goto(site.at(PROGRAMME))
    press(page, CALL)
    press(page, "Forleng fristen")
    page.get_by_label("Ny siste dag å søke").fill((LAST_DAY + timedelta(days=7)).strftime("%d.%m.%Y"))
    seen(page, "call-extend")
    press(page, "Forleng fristen")
    assert "forlenget fra" in page.locator("main").inner_text()
    press(page, "Del i runder")
    for number in (1, 2):
        page.get_by_label(f"Frist {number}").fill((LAST_DAY + timedelta(days=30 * number)).strftime("%d.%m.%Y"))
    seen(page, "call-rounds")
    press(page, "Lagre rundene")
    press(page, "Avlys utlysningen")
    page.get_by_label("Hvorfor avlyses utlysningen?").fill("Fondet er tomt (oppdiktet).")
    seen(page, "call-cancel")
    press(page, "Avlys utlysningen")
    expect(page.get_by_text("Fondet er tomt (oppdiktet).")).to_be_visible()
    seen(page, "call-cancelled")
