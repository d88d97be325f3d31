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
from bulyst.evaluation.refusals import Refusal

#: Spellings of "no figure" in public statistics.
MISSING = {"", "NA", "NaN", "nan", ".", "..", ":"}


def read_csv(file: str | PathLike[str], *, unit: str, time: str, value: str, separator: str = ",") -> Panel:
    """A panel from a tidy CSV file (UTF-8, with a heading row); lines before the heading that begin with # are notes.

    Raises Refusal for a missing file or column, a value that is no number, and a unit-period given twice.
    """
    path = Path(file)
    if not path.is_file():
        raise Refusal("read.no_file", file=str(path))
    text = path.read_text(encoding="utf-8-sig")
    notes = sum(1 for _ in _leading_notes(text.splitlines()))
    lines = text.splitlines(keepends=True)[notes:]
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator)
    heading = next(reader, None)
    if heading is None:
        raise Refusal("read.empty", file=path.name)
    places = [_place(heading, column, path.name) for column in (unit, time, value)]
    rows = (
        (number, _cell(row, places[0]), _cell(row, places[1]), _cell(row, places[2]))
        for number, row in enumerate(reader, start=notes + 2)
        if row
    )
    return from_records(rows, time=time, value=value, source=path.name)


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
        ((number, *row) for number, row in enumerate(rows, start=1)), time=time, value=value, source=source
    )


def _names(frame: Any) -> list[Any]:
    """The columns' names, also of a frame that can do nothing but exchange."""
    if hasattr(frame, "columns"):
        return list(frame.columns)
    return list(frame.__dataframe__().column_names())


def _columns(frame: Any, name: str) -> list[str]:
    """A column of a polars frame, which has left the protocol for another."""
    return ["" if cell is None else str(cell) for cell in frame[name].to_list()]


def from_records(rows: Iterable[tuple[int, str, str, str]], *, time: str, value: str, source: str) -> Panel:
    """A panel from (row number, unit, time, value) texts; units keep the order in which they first appear."""
    cells: dict[tuple[str, int], float] = {}
    where: dict[tuple[str, int], int] = {}
    units: dict[str, None] = {}
    for number, unit, moment, text in rows:
        period = _period(number, time, moment)
        key = (unit, period)
        if key in where:
            raise Refusal("read.duplicate", row=number, unit=unit, period=period, earlier=where[key])
        where[key] = number
        units.setdefault(unit)
        cells[key] = _number(number, value, text)
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
    return heading.index(column)


def _cell(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _period(row: int, column: str, text: str) -> int:
    try:
        moment = float(text)
    except ValueError:
        raise Refusal("read.not_a_period", row=row, column=column, text=text) from None
    if not moment.is_integer():
        raise Refusal("read.not_a_period", row=row, column=column, text=text)
    return int(moment)


def _number(row: int, column: str, text: str) -> float:
    if text.strip() in MISSING:
        return float("nan")
    try:
        return float(text)
    except ValueError:
        raise Refusal("read.not_a_number", row=row, column=column, text=text) from None
