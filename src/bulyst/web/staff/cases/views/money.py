"""A grant after it was accepted: its payment plan, changes, claims for repayment; a table says which step is where."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.cases import actions
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import ChangeEvent, GrantEvent, ReclaimEvent
from bulyst.cases.models import Case, Change, Milestone, Reclaim
from bulyst.cases.queries import (
    access_change,
    access_reclaim,
    balances_of,
    claim_of,
    decision_of,
    milestone_of,
    plan_of,
    possible_change_steps,
    possible_reclaim_steps,
)
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.files import files_with
from bulyst.web.staff.cases.forms import money as forms
from bulyst.web.staff.cases.forms.handling import ReasonForm
from bulyst.web.staff.cases.forms.plan import MilestonesForm, plan_lines
from bulyst.web.staff.cases.money import change_facts_shown
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import back, blocked, page
from bulyst.web.staff.cases.views.stepping import StepPage, read, reasoned, step_of, taken_on_its_page
from bulyst.web.ui.views import act, staff_view


@staff_view(Right.HANDLE)
def plan(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Set or replace the payment plan."""
    case = access(actor, number, CaseKind.GRANT)
    form = MilestonesForm(request.POST or None, lines=plan_lines(plan_of(case)))
    if form.is_valid():
        done = _("Utbetalingsplanen er lagret, og søkeren har fått beskjed.")
        given = {"case_id": case.pk, "milestones": form.milestones}
        if act(request, actions.set_payment_plan, actor=actor, done=done, **given).ok:
            return back(municipality, case)
    context = {
        "form": form,
        "decision": decision_of(case),
        **blocked(actor, case, GrantEvent.PLAN),
    }
    return page(request, municipality, case, "staff/cases/plan.html", context)


@staff_view(Right.HANDLE)
def accept_early(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, milestone_id: int
) -> HttpResponse:
    """Accept a milestone before its day."""
    case = access(actor, number, CaseKind.GRANT)
    try:
        milestone = milestone_of(case, milestone_id)
    except Milestone.DoesNotExist as error:
        raise Http404 from error
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        done = _("Milepælen er godtatt. Søkeren kan be om beløpet nå, og har fått beskjed.")
        given = {"case_id": case.pk, "milestone_id": milestone.pk, **form.cleaned_data}
        if act(request, actions.accept_milestone, actor=actor, done=done, **given).ok:
            return back(municipality, case)
    reached = milestone.reached(today(timezone.now()))
    context = {"form": form, "milestone": milestone, "reached": reached, **blocked(actor, case, GrantEvent.REACH)}
    return page(request, municipality, case, "staff/cases/milestone.html", context)


@staff_view(Right.HANDLE)
def notify(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Tell the applicant beforehand that money may be claimed back."""
    case = access(actor, number, CaseKind.GRANT)
    paid = balances_of(case).paid
    form = forms.NoticeForm(request.POST or None, initial=forms.notice_initial(today(timezone.now()), paid))
    if form.is_valid():
        done = _("Søkeren er varslet, med svarfrist.")
        given = {"case_id": case.pk, "draft": form.draft(case.language)}
        if act(request, actions.notify_reclaim, actor=actor, done=done, **given).ok:
            return back(municipality, case)
    context = {"form": form, "paid": paid, **blocked(actor, case, GrantEvent.RECLAIM)}
    return page(request, municipality, case, "staff/cases/notify.html", context)


CHANGE_STEPS: dict[str, StepPage] = {
    "innstilling": StepPage(
        ChangeEvent.RECOMMEND,
        Right.HANDLE,
        gettext_lazy("Innstill på endringen"),
        gettext_lazy("Send til vedtak"),
        gettext_lazy("Innstillingen er lagret, og endringen er sendt til vedtak."),
        lambda request, change, now: forms.RecommendationForm(request.POST or None),
        lambda change, form: (actions.recommend_change, {"change_id": change.pk, **read(form)}),
    ),
    "vedtak": StepPage(
        ChangeEvent.GRANT,
        Right.DECIDE,
        gettext_lazy("Avgjør endringen"),
        gettext_lazy("Fatt vedtaket"),
        gettext_lazy("Vedtaket er fattet, og søkeren har fått brev."),
        lambda request, change, now: forms.ChangeDecisionForm(request.POST or None),
        lambda change, form: (
            actions.grant_change if read(form)["outcome"] == forms.GRANT else actions.refuse_change,
            {"change_id": change.pk, "reasons": read(form)["reasons"]},
        ),
    ),
}

RECLAIM_STEPS: dict[str, StepPage] = {
    "vedtak": StepPage(
        ReclaimEvent.DECIDE,
        Right.DECIDE,
        gettext_lazy("Krev penger tilbake"),
        gettext_lazy("Fatt vedtaket"),
        gettext_lazy("Kravet er vedtatt, og søkeren har fått brev."),
        lambda request, reclaim, now: forms.ClaimForm(
            request.POST or None, initial=forms.claim_initial(today(now), reclaim.notified_amount)
        ),
        lambda reclaim, form: (
            actions.decide_reclaim,
            {"reclaim_id": reclaim.pk, "draft": form.draft if isinstance(form, forms.ClaimForm) else None},
        ),
    ),
    "frafall": StepPage(
        ReclaimEvent.DROP,
        Right.HANDLE,
        gettext_lazy("Gå bort fra kravet"),
        gettext_lazy("Gå bort fra kravet"),
        gettext_lazy("Varselet er trukket, og søkeren har fått beskjed."),
        reasoned,
        lambda reclaim, form: (actions.drop_reclaim, {"reclaim_id": reclaim.pk, **read(form)}),
    ),
    "innbetaling": StepPage(
        ReclaimEvent.REGISTER,
        Right.ATTEST,
        gettext_lazy("Registrer en innbetaling"),
        gettext_lazy("Registrer"),
        gettext_lazy("Innbetalingen er registrert. En annen enn deg bekrefter den."),
        lambda request, reclaim, now: forms.RepaymentForm(
            request.POST or None,
            initial={"amount": claim_of(reclaim).outstanding, "received_on": today(now)},
        ),
        lambda reclaim, form: (actions.register_repayment, {"reclaim_id": reclaim.pk, **read(form)}),
    ),
    "bekreft": StepPage(
        ReclaimEvent.CONFIRM,
        Right.PAY,
        gettext_lazy("Bekreft innbetalingen"),
        gettext_lazy("Bekreft innbetalingen"),
        gettext_lazy("Innbetalingen er ført. Pengene er tilbake i fondet."),
        lambda request, reclaim, now: None,
        lambda reclaim, form: (actions.confirm_repayment, {"reclaim_id": reclaim.pk}),
    ),
    "avvis": StepPage(
        ReclaimEvent.REJECT,
        Right.PAY,
        gettext_lazy("Avvis innbetalingen"),
        gettext_lazy("Avvis innbetalingen"),
        gettext_lazy("Innbetalingen er avvist. Den kan registreres på nytt."),
        reasoned,
        lambda reclaim, form: (actions.reject_repayment, {"reclaim_id": reclaim.pk, **read(form)}),
    ),
    "gi-tilbake": StepPage(
        ReclaimEvent.GIVE_BACK,
        Right.PAY,
        gettext_lazy("Betal tilbake til søkeren"),
        gettext_lazy("Betal tilbake"),
        gettext_lazy("Det som var betalt for mye, er ført som betalt til søkeren."),
        lambda request, reclaim, now: None,
        lambda reclaim, form: (actions.give_back, {"reclaim_id": reclaim.pk}),
    ),
    "ettergi": StepPage(
        ReclaimEvent.WAIVE,
        Right.DECIDE,
        gettext_lazy("Ettergi resten av kravet"),
        gettext_lazy("Ettergi resten"),
        gettext_lazy("Resten av kravet er ettergitt, og søkeren har fått beskjed."),
        reasoned,
        lambda reclaim, form: (actions.waive_reclaim, {"reclaim_id": reclaim.pk, **read(form)}),
    ),
}


@staff_view(Right.SEE_STAFF)
def change_step(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, change_id: int, step: str
) -> HttpResponse:
    """One step of an application for change."""
    case, taken = access(actor, number, CaseKind.GRANT), step_of(CHANGE_STEPS, step, actor)
    try:
        change = access_change(actor, change_id)
    except (Change.DoesNotExist, Case.DoesNotExist) as error:
        raise Http404 from error
    possible = possible_change_steps(actor, change, timezone.now())
    files = files_with(municipality.slug, case, Place(Part.CHANGE, change.pk))
    shown = {"change": change, "files": files, **change_facts_shown(change)}
    return taken_on_its_page(
        request, actor, municipality, case, change, taken, possible, "staff/cases/change_step.html", shown
    )


@staff_view(Right.SEE_STAFF)
def reclaim_step(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, reclaim_id: int, step: str
) -> HttpResponse:
    """One step of a claim for repayment."""
    case, taken = access(actor, number, CaseKind.GRANT), step_of(RECLAIM_STEPS, step, actor)
    try:
        reclaim = access_reclaim(actor, reclaim_id)
    except (Reclaim.DoesNotExist, Case.DoesNotExist) as error:
        raise Http404 from error
    possible = possible_reclaim_steps(actor, reclaim, timezone.now())
    files = files_with(municipality.slug, case, Place(Part.CLAIM, reclaim.pk))
    shown = {"claim": claim_of(reclaim), "files": files, "balances": balances_of(case)}
    return taken_on_its_page(
        request, actor, municipality, case, reclaim, taken, possible, "staff/cases/reclaim_step.html", shown
    )
