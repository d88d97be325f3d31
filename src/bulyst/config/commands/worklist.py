"""Check the work list: what is stored as each case's next steps against what the case's rows say.

Actions keep the two equal. A check that finds differences means that rows were changed past the actions; mend
writes the next steps anew. After an upgrade that adds something a case can wait for, run mend once.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from bulyst.config.setup import with_database


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    for name, line in (("check", "find next steps that differ"), ("mend", "find them and write them anew")):
        verb = verbs.add_parser(name, help=line)
        verb.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when nothing differs, or all of it was mended; 1 when something does."""
    from bulyst.config.cli import OK, PROBLEMS

    with_database()
    from bulyst.cases.settling import differences, mend

    found = list(differences())
    if args.verb == "mend":
        for each in found:
            mend(each)
    ok = not found or args.verb == "mend"
    if args.json:
        answer = {"ok": ok, "mended": args.verb == "mend", "differences": [asdict(each) for each in found]}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return OK if ok else PROBLEMS
    for each in found:
        print(
            f"tenant {each.tenant_id}, case {each.case_id}: "
            f"stored {each.stored or 'nothing'}; should be {each.computed or 'nothing'}"
        )
    if args.verb == "mend":
        print(f"{len(found)} cases mended")
    else:
        print(f"{len(found)} cases differ" if found else "the work list is as the cases say")
    return OK if ok else PROBLEMS
