"""The rows of the case list: what is filtered is what is shown, and what is shown is what is exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.models import Case
from bulyst.cases.queries import Group, WorkFilters, finished_cases, work_list
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger.queries import paid_by_subject
from bulyst.programmes.choices import Purpose
from bulyst.tenancy.actor import Actor
from bulyst.web.staff.cases.wording import GROUPS, kind_word, state_tag
from bulyst.web.ui.tables import Column, Link, Table, Tag

OPEN, MINE, FINISHED = "apne", "mine", "avsluttet"


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the list, with its next step when it has one."""

    case: Case
    group: Group | None
    task: str
    due: date | None


def rows_of(actor: Actor, now: datetime, which: str, filters: WorkFilters) -> list[Row]:
    """The list: open cases by urgency, or finished ones with the last first."""
    if which == FINISHED:
        return [Row(case, None, "", None) for case in finished_cases(actor, filters)]
    wanted = replace(filters, mine=which == MINE)
    return [Row(item.case, item.group, item.task, item.due) for item in work_list(actor, now, wanted)]


def tables_of(rows: list[Row], kommune: str) -> list[Table]:
    """One table for each group that has cases."""
    groups: list[Group | None] = [*Group, None]
    return [
        _table(
            str(GROUPS[group]) if group else _("Avsluttede saker"), [row for row in rows if row.group == group], kommune
        )
        for group in groups
        if any(row.group == group for row in rows)
    ]


def as_csv(rows: list[Row]) -> bytes:
    """The rows as a file that a Norwegian spreadsheet opens: semicolons, decimal comma, UTF-8 with a mark."""
    paid = paid_by_subject(row.case.subject for row in rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_headings())
    for row in rows:
        writer.writerow([_harmless(cell) for cell in _cells(row, paid[row.case.subject])])
    return out.getvalue().encode("utf-8-sig")


def file_name(kommune: str, now: datetime) -> str:
    """What the export is called."""
    return f"saker-{kommune}-{today(now).isoformat()}.csv"


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


def _headings() -> list[str]:
    return [
        _("Saksnummer"), _("Slag"), _("Tittel"), _("Søker"), _("Organisasjonsnummer"), _("Program"), _("Formål"),
        _("Status"), _("Neste steg"), _("Frist"), _("Saksbehandler"), _("Mottatt"), _("Vedtatt"), _("Søkt"),
        _("Tilsagn"), _("Utbetalt"), _("Oppdiktet eksempel"),
    ]  # fmt: skip


def _cells(row: Row, paid: Money) -> list[str]:
    case = row.case
    decision = case.decision
    is_grant = case.kind == CaseKind.GRANT
    return [
        case.number,
        kind_word(case),
        case.heading,
        case.applicant.name,
        case.applicant.organisation_number,
        case.programme.name,
        str(Purpose(case.purpose).label) if case.purpose else "",
        state_tag(case).text,
        row.task,
        _iso(row.due),
        case.officer.name if case.officer else "",
        _iso(today(case.submitted_at) if case.submitted_at else None),
        _iso(case.decided_on),
        _kroner(case.applied_amount) if is_grant else "",
        _kroner(decision.amount) if decision is not None else "",
        _kroner(paid) if is_grant else "",
        _("ja") if case.constructed else _("nei"),
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _kroner(amount: Money | None) -> str:
    if amount is None:
        return ""
    kroner, ore = divmod(abs(amount.ore), 100)
    return f"{'-' if amount.ore < 0 else ''}{kroner},{ore:02d}"


def _harmless(cell: str) -> str:
    """A text that a spreadsheet would run as a formula is kept a text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
