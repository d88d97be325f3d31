"""Pupil enterprises: one, entering, correcting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.programmes import queries as programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.ventures import queries
from bulyst.ventures.actions import change_pupil_enterprise, register_pupil_enterprise
from bulyst.web.staff.ventures.forms import PupilEnterpriseForm, enterprise_initial
from bulyst.web.staff.ventures.kinds import PUPIL_ENTERPRISE
from bulyst.web.staff.ventures.views.shared import crumbs, to_list, to_row, venture_or_404, venture_page
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_GET
@staff_view(Right.SEE_STAFF)
def page(request: HttpRequest, actor: Actor, municipality: Municipality, venture_id: int) -> HttpResponse:
    """Everything about one pupil enterprise."""
    row = venture_or_404(PUPIL_ENTERPRISE, venture_id)
    facts: list[tuple[str, object]] = [
        (gettext("Skole"), row.school.name),
        (gettext("Skoleår"), row.school_year),
        (gettext("Antall elever"), row.pupils),
        (gettext("Startet"), row.started_on),
        (gettext("Avviklet"), row.closed_on or gettext("Ikke avviklet")),
        (gettext("Program"), row.programme.name),
        (gettext("Programområde"), row.area.name if row.area else gettext("Ikke valgt")),
    ]
    return venture_page(request, actor, municipality, PUPIL_ENTERPRISE, row, facts)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def new(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Enter a pupil enterprise."""
    known = list(programmes.programmes())
    form = PupilEnterpriseForm(request.POST or None, programmes=known, parties=list(queries.schools()))
    if form.is_valid():
        done = gettext("Elevbedriften «%(name)s» er ført.") % {"name": form.draft.name}
        result = act(request, register_pupil_enterprise, actor=actor, draft=form.draft, done=done)
        if result.ok:
            return redirect(to_row(PUPIL_ENTERPRISE, municipality, result.value))
    context = {
        "form": form,
        "kind": PUPIL_ENTERPRISE,
        "programmes": known,
        "back": to_list(PUPIL_ENTERPRISE, municipality),
        "crumbs": crumbs(PUPIL_ENTERPRISE, municipality),
    }
    return render_staff(request, "staff/ventures/new.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def change(request: HttpRequest, actor: Actor, municipality: Municipality, venture_id: int) -> HttpResponse:
    """Correct a pupil enterprise."""
    row = venture_or_404(PUPIL_ENTERPRISE, venture_id)
    form = PupilEnterpriseForm(
        request.POST or None,
        programmes=list(programmes.programmes()),
        parties=list(queries.schools()),
        initial=enterprise_initial(row),
    )
    if form.is_valid():
        done = gettext("Endringene er lagret.")
        said = {"pupil_enterprise_id": row.pk, "draft": form.draft}
        if act(request, change_pupil_enterprise, actor=actor, done=done, **said).ok:
            return redirect(to_row(PUPIL_ENTERPRISE, municipality, row))
    context = {
        "form": form,
        "name": row.name,
        "back": to_row(PUPIL_ENTERPRISE, municipality, row),
        "crumbs": crumbs(PUPIL_ENTERPRISE, municipality, row),
    }
    return render_staff(request, "staff/ventures/change.html", context)
