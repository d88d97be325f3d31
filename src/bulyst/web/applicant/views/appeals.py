"""Appealing a decision, a refused change or a claim; taking the appeal back; contesting that it was dismissed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.cases import actions
from bulyst.cases.drafts import Against
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal, Case
from bulyst.cases.queries import against_of, appeals_of
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.against import appealable, named, read_against
from bulyst.web.applicant.appeals import appeal_steps
from bulyst.web.applicant.forms.answers import AppealForm, ContestForm, WithdrawAppealForm
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.forms import PlainForm
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view


@applicant_view
def file(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Appeal what the address names, or choose between what can be appealed."""
    case, now = own_case(actor, case_id), timezone.now()
    acts, wanted = acting(request, case.tenant_id), request.GET.get("gjelder", "")
    things = appealable(acts, case, AppealEvent.FILE, now)
    one = wanted or (things[0][0] if len(things) == 1 else "")
    form = AppealForm(request.POST or None, things=() if one else things)
    against = read_against(one) if one else form.appealed
    if form.is_valid():
        done = _("Klagen er sendt. Kommunen har fått den.")
        given: dict[str, Any] = {"case_id": case.pk, "draft": form.draft, "against": against, "done": done}
        if act(request, actions.file_appeal, actor=acts, **given).ok:
            return redirect("applicant:case", case.pk)
    thing = against_of(case, against if one or not things else Against())
    step = appeal_steps(acts, case, None, now, thing).get(AppealEvent.FILE)
    context = {
        "title": _("Klag på vedtaket"),
        "submit": _("Send klagen"),
        "against": thing if one or len(things) < 2 else None,
        "name": named(thing) if thing is not None else "",
        "possible": bool(things) if not one else step is not None and step.allowed,
    }
    return _page(request, case, form, step, context)


@dataclass(frozen=True, slots=True)
class _Step:
    """The page of one thing that the applicant does with an appeal."""

    event: AppealEvent
    form: type[PlainForm]
    action: Callable[..., Any]
    title: str | Promise
    submit: str | Promise
    done: str | Promise
    lead: str | Promise = ""


_WITHDRAW = _Step(
    AppealEvent.WITHDRAW,
    WithdrawAppealForm,
    lambda *, sure, **given: actions.withdraw_appeal(**given),
    gettext_lazy("Trekk klagen"),
    gettext_lazy("Trekk klagen"),
    gettext_lazy("Klagen er trukket. Vedtaket blir stående."),
    gettext_lazy("Vedtaket blir stående slik det er."),
)
_CONTEST = _Step(
    AppealEvent.CONTEST,
    ContestForm,
    actions.contest_dismissal,
    gettext_lazy("Klag på avvisningen"),
    gettext_lazy("Send klagen"),
    gettext_lazy("Klagen på avvisningen er sendt. Kommunen sender saken til klageinstansen."),
)


@applicant_view
def withdraw(request: HttpRequest, actor: Actor, case_id: int, appeal_id: int) -> HttpResponse:
    """Take the appeal back."""
    return _step(request, actor, case_id, appeal_id, _WITHDRAW)


@applicant_view
def contest(request: HttpRequest, actor: Actor, case_id: int, appeal_id: int) -> HttpResponse:
    """Have the body above say whether the appeal was rightly dismissed."""
    return _step(request, actor, case_id, appeal_id, _CONTEST)


def _step(request: HttpRequest, actor: Actor, case_id: int, appeal_id: int, taken: _Step) -> HttpResponse:
    case = own_case(actor, case_id)
    acts, appeal = acting(request, case.tenant_id), _own(case, appeal_id)
    form = taken.form(request.POST or None)
    if form.is_valid():
        given = {"appeal_id": appeal.pk, **form.cleaned_data, "done": str(taken.done)}
        if act(request, taken.action, actor=acts, **given).ok:
            return redirect("applicant:case", case.pk)
    step = appeal_steps(acts, case, appeal, timezone.now()).get(taken.event)
    context = {
        "title": taken.title,
        "submit": taken.submit,
        "lead": taken.lead,
        "name": named(appeal.against),
        "written": appeal.dismissal if taken is _CONTEST else "",
        "possible": step is not None and step.allowed,
    }
    return _page(request, case, form, step, context)


def _own(case: Case, appeal_id: int) -> Appeal:
    appeal = appeals_of(case).filter(pk=appeal_id).first()
    if appeal is None:
        raise Http404
    appeal.case = case
    return appeal


def _page(request: HttpRequest, case: Case, form: PlainForm, step: Any, context: dict[str, Any]) -> HttpResponse:
    known = {"case": case, "form": form, "step": step, "crumbs": crumbs(case_crumb(case))}
    return render_applicant(request, "applicant/case/appeal.html", known | context)
