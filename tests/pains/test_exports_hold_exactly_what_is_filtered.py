"""Elsewhere an export is everything, or something else than the list shows. Here it is the list."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from tests.cases.world import World

pytestmark = pytest.mark.django_db
LIST = "/5042-lierne/saker/"


def test_the_same_choice_gives_the_same_cases_on_the_page_and_in_the_file(
    world: World, signed_in_as: Callable[[Actor], Client]
) -> None:
    world.submitted()
    wanted = world.submitted(title="Ny kafé")
    browser = signed_in_as(world.officer)
    query = {"sok": "kafé"}
    page = browser.get(LIST, query).content.decode()
    content = browser.get(f"{LIST}eksport.csv", query).getvalue().decode("utf-8-sig")
    assert "Ny kafé" in page and "Ny bakerovn" not in page
    assert [row["Saksnummer"] for row in csv.DictReader(io.StringIO(content), delimiter=";")] == [wanted.number]
