"""Associations' activities: one, entering, correcting."""

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
from bulyst.ventures.actions import change_association_activity, register_association_activity
from bulyst.web.staff.ventures.forms import AssociationActivityForm, activity_initial
from bulyst.web.staff.ventures.kinds import ASSOCIATION_ACTIVITY
from bulyst.web.staff.ventures.views.shared import crumbs, to_list, to_row, venture_or_404, venture_page
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_GET
@staff_view(Right.SEE_STAFF)
def page(request: HttpRequest, actor: Actor, municipality: Municipality, venture_id: int) -> HttpResponse:
    """Everything about one activity."""
    row = venture_or_404(ASSOCIATION_ACTIVITY, venture_id)
    facts: list[tuple[str, object]] = [
        (gettext("Lag eller forening"), row.party.name),
        (gettext("Dato"), row.held_on),
        (gettext("Programmet bidro med"), row.get_support_display().capitalize()),
        (gettext("Stedsutviklingsprosjekt"), row.project.name if row.project else gettext("Ikke valgt")),
        (gettext("Beskrivelse"), row.description or gettext("Ingen beskrivelse")),
        (gettext("Program"), row.programme.name),
        (gettext("Programområde"), row.area.name if row.area else gettext("Ikke valgt")),
    ]
    return venture_page(request, actor, municipality, ASSOCIATION_ACTIVITY, row, facts)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def new(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Enter an association's activity."""
    known = list(programmes.programmes())
    form = AssociationActivityForm(request.POST or None, programmes=known, parties=list(queries.associations()))
    if form.is_valid():
        done = gettext("Aktiviteten «%(name)s» er ført.") % {"name": form.draft.title}
        result = act(request, register_association_activity, actor=actor, draft=form.draft, done=done)
        if result.ok:
            return redirect(to_row(ASSOCIATION_ACTIVITY, municipality, result.value))
    context = {
        "form": form,
        "kind": ASSOCIATION_ACTIVITY,
        "programmes": known,
        "back": to_list(ASSOCIATION_ACTIVITY, municipality),
        "crumbs": crumbs(ASSOCIATION_ACTIVITY, municipality),
    }
    return render_staff(request, "staff/ventures/new.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def change(request: HttpRequest, actor: Actor, municipality: Municipality, venture_id: int) -> HttpResponse:
    """Correct an association's activity."""
    row = venture_or_404(ASSOCIATION_ACTIVITY, venture_id)
    form = AssociationActivityForm(
        request.POST or None,
        programmes=list(programmes.programmes()),
        parties=list(queries.associations()),
        initial=activity_initial(row),
    )
    if form.is_valid():
        done = gettext("Endringene er lagret.")
        said = {"association_activity_id": row.pk, "draft": form.draft}
        if act(request, change_association_activity, actor=actor, done=done, **said).ok:
            return redirect(to_row(ASSOCIATION_ACTIVITY, municipality, row))
    context = {
        "form": form,
        "name": row.title,
        "back": to_row(ASSOCIATION_ACTIVITY, municipality, row),
        "crumbs": crumbs(ASSOCIATION_ACTIVITY, municipality, row),
    }
    return render_staff(request, "staff/ventures/change.html", context)
