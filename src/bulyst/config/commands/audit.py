"""Check the audit trail: every hash chain and its head.

`bulyst audit verify` prints the head of each chain; kept elsewhere and given back with --expect, they prove that
nothing before them was changed since.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bulyst.config.setup import with_database


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    verify = verbs.add_parser("verify", help="recompute every chain and compare it with its head")
    verify.add_argument("--json", action="store_true", help="answer as JSON")
    verify.add_argument(
        "--expect", type=Path, metavar="FILE", help="JSON of an earlier verify: its heads must still stand"
    )


def run(args: argparse.Namespace) -> int:
    """0 when every chain holds, 1 when one does not."""
    from bulyst.config.cli import OK, PROBLEMS, BadInput

    with_database()
    from bulyst.audit import trail

    expected = []
    if args.expect:
        try:
            kept = json.loads(args.expect.read_text(encoding="utf-8"))
            expected = [trail.ChainHead(each["tenant_id"], each["sequence"], each["hash"]) for each in kept["heads"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadInput(f"{args.expect} holds no heads of an earlier `bulyst audit verify --json`") from error
    problems = trail.verify(expected)
    heads = trail.heads()
    if args.json:
        answer = {
            "ok": not problems,
            "heads": [{"tenant_id": h.tenant_id, "sequence": h.sequence, "hash": h.hash} for h in heads],
            "problems": [{"tenant_id": p.tenant_id, "sequence": p.sequence, "what": p.what} for p in problems],
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return PROBLEMS if problems else OK
    for problem in problems:
        print(f"tenant {problem.tenant_id}, event {problem.sequence}: {problem.what}")
    for head in heads:
        print(f"tenant {head.tenant_id}: {head.sequence} events, head {head.hash}")
    print(f"{len(problems)} problems" if problems else "every chain holds")
    return PROBLEMS if problems else OK
