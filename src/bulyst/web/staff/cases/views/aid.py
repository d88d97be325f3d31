"""State aid of a case: its basis, what the undertaking has had from anyone, and who belongs to the undertaking."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bulyst.cases.actions import enter_aid, judge_aid, record_control, remove_aid, remove_control
from bulyst.cases.aid import Basis, Product
from bulyst.cases.kinds import CaseKind
from bulyst.cases.models import Case, Control, KnownAid
from bulyst.cases.queries import (
    aid_lines,
    aid_verdict,
    basis_of,
    controls_of,
    declared_otherwise,
    judgement_of,
    single_undertaking,
)
from bulyst.kernel.deadlines import today
from bulyst.parties.models import Party, PartyKind
from bulyst.parties.queries import search_parties, with_ids
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.aid_table import aid_table
from bulyst.web.staff.cases.forms.aid import BasisForm, ControlForm, KnownAidForm
from bulyst.web.staff.cases.forms.handling import ReasonForm
from bulyst.web.staff.cases.page import access, case_crumbs
from bulyst.web.staff.cases.views.shared import page
from bulyst.web.ui.formats import day
from bulyst.web.ui.views import act, staff_view

_UNDERTAKINGS = (PartyKind.FIRM, PartyKind.FARM, PartyKind.ASSOCIATION, PartyKind.PERSON)


@staff_view(Right.SEE_STAFF)
def aid(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """What the case rests on and what is known; who handles cases says the basis here."""
    case = access(actor, number, CaseKind.GRANT)
    basis, article = basis_of(case)
    judged = judgement_of(case)
    form = BasisForm(request.POST or None, initial={"basis": basis.value, "article": article})
    if form.is_valid():
        done = _("Grunnlaget for støtten er lagret.")
        if act(request, judge_aid, actor=actor, case_id=case.pk, draft=form.draft, done=done).ok:
            return redirect("staff:case_aid", municipality.slug, case.number)
    group = _group(case)
    handles = actor.has(Right.HANDLE)
    context = {
        "form": form,
        "basis": Basis(basis).label,
        "article": article,
        "judged": judged,
        "product": Product(case.product).label if case.product else "",
        "may_judge": handles and case.decided_on is None,
        "handles": handles,
        "verdict": aid_verdict(case, actor, timezone.now()),
        "declared": declared_otherwise(case, today(timezone.now())),
        "table": aid_table(aid_lines(case), municipality, removable_in=case if handles else None),
        "group": group if len(group) > 1 else [],
        "controls": controls_of(single_undertaking(case.applicant_id)),
    }
    return page(request, municipality, case, "staff/cases/aid.html", context)


@staff_view(Right.HANDLE)
def enter(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Enter aid from somebody else."""
    case = access(actor, number, CaseKind.GRANT)
    form = KnownAidForm(request.POST or None, group=_group(case), initial={"party": str(case.applicant.counted_id)})
    if form.is_valid():
        done = _("Støtten er ført.")
        if act(request, enter_aid, actor=actor, party_id=form.party_id, draft=form.draft, done=done).ok:
            return redirect("staff:case_aid", municipality.slug, case.number)
    return _form_page(request, municipality, case, form, _("Før støtte fra andre"), _("Før støtten"))


@staff_view(Right.HANDLE)
def remove(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, aid_id: int) -> HttpResponse:
    """Count a piece of aid no more, with the reason."""
    case = access(actor, number, CaseKind.GRANT)
    line = next((each for each in aid_lines(case) if each.known and each.known.pk == aid_id), None)
    if line is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        done = _("Støtten er fjernet og regnes ikke lenger med.")
        try:
            if act(request, remove_aid, actor=actor, aid_id=aid_id, done=done, **form.cleaned_data).ok:
                return redirect("staff:case_aid", municipality.slug, case.number)
        except KnownAid.DoesNotExist as error:
            raise Http404 from error
    lead = _("%(giver)s ga %(amount)s %(day)s.") % {
        "giver": line.giver,
        "amount": line.aid.amount,
        "day": day(line.aid.granted_on),
    }
    return _form_page(request, municipality, case, form, _("Fjern støtte"), _("Fjern støtten"), lead)


@staff_view(Right.HANDLE)
def control(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Record that another party belongs to the same undertaking."""
    case = access(actor, number, CaseKind.GRANT)
    inside = single_undertaking(case.applicant_id)
    others = [each for each in search_parties("", _UNDERTAKINGS) if each.pk not in inside]
    form = ControlForm(request.POST or None, others=others)
    if form.is_valid():
        done = _("De to regnes nå som ett foretak.")
        pair = form.pair(case.applicant.counted_id)
        if act(request, record_control, actor=actor, ground=form.cleaned_data["ground"], done=done, **pair).ok:
            return redirect("staff:case_aid", municipality.slug, case.number)
    return _form_page(request, municipality, case, form, _("Legg til et foretak i samme foretak"), _("Legg til"))


@require_POST
@staff_view(Right.HANDLE)
def uncontrol(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, control_id: int
) -> HttpResponse:
    """Count two parties apart again."""
    case = access(actor, number, CaseKind.GRANT)
    try:
        act(request, remove_control, actor=actor, control_id=control_id, done=_("De to regnes hver for seg igjen."))
    except Control.DoesNotExist as error:
        raise Http404 from error
    return redirect("staff:case_aid", municipality.slug, case.number)


def _form_page(
    request: HttpRequest, municipality: Municipality, case: Case, form: Any, heading: str, submit: str, lead: str = ""
) -> HttpResponse:
    back = reverse("staff:case_aid", args=[municipality.slug, case.number])
    crumbs = [*case_crumbs(municipality.slug, case), (_("Statsstøtte"), back)]
    context = {"form": form, "heading": heading, "submit": submit, "lead": lead, "back": back, "crumbs": crumbs}
    return page(request, municipality, case, "staff/cases/aid_form.html", context)


def _group(case: Case) -> list[Party]:
    """The parties of the single undertaking that count, the applicant first."""
    applicant = case.applicant.counted_id
    found = [each for each in with_ids(single_undertaking(applicant)) if each.canonical_id is None]
    return sorted(found, key=lambda each: (each.pk != applicant, each.name))
