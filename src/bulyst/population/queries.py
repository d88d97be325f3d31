"""What the pages and the rooms above ask about population, answered with plain frozen values.

The official figures are restated in `population.figures`; nothing of them is kept in the database.
"""

from dataclasses import dataclass

from bulyst.population import figures
from bulyst.population.figures import (
    Flow,
    MunicipalityFacts,
    NumberPeriod,
    Series,
    UnknownMunicipality,
    current_number,
    flows,
    number_periods,
    panel,
    series,
)

__all__ = [
    "Change",
    "Flow",
    "MunicipalityFacts",
    "NetMigration",
    "NumberPeriod",
    "PageSeries",
    "Series",
    "UnknownMunicipality",
    "all_municipalities",
    "change",
    "current_number",
    "flows",
    "municipality_facts",
    "net_migration",
    "number_periods",
    "panel",
    "series",
    "series_for_page",
]


@dataclass(frozen=True)
class PageSeries:
    """A series with what a picture of it must say: whose it is, which years were another's, its source."""

    number: str
    name: str
    years: tuple[int, ...]
    values: tuple[int | None, ...]
    labels: dict[int, str]
    source: str
    licence: str

    @property
    def formed(self) -> int | None:
        """The first year of the municipality itself, when the series begins before it."""
        return max(self.labels) + 1 if self.labels else None


@dataclass(frozen=True)
class Change:
    """Population on 1 January of two years; a figure that does not exist is None, so is the difference."""

    number: str
    from_year: int
    to_year: int
    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        """After less before, or None when either is unknown."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True)
class NetMigration:
    """Moves in less moves out, summed over whole years, both ends included."""

    number: str
    from_year: int
    to_year: int
    total: int | None
    years_with_more_in: int
    years_with_more_out: int


def municipality_facts(number: str) -> MunicipalityFacts:
    """What a municipality is like. Raises `UnknownMunicipality`."""
    return figures.facts()[current_number(number)]


def all_municipalities() -> list[MunicipalityFacts]:
    """Every municipality of the 2024 division, by number."""
    return list(figures.facts().values())


def series_for_page(number: str) -> PageSeries:
    """The whole series of a municipality with its name and source. Raises `UnknownMunicipality`."""
    found = series(number)
    return PageSeries(
        number=found.number,
        name=municipality_facts(number).name,
        years=found.years,
        values=found.values,
        labels=found.labels,
        source=found.source,
        licence=figures.LICENCE,
    )


def change(number: str, from_year: int, to_year: int) -> Change:
    """How population changed between 1 January of two years. Raises `UnknownMunicipality`."""
    found = series(number)
    return Change(found.number, from_year, to_year, found.on(from_year), found.on(to_year))


def net_migration(number: str, from_year: int, to_year: int) -> NetMigration:
    """Net migration over some years; the total is None unless every year of them has a figure.

    Raises `UnknownMunicipality`.
    """
    inside = [flow.net_migration for flow in flows(number) if from_year <= flow.year <= to_year]
    complete = len(inside) == to_year - from_year + 1
    return NetMigration(
        number=current_number(number),
        from_year=from_year,
        to_year=to_year,
        total=sum(inside) if complete else None,
        years_with_more_in=sum(moved > 0 for moved in inside),
        years_with_more_out=sum(moved < 0 for moved in inside),
    )
