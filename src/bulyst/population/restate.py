"""Restate official figures in tables of our own: `python -m bulyst.population.restate SOURCE`.

`SOURCE` is a folder with the downloads; the heading of each table says where they come from. The result is
written to `population/data/`, which is what the program reads; the downloads themselves are never part of the
program. Three rules hold on the way:

* missing stays missing: an empty cell, and the 0 that the merged series uses for "no figure", become empty;
* a municipality that was split is never assigned to one of its parts: every part is listed;
* nothing is estimated. What the source does not say, the table does not say.
"""

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

Row = Mapping[str, str]
Point = tuple[float, float]

FIRST_YEAR, LAST_YEAR = 1986, 2026
#: Numbers that went out of use before this day belong to municipalities that no series here reaches back to.
NUMBERS_SINCE = "1964-01-01"
#: Klass keeps a code for "unknown"; it is no municipality.
NO_MUNICIPALITY = "9999"

RETRIEVED = "Retrieved by way of {} (public repository); the day of retrieval is not recorded there."
POPULATION_SOURCE = (
    "Source: Statistics Norway (SSB), table 07459, merged series in the 2024 division; licence CC BY 4.0.",
    RETRIEVED.format("oystess/valg_analyser at 5eb9e54"),
    "Checked against a separate download of table 06913 for 2009-2025: 6,069 cells, no difference.",
    "Population on 1 January. Empty means that SSB has no figure for that year in this division; never 0.",
    "Centrality (2024) and neighbours: SSB Klass, by way of aprestmo/norway-geodata at 97b15cd.",
    "stable_borders: one predecessor and no split since 1986. Border transfers hide inside stable numbers",
    "(Vik 1992, Fjaler and Askvoll 1990, Sande and Vanylven 2002): see largest_change.",
)
LONG_SOURCE = (
    "Source: Statistics Norway (SSB), table 06913; licence CC BY 4.0.",
    RETRIEVED.format("oystess/valg_analyser at 5eb9e54"),
    "Population on 1 January; natural increase and net migration during the year. Empty means no figure.",
    "Lierne was formed on 1 January 1964; before that the figures are those of Nordli and Sørli together.",
)
NUMBERS_SOURCE = (
    "Source: Statistics Norway (SSB), Klass 131 (municipalities).",
    RETRIEVED.format("statisticsnorway/ssb-klassr"),
    "Each row: who bore a number, from when and until when, and in which municipalities of the 2024 division",
    "its territory lies now. Several numbers mean a split, which is never assigned silently.",
)
PLACES_SOURCE = (
    "Source: Kartverket, municipalities 2024; licence CC BY 4.0.",
    RETRIEVED.format("robhop/fylker-og-kommuner at ae87825"),
    "Centre of gravity of each municipality's largest piece of land, in degrees, to two decimals:",
    "good enough for a dot on a map of the country, for nothing finer.",
)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a heading."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, source: Iterable[str], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a table under lines that name its source, with the same line ends on every machine."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {line}\n" for line in source)
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def figure(text: str) -> str:
    """A count as the source gives it; its 0 and its empty cell both mean that there is no figure."""
    return "" if text in ("", "0") else str(int(text))


def largest_change(series: Mapping[int, str]) -> tuple[str, str]:
    """Year and relative size of the largest change between two consecutive years that both have a figure."""
    changes = [
        (int(series[year]) / int(series[year - 1]) - 1, year)
        for year in range(FIRST_YEAR + 1, LAST_YEAR + 1)
        if series[year] and series[year - 1]
    ]
    change, year = max(changes, key=lambda pair: abs(pair[0]))
    return str(year), f"{change:.4f}"


def restate_municipalities(source: Path, target: Path) -> None:
    """One row a municipality: what it is like, and its population year by year."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    series: dict[str, dict[int, str]] = defaultdict(lambda: dict.fromkeys(years, ""))
    for row in read_rows(source / "population_1986_2026.csv"):
        series[row["municipality_code"]][int(row["year"])] = figure(row["population"])

    rows = []
    for row in sorted(read_rows(source / "municipalities.csv"), key=lambda row: row["municipality_code"]):
        own = series[row["municipality_code"]]
        changed_in, change = largest_change(own)
        rows.append(
            {
                "number": row["municipality_code"],
                "name": row["municipality_name"],
                "county": row["county_name"],
                "centrality_index": row["centrality_index"],
                "centrality_class": row["centrality_class"],
                "numbers_1986": row["codes_1986"],
                "predecessors": row["predecessor_codes"],
                "neighbours": row["neighbours"],
                "stable_borders": "yes" if row["stable_1986_2026"] == "True" else "no",
                "largest_change_year": changed_in,
                "largest_change": change,
                **{str(year): count for year, count in own.items()},
            }
        )
    write_table(target / "municipalities.csv", POPULATION_SOURCE, list(rows[0]), rows)


def restate_long_series(source: Path, target: Path) -> None:
    """Lierne from 1951, and its neighbours from 1980, with natural increase and net migration."""
    lierne = read_rows(source / "lierne_1951_2026.csv")
    others = [
        row
        for row in read_rows(source / "flows_1980_2025_five_municipalities.csv")
        if row["municipality_code"] != lierne[0]["municipality_code"]
    ]
    rows = [
        {
            "number": row["municipality_code"],
            "year": row["year"],
            "population": figure(row["population"]),
            "natural_increase": row["natural_increase"],
            "net_migration": row["net_migration"],
        }
        for row in sorted(lierne + others, key=lambda row: (row["municipality_code"], row["year"]))
    ]
    write_table(target / "long_series.csv", LONG_SOURCE, list(rows[0]), rows)


def restate_numbers(source: Path, target: Path) -> None:
    """Who bore each municipality number, and which municipalities of the 2024 division that has become."""
    klass = source / "standards" / "klass"
    versions = {row["version_id"]: row for row in read_rows(klass / "municipality_versions.csv")}
    became: dict[str, set[str]] = defaultdict(set)
    for change in read_rows(klass / "municipality_changes.csv"):
        became[change["from_version"]].add(change["to_version"])

    def present(version: str) -> set[str]:
        if not versions[version]["valid_to"]:
            return {versions[version]["code"]}
        return {number for later in became[version] for number in present(later)}

    rows = [
        {
            "number": row["code"],
            "name": row["name"],
            "valid_from": row["valid_from"],
            "valid_until": row["valid_to"],
            "became": " ".join(sorted(present(version))),
        }
        for version, row in versions.items()
        if row["code"] != NO_MUNICIPALITY and not ("" < row["valid_to"] < NUMBERS_SINCE)
    ]
    rows.sort(key=lambda row: (row["number"], row["valid_from"]))
    write_table(target / "numbers.csv", NUMBERS_SOURCE, list(rows[0]), rows)


def ring_moment(ring: Sequence[Point]) -> tuple[float, float, float]:
    """Signed area of a closed ring and its first moments, by the shoelace formula (degrees as the unit)."""
    area = moment_x = moment_y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area += cross / 2
        moment_x += (x1 + x2) * cross / 6
        moment_y += (y1 + y2) * cross / 6
    return area, moment_x, moment_y


def outer_ring(arcs: Sequence[Sequence[Point]], indices: Sequence[int]) -> list[Point]:
    """Join the arcs of a TopoJSON ring; a negative index is the one's complement of an arc run backwards."""
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend((x, y) for x, y in (arc[1:] if ring else arc))
    return ring


def restate_places(source: Path, target: Path) -> None:
    """One point a municipality, for dots on a map."""
    topology = json.loads((source / "municipalities_2024.topojson").read_text(encoding="utf-8"))
    rows = []
    for shape in topology["objects"]["Kommuner"]["geometries"]:
        pieces = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        moments = [ring_moment(outer_ring(topology["arcs"], piece[0])) for piece in pieces]
        area, moment_x, moment_y = max(moments, key=lambda moment: math.fabs(moment[0]))
        rows.append(
            {
                "number": shape["properties"]["kommunenummer"],
                "longitude": f"{moment_x / area:.2f}",
                "latitude": f"{moment_y / area:.2f}",
            }
        )
    rows.sort(key=lambda row: row["number"])
    write_table(target / "places.csv", PLACES_SOURCE, list(rows[0]), rows)


def main() -> None:
    """Restate every table from the downloads in the folder that is given."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("source", type=Path, help="folder with the downloads")
    source = parser.parse_args().source
    target = Path(__file__).parent / "data"
    target.mkdir(exist_ok=True)
    restate_municipalities(source, target)
    restate_long_series(source, target)
    restate_numbers(source, target)
    restate_places(source, target)


if __name__ == "__main__":
    main()
