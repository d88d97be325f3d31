"""The case officer's steps: declare, ask, assess, let lapse, close."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import ask_for_more, assess, close, declare_impartiality, lapse
from bulyst.cases.aid import can_be_aid
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case
from bulyst.cases.queries import (
    balances_of,
    basis_of,
    decision_of,
    declaration_by,
    gaps,
    rules_of,
    suggested_amount,
)
from bulyst.kernel.deadlines import today
from bulyst.programmes.queries import criteria
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.tenancy.wording import say
from bulyst.web.staff.cases.forms.handling import AskForm, AssessmentForm, DeclarationForm, default_due
from bulyst.web.staff.cases.page import access, judged
from bulyst.web.staff.cases.views.shared import application, back, blocked, page
from bulyst.web.ui.views import act, staff_view


@staff_view(Right.SEE_STAFF)
def declare(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Say whether one is impartial; a yes on the case page leads straight on to the step that waits for it."""
    case = access(actor, number)
    form = DeclarationForm(request.POST or None)
    if form.is_valid():
        result = act(
            request,
            declare_impartiality,
            actor=actor,
            case_id=case.pk,
            impartial=form.cleaned_data["impartial"],
            ground=form.cleaned_data["ground"],
            done=_("Du er registrert som habil.")
            if form.cleaned_data["impartial"]
            else _("Du er registrert som inhabil. En annen tar saken."),
        )
        if result.ok:
            return redirect(_onward(request, municipality, case))
    context = {"form": form, "declared": declaration_by(actor, case)}
    return page(request, municipality, case, "staff/cases/declare.html", context)


@staff_view(Right.HANDLE)
def ask(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Ask the applicant for what is missing."""
    case = access(actor, number, CaseKind.GRANT)
    now = timezone.now()
    missing = [say(each) for each in gaps(case, actor, now)]
    asked = "\n".join(f"- {each}" for each in missing) if "mangler" in request.GET else ""
    rule = rules_of(case, today(now)).answer_days()
    due = default_due(today(now), rule.days if rule else None)
    form = AskForm(request.POST or None, initial={"due_on": due, "question": asked})
    if form.is_valid():
        done = _("Spørsmålet er sendt til søkeren.")
        if act(request, ask_for_more, actor=actor, case_id=case.pk, done=done, **form.cleaned_data).ok:
            return back(municipality, case)
    context = {"form": form, "missing": missing, "rule": rule, **application(case)}
    return page(request, municipality, case, "staff/cases/ask.html", context)


@staff_view(Right.HANDLE)
def assess_case(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Assess by the programme's values, and recommend an amount."""
    case, now = access(actor, number, CaseKind.GRANT), timezone.now()
    basis, article = basis_of(case)
    initial = {
        "recommended_amount": suggested_amount(case, actor, now),
        "aid_basis": basis.value,
        "aid_article": article,
    }
    form = AssessmentForm(
        request.POST or None,
        criteria=list(criteria(case.programme_id)),
        may_be_aid=can_be_aid(case.applicant.kind, case.product),
        initial=initial,
    )
    if form.is_valid():
        done = _("Vurderingen er lagret, og saken er sendt til vedtak.")
        if act(request, assess, actor=actor, case_id=case.pk, draft=form.draft, done=done).ok:
            return back(municipality, case)
    context = {
        "form": form,
        "rules": judged(actor, case, now),
        **application(case),
        **blocked(actor, case, GrantEvent.RECOMMEND),
    }
    return page(request, municipality, case, "staff/cases/assess.html", context)


@staff_view(Right.HANDLE)
def lapse_grant(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Let a grant lapse that was not accepted in time."""
    case = access(actor, number, CaseKind.GRANT)
    if request.method == "POST":
        done = _("Tilsagnet er bortfalt, og pengene er tilbake i fondet. Søkeren har fått beskjed.")
        if act(request, lapse, actor=actor, case_id=case.pk, done=done).ok:
            return back(municipality, case)
    context = {"decision": decision_of(case), **blocked(actor, case, GrantEvent.LAPSE)}
    return page(request, municipality, case, "staff/cases/lapse.html", context)


@staff_view(Right.HANDLE)
def close_case(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Close a case that is settled."""
    case = access(actor, number, CaseKind.GRANT)
    if request.method == "POST" and act(request, close, actor=actor, case_id=case.pk, done=_("Saken er avsluttet.")).ok:
        return back(municipality, case)
    context = {"balances": balances_of(case), **blocked(actor, case, GrantEvent.CLOSE)}
    return page(request, municipality, case, "staff/cases/close.html", context)


def _onward(request: HttpRequest, municipality: Municipality, case: Case) -> str:
    """Where the button on the case page leads; never out of the case."""
    home = reverse("staff:case", args=[municipality.slug, case.number])
    wanted = request.POST.get("videre", "")
    return wanted if wanted.startswith(home) else home
