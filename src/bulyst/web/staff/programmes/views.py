"""What is wanted, and with which money: the programme manager's pages."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bulyst.kernel.deadlines import today
from bulyst.programmes import actions, queries
from bulyst.programmes.models import Programme
from bulyst.results import queries as results
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.public.programme.wording import period
from bulyst.web.staff.choices import to
from bulyst.web.staff.programmes import tables
from bulyst.web.staff.programmes.access import crumbs, the_call, the_fund, the_goal, the_part, the_programme
from bulyst.web.staff.programmes.forms import (
    GoalForm,
    MoneyForm,
    ProgrammeForm,
    goal_initial,
    part_initial,
    programme_initial,
)
from bulyst.web.staff.programmes.parts import PARTS
from bulyst.web.ui.forms import PlainForm
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def settings(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Every programme of the municipality."""
    found = [(each, period(each)) for each in queries.programmes()]
    return render_staff(request, "staff/programmes/list.html", {"programmes": found})


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def programme_new(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Begin a programme."""
    form = ProgrammeForm(request.POST or None)
    if form.is_valid():
        result = act(
            request,
            actions.create_programme,
            actor=actor,
            draft=form.draft(),
            done=gettext("Programmet er opprettet. Bare kommunens ansatte ser det før det publiseres."),
        )
        if result.ok:
            return redirect(to("programme", municipality, slug=result.value.slug))
    return _form_page(request, municipality, None, form, gettext("Nytt program"))


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def programme(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Everything about one programme, and what can be added to it."""
    return _programme_page(request, municipality, the_programme(slug))


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def programme_change(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Correct what is said about a programme; its address stays."""
    found = the_programme(slug)
    form = ProgrammeForm(request.POST or None, initial=programme_initial(found))
    if form.is_valid():
        draft = form.draft(found.slug)
        done = gettext("Endringene er lagret.")
        if act(request, actions.change_programme, actor=actor, programme_id=found.pk, draft=draft, done=done).ok:
            return redirect(to("programme", municipality, slug=slug))
    return _form_page(request, municipality, found, form, gettext("Endre programmet"))


@require_POST
@staff_view(Right.MANAGE_PROGRAMME)
def programme_publish(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Show the account to everyone."""
    found = the_programme(slug)
    done = gettext("Programmet er publisert. Alle kan se regnskapet nå.")
    if act(request, actions.publish_programme, actor=actor, programme_id=found.pk, done=done).ok:
        return redirect(to("programme", municipality, slug=slug))
    return _programme_page(request, municipality, found)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def part_new(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, part: str) -> HttpResponse:
    """Add an area, a value, a goal, a claim, a project, a fund or a call."""
    found, kind = the_programme(slug), PARTS.get(part)
    if kind is None:
        raise Http404
    form = kind.form(request.POST or None, programme=found)
    if form.is_valid():
        given = form.arguments()
        if act(request, kind.action, actor=actor, programme_id=found.pk, done=str(kind.done), **given).ok:
            return redirect(to("programme", municipality, slug=slug))
    return _form_page(request, municipality, found, form, str(kind.title))


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def part_change(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, part: str, part_id: int
) -> HttpResponse:
    """Correct an area, a value, a claim or a project."""
    found, kind = the_programme(slug), PARTS.get(part)
    if kind is None or kind.change is None:
        raise Http404
    row = the_part(found, kind.kind, part_id)
    form = kind.form(request.POST or None, programme=found, initial=part_initial(kind.form, row))
    if form.is_valid():
        done = gettext("Endringene er lagret.")
        if act(request, kind.change, actor=actor, part_id=row.pk, done=done, **form.arguments()).ok:
            return redirect(to("programme", municipality, slug=slug))
    remove = to("part_remove", municipality, slug=slug, part=part, part_id=part_id)
    return _form_page(request, municipality, found, form, str(kind.change_title), remove)


@require_POST
@staff_view(Right.MANAGE_PROGRAMME)
def part_remove(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, part: str, part_id: int
) -> HttpResponse:
    """Take out what nothing uses."""
    found, kind = the_programme(slug), PARTS.get(part)
    if kind is None or not kind.kind:
        raise Http404
    row = the_part(found, kind.kind, part_id)
    done = gettext("«%(name)s» er fjernet.") % {"name": str(row)[:80]}
    if act(request, actions.remove_part, actor=actor, kind=kind.kind, part_id=row.pk, done=done).ok:
        return redirect(to("programme", municipality, slug=slug))
    return _programme_page(request, municipality, found)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def goal_change(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, goal_id: int
) -> HttpResponse:
    """Correct a goal."""
    found = the_programme(slug)
    goal = the_goal(found, goal_id)
    form = GoalForm(request.POST or None, programme=found, initial=goal_initial(goal))
    if form.is_valid():
        done = gettext("Målet er endret. Loggen viser hva det var før.")
        if act(request, actions.change_goal, actor=actor, goal_id=goal.pk, done=done, **form.arguments()).ok:
            return redirect(to("programme", municipality, slug=slug))
    remove = to("part_remove", municipality, slug=slug, part="mal", part_id=goal.pk)
    return _form_page(request, municipality, found, form, gettext("Endre målet"), remove)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def money_new(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, fund_id: int) -> HttpResponse:
    """Appropriate more to a fund; the form's key makes sure that sending it twice counts once."""
    found = the_programme(slug)
    fund = the_fund(found, fund_id)
    form = MoneyForm(request.POST or None, programme=found, initial={"key": uuid4().hex})
    if form.is_valid():
        done = gettext("Pengene er bevilget.")
        if act(request, actions.add_money, actor=actor, fund_id=fund.pk, done=done, **form.arguments()).ok:
            return redirect(to("programme", municipality, slug=slug))
    title = gettext("Mer penger til %(fund)s") % {"fund": fund.name}
    return _form_page(request, municipality, found, form, title)


@require_POST
@staff_view(Right.MANAGE_PROGRAMME)
def call_close(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, call_id: int) -> HttpResponse:
    """Close a call from now on."""
    found = the_programme(slug)
    call = the_call(found, call_id)
    if act(request, actions.close_call, actor=actor, call_id=call.pk, done=gettext("Utlysningen er stengt.")).ok:
        return redirect(to("programme", municipality, slug=slug))
    return _programme_page(request, municipality, found)


def _programme_page(request: HttpRequest, municipality: Municipality, found: Programme) -> HttpResponse:
    now = timezone.now()
    context = {
        "programme": found,
        "period": period(found),
        "goals": tables.goals(municipality, found),
        "areas": queries.areas(found.pk),
        "values": queries.values(found.pk),
        "criteria": queries.own_criteria(found.pk),
        "projects": queries.projects(found.pk),
        "claims": queries.claims(found.pk),
        "funds": tables.funds(municipality, found, results.money(found)[0]),
        "calls": [(each, each.is_open(now)) for each in queries.calls(found.pk)],
        "rules": queries.rules_on(found.pk, today(now)),
        "now": now,
        "crumbs": crumbs(municipality),
    }
    return render_staff(request, "staff/programmes/programme.html", context)


def _form_page(
    request: HttpRequest,
    municipality: Municipality,
    found: Programme | None,
    form: PlainForm,
    title: str,
    remove: str = "",
) -> HttpResponse:
    back = to("programme", municipality, slug=found.slug) if found else to("settings", municipality)
    context = {"form": form, "title": title, "back": back, "remove": remove, "crumbs": crumbs(municipality, found)}
    return render_staff(request, "staff/programmes/form.html", context)
