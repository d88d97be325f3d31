"""Reading tables: every complaint names the row and the column."""

from pathlib import Path

import numpy as np
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
        (HEAD + "a,spring,4\n", "Row 2, column “year”: “spring” is not a whole number for time."),
        (HEAD + "a,2001.5,4\n", "Row 2, column “year”: “2001.5” is not a whole number for time."),
        ("place,year,folk\n", "There is no column “people” in figures.csv; it has place, year, folk."),
        (HEAD, "figures.csv has no rows."),
        ("", "figures.csv has no rows."),
    ],
)
def test_a_bad_table_is_refused_with_row_and_column(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, text)
    assert caught.value.sentence("en") == sentence


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no file"):
        Panel.from_csv(tmp_path / "none.csv", unit="a", time="b", value="c")
