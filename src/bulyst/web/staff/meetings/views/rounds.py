"""Which meeting decides the applications of which round."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.cases import actions
from bulyst.cases.lifecycle import MeetingState
from bulyst.cases.queries import board
from bulyst.cases.queries.on_agenda import LIVE
from bulyst.cases.queries.round_meetings import meeting_of, rounds_to_decide, tie_of
from bulyst.programmes.models import Round
from bulyst.programmes.queries import access_round
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.meetings.page import crumbs
from bulyst.web.staff.meetings.round_form import RoundForm
from bulyst.web.ui.formats import moment
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.tables import Column, Link, Table
from bulyst.web.ui.views import act, staff_view


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def rounds(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """The rounds that are open or not decided, each with its meeting."""
    rows = []
    for each, tie in rounds_to_decide(timezone.now()):
        meeting = meeting_of(tie)
        known = gettext("%(body)s, det første møtet etter fristen") % {"body": tie.body.name} if tie else ""
        rows.append(
            {
                "round": Link(_name(each), to("round_meeting", municipality, round_id=each.pk)),
                "closes": moment(each.closes_at),
                "meeting": f"{meeting.body.name}, {moment(meeting.starts_at)}" if meeting else known or "–",
            }
        )
    columns = [
        Column("round", gettext("Runde")),
        Column("closes", gettext("Frist")),
        Column("meeting", gettext("Avgjøres i")),
    ]
    table = Table(gettext("Runder og møter"), columns, rows, empty=gettext("Ingen utlysning har runder."))
    context = {"table": table, "crumbs": crumbs(municipality)}
    return render_staff(request, "staff/meetings/rounds.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def round_meeting(request: HttpRequest, actor: Actor, municipality: Municipality, round_id: int) -> HttpResponse:
    """Say which meeting decides one round."""
    try:
        found = access_round(round_id)
    except Round.DoesNotExist as error:
        raise Http404 from error
    tie = tie_of(found.pk)
    to_come = [each for each in board.meetings(actor) if each.state in LIVE and each.state != MeetingState.HELD]
    form = RoundForm(
        request.POST or None,
        bodies=list(board.bodies()),
        meetings=[each for each in to_come if each.starts_at > found.closes_at],
        initial={"where": f"{tie.body_id}-{tie.meeting_id or 0}"} if tie else {},
    )
    if form.is_valid():
        done = gettext("Møtet er valgt. Søknadene i runden følger kalenderen.")
        if act(request, actions.tie_round, actor=actor, round_id=found.pk, done=done, **form.chosen).ok:
            return redirect(to("round_meetings", municipality))
    context = {
        "form": form,
        "title": _name(found),
        "submit": gettext("Lagre"),
        "back": to("round_meetings", municipality),
        "crumbs": [*crumbs(municipality), (gettext("Runder og møter"), to("round_meetings", municipality))],
    }
    return render_staff(request, "staff/meetings/form.html", context)


def _name(found: Round) -> str:
    return gettext("%(call)s, runde %(number)s") % {"call": found.call.title, "number": found.number}
