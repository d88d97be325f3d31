"""How are we doing against what we promised, and what was each number counted from?"""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bulyst.kernel.canonical import plain
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Programme
from bulyst.results import queries
from bulyst.results.definitions import DEFINITIONS
from bulyst.results.figures import Figure
from bulyst.results.indicators import indicator
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.public.programme.downloads import csv_response
from bulyst.web.public.programme.tables import funds as funds_table
from bulyst.web.public.programme.wording import figure_note, period
from bulyst.web.staff.choices import to
from bulyst.web.staff.results import tables
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import staff_view

ROWS_A_PAGE = 100


@require_GET
@staff_view(Right.SEE_STAFF)
def overview(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Every programme of the municipality; with only one, that one."""
    found = list(programmes.programmes())
    if len(found) == 1:
        return redirect(to("account", municipality, slug=found[0].slug))
    return render_staff(
        request, "staff/results/overview.html", {"programmes": [(each, period(each)) for each in found]}
    )


@require_GET
@staff_view(Right.SEE_STAFF)
def account(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """One programme: the answers to its goals, its figures, its money."""
    programme = _programme(slug)
    found = queries.account(programme, today(timezone.now()))
    context = {
        "programme": programme,
        "period": period(programme),
        "answers": tables.answers(found.goals),
        "figures": [
            {"figure": each, "label": DEFINITIONS[each.key].label, "note": figure_note(each)} for each in found.figures
        ],
        "funds": funds_table(*queries.money(programme)),
        "crumbs": [(_("Resultater"), to("results", municipality))] if programmes.programmes().count() > 1 else None,
    }
    return render_staff(request, "staff/results/account.html", context)


@require_GET
@staff_view(Right.SEE_STAFF)
def figure(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, key: str) -> HttpResponse:
    """One figure with the rows it was counted from; with `delt` and `verdi`, those of one part."""
    programme = _programme(slug)
    found, counted = _figure(programme, key), indicator(key)
    if counted is None:
        raise Http404
    address = to("figure", municipality, slug=slug, key=key)
    column, value = request.GET.get("delt", ""), request.GET.get("verdi", "")
    part = _part_label(found, column, value)
    chosen = found.having(column, value) if part else found.rows
    page = Paginator(chosen, ROWS_A_PAGE).get_page(request.GET.get("side"))
    context = {
        "programme": programme,
        "figure": found,
        "definition": DEFINITIONS[key],
        "splits": [(tables.split(each, address), each.adds_up) for each in found.splits],
        "part": part,
        "address": address,
        "chosen": f"delt={column}&verdi={value}&" if part else "",
        "page": page,
        "rows": tables.rows(municipality, counted, found, list(page), queries.names_in(actor, found)),
        "sees_people": actor.has(Right.SEE_PEOPLE),
        "crumbs": [
            (_("Resultater"), to("results", municipality)),
            (programme.name, to("account", municipality, slug=slug)),
        ],
    }
    return render_staff(request, "staff/results/figure.html", context)


@require_GET
@staff_view(Right.SEE_STAFF)
def rows_csv(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, key: str) -> HttpResponse:
    """Exactly what the checksum is made from: each row's id and counted columns, no names."""
    found = _figure(_programme(slug), key)
    columns = sorted({column for row in found.rows for column in row.columns})
    rows = [[row.id, *(plain(row.columns[column]) for column in columns)] for row in found.rows]
    return csv_response(f"{slug}-{key}-rader", [["id", *columns], *rows])


def _programme(slug: str) -> Programme:
    programme = programmes.programme(slug)
    if programme is None:
        raise Http404
    return programme


def _figure(programme: Programme, key: str) -> Figure:
    found = queries.figure(programme, key)
    if found is None:
        raise Http404
    return found


def _part_label(found: Figure, column: str, value: str) -> str:
    """The words for the chosen part of a division; nothing when none, or an unknown one, is chosen."""
    split = found.split(column)
    parts = split.parts if split else ()
    return next((part.label for part in parts if str(part.value) == value), "")
