"""Appeals: registering one on paper, and each body's step; a table says which step is where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.cases import actions
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal, Case
from bulyst.cases.queries import access_appeal, against_of, possible_appeal_steps
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.applicant.against import appealable, read_against
from bulyst.web.staff.cases.appeals import appealed_shown
from bulyst.web.staff.cases.forms import appeals as forms
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import back, page
from bulyst.web.staff.cases.views.stepping import StepPage, read, step_of, taken_on_its_page
from bulyst.web.ui.forms import PlainForm
from bulyst.web.ui.views import act, staff_view

_CHANGED = gettext_lazy("Klagen er tatt til følge. Brevet er laget, og søkeren har fått beskjed.")
_RULINGS = {
    forms.AFFIRM: actions.affirm_on_appeal,
    forms.ALTER: actions.alter_on_appeal,
    forms.ANNUL: actions.annul_on_appeal,
    forms.RETURN: actions.return_on_appeal,
}

Act = Callable[[Appeal, PlainForm | None], tuple[Callable[..., Any], dict[str, Any]]]


def _why(request: HttpRequest, appeal: Appeal, now: datetime) -> PlainForm:
    return forms.WhyForm(request.POST or None)


def _does(action: Callable[..., Any]) -> Act:
    """The action, given the appeal and what a form of plain fields says."""
    return lambda appeal, form: (action, {"appeal_id": appeal.pk, **read(form)})


def _review(appeal: Appeal, form: PlainForm | None) -> tuple[Callable[..., Any], dict[str, Any]]:
    assert isinstance(form, forms.ReviewForm)
    given = {"appeal_id": appeal.pk}
    if form.cleaned_data["outcome"] == forms.CHANGE:
        return actions.change_on_appeal, {**given, "draft": form.draft, "done": str(_CHANGED)}
    return actions.uphold_on_appeal, {**given, "reasons": form.cleaned_data["reasons"]}


def _prepare(appeal: Appeal, form: PlainForm | None) -> tuple[Callable[..., Any], dict[str, Any]]:
    assert isinstance(form, forms.PreparationForm)
    return actions.prepare_appeal, {"appeal_id": appeal.pk, "draft": form.draft}


def _rule(appeal: Appeal, form: PlainForm | None) -> tuple[Callable[..., Any], dict[str, Any]]:
    assert isinstance(form, forms.RulingForm)
    return _RULINGS[form.cleaned_data["outcome"]], {"appeal_id": appeal.pk, "draft": form.draft}


def _proposed(appeal: Appeal) -> dict[str, Any]:
    before = appeal.reclaim.amount if appeal.reclaim else appeal.decision.amount or None
    proposed = before if appeal.proposed_amount is None else appeal.proposed_amount
    return {"amount": proposed, "conditions": appeal.decision.conditions}


STEPS: dict[str, StepPage] = {
    "forbered": StepPage(
        AppealEvent.PREPARE,
        Right.HANDLE,
        gettext_lazy("Forbered klagen"),
        gettext_lazy("Send til vurdering"),
        gettext_lazy("Klagen er forberedt og sendt til dem som fattet vedtaket."),
        lambda request, appeal, now: forms.PreparationForm(request.POST or None, matter=appeal.matter),
        _prepare,
    ),
    "ta-til-behandling": StepPage(
        AppealEvent.REINSTATE,
        Right.HANDLE,
        gettext_lazy("Ta klagen til behandling"),
        gettext_lazy("Ta den til behandling"),
        gettext_lazy("Klagen er tatt til behandling. Søkeren har fått beskjed."),
        _why,
        _does(actions.reinstate_appeal),
    ),
    "avvis": StepPage(
        AppealEvent.DISMISS,
        Right.DECIDE,
        gettext_lazy("Avvis klagen"),
        gettext_lazy("Avvis klagen"),
        gettext_lazy("Klagen er avvist. Brevet er laget, og søkeren har fått beskjed."),
        _why,
        _does(actions.dismiss_appeal),
    ),
    "vurder": StepPage(
        AppealEvent.UPHOLD,
        Right.DECIDE,
        gettext_lazy("Vurder klagen på nytt"),
        gettext_lazy("Avgjør"),
        gettext_lazy("Vedtaket står. Søkeren har fått brev, og klagen kan sendes videre."),
        lambda request, appeal, now: forms.ReviewForm(
            request.POST or None, matter=appeal.matter, initial=_proposed(appeal)
        ),
        _review,
    ),
    "oversend": StepPage(
        AppealEvent.FORWARD,
        Right.HANDLE,
        gettext_lazy("Send klagen til klageinstansen"),
        gettext_lazy("Send klagen"),
        gettext_lazy("Oversendingen er laget og ligger i saken. Søkeren har fått beskjed."),
        lambda request, appeal, now: None,
        _does(actions.forward_appeal),
    ),
    "avgjort": StepPage(
        AppealEvent.AFFIRM,
        Right.HANDLE,
        gettext_lazy("Før hva klageinstansen avgjorde"),
        gettext_lazy("Før avgjørelsen"),
        gettext_lazy("Avgjørelsen er ført. Søkeren har fått beskjed."),
        lambda request, appeal, now: forms.RulingForm(
            request.POST or None, matter=appeal.matter, contested=appeal.contested
        ),
        _rule,
    ),
}
"""By the word in the address."""


@staff_view(Right.HANDLE)
def register(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Write down an appeal that came on paper."""
    case, now = access(actor, number, CaseKind.GRANT), timezone.now()
    things = appealable(actor, case, AppealEvent.REGISTER, now)
    form = forms.PaperAppealForm(request.POST or None, things=things)
    if form.is_valid():
        done = _("Klagen er ført. Søkeren har fått beskjed om at den er mottatt.")
        given = {
            "case_id": case.pk,
            "draft": form.draft,
            "posted_on": form.cleaned_data["posted_on"],
            "against": form.appealed if len(things) > 1 else read_against(things[0][0] if things else ""),
        }
        if act(request, actions.register_appeal, actor=actor, done=done, **given).ok:
            return back(municipality, case)
    shown = against_of(case, read_against(things[0][0] if things else ""))
    steps = possible_appeal_steps(actor, case, None, now, shown)
    context = {
        "form": form,
        "taken": {"title": _("Før en klage på papir"), "submit": _("Før klagen")},
        "step": next((step for step in steps if step.event == AppealEvent.REGISTER), None),
        "possible": bool(things),
        **(appealed_shown(case, shown) if len(things) < 2 else {}),
    }
    return page(request, municipality, case, "staff/cases/appeal.html", context)


@staff_view(Right.SEE_STAFF)
def appeal_step(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, appeal_id: int, step: str
) -> HttpResponse:
    """One step of an appeal."""
    case, taken = access(actor, number, CaseKind.GRANT), step_of(STEPS, step, actor)
    try:
        appeal = access_appeal(actor, appeal_id)
    except (Appeal.DoesNotExist, Case.DoesNotExist) as error:
        raise Http404 from error
    possible = possible_appeal_steps(actor, case, appeal, timezone.now())
    shown = {"appeal": appeal, **appealed_shown(case, appeal.against)}
    return taken_on_its_page(
        request, actor, municipality, case, appeal, taken, possible, "staff/cases/appeal.html", shown
    )
