"""An interim reply, and letters that went another way."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from bulyst.cases import actions
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.queries import interim_replies, letter_of, next_expected
from bulyst.correspondence.models import Letter
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.appeals import ReceiptForm
from bulyst.web.staff.cases.forms.handling import InterimForm
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import back, blocked, page
from bulyst.web.ui.views import act, staff_view


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
