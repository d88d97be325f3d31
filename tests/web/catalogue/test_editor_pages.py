"""The editor's desk by the Django client, and who may not open it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from django.test import Client

from bulyst.catalogue.models import Entry, StatedFigure
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import User
from tests.catalogue.conftest import PAGES, Import, editor, editor_user, take_in

__all__ = ["editor", "editor_user", "take_in"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, editor_user: User) -> Client:
    client.force_login(editor_user)
    return client


@pytest.fixture
def entry(take_in: Import) -> Entry:
    return take_in("lierne-2.txt").entry


def text_of(client: Client, address: str) -> str:
    response = client.get(address, headers={"accept-language": "nb"})
    assert response.status_code == 200
    return unescape(response.content.decode())


def figure_data(figure: StatedFigure, **changes: object) -> dict[str, object]:
    names = ("value", "value_to", "bound", "unit", "counts", "role", "group", "direction", "by_when", "year")
    known = {name: getattr(figure, name) for name in names}
    return {name: value for name, value in (known | changes).items() if value is not None}


def test_the_desk_says_what_waits_in_verbs(desk: Client, take_in: Import) -> None:
    take_in("mange-tall.txt")
    take_in("nye-grannar-i-langdalen.txt")
    shown = text_of(desk, "/redaksjon/")
    assert "Se på 1 del som ikke er tolket." in shown
    assert "Klar til å publiseres." in shown


def test_the_entry_shows_every_figure_with_its_sentence(desk: Client, entry: Entry) -> None:
    shown = text_of(desk, f"/redaksjon/{entry.pk}/")
    assert "folketallet gikk ned" in shown
    assert "dårlig resultat" in shown
    for figure in entry.figures.all():
        assert figure.sentence in shown


def test_publish_and_withdraw(desk: Client, entry: Entry) -> None:
    desk.post(f"/redaksjon/{entry.pk}/publiser/")
    assert desk.get("/katalog/lierne-2/").status_code == 200
    desk.post(f"/redaksjon/{entry.pk}/trekk-tilbake/")
    assert desk.get("/katalog/lierne-2/").status_code == 404


def test_a_refused_publication_says_what_is_missing(desk: Client, take_in: Import) -> None:
    text = (PAGES / "hjem-til-storvatnet.txt").read_text("utf-8").replace("Dette ble gjort", "Notert")
    text = text.replace("9 nye bedrifter ble registrert, de fleste enkeltpersonforetak.", "9 bedrifter.")
    entry = take_in("", text=text).entry
    response = desk.post(f"/redaksjon/{entry.pk}/publiser/", headers={"accept-language": "nb"})
    assert response.status_code == 422
    assert "1 tall er uklare" in unescape(response.content.decode())
    assert Entry.objects.get().published_at is None


def test_confirm_correct_and_reject(desk: Client, entry: Entry) -> None:
    first, second, third = entry.figures.all()[:3]
    desk.post(f"/redaksjon/tall/{first.pk}/bekreft/")
    desk.post(f"/redaksjon/tall/{second.pk}/", figure_data(second, value="210"))
    desk.post(f"/redaksjon/tall/{third.pk}/forkast/")
    assert [f.state for f in entry.figures.all()[:3]] == ["confirmed", "corrected", "rejected"]
    assert entry.figures.get(pk=second.pk).value == 210


def test_a_wrong_number_keeps_the_form_and_says_why(desk: Client, entry: Entry) -> None:
    figure = entry.figures.get(group="new_firms")
    response = desk.post(f"/redaksjon/tall/{figure.pk}/", figure_data(figure, value="mange"))
    assert response.status_code == 200
    assert "mange" in response.content.decode()
    assert entry.figures.get(pk=figure.pk).state == "read"


def test_the_fields_are_saved_and_a_wrong_period_refused(desk: Client, entry: Entry) -> None:
    form = {
        "title": "Lierne 2", "main_goal": "Økt tilflytting", "tier": "catalogue", "assessment": "not_assessed",
        "period_from": "2005", "period_to": "2001",
    }  # fmt: skip
    address = f"/redaksjon/{entry.pk}/felt/"
    assert desk.post(address, form).status_code == 422
    assert desk.post(address, form | {"period_to": "2009"}).status_code == 302
    entry.refresh_from_db()
    assert (entry.period_from, entry.period_to) == (2005, 2009)
    assert "period_from" in entry.edited_fields


def test_a_remark_is_taken_away_and_words_are_settled(desk: Client, entry: Entry, take_in: Import) -> None:
    remark = entry.remarks[0]
    desk.post(f"/redaksjon/{entry.pk}/merknad/", remark)
    entry.refresh_from_db()
    assert entry.remarks == []
    left = take_in("mange-tall.txt").entry.leftovers.get(reason="number_not_placed")
    desk.post(f"/redaksjon/rest/{left.pk}/")
    left.refresh_from_db()
    assert left.settled_at is not None


@pytest.mark.parametrize(
    "address", ["/redaksjon/", "/redaksjon/{entry}/", "/redaksjon/{entry}/felt/", "/redaksjon/tall/{figure}/"]
)
def test_others_are_asked_to_sign_in_or_find_nothing(
    client: Client, entry: Entry, make_user: Callable[..., User], address: str
) -> None:
    place = address.format(entry=entry.pk, figure=entry.figures.first().pk)  # type: ignore[union-attr]
    assert client.get(place).status_code == 302
    client.force_login(make_user())
    assert client.get(place).status_code == 404


def test_what_changes_something_takes_post_and_the_editor(
    client: Client, entry: Entry, editor_user: User, make_user: Callable[..., User]
) -> None:
    client.force_login(make_user())
    assert client.post(f"/redaksjon/{entry.pk}/publiser/").status_code == 404
    client.force_login(editor_user)
    assert client.get(f"/redaksjon/{entry.pk}/publiser/").status_code == 405
    assert client.post("/redaksjon/99999/publiser/").status_code == 404
    assert client.get("/redaksjon/tall/99999/").status_code == 404
    assert Entry.objects.get().published_at is None


def test_the_editor_needs_no_municipality(editor: Actor, now: datetime) -> None:
    assert editor.tenant_id is None
