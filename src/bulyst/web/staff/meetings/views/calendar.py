"""The calendar: boards, planned meetings with their agendas, and the call to them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bulyst.cases import actions
from bulyst.cases.board_business import heading_of
from bulyst.cases.lifecycle import MeetingState
from bulyst.cases.models import Body, Meeting
from bulyst.cases.queries import board
from bulyst.cases.queries.business import placeable
from bulyst.cases.queries.round_meetings import expected_in
from bulyst.correspondence.models import Letter
from bulyst.correspondence.queries import access_letter, pdf_of
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.queries import elected
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.meetings.body_form import BodyForm, body_initial
from bulyst.web.staff.meetings.forms import (
    CancelForm,
    MeetingForm,
    OtherItemForm,
    meeting_initial,
    next_quarter,
)
from bulyst.web.staff.meetings.page import access, crumbs, item_heading, meeting_context, state_tag
from bulyst.web.ui.formats import moment
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.tables import Column, Link, Table
from bulyst.web.ui.views import act, staff_view

_OVER = (MeetingState.APPROVED, MeetingState.CANCELLED)


@require_GET
@staff_view(Right.SEE_STAFF)
def meetings(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """The calendar: what is to come, and what was."""
    found = list(board.meetings(actor))
    to_come = [each for each in found if each.state not in _OVER]
    context = {
        "upcoming": _table(gettext("Kommende møter"), to_come, municipality),
        "over": _table(
            gettext("Tidligere møter"), [each for each in reversed(found) if each.state in _OVER], municipality
        ),
        "bodies": board.bodies().exists(),
        "may_plan": actor.has(Right.HANDLE),
        "may_set_up": actor.has(Right.MANAGE_PROGRAMME),
        "constructed": any(each.constructed for each in found),
    }
    return render_staff(request, "staff/meetings/list.html", context)


def _table(caption: str, found: list[Meeting], municipality: Municipality) -> Table:
    rows = [
        {
            "when": Link(moment(each.starts_at), to("meeting", municipality, meeting_id=each.pk)),
            "body": each.body.name,
            "place": each.place or "–",
            "items": each.items.count(),
            "state": state_tag(each),
        }
        for each in found
    ]
    columns = [
        Column("when", gettext("Når")),
        Column("body", gettext("Styre")),
        Column("place", gettext("Sted")),
        Column("items", gettext("Punkter"), numeric=True),
        Column("state", gettext("Status")),
    ]
    return Table(caption, columns, rows, empty=gettext("Ingen møter."))


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_new(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Put a meeting into the calendar."""
    on = today(timezone.now())
    form = MeetingForm(
        request.POST or None, bodies=list(board.bodies()), initial={"day": next_quarter(on), "at": "12.00"}
    )
    if form.is_valid():
        done = gettext("Møtet er planlagt. Saker som venter på styret, står på saklisten.")
        result = act(request, actions.plan_meeting, actor=actor, body_id=form.body_id, draft=form.draft, done=done)
        if result.ok:
            return redirect(to("meeting", municipality, meeting_id=result.value.pk))
    return _form(request, municipality, None, form, gettext("Nytt møte"), gettext("Planlegg møtet"))


@require_GET
@staff_view(Right.SEE_STAFF)
def meeting(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """One meeting: what is next, the agenda with its papers, who was there."""
    return _page(request, actor, municipality, access(actor, meeting_id))


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_change(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Move a planned meeting."""
    found = access(actor, meeting_id)
    form = MeetingForm(request.POST or None, bodies=[found.body], initial=meeting_initial(found))
    if form.is_valid():
        done = gettext("Møtet er flyttet.")
        if act(request, actions.change_meeting, actor=actor, meeting_id=found.pk, draft=form.draft, done=done).ok:
            return _back(municipality, found)
    return _form(request, municipality, found, form, gettext("Flytt møtet"), gettext("Flytt møtet"))


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_agenda(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Put things on the agenda of a planned meeting, and take them off."""
    found, on = access(actor, meeting_id), today(timezone.now())
    form = OtherItemForm(request.POST if "title" in request.POST else None)
    if request.method == "POST" and _agenda_changed(request, actor, found, form):
        return redirect(to("meeting_agenda", municipality, meeting_id=found.pk))
    context = {
        "meeting": found,
        "form": form,
        "items": [(item, item_heading(item)) for item in board.items_of(found)],
        "waiting": [(each.key, heading_of(each), each.case.applicant.name) for each in placeable(actor, on)],
        "expected": expected_in(found),
        "may_change": found.state == MeetingState.PLANNED,
        "crumbs": crumbs(municipality, found),
    }
    return render_staff(request, "staff/meetings/agenda.html", context)


def _agenda_changed(request: HttpRequest, actor: Actor, found: Meeting, form: OtherItemForm) -> bool:
    key, item_id = request.POST.get("matter", ""), request.POST.get("item", "")
    if key:
        done = gettext("Saken står på saklisten.")
        return act(request, actions.put_on_agenda, actor=actor, meeting_id=found.pk, key=key, done=done).ok
    if item_id.isdecimal() and any(item.pk == int(item_id) for item in board.items_of(found)):
        done = gettext("Punktet er tatt av saklisten.")
        return act(request, actions.take_off, actor=actor, item_id=int(item_id), done=done).ok
    if form.is_valid():
        title, done = form.cleaned_data["title"], gettext("Punktet står på saklisten.")
        return act(request, actions.add_item, actor=actor, meeting_id=found.pk, title=title, done=done).ok
    return False


@require_POST
@staff_view(Right.HANDLE)
def meeting_call(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Call to the meeting."""
    found = access(actor, meeting_id)
    done = gettext("Det er kalt inn. Papirene er laget, og medlemmene har fått e-post.")
    if act(request, actions.call_meeting, actor=actor, meeting_id=found.pk, done=done).ok:
        return _back(municipality, found)
    return _page(request, actor, municipality, found)


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_cancel(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Cancel a meeting that is not opened."""
    found = access(actor, meeting_id)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        done = gettext("Møtet er avlyst. Sakene går til neste møte.")
        if act(request, actions.cancel_meeting, actor=actor, meeting_id=found.pk, done=done, **form.cleaned_data).ok:
            return _back(municipality, found)
    return _form(request, municipality, found, form, gettext("Avlys møtet"), gettext("Avlys møtet"))


@require_GET
@staff_view(Right.SEE_STAFF)
def meeting_paper(
    request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int, letter_id: int
) -> HttpResponse:
    """One paper of the meeting as PDF."""
    found = access(actor, meeting_id)
    try:
        paper = access_letter(letter_id, found.subject)
    except Letter.DoesNotExist as error:
        raise Http404 from error
    return HttpResponse(
        pdf_of(paper),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="mote-{found.pk}-papir-{paper.pk}.pdf"',
            "Cache-Control": "private, no-store",
        },
    )


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def bodies(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """The boards, with who sits in them."""
    on = today(timezone.now())
    found = [(each, board.seats(each.pk, on)) for each in board.bodies()]
    return render_staff(request, "staff/meetings/bodies.html", {"bodies": found, "crumbs": crumbs(municipality)})


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def body(request: HttpRequest, actor: Actor, municipality: Municipality, body_id: int | None = None) -> HttpResponse:
    """Set up a board, or change one."""
    on = today(timezone.now())
    known = _known_body(body_id)
    people = list(elected(municipality.pk, on))
    seats = board.seats(known.pk, on) if known else []
    form = BodyForm(request.POST or None, people=people, initial=body_initial(known, seats, people))
    if form.is_valid():
        done = gettext("Styret er lagret.")
        if act(request, actions.save_body, actor=actor, body_id=body_id, draft=form.draft, done=done).ok:
            return redirect(to("bodies", municipality))
    context: dict[str, Any] = {
        "form": form,
        "title": known.name if known else gettext("Nytt styre"),
        "submit": gettext("Lagre"),
        "back": to("bodies", municipality),
        "crumbs": [*crumbs(municipality), (gettext("Styrer"), to("bodies", municipality))],
    }
    return render_staff(request, "staff/meetings/form.html", context)


def _known_body(body_id: int | None) -> Body | None:
    if body_id is None:
        return None
    try:
        return board.access_body(body_id)
    except Body.DoesNotExist as error:
        raise Http404 from error


def _page(request: HttpRequest, actor: Actor, municipality: Municipality, found: Meeting) -> HttpResponse:
    context = meeting_context(actor, municipality, found, timezone.now())
    return render_staff(request, "staff/meetings/meeting.html", context)


def _back(municipality: Municipality, found: Meeting) -> HttpResponse:
    return redirect(to("meeting", municipality, meeting_id=found.pk))


def _form(
    request: HttpRequest, municipality: Municipality, found: Meeting | None, form: Any, title: str, submit: str
) -> HttpResponse:
    back = to("meeting", municipality, meeting_id=found.pk) if found else to("meetings", municipality)
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "back": back,
        "meeting": found,
        "crumbs": crumbs(municipality, found),
    }
    return render_staff(request, "staff/meetings/form.html", context)
