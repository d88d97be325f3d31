"""Reading tables: every complaint names the row and the column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars
import pytest

from bulyst.evaluation import Panel, Refusal

HEAD = "place,year,people\n"


def read(folder: Path, text: str, separator: str = ",") -> Panel:
    file = folder / "figures.csv"
    file.write_text(text, encoding="utf-8")
    return Panel.from_csv(file, unit="place", time="year", value="people", separator=separator)


def test_a_tidy_table_becomes_a_panel_with_missing_as_missing(tmp_path: Path) -> None:
    panel = read(tmp_path, "# a note\n" + HEAD + "a,2002,5\na,2001,4\nb,2001,\n")
    assert panel.units == ("a", "b")
    assert panel.periods == (2001, 2002)
    assert panel.values[0].tolist() == [4, 5]
    assert np.isnan(panel.values[1]).all()
    assert (panel.outcome, panel.source) == ("people", "figures.csv")


def test_another_separator_and_a_byte_order_mark(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffplace;year;people\na;2001;4\n", ";").values.tolist() == [[4.0]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD + "a,2001,4\na,2001,5\n", "Row 3: a in 2001 is already in row 2."),
        (HEAD + "a,2001,four\n", "Row 2, column “people”: “four” is not a number."),
        (
            HEAD + "a,spring,4\n",
            "Row 2, column “year”: “spring” is neither a whole number nor a quarter, a month or a date.",
        ),
        (
            HEAD + "a,2001.3,4\n",
            "Row 2, column “year”: “2001.3” is neither a whole number nor a quarter, a month or a date.",
        ),
        (
            HEAD + "a,2001,4\na,2001Q2,4\n",
            "Row 3, column “year”: “2001Q2” is written in another way than the time in the rows above.",
        ),
        (HEAD + "a,2001,4\nb,2001\n", "Row 3 has 2 fields, but the heading has 3."),
        (HEAD + ",2001,4\n", "Row 2 has nothing in the column “place”."),
        (
            HEAD + 'a,2001,"1,5"\n',
            "Row 2, column “people”: “1,5” has a comma; if decimals follow it, say so (--decimal ,).",
        ),
        (HEAD + 'a,2001,"1,234.5"\n', "Row 2, column “people”: “1,234.5” is not a number."),
        ("place,year,people,people\n", "The column “people” appears twice in figures.csv."),
        ("place,year,folk\n", "There is no column “people” in figures.csv; it has place, year, folk."),
        (HEAD, "figures.csv has no rows."),
        ("", "figures.csv has no rows."),
    ],
)
def test_a_bad_table_is_refused_with_row_and_column(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, text)
    assert caught.value.sentence("en") == sentence


def test_decimal_comma_and_spaces_around_what_is_written(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("place ; year; people\n Lom ; 2001 ; 4,5 \n", encoding="utf-8")
    panel = Panel.from_csv(file, unit="place", time="year", value="people", separator=";", decimal=",")
    assert (panel.units, panel.values.tolist()) == (("Lom",), [[4.5]])


@pytest.mark.parametrize(
    ("written", "periods"),
    [
        (("2001.0", "2002"), (2001, 2002)),
        (("2001Q4", "2002Q1"), (20014, 20021)),
        (("2001K4", "2002K1"), (20014, 20021)),
        (("2001.75", "2002.0"), (20014, 20021)),
        (("2001M12", "2002M01"), (200112, 200201)),
        (("2001-12", "2002-01"), (200112, 200201)),
        (("2001-12-31", "2002-01-01"), (20011231, 20020101)),
    ],
)
def test_time_may_be_years_quarters_months_or_dates(
    tmp_path: Path, written: tuple[str, str], periods: tuple[int, int]
) -> None:
    first, second = written
    assert read(tmp_path, f"{HEAD}a,{second},5\na,{first},4\n").periods == periods


@pytest.mark.parametrize("content", ["a,2001,ø".encode("latin-1"), "a,2001,4".encode("utf-16"), b"a\x00\xff"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "figures.csv"
    file.write_bytes(HEAD.encode() + content)
    with pytest.raises(Refusal, match="is not a text file in UTF-8"):
        Panel.from_csv(file, unit="place", time="year", value="people")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no file"):
        Panel.from_csv(tmp_path / "none.csv", unit="a", time="b", value="c")


def test_parquet_and_data_frames_say_the_same_as_csv(tmp_path: Path) -> None:
    frame = polars.DataFrame({"place": ["a", "a", "b"], "year": [2002, 2001, 2001], "people": [5.0, 4.0, None]})
    file = tmp_path / "figures.parquet"
    frame.write_parquet(file)
    columns = {"unit": "place", "time": "year", "value": "people"}
    for panel in (Panel.from_parquet(file, **columns), Panel.from_frame(frame, **columns)):
        assert (panel.units, panel.periods) == (("a", "b"), (2001, 2002))
        assert panel.values[0].tolist() == [4, 5]
        assert np.isnan(panel.values[1]).all()


@dataclass
class Memory:
    """A buffer of the interchange protocol."""

    data: np.ndarray

    @property
    def ptr(self) -> int:
        return self.data.ctypes.data

    @property
    def bufsize(self) -> int:
        return self.data.nbytes


@dataclass
class Foreign:
    """A frame of a library that we do not know and that can do nothing but exchange; one chunk a column."""

    columns_: dict[str, tuple[tuple[int, int], tuple[int, object], dict[str, object]]]
    rows: int

    def __dataframe__(self) -> Foreign:
        return self

    def column_names(self) -> list[str]:
        return list(self.columns_)

    def get_column_by_name(self, name: str) -> ForeignColumn:
        return ForeignColumn(*self.columns_[name], self.rows)


@dataclass
class ForeignColumn:
    """A column as the protocol shows it."""

    dtype: tuple[int, int]
    describe_null: tuple[int, object]
    buffers: dict[str, object]
    rows: int
    offset: int = 0

    def get_chunks(self) -> list[ForeignColumn]:
        return [self]

    def get_buffers(self) -> dict[str, object]:
        return self.buffers

    def size(self) -> int:
        return self.rows


def foreign(values: np.ndarray, kind: int, null: tuple[int, object], mask: np.ndarray | None = None) -> Foreign:
    letters = np.frombuffer("bærb".encode(), dtype="u1").copy()
    ends = np.array([0, 4, 5], dtype="i8")
    text = {"data": (Memory(letters), (21, 8)), "offsets": (Memory(ends), (0, 64))}
    figures = {"data": (Memory(values), (kind, 64)), "validity": mask if mask is None else (Memory(mask), (1, 8))}
    years = {"data": (Memory(np.array([2001, 2001], dtype="i8")), (0, 64))}
    return Foreign(
        {
            "place": ((21, 8), (0, None), text),
            "year": ((0, 64), (0, None), years),
            "people": ((kind, 64), null, figures),
        },
        rows=2,
    )


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(foreign(np.array([4.0, np.nan]), 2, (1, None)), id="not a number"),
        pytest.param(foreign(np.array([4, -9], dtype="i8"), 0, (2, -9)), id="sentinel"),
        pytest.param(foreign(np.array([4, 7], dtype="i8"), 0, (3, 0), np.array([1], dtype="u1")), id="bits"),
        pytest.param(foreign(np.array([4, 7], dtype="u8"), 1, (4, 0), np.array([1, 0], dtype="u1")), id="bytes"),
    ],
)
def test_a_data_frame_of_another_library_is_read_by_the_interchange_protocol(frame: Foreign) -> None:
    panel = Panel.from_frame(frame, unit="place", time="year", value="people")
    assert panel.units == ("bær", "b")
    assert panel.values[0, 0] == 4
    assert np.isnan(panel.values[1, 0])


def test_a_column_of_another_kind_is_refused() -> None:
    frame = foreign(np.array([1, 2], dtype="i8"), 22, (0, None))
    with pytest.raises(Refusal, match="The column “people” holds neither numbers nor text"):
        Panel.from_frame(frame, unit="place", time="year", value="people")
    with pytest.raises(Refusal, match="There is no column “folk”"):
        Panel.from_frame(frame, unit="place", time="year", value="folk")


def test_a_bad_parquet_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "figures.parquet"
    file.write_text("no parquet", encoding="utf-8")
    with pytest.raises(Refusal, match=r"figures.parquet cannot be read as Parquet\."):
        Panel.from_parquet(file, unit="a", time="b", value="c")
    with pytest.raises(Refusal, match="There is no file"):
        Panel.from_parquet(tmp_path / "none.parquet", unit="a", time="b", value="c")
