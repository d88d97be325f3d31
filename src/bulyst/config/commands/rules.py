"""Judge a case, or an application described in a file, by the rules in force.

`bulyst rules check --case 2026/12` judges what was granted, recommended or applied for in a case, named by its number
or id; `--municipality` says whose, where several have that number. `--file F.json` judges an application that nobody
has sent (docs/cases.md shows what the file holds). Exit code 0: every rule agrees; 1: some do
not; 2: the question cannot be read.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulyst.config.cli import OK, PROBLEMS, BadInput
from bulyst.config.setup import with_database

if TYPE_CHECKING:
    from bulyst.cases.queries import Judgement


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    check = verbs.add_parser("check", help="print what each rule says, with its source and text")
    which = check.add_mutually_exclusive_group(required=True)
    which.add_argument("--case", metavar="CASE", help="the case's number, such as 2026/12, or its id")
    which.add_argument("--file", type=Path, metavar="F.json", help="an application described as JSON")
    check.add_argument("--municipality", default="", help="whose case it is: number or name, such as 5042 or Lierne")
    check.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when every rule agrees, 1 when one does not. Raises BadInput."""
    with_database()
    found = _of_case(args.case, args.municipality) if args.case is not None else _of_file(args.file)
    print(json.dumps(_as_json(found), ensure_ascii=False, indent=2) if args.json else _as_text(found))
    return OK if found.ok else PROBLEMS


def _of_case(asked: str, municipality: str) -> Judgement:
    from django.utils import timezone

    from bulyst.cases.queries import grant_cases_named, judge_case

    named = grant_cases_named(asked.strip(), municipality.strip())
    if len(named) > 1:
        theirs = ", ".join(case.tenant.slug for case in named)
        raise BadInput(f"several municipalities have a case {asked!r}; add --municipality with one of: {theirs}")
    found = judge_case(named[0].pk, timezone.now()) if named else None
    if found is None:
        raise BadInput(f"there is no grant case {asked!r}" + (f" in {municipality!r}" if municipality else ""))
    return found


def _of_file(path: Path) -> Judgement:
    from django.utils import timezone

    from bulyst.cases.described import BadDescription, read_described
    from bulyst.cases.queries import judge_described

    try:
        described = read_described(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error
    except BadDescription as error:
        raise BadInput(f"{path}: {error}") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path} is not JSON") from error
    found = judge_described(described, timezone.now())
    if found is None:
        raise BadInput(f"{path}: there is no {'call' if described.of_call else 'programme'} {described.place!r}")
    return found


def _as_json(found: Judgement) -> dict[str, Any]:
    from bulyst.tenancy.wording import say

    return {
        "ok": found.ok,
        "amount_ore": found.amount.ore,
        "rules": {"name": found.book.name, "version": found.book.version},
        "verdicts": [
            each.verdict.as_json() | {"sentence": say(each.verdict.message), "text": each.text} for each in found.judged
        ],
        "for_people": [{"citation": rule.citation, "text": rule.text("nb")} for rule in found.for_people],
    }


def _as_text(found: Judgement) -> str:
    from django.utils.translation import gettext as _

    from bulyst.tenancy.wording import say

    book = found.book
    lines = [
        _("Vurdert beløp: %(amount)s") % {"amount": found.amount},
        _("Regler: %(name)s (%(version)s)") % {"name": book.name, "version": book.version}
        if book.version
        else _("Regler: ingen gjelder"),
        "",
    ]
    for each in found.judged:
        if each.verdict.message.key == "cases.no_such_rule":
            continue
        citation = f" ({each.verdict.citation})" if each.verdict.citation else ""
        lines.append(f"{_('ja') if each.verdict.ok else _('nei'):<5}{say(each.verdict.message)}{citation}")
        lines += [f"     {each.text}"] if each.text else []
    for rule in found.for_people:
        lines.append(f"{'?':<5}{rule.text('nb')} ({rule.citation})")
    return "\n".join(lines)
