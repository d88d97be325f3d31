"""Every page in a real browser, on a small phone and an office screen: shown, accessible, nothing sticks out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bulyst.kernel.deadlines import today
from bulyst.tenancy.roles import Role
from tests.e2e.browser import SCREENS, Site, assert_accessible, assert_fit, sign_in, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

ANYONE = "anyone"
LIERNE = "/5042-lierne"
#: The demonstration's open cases, numbered in the year that it was made in.
GRANT, GUIDANCE = (f"{LIERNE}/saker/{today(datetime.now(UTC)).year}-{number}" for number in (1, 3))

#: Pages with fixed addresses, by whom they are looked at.
PAGES: dict[str, list[str]] = {
    ANYONE: [
        "/",
        "/om/",
        "/konto/logg-inn/",
        "/konto/ny/",
        "/konto/glemt-passord/",
        "/katalog/",
        "/katalog/?q=finnes-ikke",
        "/katalog/lierne-2/",
        "/katalog/sammenlign/?o=lierne-2&o=flytt-til-hardanger",
        "/program/",
        "/program/5042-lierne/",
        "/program/5042-lierne/lierne-2/",
        "/program/5042-lierne/lierne-2/tall/cases.handled/",
        "/program/5042-lierne/lierne-2/tall/people.on_courses/",
        "/program/5042-lierne/lierne-2/tall/firms.funded/",
        "/utlysninger/",
        "/kurs/",
        "/kunnskap/",
        "/kunnskap/lierne-2/",
        "/kunnskap/lierne-2/?start=2003",
        "/kunnskap/bakeriet-og-omstillingen/",
    ],
    Role.APPLICANT: ["/min-side/", "/min-side/virksomhet/ny/"],
    Role.CASE_OFFICER: [
        f"{LIERNE}/",
        f"{LIERNE}/saker/",
        f"{LIERNE}/saker/veiledning/ny/",
        f"{GRANT}/",
        f"{GRANT}/habilitet/",
        f"{GRANT}/vurdering/",
        f"{GRANT}/be-om-mer/?mangler=ja",
        f"{GRANT}/stotte/",
        f"{GRANT}/stotte/ny/",
        f"{GRANT}/stotte/foretak/",
        f"{GUIDANCE}/begynn-soknad/",
        f"{LIERNE}/saker/?vis=uken&hvem=mine",
        f"{LIERNE}/saker/utvalg/nytt/?vis=forfalt",
        f"{GRANT}/slik-soker-ser/",
        f"{GUIDANCE}/",
        f"{GUIDANCE}/timer/",
        f"{GUIDANCE}/avslutt-veiledning/",
        f"{LIERNE}/saker/2001-2/",
        f"{LIERNE}/moter/",
        f"{LIERNE}/sokere/1/",
        f"{LIERNE}/resultater/",
    ],
    Role.BOARD_MEMBER: [f"{LIERNE}/", f"{LIERNE}/saker/"],
    Role.FINANCE_OFFICER: [f"{LIERNE}/", f"{GRANT}/spor/"],
    Role.COORDINATOR: [
        f"{LIERNE}/kurs/",
        f"{LIERNE}/kurs/nytt/",
        f"{LIERNE}/bedrifter/",
        f"{LIERNE}/bedrifter/ny/",
        f"{LIERNE}/elevbedrifter/",
        f"{LIERNE}/elevbedrifter/ny/",
        f"{LIERNE}/lag/",
        f"{LIERNE}/lag/ny/",
        f"{LIERNE}/resultater/lierne-2/",
        f"{LIERNE}/resultater/lierne-2/cases.handled/",
    ],
    Role.PROGRAMME_MANAGER: [
        f"{LIERNE}/innstillinger/",
        f"{LIERNE}/innstillinger/nytt-program/",
        f"{LIERNE}/innstillinger/program/lierne-2/",
        f"{LIERNE}/innstillinger/program/lierne-2/endre/",
        f"{LIERNE}/innstillinger/program/lierne-2/regler/",
        f"{LIERNE}/innstillinger/program/lierne-2/regler/nye/",
        f"{LIERNE}/innstillinger/program/lierne-2/skjema/soknad/",
        f"{LIERNE}/innstillinger/program/lierne-2/skjema/soknad/prov/",
        f"{LIERNE}/innstillinger/program/lierne-2/rammer/",
        f"{LIERNE}/innstillinger/brev/",
        f"{LIERNE}/habilitet/ansatte/",
    ],
    Role.CATALOGUE_EDITOR: ["/redaksjon/"],
}

#: Pages behind a list: where the first link that matches leads.
BEHIND = [
    (ANYONE, "/katalog/", "main a[href^='/katalog/']:not([href*='?'])"),
    (ANYONE, "/kunnskap/", "main a[href^='/kunnskap/']"),
    (ANYONE, "/utlysninger/", "main a[href^='/utlysninger/']"),
    (ANYONE, "/kurs/", "main a[href^='/kurs/']"),
    (Role.APPLICANT, "/min-side/", "main a[href^='/min-side/sak/']"),
    (Role.PROGRAMME_MANAGER, f"{LIERNE}/innstillinger/program/lierne-2/", "main a[href*='/utlysning/']"),
    (Role.CATALOGUE_EDITOR, "/redaksjon/", "main a[href^='/redaksjon/']"),
    (Role.COORDINATOR, f"{LIERNE}/kurs/", f"main a[href*='{LIERNE}/kurs/']:not([href$='nytt/'])"),
    (Role.COORDINATOR, f"{LIERNE}/bedrifter/", f"main tbody a[href*='{LIERNE}/bedrifter/']"),
    (Role.COORDINATOR, f"{LIERNE}/elevbedrifter/", f"main tbody a[href*='{LIERNE}/elevbedrifter/']"),
    (Role.COORDINATOR, f"{LIERNE}/lag/", f"main tbody a[href*='{LIERNE}/lag/']"),
]

#: What no page may say: a day as the database has it, a key of the program, a sum or a place that was never filled in.
UNSPOKEN = {
    "a day that is not spelled out": r"\b\d{4}-\d{2}-\d{2}\b",
    "a key instead of words": r"\b[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)+\b|\b[A-Z]{2,}_[A-Z]+\b",
    "a value that was forgotten": r"\bNone\b|\bundefined\b|%\([a-z]+\)s|\{\{|\{%",
    "a sum without thin spaces": r"\b\d{5,} kr\b",
}
#: Links and buttons without a name, and links within the page that lead nowhere.
SILENT = """() => [...document.querySelectorAll('main a[href], main button')]
  .filter(each => !(each.textContent.trim() || each.getAttribute('aria-label'))
    || (each.hash && each.pathname === location.pathname && each.search === location.search
      && !document.getElementById(decodeURIComponent(each.hash.slice(1)))))
  .map(each => each.outerHTML.slice(0, 120))"""

OPENED_ON_A_PHONE = pytest.mark.parametrize("screen", ["phone"])
EVERY_SCREEN = pytest.mark.parametrize("screen", list(SCREENS))


def enter(page: Page, site: Site, who: str) -> None:
    if who != ANYONE:
        sign_in(page, site, who)


def assert_plain(page: Page) -> None:
    """The page speaks to people, and what can be clicked says where it leads."""
    said = page.locator("main").inner_text()
    problems = [f"{what}: {found[0]!r}" for what, sign in UNSPOKEN.items() if (found := re.search(sign, said))]
    problems += [f"says nothing or leads nowhere: {each}" for each in page.evaluate(SILENT)]
    assert not problems, f"{page.url}:\n" + "\n".join(problems)


def name_of(path: str) -> str:
    return re.sub(r"[^\w.-]+", "_", path).strip("_") or "front"


@OPENED_ON_A_PHONE
@pytest.mark.parametrize("who", list(PAGES))
def test_every_page_is_shown_and_accessible(page: Page, site: Site, who: str) -> None:
    enter(page, site, who)
    for path in PAGES[who]:
        answer = page.goto(site.at(path))
        assert answer is not None
        assert answer.status == 200, f"{path} answers {answer.status}"
        assert_fit(page, f"{who}-{name_of(path)}")
        assert_plain(page)


@OPENED_ON_A_PHONE
@pytest.mark.parametrize(("who", "listed", "link"), BEHIND)
def test_the_page_behind_a_list_is_shown_and_accessible(
    page: Page, site: Site, who: str, listed: str, link: str
) -> None:
    enter(page, site, who)
    page.goto(site.at(listed))
    address = page.locator(link).first.get_attribute("href")
    assert address, f"{listed} leads nowhere"
    answer = page.goto(site.at(address))
    assert answer is not None
    assert answer.status == 200, f"{address} answers {answer.status}"
    assert_fit(page, f"{who}-{name_of(listed)}-one")
    assert_plain(page)


@OPENED_ON_A_PHONE
def test_a_page_that_is_not_there_is_accessible_too(page: Page, site: Site) -> None:
    answer = page.goto(site.at("/finnes-ikke/"))
    assert answer is not None
    assert answer.status == 404
    assert_fit(page, "finnes-ikke")


@OPENED_ON_A_PHONE
def test_a_form_with_errors_is_accessible_and_its_summary_has_the_focus(page: Page, site: Site) -> None:
    page.goto(site.at("/konto/logg-inn/"))
    page.get_by_label("E-postadresse").fill("ingen@steder.example")
    page.get_by_label("Passord").fill("feil")
    page.locator("form.form button[type=submit]").click()
    assert page.locator(".ds-error-summary").evaluate("summary => summary === document.activeElement")
    assert page.get_by_label("E-postadresse").input_value() == "ingen@steder.example"
    assert_fit(page, "feil")


def test_a_line_of_the_error_summary_leads_to_its_field(page: Page, site: Site) -> None:
    page.goto(site.at("/konto/logg-inn/"))
    page.locator("form.form button[type=submit]").click()
    page.locator(".ds-error-summary a").first.click()
    assert page.get_by_label("E-postadresse").evaluate("field => field === document.activeElement")


def test_two_clicks_send_a_form_once(page: Page, site: Site) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(site.at("/konto/logg-inn/"))
    page.locator("form.form").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    page.locator(".ds-error-summary").wait_for()
    assert len(sent) == 1


def test_the_first_thing_the_keyboard_reaches_skips_to_the_content(page: Page, site: Site) -> None:
    page.goto(site.at("/"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet"
    expect(page.locator(".ds-skip-link")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@EVERY_SCREEN
def test_whoever_has_the_focus_is_seen_to_have_it(page: Page, site: Site) -> None:
    page.goto(site.at("/"))
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)"
            "(getComputedStyle(document.activeElement))"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("screen", ["phone"])
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site.at("/"))
    menu = page.locator("details.menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.locator("nav").is_visible()
    assert not violations(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.locator("nav").is_visible()
    assert menu.locator("summary").evaluate("summary => summary === document.activeElement")


def test_the_essentials_need_no_script(plain_page: Page, site: Site) -> None:
    plain_page.goto(site.at("/"))
    plain_page.locator("details.menu summary").click()
    plain_page.locator("details.menu").get_by_role("link", name="Program").click()
    assert plain_page.locator("h1").inner_text() == "Program"
    sign_in(plain_page, site, Role.CASE_OFFICER)
    assert plain_page.url.endswith("/5042-lierne/")
    plain_page.locator("details.menu summary").click()
    plain_page.locator("details.menu").get_by_role("button", name="Logg ut").click()
    assert plain_page.url == site.at("/")


@EVERY_SCREEN
def test_a_chart_is_drawn_for_the_screen_with_type_that_can_be_read(page: Page, site: Site) -> None:
    page.goto(site.at("/program/5042-lierne/lierne-2/"))
    pictures = page.locator(".chart-picture:visible svg")
    assert pictures.count() == page.locator("figure.chart").count()
    sizes = pictures.locator("text").evaluate_all("texts => texts.map(text => text.getBoundingClientRect().height)")
    # A line of type is taller than its letters: 12 px of type stand in a box of at least 14.
    assert min(sizes) >= 14


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_language_is_kept_from_page_to_page(page: Page, site: Site, language: str) -> None:
    page.goto(site.at("/"))
    page.locator(f".site-tools button[value='{language}']").click()
    page.goto(site.at("/om/"))
    assert page.locator("html").get_attribute("lang") == language
    assert_accessible(page)


def test_the_largest_type_and_colours_of_ones_own_break_nothing(page: Page, site: Site) -> None:
    """Twice the type on half an office screen; a picture keeps its light ground where the reader's colours rule."""
    page.set_viewport_size({"width": 720, "height": 900})
    page.emulate_media(forced_colors="active")
    sign_in(page, site, Role.PROGRAMME_MANAGER)
    for path in (f"{GRANT}/", f"{LIERNE}/innstillinger/program/lierne-2/rammer/", "/program/5042-lierne/lierne-2/"):
        page.goto(site.at(path))
        grounds = page.locator(".chart-picture:visible").evaluate_all(
            "pictures => pictures.map(picture => getComputedStyle(picture).backgroundColor)"
        )
        assert set(grounds) <= {"rgb(255, 255, 255)"}
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= room, f"{path} is {wide} wide on a screen of {room}"
