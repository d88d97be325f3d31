"""Municipalities named in an entry. Many names are also common words or larger places, so the context decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bulyst.catalogue.reading.numerals import WORDS
from bulyst.catalogue.reading.shape import Place

_NAME = r"[A-ZÆØÅ][\wæøåÆØÅ-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?"
_AS_MUNICIPALITY = re.compile(
    rf"\b(?P<list>{_NAME}(?:(?:,\s|\sog\s|/){_NAME}){{0,12}})\s(?:kommunane|kommunene|"
    rf"kommuner|kommunar|kommune)\b|\b[Kk]ommun(?:ene|ane)\s(?P<list2>{_NAME}(?:(?:,\s|\sog\s){_NAME}){{0,12}})"
)
_IN_PLACE = re.compile(rf"\b(?:i|til|for|frå|fra)\s(?P<name>{_NAME})")


#: Counties and districts that the catalogue's entries name; they have no municipality number.
_REGIONS = re.findall(
    r"[\w-]+",
    """
    Agder Aust-Agder Vest-Agder Akershus Buskerud Finnmark Hedmark Hordaland Innlandet Nordland Nord-Trøndelag Oppland
    Rogaland Sør-Trøndelag Telemark Troms Trøndelag Vestfold Vestland Viken Østfold Fosen Gudbrandsdalen Hadeland
    Hallingdal Hardanger Helgeland Lofoten Midt-Troms Namdalen Nord-Gudbrandsdal Nordfjord Nordhordland Nordmøre
    Nord-Salten Nord-Troms Numedal Ofoten Ryfylke Salten Setesdal Sogn Sunnfjord Sunnhordland Sunnmøre Sør-Troms
    Valdres Vesterålen Vest-Telemark Øst-Telemark Østerdalen Midt-Gudbrandsdalen
    """,
)
_LONGEST_FIRST = "|".join(["Møre og Romsdal", "Sogn og Fjordane", *sorted(_REGIONS, key=len, reverse=True)])
_REGION = re.compile(rf"(?<![\w-])(?P<name>{_LONGEST_FIRST})(?![\w-]|\sfylke)")


def regions(passages: Iterable[str]) -> tuple[Place, ...]:
    """Counties and districts that the passages name, in order."""
    names = (match["name"] for passage in passages for match in _REGION.finditer(passage))
    return tuple(Place(name, "") for name in dict.fromkeys(names))


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
