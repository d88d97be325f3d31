"""Check the ledger: every posting, balance and reversal."""

from __future__ import annotations

import argparse
import json

from bulyst.config.setup import with_database


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    check = verbs.add_parser("check", help="recompute every balance from the postings")
    check.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when the ledger holds, 1 when it does not."""
    from bulyst.config.cli import OK, PROBLEMS

    with_database()
    from bulyst.ledger.queries import check, totals

    problems = check()
    counted = totals()
    if args.json:
        answer = {
            "ok": not problems,
            "entries": counted.entries,
            "postings": counted.postings,
            "balances_ore": {account: money.ore for account, money in counted.balances.items()},
            "problems": [{"tenant_id": p.tenant_id, "where": p.where, "what": p.what} for p in problems],
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return PROBLEMS if problems else OK
    for problem in problems:
        print(f"tenant {problem.tenant_id}, {problem.where}: {problem.what}")
    print(f"{counted.entries} entries, {counted.postings} postings")
    for account, money in counted.balances.items():
        print(f"  {account:<10} {money!s:>24}")
    print(f"{len(problems)} problems" if problems else "the ledger balances")
    return PROBLEMS if problems else OK
