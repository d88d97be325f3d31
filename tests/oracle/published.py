"""Published test data, restated as small wide tables with their source named in the first lines."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from bulyst.evaluation import Panel

BASQUE_COVARIATES = (
    "invest", "school.illit", "school.prim", "school.med", "school.high", "school.post.high", "sec.agriculture",
    "sec.energy", "sec.industry", "sec.construction", "sec.services.venta", "sec.services.nonventa", "popdens",
)  # fmt: skip
TABLES = Path(__file__).parent / "tables"


def wide(file: str) -> Panel:
    """A panel from a table with one row a unit and one column a year."""
    lines = [line for line in (TABLES / file).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    heading, *rows = csv.reader(lines)
    values = np.array([[float(cell) for cell in row[1:]] for row in rows])
    return Panel(values, tuple(row[0] for row in rows), tuple(int(year) for year in heading[1:]))


def basque() -> Panel:
    """Income per head of 17 Spanish regions, 1955-1997, with 13 covariates; the Basque Country treated from 1970."""
    columns = {"unit": "region", "time": "year", "value": "gdpcap"}
    return Panel.from_csv(TABLES / "basque.csv", **columns, covariates=BASQUE_COVARIATES)


def california() -> Panel:
    """Cigarette packs per head in 39 states, 1970-2000; California treated from 1989."""
    return wide("california.csv")
