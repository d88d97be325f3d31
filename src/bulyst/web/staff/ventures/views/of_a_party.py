"""Pupil enterprises and associations' activities: one, entering, correcting; a line of a table says what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.parties.models import Party
from bulyst.programmes import queries as programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.ventures import actions, queries
from bulyst.ventures.models import AssociationActivity, PupilEnterprise
from bulyst.web.staff.ventures.forms import (
    AssociationActivityForm,
    PupilEnterpriseForm,
    activity_initial,
    enterprise_initial,
)
from bulyst.web.staff.ventures.kinds import ASSOCIATION_ACTIVITY, PUPIL_ENTERPRISE, Kind
from bulyst.web.staff.ventures.views.shared import crumbs, to_list, to_row, venture_or_404, venture_page
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view

Facts = list[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class OfAParty:
    """A kind of venture that belongs to a party: its form, whom it can belong to, its actions and its facts."""

    kind: Kind
    form: type[PupilEnterpriseForm] | type[AssociationActivityForm]
    initial: Callable[[Any], dict[str, Any]]
    parties: Callable[[], Iterable[Party]]
    register: Callable[..., Any]
    change: Callable[..., Any]
    entered: str | Promise
    facts: Callable[[Any], Facts]


def _enterprise(row: PupilEnterprise) -> Facts:
    return [
        (gettext("Skole"), row.school.name),
        (gettext("Skoleår"), row.school_year),
        (gettext("Antall elever"), row.pupils),
        (gettext("Startet"), row.started_on),
        (gettext("Avviklet"), row.closed_on or gettext("Ikke avviklet")),
    ]


def _activity(row: AssociationActivity) -> Facts:
    return [
        (gettext("Lag eller forening"), row.party.name),
        (gettext("Dato"), row.held_on),
        (gettext("Programmet bidro med"), row.get_support_display().capitalize()),
        (gettext("Stedsutviklingsprosjekt"), row.project.name if row.project else gettext("Ikke valgt")),
        (gettext("Beskrivelse"), row.description or gettext("Ingen beskrivelse")),
    ]


ENTERPRISES = OfAParty(
    PUPIL_ENTERPRISE,
    PupilEnterpriseForm,
    enterprise_initial,
    queries.schools,
    actions.register_pupil_enterprise,
    actions.change_pupil_enterprise,
    gettext_lazy("Elevbedriften «%(name)s» er ført."),
    _enterprise,
)
ACTIVITIES = OfAParty(
    ASSOCIATION_ACTIVITY,
    AssociationActivityForm,
    activity_initial,
    queries.associations,
    actions.register_association_activity,
    actions.change_association_activity,
    gettext_lazy("Aktiviteten «%(name)s» er ført."),
    _activity,
)


@require_GET
@staff_view(Right.SEE_STAFF)
def page(request: HttpRequest, actor: Actor, municipality: Municipality, of: OfAParty, venture_id: int) -> HttpResponse:
    """Everything about one."""
    row = venture_or_404(of.kind, venture_id)
    facts = [
        *of.facts(row),
        (gettext("Program"), row.programme.name),
        (gettext("Programområde"), row.area.name if row.area else gettext("Ikke valgt")),
    ]
    return venture_page(request, actor, municipality, of.kind, row, facts)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def new(request: HttpRequest, actor: Actor, municipality: Municipality, of: OfAParty) -> HttpResponse:
    """Enter one."""
    known = list(programmes.programmes())
    form = of.form(request.POST or None, programmes=known, parties=list(of.parties()))
    if form.is_valid():
        done = str(of.entered) % {"name": of.kind.name(form.draft)}
        result = act(request, of.register, actor=actor, draft=form.draft, done=done)
        if result.ok:
            return redirect(to_row(of.kind, municipality, result.value))
    context = {
        "form": form,
        "kind": of.kind,
        "programmes": known,
        "back": to_list(of.kind, municipality),
        "crumbs": crumbs(of.kind, municipality),
    }
    return render_staff(request, "staff/ventures/new.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def change(
    request: HttpRequest, actor: Actor, municipality: Municipality, of: OfAParty, venture_id: int
) -> HttpResponse:
    """Correct one."""
    row = venture_or_404(of.kind, venture_id)
    parties = list(of.parties())
    known = list(programmes.programmes())
    form = of.form(request.POST or None, programmes=known, parties=parties, initial=of.initial(row))
    if form.is_valid():
        said = {of.kind.key: row.pk, "draft": form.draft}
        if act(request, of.change, actor=actor, done=gettext("Endringene er lagret."), **said).ok:
            return redirect(to_row(of.kind, municipality, row))
    context = {
        "form": form,
        "name": of.kind.name(row),
        "back": to_row(of.kind, municipality, row),
        "crumbs": crumbs(of.kind, municipality, row),
    }
    return render_staff(request, "staff/ventures/change.html", context)
