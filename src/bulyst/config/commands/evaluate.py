"""Evaluate a programme: what the figures can and cannot say about its effect."""

from __future__ import annotations

import argparse
import json
from typing import Any

from bulyst.config.cli import OK, BadInput
from bulyst.kernel.message import Message


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("unit", help="the treated unit, a municipality number such as 5042")
    parser.add_argument("--start", type=int, required=True, help="first treated year")
    parser.add_argument("--end", type=int, help="last year that is looked at (default: the latest figures)")
    parser.add_argument("--method", default="sc", help="estimator (default: sc)")
    parser.add_argument(
        "--donors", default="default", help="default, all, or limits such as class=1,size=4,jump=0.08,stable,apart"
    )
    parser.add_argument(
        "--matters", type=float, default=0.03, help="the relative effect that would matter (default: 0.03)"
    )
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")


def run(args: argparse.Namespace) -> int:
    """Answer the question; raises BadInput with the reason when it cannot be asked of these figures."""
    # The engine takes a moment to import; `bulyst --help` should not pay for it.
    from bulyst.evaluation import Design, Refusal, evaluate, parse_rule
    from bulyst.population import figures

    try:
        design = Design(
            unit=figures.current_number(args.unit),
            start=args.start,
            end=args.end,
            donors=parse_rule(args.donors),
            method=args.method,
            matters=args.matters,
        )
        answer = evaluate(figures.panel().log(), design, figures.facts()).as_json()
    except Refusal as refusal:
        raise BadInput(refusal.sentence("nb")) from refusal
    except figures.UnknownMunicipality as unknown:
        raise BadInput(_said(unknown.message)) from unknown
    print(json.dumps(answer, ensure_ascii=False, indent=1) if args.json else _account(answer))
    return OK


def _account(answer: dict[str, Any]) -> str:
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


def _said(message: Message) -> str:
    """A message of a room that speaks through Django's translations, which only a refusal has to wait for."""
    from bulyst.config.setup import ready
    from bulyst.tenancy.wording import say

    ready()
    return say(message)


def _percent(value: float | None) -> str:
    return "ingenting, uansett størrelse" if value is None else f"{value:.1f} prosent".replace(".", ",")
