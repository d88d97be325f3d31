"""The organisations that a person acts for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.models import Case
from bulyst.parties.actions import change_contact, register_own_organisation
from bulyst.parties.models import Party
from bulyst.programmes.models import Call
from bulyst.programmes.queries import open_call
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case, own_party
from bulyst.web.applicant.forms.organisation import ContactForm, OrganisationForm
from bulyst.web.applicant.registering import LOOK_UP, asked, has_register, look_up
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view

COPIED = ("kind", "organisation_number", "name", "legal_form", "email", "phone", "postal_address", "account_number")


@applicant_view
def register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register a firm, farm or association that the person acts for; on the way to a call, or by itself."""
    call = _call(request)
    municipality_id = call.tenant_id if call else None
    options: dict[str, Any] = {"municipality_id": municipality_id, "initial": _initial(request, actor)}
    form = OrganisationForm(request.POST or None, **options)
    if request.POST.get("gjor") == LOOK_UP:
        form = look_up(request, form, options)
    elif form.is_valid():
        where = municipality_id or int(form.cleaned_data["municipality"])
        result = act(
            request,
            register_own_organisation,
            actor=acting(request, where),
            kind=form.cleaned_data["kind"],
            name=form.cleaned_data["name"],
            done=_("«%(name)s» er registrert, og du kan søke på vegne av den.") % {"name": form.cleaned_data["name"]},
            **form.details,
            **asked(form.details["organisation_number"]),
        )
        if result.ok:
            return redirect("applicant:begin", call.pk) if call else redirect("applicant:overview")
    context = {"form": form, "call": call, "has_register": has_register(), "crumbs": crumbs()}
    return render_applicant(request, "applicant/organisation.html", context)


@applicant_view
def contact(request: HttpRequest, actor: Actor, party_id: int) -> HttpResponse:
    """Change how an own organisation is reached, and where it is paid; then back to where one came from."""
    party = own_party(actor, party_id)
    case = _case_to_return_to(request, actor)
    form = ContactForm(request.POST or None, initial={name: getattr(party, name) for name in ContactForm.base_fields})
    if form.is_valid():
        done = _("Opplysningene om %(name)s er lagret.") % {"name": party.name}
        result = act(
            request,
            change_contact,
            actor=acting(request, party.tenant_id),
            party_id=party.pk,
            done=done,
            **form.cleaned_data,
        )
        if result.ok:
            return redirect("applicant:payment", case.pk) if case else redirect("applicant:overview")
    return render_applicant(request, "applicant/contact.html", {"form": form, "party": party, "crumbs": crumbs()})


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way back to Min side."""
    return [(_("Min side"), "/min-side/"), *more]


def _call(request: HttpRequest) -> Call | None:
    asked = request.GET.get("utlysning", "")
    if not asked:
        return None
    call = open_call(int(asked), timezone.now()) if asked.isdecimal() else None
    if call is None:
        raise Http404
    return call


def _case_to_return_to(request: HttpRequest, actor: Actor) -> Case | None:
    asked = request.GET.get("sak", "")
    return own_case(actor, int(asked)) if asked.isdecimal() else None


def _initial(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """What is known already: the same organisation in another municipality, or the person's own address."""
    known = request.GET.get("fra", "")
    if known.isdecimal():
        return _copied(own_party(actor, int(known)))
    return {"email": request.user.email}  # type: ignore[union-attr]


def _copied(party: Party) -> dict[str, Any]:
    return {name: getattr(party, name) for name in COPIED}
