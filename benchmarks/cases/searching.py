"""Searching the list, the list of what is finished, and exporting 50,000 rows, in the rows of `worklist`.

    BULYST_BENCHMARK_CASES=100000 BULYST_DATABASE_URL=postgres://user@host:port/empty_database \
        python -m benchmarks.cases.searching
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connection

from benchmarks.cases.report import write_section
from benchmarks.cases.worklist import CASES, IN_THE_LARGEST, MUNICIPALITIES, NOW, lay, queried
from bulyst.cases.models import Case, NextStep
from bulyst.cases.queries import WorkFilters, finished_cases, work_page
from bulyst.tenancy.actor import Actor, staff_actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.scope import opened
from bulyst.web.staff.cases.export import csv_lines, xlsx_file
from bulyst.web.staff.cases.worklist import every_row

FINISHED = 20_000
"""Of the largest municipality's cases, after the exports."""


def main() -> int:
    """Lay the rows, measure, write."""
    call_command("migrate", verbosity=0, interactive=False)
    if Municipality.objects.exists():
        raise SystemExit("the database is not empty: an earlier run has finished some of the cases")
    lay()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    actor = staff_actor(User.objects.get(pk=1), Municipality.objects.get(pk=1), now=NOW)
    with opened(actor):
        exported = [(name, *export(make)) for name, make in EXPORTS.items() for make in [make(actor)]]
        finish()
        measured = [(name, *queried(ask)) for name, ask in questions(actor)]
    write_section("searching", report(exported, measured))
    print("written to benchmarks/CASES.md")
    return 0


def _csv(actor: Actor) -> Callable[[], int]:
    return lambda: sum(len(line) for line in csv_lines(every_row(actor, NOW, WorkFilters(), finished=False)))


def _xlsx(actor: Actor) -> Callable[[], int]:
    def run() -> int:
        with xlsx_file(every_row(actor, NOW, WorkFilters(), finished=False)) as file:
            return file.seek(0, os.SEEK_END)

    return run


EXPORTS = {"CSV": _csv, "XLSX": _xlsx}


def export(make: Callable[[], int]) -> tuple[float, int, int]:
    """Seconds, bytes, and by how many kilobytes the most memory that the process ever used has grown."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    size = make()
    return time.perf_counter() - began, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def finish() -> None:
    """Close a part of the largest municipality's cases."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"DELETE FROM {NextStep._meta.db_table} WHERE case_id <= %s", [FINISHED])
        cursor.execute(
            f"UPDATE {Case._meta.db_table} SET kind = 'GRANT', state = 'CLOSED', closed_at = submitted_at "
            "WHERE id <= %s",
            [FINISHED],
        )
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


def questions(actor: Actor) -> list[tuple[str, Callable[[], Any]]]:
    """What is asked of the database."""
    return [
        (
            "open cases, a word of the title that one has",
            lambda: work_page(actor, NOW, WorkFilters(text="sjekt 49999")),
        ),
        ("open cases, a part of the applicant's name", lambda: work_page(actor, NOW, WorkFilters(text="drift 357"))),
        ("open cases, a word that all titles have", lambda: work_page(actor, NOW, WorkFilters(text="prosjekt"))),
        ("finished cases, the first page", lambda: list(finished_cases(actor)[:50])),
    ]


def report(
    exported: list[tuple[str, float, int, int]], measured: list[tuple[str, float, list[tuple[str, str]]]]
) -> str:
    """The section."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    lines = [
        "## Searching and exporting",
        "",
        f"{CASES:,} cases in {MUNICIPALITIES} municipalities, fewer than above because the machine had other work; the "
        f"largest holds {IN_THE_LARGEST:,}, as above, and is the one that is asked. PostgreSQL {version} on the same "
        f"machine ({os.cpu_count()} cores), load {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d', time.gmtime())}.",
        "",
        f"| export of {IN_THE_LARGEST:,} rows | seconds | size | most memory grew by |",
        "| --- | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {name} | {took:.1f} | {size / 1e6:.1f} MB | {grew / 1024:.0f} MB |" for name, took, size, grew in exported
    ]
    lines += [
        "",
        "Rows are read and written in pieces; a workbook is put together in a temporary file.",
        "",
        f"| list ({FINISHED:,} of the largest's cases are finished) | query, median |",
        "| --- | ---: |",
    ]
    lines += [f"| {name} | {took:.1f} ms |" for name, took, _ in measured]
    lines += [""]
    for name, _, plans in measured:
        lines += [f"### Plan: {name}", ""]
        for sql, plan in plans[-1:] if "finished" in name else plans[1:2]:
            lines += ["```", f"... FROM {sql.partition(' FROM ')[2]}", "", plan, "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
