"""The meeting itself: who is there, and the minutes item by item."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from bulyst.cases import actions
from bulyst.cases.models import AgendaItem
from bulyst.cases.queries import board
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.meetings.forms import AttendanceForm, ItemForm
from bulyst.web.staff.meetings.page import access, crumbs, item_heading, said_of
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_open(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Open the meeting with those present."""
    found = access(actor, meeting_id)
    form = AttendanceForm(request.POST or None, seats=board.seats(found.body_id, today(found.starts_at)))
    if form.is_valid():
        read = form.cleaned_data
        result = act(
            request,
            actions.open_meeting,
            actor=actor,
            meeting_id=found.pk,
            present=read["present"],
            chair_id=read["chair"],
            done=gettext("Møtet er åpnet."),
        )
        if result.ok:
            return redirect(to("meeting", municipality, meeting_id=found.pk))
    context = {
        "form": form,
        "title": gettext("Åpne møtet"),
        "submit": gettext("Åpne møtet"),
        "back": to("meeting", municipality, meeting_id=found.pk),
        "meeting": found,
        "crumbs": crumbs(municipality, found),
    }
    return render_staff(request, "staff/meetings/form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_item(
    request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int, item_id: int
) -> HttpResponse:
    """Write what happened with one item."""
    found = access(actor, meeting_id)
    item = _item(actor, meeting_id, item_id)
    form = ItemForm(request.POST or None, item=item, present=board.present_users(found))
    if form.is_valid():
        done = gettext("Lagret i protokollen. Et medlem som var med, bekrefter det.")
        if act(request, actions.record_item, actor=actor, item_id=item.pk, draft=form.draft, done=done).ok:
            return redirect(to("meeting", municipality, meeting_id=found.pk))
    context = {
        "form": form,
        "title": item_heading(item),
        "submit": gettext("Lagre i protokollen"),
        "back": to("meeting", municipality, meeting_id=found.pk),
        "meeting": found,
        "said": said_of(item),
        "question": item.question,
        "crumbs": crumbs(municipality, found),
    }
    return render_staff(request, "staff/meetings/item.html", context)


def _item(actor: Actor, meeting_id: int, item_id: int) -> AgendaItem:
    try:
        item = board.access_item(actor, item_id)
    except AgendaItem.DoesNotExist as error:
        raise Http404 from error
    if item.meeting_id != meeting_id:
        raise Http404
    item.case = board.case_of(item) if item.case_id else None
    return item
