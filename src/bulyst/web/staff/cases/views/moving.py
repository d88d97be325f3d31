"""Moving an application that came to the wrong call."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.cases.actions import move
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.queries import targets_of
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.applicant.moving import Offer, offers
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import back, blocked, page
from bulyst.web.ui.forms import LongText, PlainForm, offer
from bulyst.web.ui.views import act, staff_view


class MoveForm(PlainForm):
    """Where an application belongs, and why."""

    call = forms.ChoiceField(label=_("Flytt til"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Hvorfor flyttes den?"), widget=LongText(3), help_text=_("Søkeren får beskjed og kan lese dette.")
    )

    def __init__(self, *args: Any, offered: list[Offer], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(each.call.pk), each.call.title) for each in offered]
        offer(self, "call", choices)


@staff_view(Right.HANDLE)
def move_case(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Move an application that is not assessed to another call; the applicant types nothing again and is told."""
    case = access(actor, number, CaseKind.GRANT)
    offered = offers(targets_of(case, timezone.now()))
    form = MoveForm(request.POST or None, offered=offered)
    if form.is_valid():
        call_id, reason = int(form.cleaned_data["call"]), form.cleaned_data["reason"]
        done = gettext("Søknaden er flyttet, med nummer og mottaksdag. Søkeren har fått beskjed.")
        if act(request, move, actor=actor, case_id=case.pk, call_id=call_id, reason=reason, done=done).ok:
            return back(municipality, case)
    context = {"form": form, "offers": offered, **blocked(actor, case, GrantEvent.MOVE)}
    return page(request, municipality, case, "staff/cases/move.html", context)
