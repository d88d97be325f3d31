"""Letters, the audit trail, and what the applicant sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.queries import decision_of
from bulyst.tenancy.actor import Actor
from tests.cases.world import World
from tests.web.cases.pages import address, text_of

pytestmark = pytest.mark.django_db

Browser = Callable[[Actor], Client]


def test_the_letter_is_shown_to_staff_and_belongs_to_its_case_only(world: World, browser_of: Browser) -> None:
    case, other = world.granted(), world.granted()
    with world.open():
        letter_id = decision_of(case).letter_id  # type: ignore[union-attr]
    answered = browser_of(world.finance).get(address(case, f"brev/{letter_id}/"))
    assert answered["Content-Type"] == "application/pdf"
    assert answered.content.startswith(b"%PDF")
    assert browser_of(world.finance).get(address(other, f"brev/{letter_id}/")).status_code == 404


def test_the_trail_tells_who_did_what_to_those_who_may_see_it(world: World, browser_of: Browser) -> None:
    case = world.granted()
    page = text_of(browser_of(world.finance), address(case, "spor/"))
    assert "Det ble vedtatt et tilskudd på 150\u202f000\u00a0kr" in page
    assert "habil: Ja" in page
    assert browser_of(world.officer).get(address(case, "spor/")).status_code == 403
    assert "Se sporet" not in text_of(browser_of(world.officer), address(case))


def test_what_the_applicant_sees_is_what_they_see(world: World, browser_of: Browser) -> None:
    case = world.recommended()
    preview = text_of(browser_of(world.officer), address(case, "slik-soker-ser/"))
    own = text_of(browser_of(world.applicant), f"/min-side/sak/{case.pk}/")
    for sentence in ("Søknaden er vurdert og skal avgjøres", "Saken ble vurdert og sendt til avgjørelse"):
        assert sentence in preview
        assert sentence in own
    assert "Erklærte seg habil" not in preview
    assert "innstilt" not in preview


def test_the_preview_shows_the_button_without_letting_anyone_press_it(world: World, browser_of: Browser) -> None:
    case = world.granted()
    preview = text_of(browser_of(world.officer), address(case, "slik-soker-ser/"))
    assert "Her ser søkeren knappen «Ta imot tilskuddet»." in preview
    assert "/min-side/" not in preview
