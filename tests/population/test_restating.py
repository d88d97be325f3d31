"""Restating keeps what the source says: no zero for a missing figure, no guess for a split."""

import csv
import json
from pathlib import Path

import pytest

from bulyst.population import restate


@pytest.mark.parametrize(("text", "count"), [("1566", "1566"), ("0", ""), ("", "")])
def test_no_figure_stays_no_figure(text: str, count: str) -> None:
    assert restate.figure(text) == count


def test_the_largest_change_skips_years_without_figures() -> None:
    series = dict.fromkeys(range(restate.FIRST_YEAR, restate.LAST_YEAR + 1), "")
    series |= {1990: "1000", 1991: "1010", 1993: "500", 1994: "480"}
    assert restate.largest_change(series) == ("1994", "-0.0400")


def test_a_ring_of_arcs_may_run_backwards() -> None:
    arcs = [[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)], [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0)]]
    ring = restate.outer_ring(arcs, [0, ~1])
    assert ring == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
    area, moment_x, moment_y = restate.ring_moment(ring)
    assert (area, moment_x / area, moment_y / area) == (4.0, 1.0, 1.0)


def test_the_largest_piece_of_land_decides_the_place(tmp_path: Path) -> None:
    square = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    islet = [[9, 9], [10, 9], [10, 10], [9, 10], [9, 9]]
    shape = {"type": "MultiPolygon", "arcs": [[[1]], [[0]]], "properties": {"kommunenummer": "5042"}}
    topology = {"arcs": [square, islet], "objects": {"Kommuner": {"geometries": [shape]}}}
    (tmp_path / "municipalities_2024.topojson").write_text(json.dumps(topology))
    restate.restate_places(tmp_path, tmp_path)
    assert read(tmp_path / "places.csv") == [{"number": "5042", "longitude": "2.00", "latitude": "2.00"}]


def test_a_split_lists_every_part_and_old_numbers_are_left_out(tmp_path: Path) -> None:
    klass = tmp_path / "standards" / "klass"
    klass.mkdir(parents=True)
    (klass / "municipality_versions.csv").write_text(
        "version_id,code,name,valid_from,valid_to\n"
        "1,1534,Haram,1965-01-01,2020-01-01\n2,1507,Ålesund,2020-01-01,2024-01-01\n"
        "3,1508,Ålesund,2024-01-01,\n4,1580,Haram,2024-01-01,\n5,1533,Roald,1890-01-01,1930-01-01\n"
        "6,9999,Uoppgitt,1838-01-01,\n"
    )
    (klass / "municipality_changes.csv").write_text("from_version,to_version\n1,2\n2,3\n2,4\n")
    restate.restate_numbers(tmp_path, tmp_path)
    became = {row["number"]: row["became"] for row in read(tmp_path / "numbers.csv")}
    assert became == {"1507": "1508 1580", "1508": "1508", "1534": "1508 1580", "1580": "1580"}


def read(path: Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# Source: ")
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
