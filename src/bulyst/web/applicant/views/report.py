"""A progress report: what is done and how it goes, told without asking for money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.cases.actions import deliver_report
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.lifecycle import ReportEvent
from bulyst.cases.queries import possible_report_steps, questions_of, reports_of
from bulyst.programmes.blocks import Block
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.enclosing import enclosure
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.forms import LongText
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.questions import QuestionsForm
from bulyst.web.ui.views import act, applicant_view


class ReportForm(QuestionsForm):
    """What is done, and the programme's own questions."""

    prefix = "rapport"

    text = forms.CharField(
        label=gettext_lazy("Hva er gjort, og hvordan går det?"),
        widget=LongText(8),
        help_text=gettext_lazy("Skriv også det som ikke gikk som planlagt."),
    )

    def __init__(self, data: Any = None, *, blocks: tuple[Block, ...], answers: Any, text: str) -> None:
        super().__init__(data, blocks=blocks, answers=answers, initial={"text": text})


@applicant_view
def report(request: HttpRequest, actor: Actor, case_id: int, report_id: int) -> HttpResponse:
    """Write the report, or correct it."""
    case = own_case(actor, case_id)
    found = next((each for each in reports_of(case) if each.pk == report_id), None)
    if found is None:
        raise Http404
    acts = acting(request, case.tenant_id)
    enclosed = enclosure(request, case, Place(Part.REPORT, found.pk))
    form = ReportForm(request.POST or None, blocks=questions_of(found), answers=found.answers, text=found.text)
    form = enclosed.judged(form)
    if not enclosed.only_files and form.is_valid():
        done = _("Rapporten er levert. Takk.")
        given = {"report_id": found.pk, "text": form.cleaned_data["text"], "answers": form.answers}
        if act(request, deliver_report, actor=acts, done=done, **given).ok:
            return redirect("applicant:case", case.pk)
    with opened(case.tenant_id):
        steps = possible_report_steps(acts, found, timezone.now())
    context = {
        "case": case,
        "report": found,
        "form": form,
        "enclosed": enclosed,
        "questions": form.asked(),
        "step": next((step for step in steps if step.event == ReportEvent.DELIVER), None),
        "crumbs": crumbs(case_crumb(case)),
    }
    return render_applicant(request, "applicant/case/report.html", context)
