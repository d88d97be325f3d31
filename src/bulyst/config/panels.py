"""Which figures a command is about: the official population, or a table that the user names."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from bulyst.config.cli import BadInput
from bulyst.kernel.message import Message

# The engine shares its work over threads itself; its matrices are small, and threads inside them would only wait for
# each other. Read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from bulyst.evaluation import Panel

#: Where the official figures can be had, for those who want to give them by path.
OFFICIAL = (
    "the official figures are table 07459 of Statistics Norway (ssb.no/statbank/table/07459), "
    "population on 1 January by municipality"
)


def moment(text: str) -> int:
    """A period as it is written in the table, for argparse."""
    from bulyst.evaluation.periods import period

    try:
        return period(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» er verken et år, et kvartal, en måned eller en dato") from None


def add_data_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments that name a tidy table and its columns."""
    data = parser.add_argument_group("figures of your own", "A tidy table, one row a unit and period.")
    data.add_argument("--data", metavar="FILE", help=f"CSV or Parquet file (default: {OFFICIAL})")
    data.add_argument("--unit", dest="unit_column", metavar="COL", help="column that names the unit")
    data.add_argument(
        "--time", dest="time_column", metavar="COL", help="column with the time: years, quarters, months or dates"
    )
    data.add_argument("--value", dest="value_column", metavar="COL", help="column with the outcome")
    data.add_argument("--sep", default=",", help="separator of the columns (default: a comma; \\t for a tab)")
    data.add_argument("--decimal", default=".", help="sign before decimals, a point or a comma (default: a point)")
    data.add_argument(
        "--scale", choices=("level", "log"), default="level", help="study the figures as they are, or their log"
    )


def given_panel(args: argparse.Namespace) -> Panel:
    """The panel that --data and its columns name. Raises BadInput or Refusal."""
    from bulyst.evaluation import Panel
    from bulyst.evaluation.predictors import Predictor

    for option in ("unit", "time", "value"):
        if getattr(args, f"{option}_column") is None:
            raise BadInput(f"--data trenger også --{option} med navnet på en kolonne.")
    covariates = sorted(
        {Predictor.parse(text).name for text in getattr(args, "predictors", None) or ()} - {args.value_column}
    )
    names = {"unit": args.unit_column, "time": args.time_column, "value": args.value_column}
    if args.data.endswith(".parquet"):
        panel = Panel.from_parquet(args.data, **names)
    else:
        separator = "\t" if args.sep == "\\t" else args.sep
        panel = Panel.from_csv(args.data, **names, separator=separator, decimal=args.decimal, covariates=covariates)
    return panel.log() if args.scale == "log" else panel


def official_panel() -> Panel:
    """Population of every municipality on the log scale, with the facts that the donor rule needs."""
    from bulyst.population import figures

    return replace(figures.panel().log(), facts=figures.facts())


def official_unit(number: str) -> str:
    """Today's number of a municipality that bore `number`. Raises BadInput with the reason."""
    from bulyst.population import figures

    try:
        return figures.current_number(number)
    except figures.UnknownMunicipality as unknown:
        raise BadInput(said(unknown.message)) from unknown


def said(message: Message) -> str:
    """A message of a room that speaks through Django's translations, which only a refusal has to wait for."""
    from bulyst.config.setup import ready
    from bulyst.tenancy.wording import say

    ready()
    return say(message)
