"""The applicant asks whether somebody is impartial in the case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import question_impartiality
from bulyst.cases.queries.handlers import asked_by_applicant, handlers_of
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.forms.answers import ImpartialityForm
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view


@applicant_view
def question(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Say who it is about and why."""
    case = own_case(actor, case_id)
    acts = acting(request, case.tenant_id)
    with opened(case.tenant_id):
        people, asked = handlers_of(case, today(timezone.now())), asked_by_applicant(case)
    form = ImpartialityForm(request.POST or None, people=people)
    if form.is_valid():
        given = {"case_id": case.pk, **form.cleaned_data}
        done = _("Spørsmålet er sendt. Personen gjør ikke noe i saken før det er avgjort.")
        if act(request, question_impartiality, actor=acts, done=done, **given).ok:
            return redirect("applicant:case", case.pk)
    context = {"case": case, "form": form, "people": people, "asked": asked, "crumbs": crumbs(case_crumb(case))}
    return render_applicant(request, "applicant/case/impartiality.html", context)
