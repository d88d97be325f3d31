"""Measure how wrong each estimator usually is on the real figures, where the truth is known."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from typing import Any

from bulyst.config.cli import OK, BadInput
from bulyst.config.panels import OFFICIAL, official_panel


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--data",
        metavar="FILE",
        help=f"CSV with municipality number, year and population (default: our restatement); {OFFICIAL}",
    )
    parser.add_argument("--unit", default="municipality_code", metavar="COL", help="column of the number")
    parser.add_argument("--time", default="year", metavar="COL", help="column of the year")
    parser.add_argument("--value", default="population", metavar="COL", help="column of the population")
    parser.add_argument("--sep", default=",", help="separator of the columns (default: a comma)")
    parser.add_argument("--json", action="store_true", help="print the table as JSON")


def run(args: argparse.Namespace) -> int:
    """Calibrate; raises BadInput with the reason when the figures are not those of municipalities."""
    from bulyst.evaluation import Panel, Refusal
    from bulyst.evaluation.calibration import calibrate

    try:
        panel = official_panel()
        if args.data is not None:
            given = Panel.from_csv(args.data, unit=args.unit, time=args.time, value=args.value, separator=args.sep)
            panel = replace(given.log(), facts=panel.facts)
        table = calibrate(panel)
    except Refusal as refusal:
        raise BadInput(refusal.sentence("nb")) from refusal
    print(json.dumps(table, ensure_ascii=False, indent=1) if args.json else _account(table))
    return OK


def _account(table: dict[str, Any]) -> str:
    """The calibration table for a terminal."""
    lines = [
        f"{table['units']} kommuner, start {', '.join(map(str, table['starts']))}: {table['cases']} tilfeller",
        "",
        f"{'':<14}{'RMSE 5 år':>11}{'10 år':>9}{'95 % 5 år':>11}{'10 år':>9}{'dekning':>16}{'forkastet':>16}",
    ]
    for name, row in table["estimators"].items():
        lines.append(
            f"{name:<14}{row['rmse_5']:>11.4f}{row['rmse_10']:>9.4f}{row['within_95_5']:>11.3f}"
            f"{row['within_95_10']:>9.3f}{row['coverage_5']:>9.3f}{row['coverage_10']:>7.3f}"
            f"{row['rejection_5']:>9.3f}{row['rejection_10']:>7.3f}"
        )
    return "\n".join(lines)
