"""One call: what it is, what can be done with it, and what came of it round by round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.cases.queries import RoundTotals, round_totals
from bulyst.cases.queries.round_meetings import told_rounds
from bulyst.programmes import actions, queries
from bulyst.programmes.models import Call, Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.programmes import tables
from bulyst.web.staff.programmes.access import crumbs, the_call, the_programme
from bulyst.web.staff.programmes.forms import CallForm, CancelForm, ClosingForm, RoundsForm, call_initial
from bulyst.web.staff.programmes.pictures import rounds_picture
from bulyst.web.ui.formats import moment
from bulyst.web.ui.forms import PlainForm
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def call_page(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, call_id: int) -> HttpResponse:
    """Where the call stands, and its rounds with what was asked, granted, paid and is left."""
    programme = the_programme(slug)
    call, now = the_call(programme, call_id), timezone.now()
    found = list(round_totals(call))
    context = {
        "programme": programme,
        "call": call,
        "form_place": f"soknad-{call.pk}",
        "is_open": call.is_open(now),
        "not_opened": now < call.opens_at,
        "running": call.cancelled_at is None and (call.closes_at is None or now < call.closes_at),
        "rounds": told_rounds(call.pk),
        "picture": rounds_picture(found, tables.round_names(found)),
        "totals": tables.rounds(municipality, call, found),
        "crumbs": crumbs(municipality, programme),
    }
    return render_staff(request, "staff/programmes/call.html", context)


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def call_round(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, call_id: int, number: int
) -> HttpResponse:
    """The applications behind one line of the totals; 0 for those that belong to no round."""
    programme = the_programme(slug)
    call = the_call(programme, call_id)
    found = next((each for each in round_totals(call) if _number(each) == number), None)
    if found is None:
        raise Http404
    context = {
        "call": call,
        "round": found.round,
        "table": tables.round_rows(municipality, found),
        "crumbs": crumbs(municipality, programme, call),
    }
    return render_staff(request, "staff/programmes/round.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def call_change(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, call_id: int
) -> HttpResponse:
    """Correct a call before it opens."""
    programme = the_programme(slug)
    call = the_call(programme, call_id)
    form = CallForm(request.POST or None, programme=programme, initial=call_initial(call))
    if form.is_valid():
        done = gettext("Utlysningen er endret.")
        if act(request, actions.change_call, actor=actor, call_id=call.pk, done=done, **form.arguments()).ok:
            return redirect(to("call", municipality, slug=slug, call_id=call.pk))
    return _form_page(request, municipality, programme, call, form, gettext("Endre utlysningen"))


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def call_extend(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, call_id: int
) -> HttpResponse:
    """Give people more time."""
    form = ClosingForm(request.POST or None)
    return _act_on(
        request,
        municipality,
        slug,
        call_id,
        form,
        gettext("Forleng fristen"),
        lambda call: (
            act(
                request,
                actions.extend_call,
                actor=actor,
                call_id=call.pk,
                closes_at=form.closes_at,
                done=gettext("Fristen er forlenget. Det står på utlysningens side."),
            ).ok
        ),
    )


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def call_cancel(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, call_id: int
) -> HttpResponse:
    """Take the call back, with a reason."""
    form = CancelForm(request.POST or None)
    return _act_on(
        request,
        municipality,
        slug,
        call_id,
        form,
        gettext("Avlys utlysningen"),
        lambda call: (
            act(
                request,
                actions.cancel_call,
                actor=actor,
                call_id=call.pk,
                reason=form.cleaned_data["reason"],
                done=gettext("Utlysningen er avlyst. Grunnen står på siden."),
            ).ok
        ),
    )


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def call_rounds(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, call_id: int
) -> HttpResponse:
    """Divide what is left of the call in rounds."""
    programme, now = the_programme(slug), timezone.now()
    call = the_call(programme, call_id)
    to_come = [each for each in queries.rounds(call.pk) if each.closes_at > now]
    form = RoundsForm(request.POST or None, rounds=to_come)
    if form.is_valid():
        done = gettext("Rundene er lagret.")
        if act(request, actions.plan_rounds, actor=actor, call_id=call.pk, drafts=form.drafts, done=done).ok:
            return redirect(to("call", municipality, slug=slug, call_id=call.pk))
    context = {
        "call": call,
        "form": form,
        "back": to("call", municipality, slug=slug, call_id=call.pk),
        "crumbs": crumbs(municipality, programme, call),
    }
    return render_staff(request, "staff/programmes/rounds.html", context)


def _act_on(
    request: HttpRequest,
    municipality: Municipality,
    slug: str,
    call_id: int,
    form: PlainForm,
    title: str,
    do: Callable[[Call], bool],
) -> HttpResponse:
    programme = the_programme(slug)
    call = the_call(programme, call_id)
    if form.is_valid() and do(call):
        return redirect(to("call", municipality, slug=slug, call_id=call.pk))
    lead = gettext("De som har begynt på en søknad, får beskjed på e-post.")
    if call.closes_at:
        lead = gettext("Fristen er %(due)s.") % {"due": moment(call.closes_at)} + " " + lead
    return _form_page(request, municipality, programme, call, form, title, submit=title, lead=lead)


def _form_page(
    request: HttpRequest,
    municipality: Municipality,
    programme: Programme,
    call: Call,
    form: PlainForm,
    title: str,
    *,
    submit: str = "",
    lead: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "submit": submit,
        "lead": lead,
        "back": to("call", municipality, slug=programme.slug, call_id=call.pk),
        "crumbs": crumbs(municipality, programme, call),
    }
    return render_staff(request, "staff/programmes/form.html", context)


def _number(totals: RoundTotals) -> int:
    return totals.round.number if totals.round else 0
