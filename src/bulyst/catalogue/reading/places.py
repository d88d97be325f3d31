"""Municipalities named in an entry. Many names are also common words or larger places, so the context decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bulyst.catalogue.reading.numerals import WORDS
from bulyst.catalogue.reading.shape import Place

_NAME = r"[A-ZÆØÅ][\wæøåÆØÅ-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?"
_AS_MUNICIPALITY = re.compile(
    rf"\b(?P<list>{_NAME}(?:(?:,\s|\sog\s|/){_NAME})*)\s(?:kommunane|kommunene|"
    rf"kommuner|kommunar|kommune)\b|\b[Kk]ommun(?:ene|ane)\s(?P<list2>{_NAME}(?:(?:,\s|\sog\s){_NAME})*)"
)
_IN_PLACE = re.compile(rf"\b(?:i|til|for|frå|fra)\s(?P<name>{_NAME})")


def municipalities(passages: Iterable[str], numbers: Mapping[str, str]) -> tuple[Place, ...]:
    """Named municipalities in order. `numbers` gives the number of each known name.

    A name counts when it is called a municipality, or stands behind «i», «til», «for» and is a known name.
    """
    found: dict[str, Place] = {}
    for passage in passages:
        for match in _AS_MUNICIPALITY.finditer(passage):
            for name in re.split(r",\s|\sog\s|/", match["list"] or match["list2"]):
                _add(found, name, numbers, certain=True)
        for match in _IN_PLACE.finditer(passage):
            _add(found, match["name"], numbers, certain=False)
    return tuple(found.values())


def _add(found: dict[str, Place], name: str, numbers: Mapping[str, str], *, certain: bool) -> None:
    for candidate in (name, name.split(" ")[0]):
        if candidate in numbers:
            found.setdefault(candidate, Place(candidate, numbers[candidate]))
            return
    if (
        certain
        and name.lower() not in WORDS
        and name not in {"Kommunen", "Kommunane", "Kommunene", "Alle", "Flere", "Fleire", "Norske", "De", "Dei"}
    ):
        found.setdefault(name, Place(name, ""))
