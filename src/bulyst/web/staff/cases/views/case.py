"""The list of cases, its exports, and the page about one case."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation

from bulyst.cases.queries import saved_filters
from bulyst.programmes.queries import programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import opened
from bulyst.web.staff.cases.export import csv_lines, file_name, xlsx_file
from bulyst.web.staff.cases.forms.filters import FilterForm
from bulyst.web.staff.cases.page import access, case_context
from bulyst.web.staff.cases.worklist import every_row, listing, tables_of
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import staff_view

_PRIVATE = {"Cache-Control": "private, no-store"}


@staff_view(Right.SEE_STAFF)
def case_list(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """A page of the cases by urgency, filtered."""
    form = filter_form(request)
    found = listing(actor, timezone.now(), form.filters, finished=form.finished, number=_number(request))
    saved = saved_filters(actor)
    context = {
        "form": form,
        "tables": tables_of(found, municipality.slug),
        "found": found,
        "filtered": bool(form.choices),
        "query": urlencode(form.choices),
        "saved": [(each, urlencode(each.choices), each.user_id == actor.user_id) for each in saved],
        "may_open": actor.has(Right.HANDLE),
        "constructed": any(row.case.constructed for row in found.rows),
    }
    return render_staff(request, "staff/cases/list.html", context)


@staff_view(Right.SEE_STAFF)
def case_export(request: HttpRequest, actor: Actor, municipality: Municipality, ending: str) -> HttpResponseBase:
    """Exactly the filtered rows as a file, all pages of them."""
    form, now = filter_form(request), timezone.now()
    rows = every_row(actor, now, form.filters, finished=form.finished)
    name = file_name(municipality.slug, now, ending)
    if ending == "xlsx":
        return FileResponse(xlsx_file(rows), as_attachment=True, filename=name, headers=_PRIVATE)
    return StreamingHttpResponse(
        _within(actor, translation.get_language(), csv_lines(rows)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', **_PRIVATE},
    )


@staff_view(Right.SEE_STAFF)
def case_page(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Everything about one case, with its next step first."""
    case = access(actor, number)
    template = f"staff/cases/{case.kind.lower()}.html"
    return render_staff(request, template, case_context(actor, municipality, case, timezone.now()))


def filter_form(request: HttpRequest) -> FilterForm:
    """What the address chooses of the list."""
    return FilterForm(request.GET, programmes=list(programmes()))


def _number(request: HttpRequest) -> int:
    wanted = request.GET.get("side", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1


def _within(actor: Actor, language: str | None, lines: Iterator[bytes]) -> Iterator[bytes]:
    """The lines are read after the view has returned: in the same scope and language as it had."""
    with opened(actor), translation.override(language):
        yield from lines
