"""Payment requests: attest, pay, send back, reverse. Two pairs of eyes see every payment."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import attest_payment, pay, return_payment, reverse_payment
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import PaymentEvent
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries import (
    access_request,
    balances_of,
    decision_of,
    payable_on,
    possible_payment_steps,
    rules_of,
    unmet_conditions,
)
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.files import files_with
from bulyst.web.staff.cases.forms.deciding import AttestForm
from bulyst.web.staff.cases.forms.handling import ReasonForm
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.verdicts import rule_lines
from bulyst.web.staff.cases.views.shared import back, page
from bulyst.web.ui.formats import kroner
from bulyst.web.ui.views import act, staff_view


@staff_view(Right.ATTEST)
def attest(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, request_id: int
) -> HttpResponse:
    """Accept the costs, and with them the amount that they give right to."""
    case, asked = _asked(actor, number, request_id)
    now = timezone.now()
    waiting = list(unmet_conditions(case, asked, now))
    form = AttestForm(request.POST or None, conditions=waiting, initial={"accepted_costs": asked.costs})
    if form.is_valid():
        done = _("Utbetalingen er attestert. Nå kan den betales av en annen enn deg.")
        if act(request, attest_payment, actor=actor, request_id=asked.pk, done=done, **form.cleaned_data).ok:
            return back(municipality, case)
    context = {"form": form, "payable": payable_on(actor, asked, now)}
    return page(
        request,
        municipality,
        case,
        "staff/cases/attest.html",
        context | _facts(actor, municipality, case, asked, PaymentEvent.ATTEST),
    )


@staff_view(Right.PAY)
def pay_request(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, request_id: int
) -> HttpResponse:
    """Pay what was attested."""
    case, asked = _asked(actor, number, request_id)
    if request.method == "POST":
        done = _("%(amount)s er ført som utbetalt. Søkeren har fått beskjed.") % {
            "amount": kroner(asked.approved_amount)
        }
        if act(request, pay, actor=actor, request_id=asked.pk, done=done).ok:
            return back(municipality, case)
    facts = _facts(actor, municipality, case, asked, PaymentEvent.PAY)
    return page(request, municipality, case, "staff/cases/pay.html", facts)


@staff_view(Right.ATTEST, Right.PAY)
def return_request(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, request_id: int
) -> HttpResponse:
    """Send an unpaid request back with a reason. Who attests may, until it is attested; then who pays."""
    case, asked = _asked(actor, number, request_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        done = _("Forespørselen er sendt tilbake til søkeren med det du skrev.")
        if act(request, return_payment, actor=actor, request_id=asked.pk, done=done, **form.cleaned_data).ok:
            return back(municipality, case)
    facts = _facts(actor, municipality, case, asked, PaymentEvent.RETURN)
    return page(request, municipality, case, "staff/cases/return.html", {"form": form} | facts)


@staff_view(Right.PAY)
def reverse_request(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, request_id: int
) -> HttpResponse:
    """Take a payment back that should not have been made."""
    case, asked = _asked(actor, number, request_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        done = _("Utbetalingen er tilbakeført. Beløpet er igjen et tilsagn som ikke er betalt.")
        if act(request, reverse_payment, actor=actor, request_id=asked.pk, done=done, **form.cleaned_data).ok:
            return back(municipality, case)
    facts = _facts(actor, municipality, case, asked, PaymentEvent.REVERSE)
    return page(request, municipality, case, "staff/cases/reverse.html", {"form": form} | facts)


def _asked(actor: Actor, number: str, request_id: int) -> tuple[Case, PaymentRequest]:
    case = access(actor, number, CaseKind.GRANT)
    try:
        asked = access_request(actor, request_id)
    except (PaymentRequest.DoesNotExist, Case.DoesNotExist) as error:
        raise Http404 from error
    if asked.case_id != case.pk:
        raise Http404
    return case, asked


def _facts(
    actor: Actor, municipality: Municipality, case: Case, asked: PaymentRequest, event: PaymentEvent
) -> dict[str, Any]:
    now = timezone.now()
    step = next((each for each in possible_payment_steps(actor, asked, now) if each.event == event), None)
    rules = rules_of(case, today(now))
    return {
        "asked": asked,
        "files": files_with(municipality.slug, case, Place(Part.PAYMENT, asked.pk)),
        "decision": decision_of(case),
        "balances": balances_of(case),
        "step": step,
        "possible": step is not None and step.allowed,
        "rules": rule_lines(step.verdicts, rules, decided=True) if step is not None else [],
    }
