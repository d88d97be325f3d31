"""What tests in a real browser share: where the site is, who signs in, what every page must live up to."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from bulyst.tenancy.roles import Role

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = ROOT / "screenshots"

#: A small phone and an office screen.
SCREENS = {"phone": (360, 740), "desk": (1440, 900)}


@dataclass(frozen=True)
class Site:
    """A running Bulyst with the demonstration in a database of its own."""

    address: str
    var: Path
    database: str

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.address}{path}"


def sign_in(page: Page, site: Site, role: Role | str) -> None:
    """Sign in as the demonstration's account with `role`, by its button on the sign-in page."""
    page.goto(site.at("/konto/logg-inn/"))
    page.locator(f"[data-role='{role}'] button").click()
    page.wait_for_load_state()


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the button or link in the content that is called `name`."""
    content = page.locator("main")
    thing = content.get_by_role("button", name=name, exact=True).or_(content.get_by_role("link", name=name, exact=True))
    with page.expect_navigation():
        thing.first.click()


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands, one line each."""
    # The content policy keeps scripts out that are not ours: axe is put in through the debugger instead.
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run({ resultTypes: ['violations'] })).violations"
    )
    return [f"{each['id']}: {each['help']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def assert_accessible(page: Page) -> None:
    """Zero violations; nothing sticks out sideways; one heading of the first rank; a title; one primary button."""
    problems = violations(page)
    wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    if wide > room:
        problems.append(f"the page is {wide} wide on a screen of {room}")
    headings = page.locator("h1").count()
    if headings != 1:
        problems.append(f"{headings} headings of the first rank")
    if not re.fullmatch(r".+ – Bulyst", page.title()):
        problems.append(f"the title is {page.title()!r}")
    primary = page.locator("main .ds-button:not([data-variant]):visible").count()
    if primary > 1:
        problems.append(f"{primary} primary buttons")
    assert not problems, f"{page.url}:\n" + "\n".join(problems)


def assert_fit(page: Page, name: str) -> None:
    """The page, opened on a phone, is accessible there and on an office screen; a picture of each (`shot`)."""
    for width, height in (SCREENS["phone"], SCREENS["desk"]):
        page.set_viewport_size({"width": width, "height": height})
        shot(page, name)
        assert_accessible(page)
    page.set_viewport_size({"width": SCREENS["phone"][0], "height": SCREENS["phone"][1]})


def shot(page: Page, name: str) -> None:
    """Keep a picture of the whole page for somebody to look at, when BULYST_SCREENSHOTS asks for it."""
    if not os.environ.get("BULYST_SCREENSHOTS"):
        return
    SCREENSHOTS.mkdir(exist_ok=True)
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)


def went_well(response: Response | None) -> bool:
    """True for a page that was found and could be shown."""
    return response is not None and response.ok
