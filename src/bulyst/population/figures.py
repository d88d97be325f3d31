"""Restated official figures, as plain frozen values. Knows no Django, so that the command line stays fast.

The tables lie in `population/data/` and are made by `population.restate`; each names its source in its
heading. Missing is `None` (in the panel: NaN), never 0. Numbers are those of the 2024 division;
`current_number` leads an older number to its present one.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

from bulyst.kernel.canonical import sha256_hex
from bulyst.kernel.message import Message, Refusable

if TYPE_CHECKING:
    from bulyst.evaluation import Panel

DATA = Path(__file__).parent / "data"
PANEL_SOURCE = "SSB, tabell 07459"
SERIES_SOURCE = "SSB, tabell 06913"
PLACES_SOURCE = "Kartverket"
LICENCE = "CC BY 4.0"

#: Municipalities that stood where a present one stands, for the years of its series before it was formed.
FORERUNNERS = {"5042": (1964, "Nordli og Sørli")}


class UnknownMunicipality(Refusable):
    """A number that no municipality bears or bore, or that leads to more than one; `message` says which."""


@dataclass(frozen=True)
class MunicipalityFacts:
    """What a municipality is like, in the 2024 division.

    `largest_change`: the largest relative change of population from one 1 January to the next, which is that
    of `largest_change_year`. `stable_borders`: one predecessor and no split since 1986.
    """

    number: str
    name: str
    county: str
    centrality_index: int
    centrality_class: int
    numbers_1986: frozenset[str]
    predecessors: frozenset[str]
    neighbours: frozenset[str]
    stable_borders: bool
    largest_change_year: int
    largest_change: float
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Series:
    """Population on 1 January of each year; `labels` names the years that were another municipality's."""

    number: str
    years: tuple[int, ...]
    values: tuple[int | None, ...]
    labels: dict[int, str]
    source: str

    def on(self, year: int) -> int | None:
        """The population on 1 January of a year, or None where there is no figure."""
        return self.values[self.years.index(year)] if year in self.years else None


@dataclass(frozen=True)
class Flow:
    """What happened during one year: births less deaths, and moves in less moves out."""

    year: int
    natural_increase: int
    net_migration: int


@dataclass(frozen=True)
class NumberPeriod:
    """Who bore a number from a day until (not including) another, and what its territory is numbered now."""

    number: str
    name: str
    valid_from: date
    valid_until: date | None
    became: tuple[str, ...]


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(dropwhile(lambda line: line.startswith("#"), file))


def _count(text: str) -> int | None:
    return int(text) if text else None


@cache
def _municipality_rows() -> dict[str, dict[str, str]]:
    return {row["number"]: row for row in _rows("municipalities.csv")}


@cache
def _long_rows() -> dict[str, list[dict[str, str]]]:
    by_number: dict[str, list[dict[str, str]]] = {}
    for row in _rows("long_series.csv"):
        by_number.setdefault(row["number"], []).append(row)
    return by_number


@cache
def panel_years() -> tuple[int, ...]:
    """The years that the panel covers."""
    some_row = next(iter(_municipality_rows().values()))
    return tuple(int(column) for column in some_row if column.isdigit())


@cache
def panel() -> "Panel":
    """Population on 1 January of every municipality of the 2024 division, NaN where there is no figure.

    On the scale of the counts; the facts about the municipalities go with it, for the donor rule.
    """
    # Both take longer to import than the whole table to read, and the pages' series do not need them.
    import numpy as np

    from bulyst.evaluation import Panel

    rows = _municipality_rows()
    years = panel_years()
    values = np.array([[float(row[str(year)] or "nan") for year in years] for row in rows.values()])
    return Panel(
        values=values,
        units=tuple(rows),
        periods=years,
        facts=facts(),
        outcome="population on 1 January",
        source=PANEL_SOURCE,
    )


@cache
def facts() -> dict[str, MunicipalityFacts]:
    """Facts about every municipality of the 2024 division, by number."""
    places = {row["number"]: row for row in _rows("places.csv")}
    return {
        number: MunicipalityFacts(
            number=number,
            name=row["name"],
            county=row["county"],
            centrality_index=int(row["centrality_index"]),
            centrality_class=int(row["centrality_class"]),
            numbers_1986=frozenset(row["numbers_1986"].split()),
            predecessors=frozenset(row["predecessors"].split()),
            neighbours=frozenset(row["neighbours"].split()),
            stable_borders=row["stable_borders"] == "yes",
            largest_change_year=int(row["largest_change_year"]),
            largest_change=float(row["largest_change"]),
            longitude=float(places[number]["longitude"]),
            latitude=float(places[number]["latitude"]),
        )
        for number, row in _municipality_rows().items()
    }


def series(number: str) -> Series:
    """Population as far back as we hold it. Raises `UnknownMunicipality`."""
    number = current_number(number)
    own = _municipality_rows()[number]
    counts = {year: _count(own[str(year)]) for year in panel_years()}
    source = PANEL_SOURCE
    if number in _long_rows():
        counts |= {int(row["year"]): _count(row["population"]) for row in _long_rows()[number]}
        source = SERIES_SOURCE
    years = tuple(sorted(counts))
    formed, forerunners = FORERUNNERS.get(number, (0, ""))
    labels = {year: forerunners for year in years if year < formed}
    return Series(number, years, tuple(counts[year] for year in years), labels, source)


def flows(number: str) -> tuple[Flow, ...]:
    """Natural increase and net migration of the years that we hold them for; empty where we hold none.

    Raises `UnknownMunicipality`.
    """
    return tuple(
        Flow(int(row["year"]), int(row["natural_increase"]), int(row["net_migration"]))
        for row in _long_rows().get(current_number(number), ())
        if row["natural_increase"] and row["net_migration"]
    )


@cache
def _number_periods() -> dict[str, tuple[NumberPeriod, ...]]:
    by_number: dict[str, list[NumberPeriod]] = {}
    for row in _rows("numbers.csv"):
        period = NumberPeriod(
            number=row["number"],
            name=row["name"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            became=tuple(row["became"].split()),
        )
        by_number.setdefault(period.number, []).append(period)
    return {number: tuple(periods) for number, periods in by_number.items()}


def number_periods(number: str) -> tuple[NumberPeriod, ...]:
    """Everyone who has borne a number since 1964, in order of time. Raises `UnknownMunicipality`."""
    if number not in _number_periods():
        raise UnknownMunicipality(Message("population.unknown_number", {"number": number}))
    return _number_periods()[number]


def current_number(number: str, on: date | None = None) -> str:
    """The 2024 number of the municipality that bore `number` on a day, or bore it last when no day is given.

    Raises `UnknownMunicipality` when nobody bore the number (then), and when its territory was split between
    several municipalities: which of them is meant is for a person to say.
    """
    periods = number_periods(number)
    if on is not None:
        periods = tuple(
            period
            for period in periods
            if period.valid_from <= on and (period.valid_until is None or on < period.valid_until)
        )
        if not periods:
            raise UnknownMunicipality(Message("population.not_in_use", {"number": number, "on": on}))
    last = periods[-1]
    if len(last.became) != 1:
        split = {"number": number, "name": last.name, "became": ", ".join(last.became)}
        raise UnknownMunicipality(Message("population.split", split))
    return last.became[0]


@cache
def data_hash() -> str:
    """SHA-256 of the table that the panel and the donor rule's facts are read from: what a study rests on."""
    return sha256_hex((DATA / "municipalities.csv").read_bytes())
