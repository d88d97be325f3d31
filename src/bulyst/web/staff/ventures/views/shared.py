"""The pages that the three kinds of venture have in common: the list, taking one out, putting it back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bulyst.programmes import queries as programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.courses.forms.course import ReasonForm
from bulyst.web.staff.ventures.forms import SearchForm
from bulyst.web.staff.ventures.kinds import KINDS, Kind, Venture
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view

Crumbs = list[tuple[str, str]]


def venture_or_404(kind: Kind, venture_id: int) -> Any:
    """One row of the open scope, removed or not. Raises Http404."""
    try:
        return kind.access(venture_id)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def to_list(kind: Kind, municipality: Municipality) -> str:
    """The address of the kind's list."""
    return to(kind.plural, municipality)


def to_row(kind: Kind, municipality: Municipality, row: Venture) -> str:
    """The address of one row."""
    return to(kind.slug, municipality, venture_id=row.pk)


def crumbs(kind: Kind, municipality: Municipality, row: Venture | None = None) -> Crumbs:
    """The way back from a page below the list, or below a row."""
    back = [(str(kind.title), to_list(kind, municipality))]
    return back if row is None else [*back, (kind.name(row), to_row(kind, municipality, row))]


@require_GET
@staff_view(Right.SEE_STAFF)
def venture_list(request: HttpRequest, actor: Actor, municipality: Municipality, kind: Kind) -> HttpResponse:
    """The rows that stand, and those that were taken out."""
    form = SearchForm(request.GET or None, programmes=list(programmes.programmes()))
    rows = list(kind.rows(**form.wanted))
    context = {
        "kind": kind,
        "tabs": [(str(each.title), to_list(each, municipality), each is kind) for each in KINDS],
        "form": form,
        "table": kind.table(municipality, rows, searched=form.is_bound),
        "new": to(f"{kind.slug}_new", municipality) if actor.has(Right.KEEP_VENTURES) else "",
        "all": to_list(kind, municipality),
        "has_constructed": any(row.constructed for row in rows),
        "removed": [
            (kind.name(row), to_row(kind, municipality, row), row)
            for row in (kind.rows(removed=True) if actor.has(Right.KEEP_VENTURES) else [])
        ],
    }
    return render_staff(request, "staff/ventures/list.html", context)


def venture_page(
    request: HttpRequest,
    actor: Actor,
    municipality: Municipality,
    kind: Kind,
    row: Venture,
    facts: list[tuple[str, object]],
) -> HttpResponse:
    """Everything about one row."""
    keeps = actor.has(Right.KEEP_VENTURES)
    where = {"venture_id": row.pk}
    context = {
        "kind": kind,
        "row": row,
        "name": kind.name(row),
        "facts": facts,
        "change": to(f"{kind.slug}_change", municipality, **where) if keeps and not row.is_removed else "",
        "remove": to(f"{kind.slug}_remove", municipality, **where) if keeps and not row.is_removed else "",
        "restore": to(f"{kind.slug}_restore", municipality, **where) if keeps and row.is_removed else "",
        "crumbs": crumbs(kind, municipality),
    }
    return render_staff(request, "staff/ventures/venture.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def venture_remove(
    request: HttpRequest, actor: Actor, municipality: Municipality, kind: Kind, venture_id: int
) -> HttpResponse:
    """Take one out, with a reason."""
    row = venture_or_404(kind, venture_id)
    form = ReasonForm(request.POST or None)
    name = {"name": kind.name(row)}
    if form.is_valid():
        done = gettext("«%(name)s» er fjernet og telles ikke lenger. Den kan settes tilbake nederst på listen.") % name
        said = {kind.key: row.pk, **form.cleaned_data}
        if act(request, kind.remove, actor=actor, done=done, **said).ok:
            return redirect(to_list(kind, municipality))
    context = {
        "form": form,
        "title": gettext("Fjern «%(name)s»") % name,
        "lead": gettext("Den tas ut av alle tall. Ingenting slettes, og du kan sette den tilbake."),
        "submit": gettext("Fjern"),
        "back": to_row(kind, municipality, row),
        "crumbs": crumbs(kind, municipality, row),
    }
    return render_staff(request, "staff/remove.html", context)


@require_POST
@staff_view(Right.KEEP_VENTURES)
def venture_restore(
    request: HttpRequest, actor: Actor, municipality: Municipality, kind: Kind, venture_id: int
) -> HttpResponse:
    """Put a removed one back."""
    row = venture_or_404(kind, venture_id)
    done = gettext("«%(name)s» er satt tilbake og telles igjen.") % {"name": kind.name(row)}
    if act(request, kind.restore, actor=actor, done=done, **{kind.key: row.pk}).ok:
        return redirect(to_row(kind, municipality, row))
    return venture_page(request, actor, municipality, kind, row, [])
