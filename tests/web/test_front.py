"""The front page with and without something published."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_an_empty_house_has_its_doors_and_no_picture(client: Client) -> None:
    html = client.get("/").content.decode()
    assert 'action="/katalog/"' in html
    assert "Ingen kommuner har publisert et program ennå." in html
    assert "<figure" not in html


def test_the_mark_is_also_at_the_address_of_old(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/ui/mark.svg"
