"""A grant after it was accepted, for its applicant: correct a request, ask for a change, answer a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bulyst.cases.actions import (
    answer_reclaim,
    edit_change,
    edit_payment,
    request_change,
    withdraw_change,
    withdraw_payment,
)
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.lifecycle import ChangeEvent, GrantEvent, PaymentEvent, ReclaimEvent
from bulyst.cases.models import Case, Change, PaymentRequest, Reclaim
from bulyst.cases.queries import (
    PossibleStep,
    balances_of,
    change_costs,
    changes_of,
    claims_of,
    cost_lines,
    decision_of,
    payment_requests,
    possible_change_steps,
    possible_payment_steps,
    possible_reclaim_steps,
)
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened
from bulyst.tenancy.wording import say
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.enclosing import enclosure
from bulyst.web.applicant.forms.answers import PaymentForm
from bulyst.web.applicant.forms.money import ChangeForm, ReclaimAnswerForm
from bulyst.web.applicant.status import steps_of
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.applicant.views.payment import rules_shown
from bulyst.web.ui.lines import WrittenLine
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view

_REQUESTED = ("kind", "costs", "requested_amount", "accounts", "signed_by", "report")


@applicant_view
def correct_request(request: HttpRequest, actor: Actor, case_id: int, request_id: int) -> HttpResponse:
    """Correct a payment request that nobody has attested."""
    case = own_case(actor, case_id)
    asked = _own(payment_requests(case), request_id)
    acts = acting(request, case.tenant_id)
    enclosed = enclosure(request, case, Place(Part.PAYMENT, asked.pk))
    initial = {name: getattr(asked, name) for name in _REQUESTED}
    form = enclosed.judged(PaymentForm(request.POST or None, initial=initial))
    if not enclosed.only_files and form.is_valid():
        done = _("Forespørselen er rettet. Det dere skrev før, er tatt vare på.")
        if act(request, edit_payment, actor=acts, request_id=asked.pk, draft=form.draft, done=done).ok:
            return redirect("applicant:case", case.pk)
    with opened(case.tenant_id):
        step = _step(possible_payment_steps(acts, asked, timezone.now()), PaymentEvent.EDIT)
    context = {"form": form, "enclosed": enclosed, "step": step, "asked": asked, **_money(case), **rules_shown(case)}
    return _page(request, case, "applicant/case/payment.html", context)


@require_POST
@applicant_view
def take_request_back(request: HttpRequest, actor: Actor, case_id: int, request_id: int) -> HttpResponse:
    """Withdraw a payment request that nobody has attested."""
    case = own_case(actor, case_id)
    asked = _own(payment_requests(case), request_id)
    done = _("Forespørselen er trukket. Dere kan sende en ny.")
    return _taken_back(request, case, withdraw_payment, done, request_id=asked.pk)


@applicant_view
def ask_for_change(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Apply for another budget or a longer period."""
    case = own_case(actor, case_id)
    decision = decision_of(case)
    if decision is None or not decision.granted:
        raise Http404
    acts = acting(request, case.tenant_id)
    enclosed = enclosure(request, case, Place(Part.CHANGE))
    form = enclosed.judged(ChangeForm(request.POST or None, lines=_budget(case)))
    if not enclosed.only_files and form.is_valid():
        done = _("Søknaden om endring er sendt. Dere får brev når den er avgjort.")
        if act(request, request_change, actor=acts, case_id=case.pk, draft=form.draft, done=done).ok:
            return redirect("applicant:case", case.pk)
    step = steps_of(acts, case, timezone.now()).get(GrantEvent.CHANGE)
    context = {"form": form, "enclosed": enclosed, "step": step, **_money(case)}
    return _page(request, case, "applicant/case/change.html", context)


@applicant_view
def correct_change(request: HttpRequest, actor: Actor, case_id: int, change_id: int) -> HttpResponse:
    """Correct an application for change that nobody has recommended on."""
    case = own_case(actor, case_id)
    change = _own(changes_of(case), change_id)
    acts = acting(request, case.tenant_id)
    lines = [WrittenLine(text, amount) for text, amount in change_costs(change)] or _budget(case)
    initial = {"reason": change.reason, "until": change.until, "own_budget": bool(change.costs)}
    enclosed = enclosure(request, case, Place(Part.CHANGE, change.pk))
    form = enclosed.judged(ChangeForm(request.POST or None, lines=lines, initial=initial))
    if not enclosed.only_files and form.is_valid():
        done = _("Søknaden om endring er rettet.")
        if act(request, edit_change, actor=acts, change_id=change.pk, draft=form.draft, done=done).ok:
            return redirect("applicant:case", case.pk)
    with opened(case.tenant_id):
        step = _step(possible_change_steps(acts, change, timezone.now()), ChangeEvent.EDIT)
    context = {"form": form, "enclosed": enclosed, "step": step, "change": change, **_money(case)}
    return _page(request, case, "applicant/case/change.html", context)


@require_POST
@applicant_view
def take_change_back(request: HttpRequest, actor: Actor, case_id: int, change_id: int) -> HttpResponse:
    """Withdraw an application for change."""
    case = own_case(actor, case_id)
    change = _own(changes_of(case), change_id)
    done = _("Søknaden om endring er trukket. Tilskuddet gjelder som før.")
    return _taken_back(request, case, withdraw_change, done, change_id=change.pk)


@applicant_view
def answer_claim(request: HttpRequest, actor: Actor, case_id: int, reclaim_id: int) -> HttpResponse:
    """Answer the notice that money may be claimed back."""
    case = own_case(actor, case_id)
    claim = next((each for each in claims_of(case) if each.reclaim.pk == reclaim_id), None)
    if claim is None:
        raise Http404
    acts = acting(request, case.tenant_id)
    enclosed = enclosure(request, case, Place(Part.CLAIM, reclaim_id))
    form = enclosed.judged(ReclaimAnswerForm(request.POST or None))
    if not enclosed.only_files and form.is_valid():
        done = _("Svaret er sendt. Dere får brev når kommunen har avgjort saken.")
        given = {"reclaim_id": reclaim_id, "text": form.cleaned_data["text"]}
        if act(request, answer_reclaim, actor=acts, done=done, **given).ok:
            return redirect("applicant:case", case.pk)
    with opened(case.tenant_id):
        step = _step(possible_reclaim_steps(acts, claim.reclaim, timezone.now()), ReclaimEvent.ANSWER)
    context = {"form": form, "enclosed": enclosed, "step": step, "claim": claim}
    return _page(request, case, "applicant/case/claim.html", context)


def _taken_back(request: HttpRequest, case: Case, action: Callable[..., Any], done: str, **given: int) -> HttpResponse:
    """Back to the case, where it is said what was done, or why not."""
    result = act(request, action, actor=acting(request, case.tenant_id), done=done, **given)
    if result.refusal is not None:
        messages.error(request, " ".join(say(message) for message in result.refusal.messages))
    return redirect("applicant:case", case.pk)


def _own(things: list[Any], wanted: int) -> Any:
    found: PaymentRequest | Change | Reclaim | None = next((each for each in things if each.pk == wanted), None)
    if found is None:
        raise Http404
    return found


def _step(steps: list[PossibleStep], event: Any) -> PossibleStep | None:
    return next((step for step in steps if step.event == event), None)


def _budget(case: Case) -> list[WrittenLine]:
    """The lines that the grant rests on: those of the last granted change, or of the application."""
    granted = [change for change in changes_of(case) if change.decision_id and change.costs]
    if granted:
        return [WrittenLine(text, amount) for text, amount in change_costs(granted[-1])]
    return [WrittenLine(line.text, line.amount) for line in cost_lines(case)]


def _money(case: Case) -> dict[str, Any]:
    return {"decision": decision_of(case), "balances": balances_of(case)}


def _page(request: HttpRequest, case: Case, template: str, context: dict[str, Any]) -> HttpResponse:
    known = {"case": case, "crumbs": crumbs(case_crumb(case))}
    return render_applicant(request, template, known | context)
