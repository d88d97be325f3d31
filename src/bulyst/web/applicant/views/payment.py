"""Asking to be paid, with accounts and report."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bulyst.cases.actions import request_payment
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.kinds import PaymentKind
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries import balances_of, decision_of, last_returned, rules_of
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.enclosing import enclosure
from bulyst.web.applicant.forms.answers import PaymentForm
from bulyst.web.applicant.status import steps_of
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view


@applicant_view
def ask_for_payment(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Ask for a part or the rest of the grant."""
    case = own_case(actor, case_id)
    decision = decision_of(case)
    if decision is None or not decision.granted:
        raise Http404
    returned = last_returned(case)
    before = Place(Part.PAYMENT, returned.pk) if returned is not None else None
    enclosed = enclosure(request, case, Place(Part.PAYMENT), before=before)
    form = enclosed.judged(PaymentForm(request.POST or None, initial=_initial(returned)))
    if not enclosed.only_files and form.is_valid():
        done = _("Forespørselen er sendt. Dere får beskjed når pengene er betalt, eller hvis noe mangler.")
        result = act(
            request,
            request_payment,
            actor=acting(request, case.tenant_id),
            case_id=case.pk,
            draft=form.draft,
            done=done,
        )
        if result.ok:
            return redirect("applicant:case", case.pk)
    now = timezone.now()
    step = steps_of(acting(request, case.tenant_id), case, now).get(GrantEvent.REQUEST)
    context = {
        "case": case,
        "form": form,
        "enclosed": enclosed,
        "decision": decision,
        "balances": balances_of(case),
        **rules_shown(case),
        "step": step,
        "crumbs": crumbs(case_crumb(case)),
    }
    return render_applicant(request, "applicant/case/payment.html", context)


def rules_shown(case: Case) -> dict[str, list[str]]:
    """The rules about payment and accounts in words."""
    rules = rules_of(case, today(timezone.now()))
    language = get_language() or "nb"
    known = (rules.payment_regime(), rules.accounts_required())
    return {"rules": [rule.text(language) for rule in known if rule is not None]}


def _initial(returned: PaymentRequest | None) -> dict[str, Any]:
    """What was returned is not typed again."""
    if returned is None:
        return {"kind": PaymentKind.PART.value}
    names = ("kind", "costs", "requested_amount", "accounts", "signed_by", "report")
    return {name: getattr(returned, name) for name in names}
