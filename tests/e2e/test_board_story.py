"""A board meeting with ten cases and one conflicted member, in a real browser: from call to minutes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bulyst.tenancy.roles import Role
from tests.demonstration import ROOT, Demonstration
from tests.e2e.board_seed import CONFLICTED, LATE, PASSWORD, address
from tests.e2e.browser import Site, assert_accessible, press, shot, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

LIERNE = "/5042-lierne"


@dataclass
class Story:
    """A browser for each person, the meeting and its cases."""

    site: Site
    new_context: Callable[..., BrowserContext]
    meeting: str
    cases: list[str]
    pages: dict[str, Page] = field(default_factory=dict)

    def as_(self, role: Role, screen: str = "desk") -> Page:
        """The page of one of the demonstration's accounts."""
        if role not in self.pages:
            self.pages[role] = self.new_context(screen).new_page()
            sign_in(self.pages[role], self.site, role)
        return self.pages[role]

    def at(self, page: Page, path: str = "") -> Page:
        """The meeting, or a page below it."""
        page.goto(self.site.at(f"{LIERNE}/moter/{self.meeting}/{path}"))
        return page


def plain(text: str) -> str:
    """The text with ordinary spaces in its sums."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def seen(page: Page, name: str) -> None:
    """Keep a picture, and hold the page to what every page must live up to."""
    shot(page, f"board-{name}")
    assert_accessible(page)


def test_a_board_meeting_with_ten_cases_and_one_conflicted_member(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    environment = Demonstration(site.var, site.database).environment
    environment["PYTHONPATH"] += f":{ROOT}"
    seeded = subprocess.run(
        [sys.executable, "-m", "tests.e2e.board_seed"],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert seeded.returncode == 0, seeded.stderr
    meeting, *cases = seeded.stdout.split()
    assert len(cases) == 10
    story = Story(site, new_context, meeting, cases)
    call(story)
    a_member_is_in_conflict(story)
    the_leader_declares(story)
    open_and_write(story)
    confirm_everything_at_once(story)
    approve(story)
    each_case_has_a_decision_of_its_own(story)


def call(story: Story) -> None:
    page = story.as_(Role.CASE_OFFICER)
    page.goto(story.site.at(f"{LIERNE}/moter/"))
    seen(page, "calendar")
    story.at(page)
    seen(page, "planned")
    assert page.locator(".agenda > li").count() == 12
    press(page, "Kall inn")
    assert page.get_by_role("link", name=re.compile("^Saksframlegg")).count() == 12


def a_member_is_in_conflict(story: Story) -> None:
    """On a phone, from the first page: the member says so in one case and is impartial in nine."""
    page = story.new_context("phone").new_page()
    page.goto(story.site.at("/konto/logg-inn/"))
    page.locator("input[name='login']").fill(address(CONFLICTED))
    page.locator("input[name='password']").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("form:has(input[name='password']) button[type='submit']").click()
    page.goto(story.site.at(f"{LIERNE}/"))
    seen(page, "member-today")
    press(page, "Si fra om du er habil")
    seen(page, "member-meeting")
    press(page, "Si fra om du er habil")
    page.get_by_role("checkbox").nth(3).check()
    press(page, "Lagre for alle sakene")
    seen(page, "member-ground-missing")
    page.get_by_role("checkbox").nth(3).check()
    page.get_by_role("textbox").filter(visible=True).first.fill("Min søster eier bedriften.")
    press(page, "Lagre for alle sakene")
    assert "Er Bjarte Eksempel habil" in page.locator("main").inner_text()
    story.pages["member"] = page


def the_leader_declares(story: Story) -> None:
    page = story.at(story.as_(Role.BOARD_MEMBER), "habilitet/")
    seen(page, "declare")
    press(page, "Lagre for alle sakene")


def open_and_write(story: Story) -> None:
    page = story.at(story.as_(Role.CASE_OFFICER))
    press(page, "Åpne møtet")
    page.get_by_label(re.compile(f"^{LATE}")).uncheck()
    seen(page, "attendance")
    press(page, "Åpne møtet")
    press(page, re.compile(f"^Kom senere.*{LATE}"))
    page.get_by_label("Når kom medlemmet?").select_option(index=3)
    seen(page, "stay")
    press(page, "Lagre fremmøtet")
    seen(page, "held")
    assert f"{LATE}, medlem (kom til sak 3)" in page.locator("main").inner_text()
    press(page, re.compile("^Skriv protokoll.*Er Bjarte"))
    page.get_by_label("Inhabil", exact=True).check()
    page.get_by_label("Begrunnelse").fill("Søsteren eier bedriften (forvaltningsloven § 6 b).")
    seen(page, "question")
    press(page, "Lagre i protokollen")
    page.get_by_role("link", name=re.compile("^Skriv protokoll")).nth(2).click()
    page.get_by_label("Noe annet enn innstilt").check()
    page.get_by_label("Stemmer for").fill("3")
    page.get_by_label("Stemmer mot").fill("1")
    press(page, "Lagre i protokollen")
    seen(page, "item-incomplete")
    page.get_by_label("Beløp").fill("15 000")
    page.get_by_label("Begrunnelse").fill("Rammen skal rekke til flere.")
    press(page, "Lagre i protokollen")
    assert "inntil 15 000 kr" in plain(page.locator("main").inner_text())


def confirm_everything_at_once(story: Story) -> None:
    refused = story.at(story.pages["member"], "vedtak/")
    seen(refused, "member-confirm")
    page = story.at(story.as_(Role.BOARD_MEMBER))
    press(page, "Se og bekreft vedtakene")
    seen(page, "confirm")
    press(page, "Bekreft de valgte")
    done = page.locator(".page-refusal li")
    assert done.count() == 13
    assert all(line.endswith("bekreftet.") and "ikke" not in line for line in done.all_inner_texts())
    seen(page, "confirmed")


def approve(story: Story) -> None:
    page = story.at(story.as_(Role.BOARD_MEMBER))
    press(page, "Godkjenn protokollen")
    seen(page, "approved")
    text = page.locator("main").inner_text()
    assert f"Ikke til stede: {LATE}." in text
    assert "Klagen tas til følge. Det gis tilskudd på inntil 20 000 kr." in plain(text)
    assert "Endringen av tilskuddet godkjennes." in text
    assert "Inhabil og ikke med: Bjarte Eksempel." in text
    assert "Vedtatt med 3 stemmer for, 1 stemme mot." in text
    minutes = page.get_by_role("link", name="Møteprotokoll").get_attribute("href")
    assert minutes
    answer = page.request.get(story.site.at(minutes))
    assert answer.headers["content-type"] == "application/pdf"


def each_case_has_a_decision_of_its_own(story: Story) -> None:
    page = story.as_(Role.CASE_OFFICER)
    page.goto(story.site.at(f"{LIERNE}/saker/{story.cases[3]}/"))
    seen(page, "case-of-the-conflicted")
    text = page.locator("main").inner_text()
    assert "Bjarte Eksempel" in text
    assert "Min søster eier bedriften." in text
    assert "Innvilget" in text
