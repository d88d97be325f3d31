"""Appeals: registering one on paper, and each body's step."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bulyst.cases import actions
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import AppealEvent, GrantEvent
from bulyst.cases.models import Appeal, Case
from bulyst.cases.queries import (
    appeals_of,
    decision_of,
    interim_replies,
    letter_of,
    next_expected,
    open_appeal,
    possible_appeal_steps,
)
from bulyst.correspondence.models import Letter
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.appeals import (
    AFFIRM,
    ALTER,
    ANNUL,
    CHANGE,
    PaperAppealForm,
    PreparationForm,
    ReceiptForm,
    ReviewForm,
    RulingForm,
    WhyForm,
)
from bulyst.web.staff.cases.forms.handling import InterimForm
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.steps import NOT_DECLARED
from bulyst.web.staff.cases.views.shared import back, blocked, page
from bulyst.web.ui.forms import PlainForm
from bulyst.web.ui.views import act, staff_view

Text = str | Promise


@staff_view(Right.HANDLE)
def register(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Write down an appeal that came on paper."""
    case = access(actor, number, CaseKind.GRANT)
    form = PaperAppealForm(request.POST or None)
    if form.is_valid():
        done = _("Klagen er ført. Søkeren har fått beskjed om at den er mottatt.")
        given = {"draft": form.draft, "posted_on": form.cleaned_data["posted_on"]}
        if act(request, actions.register_appeal, actor=actor, case_id=case.pk, done=done, **given).ok:
            return back(municipality, case)
    title, submit = _("Før en klage på papir"), _("Før klagen")
    return _page(request, actor, municipality, case, None, AppealEvent.REGISTER, form, title, submit)


@staff_view(Right.HANDLE)
def prepare(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Say what is thought of the appeal, and propose what to do."""
    case, appeal = _appeal(actor, number)
    form = PreparationForm(request.POST or None)
    if form.is_valid():
        done = _("Klagen er forberedt og sendt til dem som fattet vedtaket.")
        if act(request, actions.prepare_appeal, actor=actor, appeal_id=appeal.pk, draft=form.draft, done=done).ok:
            return back(municipality, case)
    title, submit = _("Forbered klagen"), _("Send til vurdering")
    return _page(request, actor, municipality, case, appeal, AppealEvent.PREPARE, form, title, submit)


@staff_view(Right.HANDLE)
def reinstate(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Take a late appeal all the same."""
    case, appeal = _appeal(actor, number)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        done = _("Klagen er tatt til behandling. Søkeren har fått beskjed.")
        given = {"reasons": form.cleaned_data["reasons"], "done": done}
        if act(request, actions.reinstate_appeal, actor=actor, appeal_id=appeal.pk, **given).ok:
            return back(municipality, case)
    title, submit = _("Ta klagen til behandling"), _("Ta den til behandling")
    return _page(request, actor, municipality, case, appeal, AppealEvent.REINSTATE, form, title, submit)


@staff_view(Right.DECIDE)
def dismiss(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Dismiss a late appeal."""
    case, appeal = _appeal(actor, number)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        done = _("Klagen er avvist. Brevet er laget, og søkeren har fått beskjed.")
        given = {"reasons": form.cleaned_data["reasons"], "done": done}
        if act(request, actions.dismiss_appeal, actor=actor, appeal_id=appeal.pk, **given).ok:
            return back(municipality, case)
    title = submit = _("Avvis klagen")
    return _page(request, actor, municipality, case, appeal, AppealEvent.DISMISS, form, title, submit)


@staff_view(Right.DECIDE)
def review(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """The body that decided changes its decision, or stands by it."""
    case, appeal = _appeal(actor, number)
    form = ReviewForm(request.POST or None, initial=_proposed(appeal))
    if form.is_valid():
        if form.cleaned_data["outcome"] == CHANGE:
            done = _("Vedtaket er endret. Brevet er laget, og søkeren har fått beskjed.")
            result = act(
                request, actions.change_on_appeal, actor=actor, appeal_id=appeal.pk, draft=form.draft, done=done
            )
        else:
            done = _("Vedtaket står. Søkeren har fått brev, og klagen kan sendes videre.")
            given = {"reasons": form.cleaned_data["reasons"], "done": done}
            result = act(request, actions.uphold_on_appeal, actor=actor, appeal_id=appeal.pk, **given)
        if result.ok:
            return back(municipality, case)
    title, submit = _("Vurder klagen på nytt"), _("Avgjør")
    return _page(request, actor, municipality, case, appeal, AppealEvent.UPHOLD, form, title, submit)


@staff_view(Right.HANDLE)
def forward(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Send the appeal to the body above."""
    case, appeal = _appeal(actor, number)
    if request.method == "POST":
        done = _("Oversendingen er laget og ligger i saken. Søkeren har fått beskjed.")
        if act(request, actions.forward_appeal, actor=actor, appeal_id=appeal.pk, done=done).ok:
            return back(municipality, case)
    title, submit = _("Send klagen til klageinstansen"), _("Send klagen")
    return _page(request, actor, municipality, case, appeal, AppealEvent.FORWARD, PlainForm(), title, submit)


@staff_view(Right.HANDLE)
def rule(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Register what the body above ruled."""
    case, appeal = _appeal(actor, number)
    form = RulingForm(request.POST or None, contested=appeal.contested)
    if form.is_valid():
        action = {
            AFFIRM: actions.affirm_on_appeal,
            ALTER: actions.alter_on_appeal,
            ANNUL: actions.annul_on_appeal,
        }.get(form.cleaned_data["outcome"], actions.return_on_appeal)
        done = _("Avgjørelsen er ført. Søkeren har fått beskjed.")
        if act(request, action, actor=actor, appeal_id=appeal.pk, draft=form.draft, done=done).ok:
            return back(municipality, case)
    title, submit = _("Før hva klageinstansen avgjorde"), _("Før avgjørelsen")
    return _page(request, actor, municipality, case, appeal, AppealEvent.AFFIRM, form, title, submit)


@staff_view(Right.HANDLE)
def inform(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Tell the applicant that the answer takes longer."""
    case = access(actor, number, CaseKind.GRANT)
    initial = {"expected_by": next_expected(case)} if case.submitted_at else {}
    form = InterimForm(request.POST or None, initial=initial)
    if form.is_valid():
        done = _("Det foreløpige svaret er sendt. Brevet ligger i saken.")
        if act(request, actions.send_interim_reply, actor=actor, case_id=case.pk, done=done, **form.cleaned_data).ok:
            return back(municipality, case)
    context = {"form": form, "replies": interim_replies(case), **blocked(actor, case, GrantEvent.INFORM)}
    return page(request, municipality, case, "staff/cases/inform.html", context)


@staff_view(Right.HANDLE)
def receipt(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, letter_id: int
) -> HttpResponse:
    """State when the applicant got a letter that went another way."""
    case = access(actor, number)
    try:
        letter = letter_of(case, letter_id)
    except Letter.DoesNotExist as error:
        raise Http404 from error
    form = ReceiptForm(request.POST or None)
    if form.is_valid():
        done = _("Det er ført at søkeren har fått brevet.")
        given = {"case_id": case.pk, "letter_id": letter.pk, "on": form.cleaned_data["on"], "done": done}
        if act(request, actions.state_receipt, actor=actor, **given).ok:
            return back(municipality, case)
    return page(request, municipality, case, "staff/cases/receipt.html", {"form": form, "letter": letter})


def _appeal(actor: Actor, number: str) -> tuple[Case, Appeal]:
    """The open appeal of a case, or else its last one, whose page says what has become of it. Raises Http404."""
    case = access(actor, number, CaseKind.GRANT)
    appeal = open_appeal(case) or appeals_of(case).last()
    if appeal is None:
        raise Http404
    appeal.case = case
    return case, appeal


def _proposed(appeal: Appeal) -> dict[str, Any]:
    return {
        "amount": appeal.proposed_amount or appeal.decision.amount or None,
        "conditions": appeal.decision.conditions,
    }


def _page(
    request: HttpRequest,
    actor: Actor,
    municipality: Municipality,
    case: Case,
    appeal: Appeal | None,
    event: AppealEvent,
    form: PlainForm,
    title: Text,
    submit: Text,
) -> HttpResponse:
    steps = possible_appeal_steps(actor, case, appeal, timezone.now())
    step = next((each for each in steps if each.event == event), None)
    undeclared = step is not None and [each.message.key for each in step.failing] == [NOT_DECLARED]
    context = {
        "form": form,
        "appeal": appeal,
        "decision": appeal.decision if appeal else decision_of(case),
        "step": step,
        "possible": step is not None and step.allowed,
        "undeclared": undeclared,
        "title": title,
        "submit": submit,
    }
    return page(request, municipality, case, "staff/cases/appeal.html", context)
