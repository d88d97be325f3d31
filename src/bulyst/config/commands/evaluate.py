"""Evaluate a programme: what the figures can and cannot say about its effect."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from bulyst.config.cli import OK, BadInput
from bulyst.config.panels import add_data_arguments, given_panel, moment, official_panel, official_unit

if TYPE_CHECKING:
    from bulyst.evaluation import Design, Panel


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("municipality", nargs="?", help="number of the municipality, such as 5042")
    parser.add_argument("--start", type=moment, required=True, help="first treated year (or quarter, month, date)")
    parser.add_argument("--end", type=moment, help="last year that is looked at (default: the latest figures)")
    parser.add_argument("--method", default="sc", help="sc, dsc, sdid, asc, mc, did, difp or rdsc (default: sc)")
    parser.add_argument(
        "--definition",
        default="exact",
        help="exact optimum, or as published where software stopped early (sc, sdid, difp)",
    )
    parser.add_argument("--donors", help="default, all, or limits such as class=1,size=4,jump=0.08,stable,apart")
    parser.add_argument(
        "--matters", type=float, default=0.03, help="the relative effect that would matter (default: 0.03)"
    )
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    add_data_arguments(parser)
    parser.add_argument(
        "--predictors",
        nargs="+",
        metavar="COL[:FROM-TO[/STEP]]",
        help="columns to match on, each as its mean over periods before the start (method sc, CSV only)",
    )
    parser.add_argument(
        "--fitted",
        type=moment,
        nargs=2,
        metavar=("FROM", "TO"),
        help="periods whose outcome the predictors' weights are chosen by (default: all before the start)",
    )
    parser.add_argument("--treated", nargs="+", metavar="NAME", help="treated unit (or units) in --data")


def run(args: argparse.Namespace) -> int:
    """Answer the question; raises BadInput with the reason when it cannot be asked of these figures."""
    # The engine takes a moment to import; `bulyst --help` should not pay for it.
    from bulyst.evaluation import Refusal, evaluate

    try:
        panel, design = _question(args)
        answer = evaluate(panel, design).as_json()
    except Refusal as refusal:
        raise BadInput(refusal.sentence("nb")) from refusal
    print(json.dumps(answer, ensure_ascii=False, indent=1) if args.json else account(answer))
    return OK


def _question(args: argparse.Namespace) -> tuple[Panel, Design]:
    """The figures that are asked, and what they are asked."""
    from bulyst.evaluation import Design, parse_rule

    if (args.municipality is None) == (args.data is None):
        raise BadInput("Gi enten et kommunenummer eller --data med en tabell.")
    if args.data is None:
        panel, unit, donors = official_panel(), official_unit(args.municipality), args.donors or "default"
        if args.treated is not None:
            raise BadInput("--treated hører til --data; kommunen gis med nummeret sitt.")
        treated: str | tuple[str, ...] = unit
    else:
        if not args.treated:
            raise BadInput("--data trenger også --treated med navnet på enheten.")
        panel, donors = given_panel(args), args.donors or "all"
        treated = args.treated[0] if len(args.treated) == 1 else tuple(args.treated)
    design = Design(
        unit=treated,
        start=args.start,
        end=args.end,
        donors=parse_rule(donors),
        method=args.method,
        definition=args.definition,
        predictors=tuple(args.predictors or ()),
        fitted=None if args.fitted is None else tuple(args.fitted),
        matters=args.matters,
    )
    return panel, design


def account(answer: dict[str, Any]) -> str:
    """The answer for a terminal, in the order of speech: power, fit, estimate, verdict."""
    design, power, fit, estimate = (answer[part] for part in ("design", "power", "fit", "estimate"))
    names = ", ".join(design["names"])
    lines = [
        f"{names}, start {design['start']}, {design['donor_count']} enheter å sammenligne med",
        f"Kunne vært sett:  {_percent(power['smallest_detectable_percent'])}",
        f"Tilpasning:       avvik før start {fit['pre_rmspe']:.4f} (grense {fit['limit']:.4f})",
        f"Vi ser:           {_percent(estimate['end_effect_percent'])} i {design['periods'][-1]}",
        f"Sikkerhet:        nummer {estimate['rank']} av {estimate['of']}, p = {estimate['p_value']:.3f}",
        "",
        answer["statement"]["nb"],
    ]
    return "\n".join(lines)


def _percent(value: float | None) -> str:
    return "ingenting, uansett størrelse" if value is None else f"{value:.1f} prosent".replace(".", ",")
