"""The rows of the case list: what is filtered is what is shown, and what is shown is what is exported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.cases.models import Case
from bulyst.cases.queries import Group, WorkFilters, WorkItem, finished_cases, work_list, work_page
from bulyst.cases.queries.work import PAGE as PAGE
from bulyst.tenancy.actor import Actor
from bulyst.web.staff.cases.wording import GROUPS, state_tag
from bulyst.web.ui.tables import Column, Link, Table, Tag


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the list, with its next step when it has one."""

    case: Case
    group: Group | None
    task: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, and how much there is in all."""

    rows: list[Row]
    counts: Mapping[Group, int]
    total: int
    number: int
    pages: int


def listing(actor: Actor, now: datetime, filters: WorkFilters, *, finished: bool, number: int) -> Listing:
    """A page of the list: open cases by urgency, or finished ones with the last first."""
    if not finished:
        page = work_page(actor, now, filters, number=number, size=PAGE)
        return Listing([_open(item) for item in page.items], page.counts, page.total, page.number, page.pages)
    cases = finished_cases(actor, filters)
    total = cases.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 1), pages)
    rows = [_over(case) for case in cases[(number - 1) * PAGE : number * PAGE]]
    return Listing(rows, {}, total, number, pages)


def every_row(actor: Actor, now: datetime, filters: WorkFilters, *, finished: bool) -> Iterator[Row]:
    """All pages of the same list, read in pieces."""
    if finished:
        return (_over(case) for case in finished_cases(actor, filters).iterator(chunk_size=1000))
    return (_open(item) for item in work_list(actor, now, filters))


def tables_of(found: Listing, kommune: str) -> list[Table]:
    """One table for each group that has cases on this page; its heading says how many the whole list has."""
    groups: list[Group | None] = [*Group, None]
    return [
        _table(_caption(group, found), [row for row in found.rows if row.group == group], kommune)
        for group in groups
        if any(row.group == group for row in found.rows)
    ]


def _caption(group: Group | None, found: Listing) -> str:
    name, count = (str(GROUPS[group]), found.counts[group]) if group else (_("Avsluttede saker"), found.total)
    return f"{name} ({count})"


def _open(item: WorkItem) -> Row:
    return Row(item.case, item.group, item.task, item.due)


def _over(case: Case) -> Row:
    return Row(case, None, "", None)


def _table(caption: str, rows: Sequence[Row], kommune: str) -> Table:
    columns = [
        Column("case", _("Sak")),
        Column("applicant", _("Søker")),
        Column("task", _("Neste steg")),
        Column("due", _("Frist")),
        Column("officer", _("Saksbehandler")),
        Column("state", _("Status")),
    ]
    if any(row.case.constructed for row in rows):
        columns.append(Column("mark", _("Merknad")))
    return Table(caption, columns, [_shown(row, kommune) for row in rows])


def _shown(row: Row, kommune: str) -> dict[str, Any]:
    case = row.case
    return {
        "case": Link(f"{case.number} {case.heading}", reverse("staff:case", args=[kommune, case.number])),
        "applicant": case.applicant.name,
        "task": row.task or "–",
        "due": row.due or "–",
        "officer": case.officer.name if case.officer else _("Ingen ennå"),
        "state": state_tag(case),
        "mark": Tag(_("Oppdiktet eksempel"), "warning") if case.constructed else "",
    }
