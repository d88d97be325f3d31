"""Answering what the municipality asked for, with a chance to correct the application itself."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import answer
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.cases.queries import application_of, open_inquiry, rules_of
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.forms.answers import AnswerForm
from bulyst.web.applicant.forms.base import QuestionForm
from bulyst.web.applicant.forms.own import form_of, groups_of
from bulyst.web.applicant.forms.questions import Group
from bulyst.web.applicant.plan import plan_of
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.files import change_files, own_rows
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.files import FilesForm
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view

FILES_ONLY = "filer"
Pages = list[tuple[Group, QuestionForm]]


@applicant_view
def answer_inquiry(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Answer; what was wrong in the application can be corrected on the same page."""
    case = own_case(actor, case_id)
    inquiry = open_inquiry(case)
    if case.state != GrantState.WAITING or inquiry is None:
        return redirect("applicant:case", case.pk)
    if request.method == "POST" and request.FILES:
        change_files(request, case)
    uploading = request.POST.get("lagre") == FILES_ONLY
    form = AnswerForm(initial=request.POST.dict()) if uploading else AnswerForm(request.POST or None)
    pages = _pages(request, case, timezone.now())
    readable = not any(page.errors for _group, page in pages)
    if form.is_valid() and readable:
        done = _("Svaret er sendt. Saksbehandleren har fått beskjed.")
        result = act(
            request,
            answer,
            actor=acting(request, case.tenant_id),
            case_id=case.pk,
            text=form.cleaned_data["answer"],
            corrected=_corrected(case, pages),
            done=done,
        )
        if result.ok:
            return redirect("applicant:case", case.pk)
    context = {
        "case": case,
        "inquiry": inquiry,
        "form": form,
        "pages": pages,
        "files": own_rows(case),
        "upload": FilesForm(),
        "plan": plan_of(application_of(case)),
        "opened": any(page.errors for _group, page in pages) or getattr(request, "refusal", None) is not None,
        "crumbs": crumbs(case_crumb(case)),
    }
    return render_applicant(request, "applicant/case/answer.html", context)


def _pages(request: HttpRequest, case: Case, now: datetime) -> Pages:
    draft, rules = application_of(case), rules_of(case, today(now))
    data = request.POST if request.method == "POST" else None
    return [(group, group.form(data, draft=draft, call=case.call, rules=rules)) for group in groups_of(form_of(case))]


def _corrected(case: Case, pages: Pages) -> ApplicationDraft | None:
    """The application as it stands after the corrections; None when nothing was changed."""
    written = draft = application_of(case)
    for _group, page in pages:
        page.draft = draft
        draft = page.merged()
    return None if draft == written else draft
