"""Progress reports of a case: ask for one, read it, send it back, do without it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bulyst.cases.actions import ask_for_report, cancel_report, reopen_report
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantEvent, ReportEvent
from bulyst.cases.models import Case, ProgressReport
from bulyst.cases.queries import access_report, possible_report_steps, questions_of
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.applicant.answers import told
from bulyst.web.staff.cases.files import files_with
from bulyst.web.staff.cases.forms.handling import ReasonForm
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import back, blocked, page
from bulyst.web.ui.forms import DateField, PlainForm
from bulyst.web.ui.views import act, staff_view


class ReportForm(PlainForm):
    """By when a report is needed."""

    due_on = DateField(
        label=gettext_lazy("Når skal rapporten være levert?"),
        help_text=gettext_lazy("Søkeren får beskjed nå og en påminnelse før fristen."),
    )


@staff_view(Right.HANDLE)
def ask(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Ask for a progress report by a day."""
    case = access(actor, number, CaseKind.GRANT)
    form = ReportForm(request.POST or None)
    if form.is_valid():
        done = _("Søkeren er bedt om en rapport.")
        if act(request, ask_for_report, actor=actor, case_id=case.pk, done=done, **form.cleaned_data).ok:
            return back(municipality, case)
    context = {"form": form, **blocked(actor, case, GrantEvent.REPORT)}
    return page(request, municipality, case, "staff/cases/report_ask.html", context)


@staff_view(Right.SEE_STAFF)
def report(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, report_id: int) -> HttpResponse:
    """One report, and sending it back."""
    case, found = _found(actor, number, report_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        done = _("Rapporten er sendt tilbake til søkeren.")
        given = {"report_id": found.pk, "reason": form.cleaned_data["reason"]}
        if act(request, reopen_report, actor=actor, done=done, **given).ok:
            return back(municipality, case)
    steps = {step.event: step for step in possible_report_steps(actor, found, timezone.now())}
    language = "nn" if get_language() == "nn" else "nb"
    context = {
        "form": form,
        "report": found,
        "files": files_with(municipality.slug, case, Place(Part.REPORT, found.pk)),
        "answers": [told(block, found.answers, language, {}) for block in questions_of(found)],
        "can_reopen": ReportEvent.REOPEN in steps and steps[ReportEvent.REOPEN].allowed,
        "can_cancel": ReportEvent.CANCEL in steps and steps[ReportEvent.CANCEL].allowed,
    }
    return page(request, municipality, case, "staff/cases/report.html", context)


@require_POST
@staff_view(Right.HANDLE)
def cancel(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, report_id: int) -> HttpResponse:
    """Do without a report."""
    case, found = _found(actor, number, report_id)
    done = _("Rapporten trengs ikke lenger.")
    if act(request, cancel_report, actor=actor, report_id=found.pk, done=done).ok:
        return back(municipality, case)
    return redirect("staff:report", municipality.slug, case.number, found.pk)


def _found(actor: Actor, number: str, report_id: int) -> tuple[Case, ProgressReport]:
    case = access(actor, number, CaseKind.GRANT)
    try:
        found = access_report(actor, report_id)
    except (ProgressReport.DoesNotExist, Case.DoesNotExist) as error:
        raise Http404 from error
    if found.case_id != case.pk:
        raise Http404
    return case, found
