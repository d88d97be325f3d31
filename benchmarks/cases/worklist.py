"""The work list over a million open cases in 357 municipalities, one of which holds 50,000.

    BULYST_DATABASE_URL=postgres://user@host:port/empty_database python -m benchmarks.cases.worklist

The user must be a superuser of an empty database: rows are laid past the triggers, which look at each row. That they
are the rows which the actions would have left is checked on a sample, by the same function that the actions call.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.cases.report import write_section
from bulyst.cases.dates import reply_due
from bulyst.cases.models import Case, Inquiry, NextStep
from bulyst.cases.queries import Show, WorkFilters, most_urgent, work_page
from bulyst.cases.settling import settle
from bulyst.kernel.deadlines import today
from bulyst.parties.models import Party
from bulyst.programmes.models import Fund, Programme
from bulyst.tenancy.actor import Actor, staff_actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

MUNICIPALITIES, IN_THE_LARGEST = 357, 50_000
CASES = int(os.environ.get("BULYST_BENCHMARK_CASES", "1000000"))
OFFICERS = 20
"""In the largest; every other municipality has two."""
PARTIES = 200
"""In each municipality."""
DAYS = 200
PAGES, QUERIES = 41, 101
NOW = datetime.now(UTC)

_SMALL = MUNICIPALITIES - 1
# Case i belongs to the largest municipality (1) as long as i <= IN_THE_LARGEST, then to the others in turn.
_TENANT = f"CASE WHEN i <= {IN_THE_LARGEST} THEN 1 ELSE 2 + (i - {IN_THE_LARGEST} - 1) % {_SMALL} END"
_AGREED = '{"next_step": "Ringe"}'
_STATE = (
    "CASE WHEN i % 10 < 2 THEN 'OPEN' WHEN i % 10 < 6 THEN 'SUBMITTED' WHEN i % 10 < 8 THEN 'WAITING' "
    "ELSE 'RECOMMENDED' END"
)
_AGE = f"((i * 7919) % {DAYS})::int"
_OFFICER = (
    f"CASE WHEN i % 5 = 0 THEN NULL WHEN {_TENANT} = 1 THEN 1 + (i * 31) % {OFFICERS} "
    f"ELSE {OFFICERS} + 1 + ({_TENANT} - 2) * 2 + (i * 31) % 2 END"
)


def main() -> int:
    """Lay the rows, measure, write."""
    call_command("migrate", verbosity=0, interactive=False)
    if not Municipality.objects.exists():  # what an earlier run has laid is used again
        lay()
    checked = check()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    largest = Municipality.objects.get(pk=1)
    user = User.objects.get(pk=1)
    actor = staff_actor(user, largest, now=NOW)
    with opened(actor):
        measured = [(name, *queried(ask)) for name, ask in questions(actor)]
    paged = [(name, page(user, address)) for name, address in pages(largest)]
    write_section("worklist", report(measured, paged, checked))
    print("written to benchmarks/CASES.md")
    return 0


def questions(actor: Actor) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is asked of the database for the first page of each list."""
    yield "overdue and mine", lambda: work_page(actor, NOW, WorkFilters(mine=True, show=Show.OVERDUE))
    yield "all open cases", lambda: work_page(actor, NOW)
    yield "page 500 of all", lambda: work_page(actor, NOW, number=500)
    yield "Today", lambda: most_urgent(actor, NOW, at_most=25)


def pages(largest: Municipality) -> Iterator[tuple[str, str]]:
    """The same as a browser asks for them."""
    yield "overdue and mine", f"/{largest.slug}/saker/?vis=forfalt&hvem=mine"
    yield "all open cases", f"/{largest.slug}/saker/"
    yield "Today", f"/{largest.slug}/"


def lay() -> None:
    """A million cases with what the list reads beside them."""
    on = today(NOW)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        Municipality.objects.bulk_create(
            Municipality(pk=pk, number=f"{pk:04d}", name=f"Kommune {pk}") for pk in range(1, MUNICIPALITIES + 1)
        )
        people = OFFICERS + 2 * _SMALL
        User.objects.bulk_create(
            User(pk=pk, email=f"saksbehandler{pk}@example.test", name=f"Saksbehandler {pk}")
            for pk in range(1, people + 1)
        )
        Membership.objects.bulk_create(
            Membership(
                user_id=pk,
                municipality_id=1 if pk <= OFFICERS else 2 + (pk - OFFICERS - 1) // 2,
                role=Role.CASE_OFFICER,
                since=date(2000, 1, 1),
            )
            for pk in range(1, people + 1)
        )
        cursor.execute("CREATE TEMP TABLE day (age int PRIMARY KEY, received timestamptz, reply date)")
        days = [NOW - timedelta(days=age) for age in range(DAYS)]
        cursor.executemany(
            "INSERT INTO day VALUES (%s, %s, %s)",
            [(age, received, reply_due(received)) for age, received in enumerate(days)],
        )
        every = f"generate_series(1, {MUNICIPALITIES}) AS i"
        insert(cursor, Programme, every, id="i", tenant_id="i", name="'Program ' || i", slug="'program'")
        insert(cursor, Fund, every, id="i", tenant_id="i", programme_id="i", name="'Fond'", frame_id="i")
        cases = f"generate_series(1::bigint, {CASES}) AS i JOIN day ON day.age = {_AGE}"
        insert(
            cursor, Party, f"generate_series(1, {MUNICIPALITIES * PARTIES}) AS i",
            id="i", tenant_id=f"1 + (i - 1) % {MUNICIPALITIES}", kind="'FIRM'", name="'Bedrift ' || i",
            created_at="now()",
        )  # fmt: skip
        insert(
            cursor, Case, cases,
            id="i", tenant_id=_TENANT, programme_id=_TENANT, fund_id=_TENANT, state=_STATE, officer_id=_OFFICER,
            kind=f"CASE WHEN {_STATE} = 'OPEN' THEN 'GUIDANCE' ELSE 'GRANT' END",
            number="'2026/' || i", applicant_id=f"{_TENANT} + {MUNICIPALITIES} * (i % {PARTIES})",
            created_at="received", submitted_at="received",
            title="'Prosjekt ' || i", topic="'Tema ' || i", applied_amount="15000000",
            next_step="CASE WHEN i % 20 < 2 THEN 'Ringe' ELSE '' END",
        )  # fmt: skip
        insert(
            cursor, Inquiry, f"{cases} WHERE {_STATE} = 'WAITING'",
            tenant_id=_TENANT, case_id="i", question="'Hva?'", asked_at="received", due_on=_asked(on),
        )  # fmt: skip
        insert(
            cursor, NextStep, cases,
            tenant_id=_TENANT, case_id="i", programme_id=_TENANT, officer_id=_OFFICER,
            kind=f"CASE WHEN {_STATE} = 'OPEN' THEN 'GUIDANCE' ELSE 'GRANT' END",
            source=f"CASE WHEN {_STATE} = 'OPEN' THEN 'guidance' ELSE 'application' END",
            task=f"CASE {_STATE} WHEN 'OPEN' THEN CASE WHEN i % 20 < 2 THEN 'work.guidance.next' ELSE 'work.guidance' "
                 "END WHEN 'SUBMITTED' THEN 'work.assess' WHEN 'WAITING' THEN 'work.answer' ELSE 'work.decide' END",
            facts=f"(CASE WHEN {_STATE} = 'OPEN' AND i % 20 < 2 THEN '{_AGREED}' ELSE '{{}}' END)::jsonb",
            due_on=f"CASE {_STATE} WHEN 'OPEN' THEN NULL WHEN 'WAITING' THEN {_asked(on)} ELSE reply END",
            late_task=f"CASE WHEN {_STATE} = 'WAITING' THEN 'work.no_answer' ELSE '' END",
            late_right=f"CASE WHEN {_STATE} = 'WAITING' THEN 'handle' ELSE '' END",
            right=f"CASE {_STATE} WHEN 'WAITING' THEN '' WHEN 'RECOMMENDED' THEN 'decide' ELSE 'handle' END",
        )  # fmt: skip
        cursor.execute("SET session_replication_role = DEFAULT")


def _asked(on: date) -> str:
    return f"(date '{on.isoformat()}' - {_AGE} + 21)"


def insert(cursor: Any, model: type[models.Model], rows: str, /, **columns: str) -> None:
    """INSERT ... SELECT with an expression for some columns and Django's default for the others."""
    written, values, given = [], [], []
    for field in model._meta.concrete_fields:
        if field.column in columns:
            values.append(columns[field.column])
        elif field.primary_key:
            continue
        else:
            values.append("%s")
            given.append(field.get_db_prep_save(field.get_default(), connection))
        written.append(connection.ops.quote_name(field.column))
    table = connection.ops.quote_name(model._meta.db_table)
    expressions = ", ".join(value if value == "%s" else value.replace("%", "%%") for value in values)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(written)}) SELECT {expressions} FROM {rows.replace('%', '%%')}", given
    )


def check() -> int:
    """The function that actions call finds nothing to change in a sample. Returns how many cases it looked at."""
    sample = range(1, CASES, CASES // 200)
    for case_id in sample:
        tenant_id = Case._base_manager.values_list("tenant_id", flat=True).get(pk=case_id)
        with opened(tenant_id), CaptureQueriesContext(connection) as asked:
            settle(case_id)
        changed = [each["sql"] for each in asked if not each["sql"].startswith("SELECT")]
        if changed:
            raise SystemExit(f"case {case_id} was laid otherwise than the actions leave it: {changed}")
    return len(sample)


def queried(ask: Callable[[], Any]) -> tuple[float, list[tuple[str, str]]]:
    """Median milliseconds of a question, and the plan of each statement that it asks."""
    ask()
    took = []
    for _ in range(QUERIES):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    with CaptureQueriesContext(connection) as asked:
        ask()
    plans = []
    for each in asked:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + each["sql"].replace("%", "%%"), [])
            plans.append((each["sql"], "\n".join(line for (line,) in cursor.fetchall())))
    return statistics.median(took), plans


def page(user: User, address: str) -> float:
    """Median milliseconds of a whole page: session, rights, query, template."""
    client = Client()
    client.force_login(user, backend="bulyst.web.account.backends.SignIn")
    took = []
    for _ in range(PAGES + 1):
        began = time.perf_counter()
        answered = client.get(address, headers={"host": "localhost"})
        took.append((time.perf_counter() - began) * 1000)
        if answered.status_code != 200:
            raise SystemExit(f"{address}: {answered.status_code}")
    return statistics.median(took[1:])


def report(
    measured: list[tuple[str, float, list[tuple[str, str]]]], paged: list[tuple[str, float]], checked: int
) -> str:
    """The section."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    whole = dict(paged)
    lines = [
        "## The work list",
        "",
        f"{CASES:,} open cases in {MUNICIPALITIES} municipalities. The largest holds {IN_THE_LARGEST:,}, with "
        f"{OFFICERS} officers, and is the one that is asked. All cases are open, which is harder than life: what is "
        f"finished has no row in the list's table. PostgreSQL {version} on the same machine ({os.cpu_count()} cores), "
        f"load {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d', time.gmtime())}. `settle`, which every action "
        f"calls, found nothing to change in a sample of {checked} cases.",
        "",
        "| first page of | query, median | whole page, median |",
        "| --- | ---: | ---: |",
    ]
    lines += [
        f"| {name} | {took:.1f} ms | {f'{whole[name]:.1f} ms' if name in whole else ''} |" for name, took, _ in measured
    ]
    lines += ["", f"Medians of {QUERIES} and {PAGES}. The whole page is session, rights, query and template.", ""]
    for name, _, plans in measured:
        lines += [f"### Plans: {name}", ""]
        for sql, plan in plans:
            lines += ["```", _shortened(sql), "", plan, "```", ""]
    return "\n".join(lines)


def _shortened(sql: str) -> str:
    """A statement without its long list of columns."""
    head, _, rest = sql.partition(" FROM ")
    return f"{head if len(head) < 200 else head[:60] + ' ...'} FROM {rest}"


if __name__ == "__main__":
    raise SystemExit(main())
