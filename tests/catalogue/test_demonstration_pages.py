"""The real programmes that the demonstration retells: facts in our own sentences, each with its address."""

from __future__ import annotations

from importlib.resources import files

import pytest

from bulyst.catalogue.naming import numbers_by_name
from bulyst.catalogue.reading.page import read_page
from bulyst.catalogue.reading.shape import Confidence, ReadEntry, Role
from bulyst.demo.catalogue import PAGES


def read(name: str) -> ReadEntry:
    return read_page(files("bulyst.demo").joinpath("pages", name).read_bytes(), numbers_by_name())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_page_is_read_without_doubt(name: str) -> None:
    entry = read(name)
    assert all(figure.confidence != Confidence.UNSURE and figure.role != Role.UNCLEAR for figure in entry.figures)
    assert all(choice.code for choice in (*entry.activities, *entry.selling_arguments, *entry.target_groups))
    assert entry.assessment == "not_assessed"


def test_every_page_has_an_address_of_its_own() -> None:
    assert len(set(PAGES.values())) == len(PAGES)


def test_a_target_and_what_came_of_it_are_told_apart() -> None:
    figures = {(f.role.value, f.group.value): int(f.value or 0) for f in read("vi-snur-vinden.txt").figures}
    assert (figures["goal", "moved_in"], figures["result", "moved_in"]) == (50, 25)


def test_places_are_the_municipalities_of_today_where_they_exist() -> None:
    places = {place.name: place.number for place in read("samse-tak.txt").places}
    assert places == {"Halsa": "", "Surnadal": "1566", "Tingvoll": "1560"}
