"""The members' part: declare, confirm what was resolved, approve the minutes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from bulyst.cases import actions
from bulyst.cases.actions import ItemResult
from bulyst.cases.board_papers import votes_sentence
from bulyst.cases.lifecycle import MeetingState
from bulyst.cases.models import AgendaItem, Meeting
from bulyst.cases.queries import board
from bulyst.cases.queries.business import is_open
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.meetings.forms import ConfirmForm, DeclareForm
from bulyst.web.staff.meetings.page import access, crumbs, item_heading, meeting_context, said_of
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_http_methods(["GET", "POST"])
@staff_view(Right.SEE_STAFF)
def declare(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Say in which of the meeting's cases one is not impartial; in all others one is."""
    found = access(actor, meeting_id)
    form = DeclareForm(request.POST or None, cases=board.undeclared_cases(actor, found))
    if request.method == "POST" and form.is_valid():
        result = act(
            request,
            actions.declare_for_meeting,
            actor=actor,
            meeting_id=found.pk,
            conflicts=form.conflicts,
            done=gettext("Takk. Det du sa fra om, er lagret i hver sak."),
        )
        if result.ok:
            return redirect(to("meeting", municipality, meeting_id=found.pk))
    context = {"form": form, "meeting": found, "crumbs": crumbs(municipality, found)}
    return render_staff(request, "staff/meetings/declare.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.DECIDE)
def confirm(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Confirm what the board resolved, many items at once; each is a decision of its own."""
    found = access(actor, meeting_id)
    results: list[tuple[str, Refused | None]] = []
    form = ConfirmForm(request.POST or None, items=_waiting(found))
    if form.is_valid():
        results = _confirmed(actor, found, form.cleaned_data["items"])
        form = ConfirmForm(items=_waiting(found))
    context = {
        "form": form,
        "meeting": found,
        "results": results,
        "all_done": all(refusal is None for _, refusal in results),
        "lines": [
            (item, item_heading(item), said_of(item), [each.user.name for each in item.aside.all()],
             votes_sentence(item), item.pk in (form["items"].value() or []))
            for item in _waiting(found)
        ],
        "held": found.state == MeetingState.HELD,
        "crumbs": crumbs(municipality, found),
    }  # fmt: skip
    return render_staff(request, "staff/meetings/confirm.html", context)


def _waiting(found: Meeting) -> list[AgendaItem]:
    return [item for item in board.items_of(found) if is_open(item) and not item.postponed]


def _confirmed(actor: Actor, found: Meeting, item_ids: list[int]) -> list[tuple[str, Refused | None]]:
    headings = {item.pk: f"{item.number}. {item_heading(item)}" for item in board.items_of(found)}
    results: list[ItemResult] = actions.confirm_items(actor=actor, item_ids=item_ids, now=timezone.now())
    return [(headings[result.item_id], result.refusal) for result in results]


@require_POST
@staff_view(Right.DECIDE)
def approve(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Approve the minutes."""
    found = access(actor, meeting_id)
    done = gettext("Protokollen er godkjent. Den og utskriftene av hver sak ligger her.")
    if act(request, actions.approve_minutes, actor=actor, meeting_id=found.pk, done=done).ok:
        return redirect(to("meeting", municipality, meeting_id=found.pk))
    context = meeting_context(actor, municipality, found, timezone.now())
    return render_staff(request, "staff/meetings/meeting.html", context)
