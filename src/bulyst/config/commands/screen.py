"""Screen every unit as if it had been treated, each against all others as placebos."""

from __future__ import annotations

import argparse
import json
from typing import Any

from bulyst.config.cli import OK, BadInput
from bulyst.config.panels import add_data_arguments, given_panel, moment, official_panel


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--start", type=moment, required=True, help="first treated year (or quarter, month, date)")
    parser.add_argument("--end", type=moment, help="last year that is looked at (default: the latest figures)")
    parser.add_argument("--method", default="sc", help="sc, dsc, sdid, asc, did, difp or rdsc (default: sc)")
    parser.add_argument("--json", action="store_true", help="print every unit as JSON")
    add_data_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Screen the figures; raises BadInput with the reason when they cannot be screened."""
    from bulyst.evaluation import Refusal
    from bulyst.evaluation.screening import screen_panel

    try:
        panel = official_panel() if args.data is None else given_panel(args)
        answer = screen_panel(panel, start=args.start, end=args.end, method=args.method)
    except Refusal as refusal:
        raise BadInput(refusal.sentence("nb")) from refusal
    print(json.dumps(answer, ensure_ascii=False) if args.json else _account(answer))
    return OK


def _account(answer: dict[str, Any]) -> str:
    """The units that stand out most, for a terminal."""
    units = sorted(answer["units"], key=lambda unit: (unit["p_value"], -abs(unit["end_effect"])))
    lines = [
        f"{len(units)} enheter, start {answer['start']}, siste tidspunkt {answer['end']}.",
        f"{answer['found']} skiller seg ut når det tas hensyn til at alle er prøvd (q høyst 0,05).",
        "",
        f"{'Enhet':<28}{'Avvik':>10}{'p':>8}{'q':>8}",
    ]
    for unit in units[:15]:
        mark = "  (lar seg ikke gjenskape)" if unit["unfit"] else ""
        lines.append(
            f"{unit['name'][:27]:<28}{unit['end_effect']:>10.4f}{unit['p_value']:>8.3f}{unit['q_value']:>8.3f}{mark}"
        )
    return "\n".join(lines)
