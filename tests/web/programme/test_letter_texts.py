"""The programme manager writes the letters' texts, and looks at them before they are used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from bulyst.correspondence.models import LetterText
from bulyst.tenancy.models import User
from tests.cases.world import World, shared

pytestmark = pytest.mark.django_db

PAGE = "/5042-lierne/innstillinger/brev/interim-reply/nb/"


@pytest.fixture(scope="module")
def world_of_letters(before_a_file: None, django_db_blocker: Any) -> World:
    """Made once for this file."""
    return shared(django_db_blocker)


@pytest.fixture
def world(world_of_letters: World, db: None) -> Iterator[World]:
    yield world_of_letters.again()


@pytest.fixture
def browser(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=world.manager.user_id), backend="bulyst.web.account.backends.SignIn")
    return client


def test_texts_are_listed_shown_as_pdf_and_saved(world: World, browser: Client) -> None:
    assert ": standardtekstene" in browser.get("/5042-lierne/innstillinger/brev/").content.decode()
    page = browser.get(PAGE).content.decode()
    assert "Foreløpig svar, bokmål" in page
    assert "{ventet_svar}" in page and "når svaret er ventet" in page
    text = "Vi svarer senest {ventet_svar}. Hilsen oss i {kommune}."
    shown = browser.post(PAGE, {"reply": text, "preview": "1"})
    assert shown["Content-Type"] == "application/pdf" and shown.content.startswith(b"%PDF")
    with world.open():
        assert not LetterText.objects.exists()
    assert browser.post(PAGE, {"reply": text})["Location"] == PAGE
    saved = browser.get(PAGE).content.decode()
    assert "Utgave 1 er i bruk." in saved and "Hilsen oss i {kommune}." in saved
    assert "utgave 1" in browser.get("/5042-lierne/innstillinger/brev/").content.decode()


@pytest.mark.parametrize("button", [{}, {"preview": "1"}])
def test_an_unknown_field_is_refused_with_the_known_ones_and_the_text_stays(
    world: World, browser: Client, button: dict[str, str]
) -> None:
    answered = browser.post(PAGE, {"reply": "Vi svarer {snart}, senest {ventet_svar}.", **button})
    page = answered.content.decode()
    assert answered.status_code == 422
    assert "bruker {snart}, som brevet ikke kjenner. Det kan bruke {kommune}, {mottatt}" in page
    assert "Vi svarer {snart}, senest" in page
    with world.open():
        assert not LetterText.objects.exists()


def test_there_is_no_page_for_what_is_no_letter(browser: Client) -> None:
    for where in ("interim-reply/en/", "no-such-letter/nb/"):
        assert browser.get(f"/5042-lierne/innstillinger/brev/{where}").status_code == 404
