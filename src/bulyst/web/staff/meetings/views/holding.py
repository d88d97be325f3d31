"""The meeting itself: who is there, and the minutes item by item."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from bulyst.cases import actions
from bulyst.cases.board_rules import stay_of
from bulyst.cases.models import AgendaItem, Meeting
from bulyst.cases.queries import board
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.meetings.forms import AttendanceForm, DeclareForm, ItemForm, SignersForm, StayForm
from bulyst.web.staff.meetings.page import access, crumbs, item_heading, said_of
from bulyst.web.ui.forms import PlainForm
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
    return _form(request, municipality, found, form, gettext("Åpne møtet"), gettext("Åpne møtet"))


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_item(
    request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int, item_id: int
) -> HttpResponse:
    """Write what happened with one item."""
    found = access(actor, meeting_id)
    item = _item(actor, meeting_id, item_id)
    form = ItemForm(request.POST or None, item=item, present=board.present_users(found, item))
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


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_stay(
    request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int, user_id: int
) -> HttpResponse:
    """Write when a member came and left."""
    found = access(actor, meeting_id)
    person, items = _seated(found, user_id), board.items_of(found)
    came_to, left_before = stay_of([item.pk for item in items], board.away(found, user_id))
    form = StayForm(
        request.POST if request.method == "POST" else None,
        user_id=user_id,
        items=[(item.pk, f"{item.number}. {item_heading(item)}") for item in items],
        initial={"came_to": came_to, "left_before": left_before},
    )
    if form.is_valid():
        done = gettext("Fremmøtet er skrevet i protokollen.")
        if act(request, actions.write_stay, actor=actor, meeting_id=found.pk, draft=form.draft, done=done).ok:
            return redirect(to("meeting", municipality, meeting_id=found.pk))
    title = gettext("Fremmøte: %(who)s") % {"who": person.name}
    return _form(request, municipality, found, form, title, gettext("Lagre fremmøtet"))


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_hear(
    request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int, user_id: int
) -> HttpResponse:
    """Write down what a member said about being impartial."""
    found = access(actor, meeting_id)
    person = _seated(found, user_id)
    typed = request.POST if request.method == "POST" else None
    form = DeclareForm(typed, cases=board.undeclared(found, {user_id})[user_id], who=person.name)
    if form.is_valid():
        result = act(
            request,
            actions.hear_declaration,
            actor=actor,
            meeting_id=found.pk,
            user_id=user_id,
            conflicts=form.conflicts,
            done=gettext("Det %(who)s sa, er lagret i hver sak.") % {"who": person.name},
        )
        if result.ok:
            return redirect(to("meeting", municipality, meeting_id=found.pk))
    context = {"form": form, "meeting": found, "person": person, "crumbs": crumbs(municipality, found)}
    return render_staff(request, "staff/meetings/declare.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.HANDLE)
def meeting_signers(request: HttpRequest, actor: Actor, municipality: Municipality, meeting_id: int) -> HttpResponse:
    """Write whom the body chose to sign the minutes."""
    found = access(actor, meeting_id)
    chosen = [each.user_id for each in board.signers_of(found)]
    form = SignersForm(request.POST or None, present=board.present_users(found), chosen=chosen)
    if form.is_valid():
        done, wanted = gettext("Det er skrevet hvem som godkjenner protokollen."), form.cleaned_data["signers"]
        if act(request, actions.choose_signers, actor=actor, meeting_id=found.pk, user_ids=wanted, done=done).ok:
            return redirect(to("meeting", municipality, meeting_id=found.pk))
    title = gettext("Hvem godkjenner protokollen?")
    return _form(request, municipality, found, form, title, gettext("Lagre"))


def _form(
    request: HttpRequest, municipality: Municipality, found: Meeting, form: PlainForm, title: str, submit: str
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "back": to("meeting", municipality, meeting_id=found.pk),
        "meeting": found,
        "crumbs": crumbs(municipality, found),
    }
    return render_staff(request, "staff/meetings/form.html", context)


def _seated(found: Meeting, user_id: int) -> User:
    for seat in board.seats(found.body_id, today(found.starts_at)):
        if seat.user_id == user_id:
            return seat.user
    raise Http404


def _item(actor: Actor, meeting_id: int, item_id: int) -> AgendaItem:
    try:
        item = board.access_item(actor, item_id)
    except AgendaItem.DoesNotExist as error:
        raise Http404 from error
    if item.meeting_id != meeting_id:
        raise Http404
    item.case = board.case_of(item) if item.case_id else None
    return item
