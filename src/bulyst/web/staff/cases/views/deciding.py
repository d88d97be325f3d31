"""The decision: a grant, wholly or partly, or a refusal."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import grant, refuse
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Assessment, Case
from bulyst.cases.queries import assessment_of, decision_limit, proposed_plan, suggested_amount
from bulyst.ledger.queries import frame_balances
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.deciding import GRANT, REFUSE, DecisionForm
from bulyst.web.staff.cases.forms.plan import plan_lines
from bulyst.web.staff.cases.page import access, judged
from bulyst.web.staff.cases.views.shared import application, back, blocked, page
from bulyst.web.ui.views import Result, act, staff_view


@staff_view(Right.DECIDE)
def decide(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Decide, from the recommendation: the officer's amount, words and conditions are filled in."""
    case, now = access(actor, number, CaseKind.GRANT), timezone.now()
    assessment = assessment_of(case)
    form = DecisionForm(
        request.POST or None, lines=plan_lines(proposed_plan(assessment)), initial=_recommended(assessment)
    )
    if form.is_valid() and _decided(request, actor, case, form).ok:
        return back(municipality, case)
    context = {
        "form": form,
        "assessment": assessment,
        "rules": judged(actor, case, now),
        "suggested": suggested_amount(case, actor, now),
        "frame": frame_balances(case.fund.frame_id) if case.fund else None,
        "limit": decision_limit(case, actor, now),
        **application(case),
        **blocked(actor, case, GrantEvent.REFUSE),
    }
    return page(request, municipality, case, "staff/cases/decide.html", context)


def _decided(request: HttpRequest, actor: Actor, case: Case, form: DecisionForm) -> Result:
    done = _("Vedtaket er fattet. Brevet er laget, og søkeren har fått beskjed.")
    if form.grants:
        return act(request, grant, actor=actor, case_id=case.pk, draft=form.draft, done=done)
    return act(request, refuse, actor=actor, case_id=case.pk, reasons=form.cleaned_data["reasons"], done=done)


def _recommended(assessment: Assessment | None) -> dict[str, Any]:
    if assessment is None:
        return {}
    return {
        "outcome": GRANT if assessment.recommended_amount else REFUSE,
        "amount": assessment.recommended_amount,
        "reasons": assessment.text,
        "conditions": assessment.conditions,
    }
