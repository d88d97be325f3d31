"""A table as plain values: caption, columns and rows. The template decides how a phone shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bulyst.web.ui.formats import spelled


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A cell with a short state. `color` is one of Designsystemet's: neutral, success, warning, danger, info."""

    text: str
    color: str = "neutral"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` finds the value in a row (a mapping's key or an attribute)."""

    key: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that is ready to be shown."""

    column: Column
    value: Any

    @property
    def text(self) -> str:
        """The value as it is read."""
        return self.value.text if isinstance(self.value, Link | Tag) else spelled(self.value)

    @property
    def css(self) -> str:
        """How the cell is set: numbers to the right, days on one line."""
        if self.column.numeric:
            return "numeric"
        return "day" if isinstance(self.value, date) else ""

    @property
    def href(self) -> str:
        """Where the cell leads, or nothing."""
        return self.value.href if isinstance(self.value, Link) else ""

    @property
    def tag_color(self) -> str:
        """The colour of a state, or nothing."""
        return self.value.color if isinstance(self.value, Tag) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, columns and rows; `empty` is what to say, and what to do instead, when there are no rows.

    The first column is the row's heading. On a phone each row becomes a small card unless `stacked` is false,
    which suits tables of a few narrow numbers.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any] | object]
    empty: str = ""
    stacked: bool = True
    hide_caption: bool = False
    foot: Mapping[str, Any] = field(default_factory=dict)

    @property
    def lines(self) -> Iterator[list[Cell]]:
        """The rows as cells, in the order of the columns."""
        for row in self.rows:
            yield self._cells(row)

    @property
    def foot_cells(self) -> list[Cell]:
        """The sum line, when there is one."""
        return self._cells({column.key: "" for column in self.columns} | dict(self.foot)) if self.foot else []

    def _cells(self, row: Mapping[str, Any] | object) -> list[Cell]:
        return [Cell(column, _value(row, column.key)) for column in self.columns]


def _value(row: Mapping[str, Any] | object, key: str) -> Any:
    return row[key] if isinstance(row, Mapping) else getattr(row, key)
