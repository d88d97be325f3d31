"""The frame of every page: menus, languages, mistakes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.web.ui import navigation
from bulyst.web.ui.navigation import Place

pytestmark = pytest.mark.django_db


def staff_labels(*roles: Role) -> list[str]:
    lierne = Municipality(number="5042", name="Lierne")
    return [place.label for place in navigation.staff_places(Actor(1, "x", 1, frozenset(roles)), lierne)]


def test_staff_see_the_rooms_that_they_have_business_in() -> None:
    assert staff_labels(Role.BOARD_MEMBER) == ["I dag", "Saker", "Møter", "Søkere", "Resultater"]
    assert "Kurs" in staff_labels(Role.COORDINATOR)
    assert "Innstillinger" in staff_labels(Role.PROGRAMME_MANAGER)


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/5042-lierne/", ["I dag"]),
        ("/5042-lierne/saker/2026/1/", ["Saker"]),
        ("/5042-lierne/lag/3/", ["Bedrifter"]),
        ("/om/", []),
    ],
)
def test_the_menu_marks_where_one_is_and_only_that(path: str, current: list[str]) -> None:
    places = [
        Place("I dag", "/5042-lierne/"),
        Place("Saker", "/5042-lierne/saker/"),
        Place("Bedrifter", "/5042-lierne/bedrifter/", ("/5042-lierne/lag/",)),
    ]
    assert [item.label for item in navigation.marked(places, path) if item.current] == current


def test_the_title_is_the_heading(client: Client) -> None:
    html = client.get("/om/").content.decode()
    assert "<title>Om Bulyst – Bulyst</title>" in html
    assert '<h1 class="ds-heading page-title">Om Bulyst</h1>' in html


def test_no_page_needs_an_inline_style_or_script(client: Client) -> None:
    html = client.get("/konto/logg-inn/").content.decode()
    assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=", html)


def test_the_content_policy_allows_our_own_files_only(client: Client) -> None:
    policy = client.get("/om/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_the_language_is_chosen_by_a_button_and_kept(client: Client) -> None:
    answer = client.post("/konto/sprak/", {"language": "en", "next": "/om/"})
    assert answer.headers["Location"] == "/om/"
    assert '<html lang="en"' in client.get("/om/").content.decode()


def test_the_language_button_leads_to_no_other_site(client: Client) -> None:
    answer = client.post("/konto/sprak/", {"language": "en", "next": "https://example.org/"})
    assert "example.org" not in answer.headers["Location"]


def test_norwegian_is_spoken_to_browsers_that_ask_for_something_else(client: Client) -> None:
    assert '<html lang="nb"' in client.get("/om/", headers={"accept-language": "de"}).content.decode()


def test_a_page_that_is_not_there_says_what_now(client: Client) -> None:
    answer = client.get("/finnes-ikke/")
    assert answer.status_code == 404
    assert "Siden finnes ikke" in answer.content.decode()
    assert "Gå til forsiden" in answer.content.decode()


def test_a_form_without_a_valid_token_is_refused_in_plain_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/konto/sprak/", {"language": "en"})
    assert answer.status_code == 403
    assert "Skjemaet er for gammelt" in answer.content.decode()


def test_a_fault_of_ours_shows_a_page_that_asks_nothing_of_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bulyst.web.public.views.render_public", fail)
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        answer = client.get("/om/")
    assert answer.status_code == 500
    assert "Noe gikk galt hos oss" in answer.content.decode()
