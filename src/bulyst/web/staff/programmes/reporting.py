"""What is counted over a whole programme: the answers of its reports, and its budget frames with the yearly return."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.cases.queries import FundFrame, YearRow, frames_of, report_totals, year_of_fund, years_of_fund
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.programmes import actions
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.programmes.access import crumbs, the_fund, the_programme
from bulyst.web.staff.programmes.forms import FundPlaceForm, fund_initial
from bulyst.web.staff.programmes.pictures import frames_picture
from bulyst.web.ui.formats import day
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.tables import Column, Link, Table
from bulyst.web.ui.views import act, staff_view

_SUMS = ("appropriated", "reserved", "committed", "paid", "lapsed", "reclaimed", "left")


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def reports(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """The sum of every numeric question over all delivered reports; each opens into its rows."""
    programme = the_programme(slug)
    language = "nn" if get_language() == "nn" else "nb"
    table = Table(
        caption=_("Svar i rapportene"),
        columns=[
            Column("question", _("Spørsmål")),
            Column("sum", _("Sum"), numeric=True),
            Column("answered", _("Har svart"), numeric=True),
            Column("asked", _("Leverte rapporter"), numeric=True),
        ],
        rows=[
            {
                "question": Link(
                    each.block.label.text(language),
                    to("report_rows", municipality, slug=slug, key=each.block.key),
                ),
                "sum": each.sum,
                "answered": len(each.rows),
                "asked": each.asked,
            }
            for each in report_totals(programme.pk)
        ],
        empty=_("Ingen leverte rapporter har tallspørsmål ennå. Lag spørsmålene i programmets rapportskjema."),
        hide_caption=True,
    )
    context = {"programme": programme, "table": table, "crumbs": crumbs(municipality, programme)}
    return render_staff(request, "staff/programmes/reports.html", context)


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def report_rows(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, key: str) -> HttpResponse:
    """The reports behind one sum."""
    programme = the_programme(slug)
    found = next((each for each in report_totals(programme.pk) if each.block.key == key), None)
    if found is None:
        raise Http404
    table = Table(
        caption=_("Rapportene bak summen"),
        columns=[
            Column("case", _("Sak")),
            Column("applicant", _("Søker")),
            Column("due", _("Rapport for")),
            Column("answer", _("Svar"), numeric=True),
        ],
        rows=[
            {
                "case": Link(row.number, reverse("staff:case", args=[municipality.slug, row.number])),
                "applicant": row.applicant,
                "due": row.due_on,
                "answer": row.answer,
            }
            for row in found.rows
        ],
        foot={"answer": found.sum},
        hide_caption=True,
    )
    way = [*crumbs(municipality, programme), (_("Rapporter"), to("reports", municipality, slug=slug))]
    language = "nn" if get_language() == "nn" else "nb"
    context = {"programme": programme, "question": found.block.label.text(language), "table": table, "crumbs": way}
    return render_staff(request, "staff/programmes/report_rows.html", context)


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def frames(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Every budget frame by source and area, with what is promised, paid and left, and all together."""
    programme = the_programme(slug)
    found = frames_of(programme.pk)
    table = Table(
        caption=_("Budsjettrammer"),
        columns=[
            Column("name", _("Ramme")),
            Column("place", _("Kilde og område")),
            Column("appropriated", _("Bevilget"), numeric=True),
            Column("left", _("Igjen"), numeric=True),
            Column("reserved", _("Innstilt"), numeric=True),
            Column("committed", _("Tilsagn"), numeric=True),
            Column("paid", _("Utbetalt"), numeric=True),
            Column("lapsed", _("Bortfalt"), numeric=True),
            Column("reclaimed", _("Betalt tilbake"), numeric=True),
        ],
        rows=[_frame_row(municipality, slug, each) for each in found],
        foot={"name": _("Til sammen"), **{name: Money.total(getattr(each, name) for each in found) for name in _SUMS}}
        if found
        else {},
        empty=_("Programmet har ingen rammer ennå."),
        hide_caption=True,
    )
    exports = [
        (
            each.fund.name,
            [
                Link(str(year), to("frame_export", municipality, slug=slug, fund_id=each.fund.pk, year=year))
                for year in years_of_fund(each.fund)
            ],
        )
        for each in found
    ]
    context = {
        "programme": programme,
        "picture": frames_picture(found),
        "table": table,
        "exports": exports,
        "crumbs": crumbs(municipality, programme),
    }
    return render_staff(request, "staff/programmes/frames.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def fund_place(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, fund_id: int) -> HttpResponse:
    """Where a frame's money comes from, what it is for, and how it is accounted for to the county."""
    programme = the_programme(slug)
    fund = the_fund(programme, fund_id)
    form = FundPlaceForm(request.POST or None, programme=programme, initial=fund_initial(fund))
    if form.is_valid():
        done = _("Rammen er endret.")
        if act(request, actions.place_fund, actor=actor, fund_id=fund.pk, done=done, **form.arguments()).ok:
            return HttpResponse(status=302, headers={"Location": to("frames", municipality, slug=slug)})
    back = to("frames", municipality, slug=slug)
    context = {"form": form, "title": fund.name, "back": back, "crumbs": crumbs(municipality, programme)}
    return render_staff(request, "staff/programmes/form.html", context)


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def frame_export(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, fund_id: int, year: int
) -> HttpResponse:
    """One frame's year as a file: the sums, then a row for each case, with the county's case number and codes."""
    programme = the_programme(slug)
    fund = the_fund(programme, fund_id)
    frame = next(each for each in frames_of(programme.pk) if each.fund.pk == fund.pk)
    name = f"ramme-{municipality.slug}-{fund.pk}-{year}.csv"
    return HttpResponse(
        _as_csv(municipality, frame, year, year_of_fund(fund, year)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"},
    )


def _frame_row(municipality: Municipality, slug: str, frame: FundFrame) -> dict[str, Any]:
    fund = frame.fund
    return {
        "name": Link(fund.name, to("fund_place", municipality, slug=slug, fund_id=fund.pk)),
        "place": f"{fund.get_source_display()}, {fund.area.name if fund.area else _('hele programmet')}",
        **{name: getattr(frame, name) for name in _SUMS},
    }


def _as_csv(municipality: Municipality, frame: FundFrame, year: int, rows: list[YearRow]) -> bytes:
    """Semicolons, decimal comma, UTF-8 with a mark: what a Norwegian spreadsheet opens."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    fund = frame.fund
    head = [
        (_("Kommune"), f"{municipality.number} {municipality.name}"),
        (_("Ramme"), fund.name),
        (_("Programområde"), fund.area.name if fund.area else _("hele programmet")),
        (_("Kilde"), fund.get_source_display()),
        (_("Fylkeskommunens saksnummer"), fund.county_case_number),
        (_("Rapporteringskoder"), ", ".join(fund.reporting_codes)),
        (_("Bevilget i alt"), _kroner(frame.appropriated)),
        (_("Igjen %(day)s") % {"day": day(today(timezone.now()))}, _kroner(frame.left)),
        (_("År"), str(year)),
    ]
    for label, value in head:
        writer.writerow([label, _harmless(value)])
    writer.writerow([])
    writer.writerow(
        [
            _("Sak"),
            _("Søker"),
            _("Org.nr."),
            _("Formål"),
            _("Tilsagn"),
            _("Bortfalt"),
            _("Utbetalt"),
            _("Betalt tilbake"),
        ]
    )
    for row in rows:
        texts = [row.number, row.applicant, row.organisation_number, row.purpose]
        writer.writerow([*map(_harmless, texts), *map(_kroner, row.sums)])
    totals = [Money.total(column) for column in zip(*(row.sums for row in rows), strict=True)] if rows else []
    writer.writerow([_("Sum"), "", "", "", *map(_kroner, totals)])
    return out.getvalue().encode("utf-8-sig")


def _kroner(money: Money) -> str:
    return f"{'-' if money.ore < 0 else ''}{abs(money.ore) // 100},{abs(money.ore) % 100:02d}"


def _harmless(cell: str) -> str:
    """A text that a spreadsheet would run as a formula is kept a text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
