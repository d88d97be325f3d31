"""Guidance cases: open one, log hours, finish it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import (
    Newcomer,
    finish_guidance,
    log_guidance,
    open_guidance,
    open_guidance_for_new,
    propose_grant,
)
from bulyst.cases.kinds import CaseKind, Referral
from bulyst.cases.lifecycle import GuidanceEvent
from bulyst.cases.models import Case
from bulyst.cases.queries import guidance_of_form
from bulyst.kernel.deadlines import today
from bulyst.parties.queries import search_parties
from bulyst.programmes.queries import open_calls, programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.guidance import KINDS, FinishForm, GuidanceForm, HoursForm, ProposeForm
from bulyst.web.staff.cases.page import access, case_crumbs, logged
from bulyst.web.staff.cases.views.shared import back, blocked, page
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import Result, act, staff_view

AT_MOST = 50
"""How many known parties are offered at once."""


@staff_view(Right.HANDLE)
def open_case(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Open a guidance case for somebody who is known, or for somebody new."""
    wanted = request.GET.get("finn", "")
    known = list(search_parties(wanted, KINDS)[: AT_MOST + 1])
    places = list(programmes())
    form = GuidanceForm(
        request.POST or None, programmes=places, parties=known[:AT_MOST], initial=_only(places) | {"form_key": _key()}
    )
    if form.is_valid():
        made = guidance_of_form(form.cleaned_data["form_key"])
        if made is not None:  # two clicks on one page
            return back(municipality, made)
        result = _opened(request, actor, form)
        if result.ok:
            return back(municipality, result.value)
    context = {
        "form": form,
        "wanted": wanted,
        "shown": min(len(known), AT_MOST),
        "too_many": len(known) > AT_MOST,
        "crumbs": case_crumbs(municipality.slug),
    }
    return render_staff(request, "staff/cases/guidance_open.html", context)


@staff_view(Right.HANDLE)
def log_hours(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Log what was done, and what happens next."""
    case = access(actor, number, CaseKind.GUIDANCE)
    form = HoursForm(request.POST or None, initial=_hours(case))
    if form.is_valid():
        done = _("Timene er ført.")
        if act(request, log_guidance, actor=actor, case_id=case.pk, draft=form.draft, done=done, **_sent(form)).ok:
            return back(municipality, case)
    context = {"form": form, **logged(case), **blocked(actor, case, GuidanceEvent.LOG)}
    return page(request, municipality, case, "staff/cases/guidance_log.html", context)


@staff_view(Right.HANDLE)
def finish(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Say what came of it, and where the person was sent on."""
    case = access(actor, number, CaseKind.GUIDANCE)
    form = FinishForm(request.POST or None, initial={"referral": Referral.NONE.value})
    if form.is_valid():
        done = _("Veiledningen er avsluttet.")
        if act(request, finish_guidance, actor=actor, case_id=case.pk, draft=form.draft, done=done).ok:
            return back(municipality, case)
    context = {"form": form, **logged(case), **blocked(actor, case, GuidanceEvent.FINISH)}
    return page(request, municipality, case, "staff/cases/guidance_finish.html", context)


@staff_view(Right.HANDLE)
def propose(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Begin an application with what is known from the guidance; the applicant goes on with it."""
    case = access(actor, number, CaseKind.GUIDANCE)
    calls = [call for call in open_calls(timezone.now()) if call.tenant_id == municipality.pk and call.kind == "GRANT"]
    form = ProposeForm(request.POST or None, calls=calls, initial={"call": calls[0].pk if len(calls) == 1 else ""})
    if form.is_valid():
        done = _("Søknaden er begynt med det som er kjent. Søkeren har fått beskjed og finner den på Min side.")
        call_id = int(form.cleaned_data["call"])
        if act(request, propose_grant, actor=actor, case_id=case.pk, call_id=call_id, done=done).ok:
            return back(municipality, case)
    context = {"form": form, "calls": calls, **logged(case), **blocked(actor, case, GuidanceEvent.PROPOSE)}
    return page(request, municipality, case, "staff/cases/guidance_propose.html", context)


def _key() -> str:
    return str(uuid4())


def _hours(case: Case) -> dict[str, Any]:
    return {"held_on": today(timezone.now()), "next_step": case.next_step, "form_key": _key()}


def _sent(form: HoursForm) -> dict[str, str]:
    return {"form_key": form.cleaned_data["form_key"]}


def _opened(request: HttpRequest, actor: Actor, form: GuidanceForm) -> Result:
    """The case of the chosen party, or of one that is registered with it."""
    read = form.cleaned_data
    given = {
        "actor": actor,
        "programme_id": int(read["programme"]),
        "topic": read["topic"],
        "form_key": read["form_key"],
        "done": _("Veiledningssaken er opprettet."),
    }
    if read["applicant"]:
        return act(request, open_guidance, applicant_id=int(read["applicant"]), **given)
    newcomer = Newcomer(read["kind"], read["name"], read["organisation_number"], read["email"])
    return act(request, open_guidance_for_new, newcomer=newcomer, **given)


def _only(places: list[Any]) -> dict[str, str]:
    return {"programme": str(places[0].pk)} if len(places) == 1 else {}
