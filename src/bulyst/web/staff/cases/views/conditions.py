"""The conditions of a decision: which are met, since when, and who saw it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bulyst.cases.actions import meet_conditions, open_condition
from bulyst.cases.kinds import CaseKind
from bulyst.cases.models import MetCondition
from bulyst.cases.queries import conditions_of, rules_of
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.conditions import ConditionsForm
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import page
from bulyst.web.ui.views import act, staff_view


@staff_view(Right.SEE_STAFF)
def conditions(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Every condition of the decision in force; who handles cases ticks off what is met."""
    case = access(actor, number, CaseKind.GRANT)
    now = timezone.now()
    found = conditions_of(case, rules_of(case, today(now)))
    waiting = [each.asked.text for each in found if each.met is None]
    handles = actor.has(Right.HANDLE) and bool(waiting)
    form = ConditionsForm((request.POST or None) if handles else None, texts=waiting, initial={"met_on": today(now)})
    if form.is_valid():
        done = _("Krysset av som oppfylt.")
        if act(request, meet_conditions, actor=actor, case_id=case.pk, done=done, **form.ticked()).ok:
            return redirect("staff:conditions", municipality.slug, case.number)
    context = {"found": found, "form": form, "handles": handles, "may_open": actor.has(Right.HANDLE)}
    return page(request, municipality, case, "staff/cases/conditions.html", context)


@require_POST
@staff_view(Right.HANDLE)
def condition_open(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, condition_id: int
) -> HttpResponse:
    """Take a tick back."""
    case = access(actor, number, CaseKind.GRANT)
    done = _("Vilkåret står igjen som ikke oppfylt.")
    try:
        act(request, open_condition, actor=actor, case_id=case.pk, condition_id=condition_id, done=done)
    except MetCondition.DoesNotExist as error:
        raise Http404 from error
    return redirect("staff:conditions", municipality.slug, case.number)
