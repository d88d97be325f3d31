"""New firms: one, entering, correcting."""

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
from bulyst.ventures.actions import change_new_firm, register_new_firm
from bulyst.web.staff.choices import to
from bulyst.web.staff.ventures.forms import FirmChangeForm, NewFirmForm
from bulyst.web.staff.ventures.kinds import NEW_FIRM
from bulyst.web.staff.ventures.tables import number_of
from bulyst.web.staff.ventures.views.shared import crumbs, to_list, to_row, venture_or_404, venture_page
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_GET
@staff_view(Right.SEE_STAFF)
def page(request: HttpRequest, actor: Actor, municipality: Municipality, venture_id: int) -> HttpResponse:
    """Everything about one new firm."""
    row = venture_or_404(NEW_FIRM, venture_id)
    facts: list[tuple[str, object]] = [
        (gettext("Organisasjonsnummer"), number_of(row)),
        (gettext("Slag"), row.party.get_kind_display().capitalize()),
        (gettext("Organisasjonsform"), row.get_legal_form_display().capitalize()),
        (gettext("Registrert"), row.registered_on),
        (gettext("Program"), row.programme.name),
        (gettext("Programområde"), row.area.name if row.area else gettext("Ikke valgt")),
    ]
    return venture_page(request, actor, municipality, NEW_FIRM, row, facts)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def new(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Enter a new firm; one that is entered already is shown instead."""
    known = list(programmes.programmes())
    form = NewFirmForm(request.POST or None, programmes=known)
    existing = ""
    if form.is_valid():
        done = gettext("Bedriften er ført.")
        result = act(request, register_new_firm, actor=actor, draft=form.draft, done=done)
        if result.ok:
            return redirect(to_row(NEW_FIRM, municipality, result.value))
        standing = queries.new_firm_with_number(form.draft.programme_id, form.draft.organisation_number)
        existing = to("new_firm", municipality, venture_id=standing.pk) if standing else ""
    context = {
        "form": form,
        "kind": NEW_FIRM,
        "programmes": known,
        "existing": existing,
        "back": to_list(NEW_FIRM, municipality),
        "crumbs": crumbs(NEW_FIRM, municipality),
    }
    return render_staff(request, "staff/ventures/new.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_VENTURES)
def change(request: HttpRequest, actor: Actor, municipality: Municipality, venture_id: int) -> HttpResponse:
    """Correct a new firm."""
    row = venture_or_404(NEW_FIRM, venture_id)
    form = FirmChangeForm(request.POST or None, firm=row)
    if form.is_valid():
        done = gettext("Endringene er lagret.")
        if act(request, change_new_firm, actor=actor, new_firm_id=row.pk, done=done, **form.changes).ok:
            return redirect(to_row(NEW_FIRM, municipality, row))
    context = {
        "form": form,
        "name": row.party.name,
        "back": to_row(NEW_FIRM, municipality, row),
        "crumbs": crumbs(NEW_FIRM, municipality, row),
    }
    return render_staff(request, "staff/ventures/change.html", context)
