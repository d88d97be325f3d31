"""From tables to panels, loudly: every complaint names the row and the column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np

from bulyst.evaluation.interchange import texts
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.periods import fraction_of_year, read_period
from bulyst.evaluation.refusals import Refusal

#: Spellings of "no figure" in public statistics.
MISSING = {"", "NA", "NaN", "nan", ".", "..", ":"}


def read_csv(
    file: str | PathLike[str], *, unit: str, time: str, value: str, separator: str = ",", decimal: str = "."
) -> Panel:
    """A panel from a tidy CSV file (UTF-8, with a heading row); lines before the heading that begin with # are notes.

    `decimal` is the sign before decimals, a point or a comma. Raises Refusal for a missing file or column, a file
    that is no text, a row that is too short, a value that is no number, and a unit-period given twice.
    """
    if len(separator) != 1 or separator in '"\r\n':
        raise Refusal("read.separator", separator=separator)
    if decimal not in (".", ","):
        raise Refusal("read.decimal", decimal=decimal)
    path = Path(file)
    if not path.is_file():
        raise Refusal("read.no_file", file=str(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("read.not_text", file=path.name) from None
    notes = sum(1 for _ in _leading_notes(text.splitlines()))
    lines = text.splitlines(keepends=True)[notes:]
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator)
    try:
        heading, *rows = [[cell.strip() for cell in row] for row in reader if row] or [[]]
    except csv.Error:
        raise Refusal("read.not_text", file=path.name) from None
    if not heading:
        raise Refusal("read.empty", file=path.name)
    places = [_place(heading, column, path.name) for column in (unit, time, value)]
    numbered = list(enumerate(rows, start=notes + 2))
    for number, row in numbered:
        if len(row) <= max(places):
            raise Refusal("read.short_row", row=number, cells=len(row), columns=len(heading))
    cells = ((number, row[places[0]], row[places[1]], row[places[2]]) for number, row in numbered)
    return from_records(cells, time=time, value=value, source=path.name, unit=unit, decimal=decimal)


def read_parquet(file: str | PathLike[str], *, unit: str, time: str, value: str) -> Panel:
    """A panel from a tidy Parquet file. Raises Refusal as `read_csv` does."""
    import polars

    path = Path(file)
    if not path.is_file():
        raise Refusal("read.no_file", file=str(path))
    try:
        frame = polars.read_parquet(path)
    except polars.exceptions.PolarsError:
        raise Refusal("read.not_parquet", file=path.name) from None
    return read_frame(frame, unit=unit, time=time, value=value, source=path.name)


def read_frame(frame: Any, *, unit: str, time: str, value: str, source: str = "") -> Panel:
    """A panel from a tidy data frame of any library with the interchange protocol; rows are counted from 1."""
    names = [str(name) for name in _names(frame)]
    for column in (unit, time, value):
        _place(names, column, source or "tabellen")
    read = _columns if hasattr(frame, "get_columns") else texts
    rows = zip(read(frame, unit), read(frame, time), read(frame, value), strict=True)
    return from_records(
        ((number, *row) for number, row in enumerate(rows, start=1)), unit=unit, time=time, value=value, source=source
    )


def _names(frame: Any) -> list[Any]:
    """The columns' names, also of a frame that can do nothing but exchange."""
    if hasattr(frame, "columns"):
        return list(frame.columns)
    return list(frame.__dataframe__().column_names())


def _columns(frame: Any, name: str) -> list[str]:
    """A column of a polars frame, which has left the protocol for another."""
    return ["" if cell is None else str(cell) for cell in frame[name].to_list()]


def from_records(
    rows: Iterable[tuple[int, str, str, str]], *, unit: str, time: str, value: str, source: str, decimal: str = "."
) -> Panel:
    """A panel from (row number, unit, time, value) texts; units keep the order in which they first appear."""
    given = list(rows)
    fractions = any(fraction_of_year(moment) for _, _, moment, _ in given)
    cells: dict[tuple[str, int], float] = {}
    where: dict[tuple[str, int], int] = {}
    units: dict[str, None] = {}
    forms: set[str] = set()
    for number, name, moment, text in given:
        if not name:
            raise Refusal("read.no_unit", row=number, column=unit)
        form, period = _period(number, time, moment, fractions)
        forms.add(form)
        if len(forms) > 1:
            raise Refusal("read.mixed_periods", row=number, column=time, text=moment)
        key = (name, period)
        if key in where:
            raise Refusal("read.duplicate", row=number, unit=name, period=period, earlier=where[key])
        where[key] = number
        units.setdefault(name)
        cells[key] = _number(number, value, text, decimal)
    if not cells:
        raise Refusal("read.empty", file=source)
    names = tuple(units)
    periods = tuple(sorted({period for _, period in cells}))
    table = np.full((len(names), len(periods)), np.nan)
    row_of = {name: index for index, name in enumerate(names)}
    column_of = {period: index for index, period in enumerate(periods)}
    for (unit, period), figure in cells.items():
        table[row_of[unit], column_of[period]] = figure
    return Panel(table, names, periods, outcome=value, source=source)


def _leading_notes(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("#"):
            return
        yield line


def _place(heading: list[str], column: str, file: str) -> int:
    if column not in heading:
        raise Refusal("read.no_column", column=column, file=file, columns=heading)
    if heading.count(column) > 1:
        raise Refusal("read.column_twice", column=column, file=file)
    return heading.index(column)


def _period(row: int, column: str, text: str, fractions: bool) -> tuple[str, int]:
    try:
        return read_period(text, fractions)
    except ValueError:
        raise Refusal("read.not_a_period", row=row, column=column, text=text) from None


def _number(row: int, column: str, text: str, decimal: str) -> float:
    if text.strip() in MISSING:
        return float("nan")
    if decimal == "," and text.count(",") <= 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        if decimal == "." and text.count(",") == 1 and "." not in text:
            raise Refusal("read.decimal_comma", row=row, column=column, text=text) from None
        raise Refusal("read.not_a_number", row=row, column=column, text=text) from None
