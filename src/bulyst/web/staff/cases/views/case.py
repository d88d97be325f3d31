"""The list of cases, its export, and the page about one case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from bulyst.programmes.queries import programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.filters import FilterForm
from bulyst.web.staff.cases.page import access, case_context
from bulyst.web.staff.cases.worklist import Row, as_csv, file_name, rows_of, tables_of
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import staff_view


@staff_view(Right.SEE_STAFF)
def case_list(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """The cases by urgency, filtered."""
    form = _form(request)
    rows = _rows(actor, form)
    context = {
        "form": form,
        "tables": tables_of(rows, municipality.slug),
        "count": len(rows),
        "filtered": any(form.data.get(name) for name in form.fields),
        "query": request.GET.urlencode(),
        "may_open": actor.has(Right.HANDLE),
        "constructed": any(row.case.constructed for row in rows),
    }
    return render_staff(request, "staff/cases/list.html", context)


@staff_view(Right.SEE_STAFF)
def case_export(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Exactly the filtered rows as a file."""
    return HttpResponse(
        as_csv(_rows(actor, _form(request))),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name(municipality.slug, timezone.now())}"',
            "Cache-Control": "private, no-store",
        },
    )


@staff_view(Right.SEE_STAFF)
def case_page(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Everything about one case, with its next step first."""
    case = access(actor, number)
    template = f"staff/cases/{case.kind.lower()}.html"
    return render_staff(request, template, case_context(actor, municipality, case, timezone.now()))


def _form(request: HttpRequest) -> FilterForm:
    return FilterForm(request.GET, programmes=list(programmes()))


def _rows(actor: Actor, form: FilterForm) -> list[Row]:
    return rows_of(actor, timezone.now(), form.which, form.filters)
