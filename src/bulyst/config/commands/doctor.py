"""Say whether everything is in place: settings, database, front-end files, statistics, letters, mail."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from bulyst.config.setup import pending_migrations, ready


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is as it should be, and what to do if not."""

    what: str
    ok: bool
    found: str
    remedy: str = ""


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when everything is in place, 1 when something is not."""
    from bulyst.config.cli import OK, PROBLEMS

    ready()
    findings = list(examined())
    healthy = all(finding.ok for finding in findings)
    if args.json:
        print(
            json.dumps({"ok": healthy, "findings": [asdict(each) for each in findings]}, ensure_ascii=False, indent=2)
        )
        return OK if healthy else PROBLEMS
    for finding in findings:
        print(f"{'ok ' if finding.ok else 'NO '} {finding.what}: {finding.found}")
        if not finding.ok:
            print(f"    {finding.remedy}")
    return OK if healthy else PROBLEMS


def examined() -> Iterator[Finding]:
    """Every finding, the ones that others depend on first."""
    yield Finding("Python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or later")
    for examine in (_settings, _database, _front_end, _figures, _letter, _house, _work_list):
        yield _examined(examine)


def _examined(examine: Callable[[], Finding]) -> Finding:
    # A doctor reports whatever is wrong, also what nobody foresaw, and goes on to the next thing.
    try:
        return examine()
    except Exception as error:
        return Finding(examine.__name__.strip("_"), False, f"{type(error).__name__}: {error}", "see the message")


def _settings() -> Finding:
    from django.conf import settings

    needed = ("BULYST_SECRET_KEY", "BULYST_HOSTS") if settings.BULYST_MODE == "production" else ()
    lacks = [name for name in needed if not os.environ.get(name)]
    return Finding("settings", not lacks, f"mode {settings.BULYST_MODE}", f"set {', '.join(lacks)}")


def _database() -> Finding:
    from django.db import connection

    connection.ensure_connection()
    pending = pending_migrations()
    name = f"{connection.vendor}, {pending} migrations to come"
    return Finding(
        "database", pending == 0, name, "run `bulyst serve` or `bulyst demo` once, which bring it up to date"
    )


def _front_end() -> Finding:
    from bulyst.config.frontend import BUILT

    files = [path for path in BUILT.rglob("*") if path.is_file()]
    return Finding("front-end files", len(files) > 3, f"{len(files)} files", "run `make setup`")


def _figures() -> Finding:
    from bulyst.population import figures

    panel = figures.panel()
    return Finding("official figures", True, f"{len(panel.units)} municipalities, {len(panel.periods)} years")


def _letter() -> Finding:
    import typst

    source = b'#set document(title: "t")\n#set text(lang: "nb")\n= t'
    made = typst.compile(source, format="pdf", pdf_standards=["a-2a", "ua-1"])
    return Finding("letters", bytes(made).startswith(b"%PDF"), "PDF/A-2a with PDF/UA-1 can be made", "reinstall typst")


def _house() -> Finding:
    if pending_migrations():
        return Finding("audit and ledger", False, "no tables yet", "bring the database up to date first")
    from bulyst.audit import trail
    from bulyst.ledger import queries as ledger

    problems = len(trail.verify()) + len(ledger.check())
    return Finding(
        "audit and ledger", not problems, f"{problems} problems", "see `bulyst audit verify` and `bulyst ledger check`"
    )


def _work_list() -> Finding:
    if pending_migrations():
        return Finding("work list", False, "no tables yet", "bring the database up to date first")
    from bulyst.cases.settling import differences

    found = sum(1 for _ in differences())
    return Finding("work list", not found, f"{found} cases differ", "see `bulyst worklist check`, then run mend")
