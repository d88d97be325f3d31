"""Moving a draft to another call, and beginning a new application with what an earlier one said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import copy_application, move
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.queries import targets_of
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.moving import chosen_in, offers
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view


@applicant_view
def move_draft(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Choose another call for a draft; everything that fits follows."""
    case = own_case(actor, case_id)
    if case.state != GrantState.DRAFT:
        return redirect("applicant:case", case.pk)
    offered = offers(targets_of(case, timezone.now()))
    chosen = chosen_in(request, offered)
    if chosen is not None:
        done = _("Søknaden er flyttet til «%(call)s». Ingenting må skrives på nytt.") % {"call": chosen.title}
        if act(request, move, actor=acting(request, case.tenant_id), case_id=case.pk, call_id=chosen.pk, done=done).ok:
            return redirect("applicant:resume", case.pk)
    context = {"case": case, "offers": offered, "crumbs": crumbs(case_crumb(case))}
    return render_applicant(request, "applicant/application/move.html", context)


@applicant_view
def copy(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Begin a new application with the text, costs and files of this one."""
    case = own_case(actor, case_id)
    if case.kind != CaseKind.GRANT:
        return redirect("applicant:case", case.pk)
    offered = offers(targets_of(case, timezone.now(), also_own=True))
    chosen = chosen_in(request, offered)
    if chosen is not None:
        acts, done = acting(request, case.tenant_id), _("Kopien er klar. Se over datoer og beløp før dere sender.")
        made = act(request, copy_application, actor=acts, case_id=case.pk, call_id=chosen.pk, done=done)
        if made.ok:
            return redirect("applicant:resume", made.value.pk)
    context = {"case": case, "offers": offered, "crumbs": crumbs(case_crumb(case))}
    return render_applicant(request, "applicant/case/copy.html", context)
