"""A number with the rows that it was counted from. Pure: nothing here reads the database or the clock."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bulyst.kernel.canonical import canonical_json, sha256_hex


class Unit(StrEnum):
    """What a figure counts."""

    CASES = "cases"
    ASSOCIATIONS = "associations"
    PEOPLE = "people"
    FIRMS = "firms"
    ENTERPRISES = "enterprises"


YEAR = "year"

Names = Callable[[Collection[Any]], Mapping[Any, str]]
"""Gives the words for the values of a split."""


@dataclass(frozen=True)
class Split:
    """A way to divide a figure: by one column of its rows, or by the year of its `on` column (YEAR)."""

    column: str
    names: Names | None = None


@dataclass(frozen=True)
class Indicator:
    """How one figure is counted. `count` gives the source rows of a programme.

    `row` names the kind of a source row, `on` the column that dates it. With `distinct`, rows that agree in
    that column are counted once; without, every row is. A change of any of this is a new `version`.
    """

    key: str
    unit: Unit
    count: Callable[[int], Iterable[Any]]
    row: str
    on: str
    split: tuple[Split, ...] = ()
    distinct: str = ""
    version: int = 1

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the source that are looked at when counting."""
        named = (self.on, self.distinct, *(split.column for split in self.split if split.column != YEAR))
        return tuple(dict.fromkeys(column for column in named if column))


@dataclass(frozen=True)
class Row:
    """One counted row. `constructed` and `source` are for showing it, and are no part of what is hashed."""

    id: str
    columns: Mapping[str, Any]
    on: date
    constructed: bool
    source: Any


@dataclass(frozen=True)
class Part:
    """One value of a split and how many of the figure's units have it; None where a small count is held back."""

    value: Any
    label: str
    count: int | None


@dataclass(frozen=True)
class SplitCount:
    """A figure divided by one column, largest part first (years in order).

    `adds_up` is False when a unit has several values of the column, so that the parts sum to more than the figure.
    """

    column: str
    parts: tuple[Part, ...]
    adds_up: bool

    def of(self, value: Any) -> int | None:
        """The count of one value; 0 for a value that no unit has."""
        return next((part.count for part in self.parts if part.value == value), 0)


@dataclass(frozen=True)
class Figure:
    """A number, what it was counted from, and by which definition.

    `constructed`: some of the rows are made up for a demonstration. `disclosure.public` takes the rows out, and
    holds back `value`, `row_count` and `row_hash` (None, None, "") where they would tell too much.
    """

    key: str
    unit: Unit
    version: int
    value: int | None
    rows: tuple[Row, ...]
    row_count: int | None
    row_hash: str
    splits: tuple[SplitCount, ...]
    constructed: bool

    def having(self, column: str, value: Any) -> tuple[Row, ...]:
        """The rows whose `column` (or year) is `value`, spelled as in an address."""
        return tuple(row for row in self.rows if str(_value(row, column)) == str(value))

    def split(self, column: str) -> SplitCount | None:
        """The split by `column`, or None when the figure has no such split."""
        return next((split for split in self.splits if split.column == column), None)


def figure(indicator: Indicator, programme_id: int) -> Figure:
    """Count one indicator for one programme, now."""
    rows = tuple(_row(indicator, source) for source in indicator.count(programme_id))
    return Figure(
        key=indicator.key,
        unit=indicator.unit,
        version=indicator.version,
        value=_units(indicator, rows),
        rows=rows,
        row_count=len(rows),
        row_hash=row_hash(rows),
        splits=tuple(_split(indicator, split, rows) for split in indicator.split),
        constructed=any(row.constructed for row in rows),
    )


def row_hash(rows: Iterable[Row]) -> str:
    """SHA-256 over the sorted canonical JSON of each row's id and counted columns; the order of rows is nothing."""
    spelled = sorted(canonical_json({"id": row.id, **row.columns}) for row in rows)
    return sha256_hex(b"[" + b",".join(spelled) + b"]")


def _row(indicator: Indicator, source: Any) -> Row:
    columns = {column: getattr(source, column) for column in indicator.columns}
    return Row(f"{indicator.row}:{source.id}", columns, columns[indicator.on], source.constructed, source)


def _value(row: Row, column: str) -> Any:
    return row.on.year if column == YEAR else row.columns.get(column)


def _unit(indicator: Indicator, row: Row) -> Hashable:
    """What `row` is counted as."""
    return row.columns[indicator.distinct] if indicator.distinct else row.id


def _units(indicator: Indicator, rows: Iterable[Row]) -> int:
    return len({_unit(indicator, row) for row in rows})


def _split(indicator: Indicator, split: Split, rows: tuple[Row, ...]) -> SplitCount:
    units: dict[Any, set[Hashable]] = {}
    for row in rows:
        units.setdefault(_value(row, split.column), set()).add(_unit(indicator, row))
    names = split.names(units.keys()) if split.names else {}
    parts = [Part(value, names.get(value, str(value)), len(having)) for value, having in units.items()]
    by_size = split.column != YEAR
    parts.sort(key=lambda part: (-(part.count or 0), part.label) if by_size else (part.value,))
    total = sum(len(having) for having in units.values())
    return SplitCount(split.column, tuple(parts), adds_up=total == _units(indicator, rows))
