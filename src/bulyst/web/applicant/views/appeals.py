"""Appealing a decision, taking the appeal back, and contesting that it was dismissed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases import actions
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal, Case
from bulyst.cases.queries import appeals_of, decision_of, open_appeal
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.appeals import appeal_steps
from bulyst.web.applicant.forms.answers import AppealForm, ContestForm, WithdrawAppealForm
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.forms import PlainForm
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view


@applicant_view
def file(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Appeal the decision in force."""
    case = own_case(actor, case_id)
    acts, form = acting(request, case.tenant_id), AppealForm(request.POST or None)
    if form.is_valid():
        done = _("Klagen er sendt. Kommunen har fått den.")
        if act(request, actions.file_appeal, actor=acts, case_id=case.pk, draft=form.draft, done=done).ok:
            return redirect("applicant:case", case.pk)
    context = {"title": _("Klag på vedtaket"), "submit": _("Send klagen"), "decision": decision_of(case)}
    return _page(request, acts, case, None, AppealEvent.FILE, form, context)


@applicant_view
def withdraw(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Take the appeal back."""
    case = own_case(actor, case_id)
    acts, appeal = acting(request, case.tenant_id), _last(case)
    form = WithdrawAppealForm(request.POST or None)
    if form.is_valid():
        done = _("Klagen er trukket. Vedtaket blir stående.")
        if act(request, actions.withdraw_appeal, actor=acts, appeal_id=appeal.pk, done=done).ok:
            return redirect("applicant:case", case.pk)
    title = _("Trekk klagen")
    context = {"title": title, "submit": title, "lead": _("Vedtaket blir stående slik det er.")}
    return _page(request, acts, case, appeal, AppealEvent.WITHDRAW, form, context)


@applicant_view
def contest(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Have the body above say whether the appeal was rightly dismissed."""
    case = own_case(actor, case_id)
    acts, appeal = acting(request, case.tenant_id), _last(case)
    form = ContestForm(request.POST or None)
    if form.is_valid():
        done = _("Klagen på avvisningen er sendt. Kommunen sender saken til klageinstansen.")
        given = {"appeal_id": appeal.pk, "text": form.cleaned_data["text"], "done": done}
        if act(request, actions.contest_dismissal, actor=acts, **given).ok:
            return redirect("applicant:case", case.pk)
    context = {"title": _("Klag på avvisningen"), "submit": _("Send klagen"), "written": appeal.dismissal}
    return _page(request, acts, case, appeal, AppealEvent.CONTEST, form, context)


def _last(case: Case) -> Appeal:
    """The open appeal, or else the last one, whose page says what has become of it. Raises Http404."""
    appeal = open_appeal(case) or appeals_of(case).last()
    if appeal is None:
        raise Http404
    appeal.case = case
    return appeal


def _page(
    request: HttpRequest,
    acts: Actor,
    case: Case,
    appeal: Appeal | None,
    event: AppealEvent,
    form: PlainForm,
    context: dict[str, Any],
) -> HttpResponse:
    step = appeal_steps(acts, case, appeal, timezone.now()).get(event)
    known = {"case": case, "appeal": appeal, "form": form, "step": step, "crumbs": crumbs(case_crumb(case))}
    return render_applicant(request, "applicant/case/appeal.html", known | context)
