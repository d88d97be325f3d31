"""An application on a phone in a barn: the line goes away and comes back, or there are no scripts at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from bulyst.tenancy.roles import Role
from tests.e2e.browser import Site, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

SAVED = re.compile(r"Lagret kl\. \d\d\.\d\d\.")
NOT_SAVED = re.compile("Ikke lagret: ingen forbindelse")


def begun(page: Page, site: Site) -> None:
    """A new draft, at its first page."""
    sign_in(page, site, Role.APPLICANT)
    page.goto(site.at("/min-side/"))
    page.get_by_role("link", name=re.compile("Søk om tilskudd")).first.click()
    page.get_by_role("button", name="Begynn på søknaden").click()
    page.get_by_label("Hva heter prosjektet?").wait_for()


def test_what_is_written_without_a_line_is_saved_when_it_comes_back(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    phone = new_context("phone")
    page = phone.new_page()
    begun(page, site)
    title = page.get_by_label("Hva heter prosjektet?")
    title.fill("Utsalg")
    page.get_by_text(SAVED).wait_for()

    phone.set_offline(True)
    title.fill("Utsalg av ost")
    page.get_by_text(NOT_SAVED).wait_for()
    page.get_by_role("button", name="Lagre og gå videre").click()
    assert title.input_value() == "Utsalg av ost"

    phone.set_offline(False)
    page.get_by_text(SAVED).wait_for()
    page.reload()
    assert page.get_by_label("Hva heter prosjektet?").input_value() == "Utsalg av ost"


def test_without_scripts_the_buttons_save(site: Site, plain_page: Page) -> None:
    begun(plain_page, site)
    plain_page.get_by_label("Hva heter prosjektet?").fill("Kafé på kaia")
    plain_page.get_by_role("button", name="Lagre og gå videre").click()
    plain_page.get_by_text(SAVED).wait_for()
    plain_page.get_by_label("Når begynner prosjektet?").fill("til våren")
    plain_page.get_by_role("button", name="Lagre og gå videre").click()
    assert plain_page.get_by_label("Når begynner prosjektet?").input_value() == "til våren"
    assert plain_page.get_by_text("er ikke en dato").first.is_visible()
    plain_page.get_by_role("button", name="Lagre og fortsett senere").click()
    plain_page.goto(site.at("/min-side/"))
    assert plain_page.get_by_role("link", name="Kafé på kaia", exact=True).is_visible()
