"""The case list as a file: the same rows as on the page, each cell with its type, read and written in pieces."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from bulyst.cases.kinds import CaseKind
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger.queries import paid_by_subject
from bulyst.programmes.choices import Purpose
from bulyst.web.staff.cases.wording import kind_word, state_tag
from bulyst.web.staff.cases.worklist import Row

Value = str | date | Money | None

_AT_A_TIME = 500
_IN_MEMORY = 2_000_000


def csv_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as a file that a Norwegian spreadsheet opens: semicolons, decimal comma, UTF-8 with a mark."""
    yield _line(_headings()).encode("utf-8-sig")
    for values in _valued(rows):
        yield _line([_written(value) for value in values]).encode()


def xlsx_file(rows: Iterable[Row]) -> IO[bytes]:
    """The rows as a workbook, at its beginning: sums are numbers, days are days, text is never a formula."""
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (handed on to the response, which closes it)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("Saker"))
        bold = book.add_format({"bold": True})
        as_day, as_sum = (book.add_format({"num_format": each}) for each in ("yyyy-mm-dd", "#,##0.00"))
        headings = _headings()
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(headings) - 1, 16)
        last = 0
        for last, values in enumerate(_valued(rows), start=1):
            for column, value in enumerate(values):
                match value:
                    case Money():
                        sheet.write_number(last, column, value.ore / 100, as_sum)
                    case date():
                        sheet.write_datetime(last, column, value, as_day)
                    case str() if value:
                        sheet.write_string(last, column, value)
        sheet.autofilter(0, 0, last, len(headings) - 1)
    file.seek(0)
    return file


def file_name(kommune: str, now: datetime, ending: str) -> str:
    """What the export is called."""
    return f"saker-{kommune}-{today(now).isoformat()}.{ending}"


def _headings() -> list[str]:
    return [
        _("Saksnummer"), _("Slag"), _("Tittel"), _("Søker"), _("Organisasjonsnummer"), _("Program"), _("Formål"),
        _("Status"), _("Neste steg"), _("Frist"), _("Saksbehandler"), _("Mottatt"), _("Vedtatt"), _("Søkt"),
        _("Tilsagn"), _("Utbetalt"), _("Oppdiktet eksempel"),
    ]  # fmt: skip


def _valued(rows: Iterable[Row]) -> Iterator[list[Value]]:
    for some in _in_pieces(rows):
        paid = paid_by_subject(row.case.subject for row in some)
        for row in some:
            yield _values(row, paid.get(row.case.subject, Money.ZERO))


def _in_pieces(rows: Iterable[Row]) -> Iterator[list[Row]]:
    piece: list[Row] = []
    for row in rows:
        piece.append(row)
        if len(piece) == _AT_A_TIME:
            yield piece
            piece = []
    if piece:
        yield piece


def _values(row: Row, paid: Money) -> list[Value]:
    case = row.case
    decision = getattr(case, "decision", None)
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
        row.due,
        case.officer.name if case.officer else "",
        today(case.submitted_at) if case.submitted_at else None,
        case.decided_on,
        case.applied_amount if is_grant else None,
        decision.amount if decision is not None else None,
        paid if is_grant else None,
        _("ja") if case.constructed else _("nei"),
    ]


def _written(value: Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case Money():
            kroner, ore = divmod(abs(value.ore), 100)
            return f"{'-' if value.ore < 0 else ''}{kroner},{ore:02d}"
        case _:
            return _harmless(value)


def _harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula is kept a text."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(cells)
    return out.getvalue()
