"""Ties and superiors, and the questions that follow."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from bulyst.cases.actions import look_for_conflicts, raise_conflict, settle_conflict
from bulyst.cases.models import Case, ConflictQuestion
from bulyst.cases.queries.impartiality import access_question
from bulyst.kernel.deadlines import today
from bulyst.parties.actions import end_tie, record_tie
from bulyst.parties.models import Tie
from bulyst.parties.queries import all_ties, ties_of
from bulyst.tenancy.actions import name_superior
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.queries import staff, superiors
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import back, page
from bulyst.web.staff.choices import to
from bulyst.web.staff.impartiality.forms import FindingForm, RaiseForm, SuperiorForm, TieEndForm, TieForm
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@require_http_methods(["GET", "POST"])
@staff_view(Right.SEE_STAFF)
def own_ties(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """One's own ties to firms and people that may apply."""
    form = TieForm(request.POST or None, initial={"since": today(timezone.now())})
    if form.is_valid() and _recorded(request, actor, form, actor.user_id or 0):
        return redirect(to("ties", municipality))
    context = {
        "form": form,
        "ties": ties_of(actor.user_id or 0),
        "may_manage": actor.has(Right.MANAGE_PROGRAMME),
    }
    return render_staff(request, "staff/impartiality/own.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.SEE_STAFF)
def tie_end(request: HttpRequest, actor: Actor, municipality: Municipality, tie_id: int) -> HttpResponse:
    """Say when a tie ended."""
    mine = all_ties() if actor.has(Right.MANAGE_PROGRAMME) else ties_of(actor.user_id or 0)
    tie = mine.filter(pk=tie_id).first()
    if tie is None:
        raise Http404
    form = TieEndForm(request.POST or None, initial={"until": today(timezone.now())})
    if form.is_valid():
        done = gettext("Tilknytningen er avsluttet. Den gjelder fortsatt i saker som kom før den dagen.")
        if act(request, end_tie, actor=actor, tie_id=tie.pk, until=form.cleaned_data["until"], done=done).ok:
            return redirect(_home(actor, municipality, tie))
    back = _home(actor, municipality, tie)
    context = {
        "form": form,
        "tie": tie,
        "back": back,
        "crumbs": [(gettext("Dine tilknytninger"), to("ties", municipality))],
    }
    return render_staff(request, "staff/impartiality/end.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def staff_ties(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Everybody's ties, and who is whose superior."""
    on = today(timezone.now())
    people = list(staff(municipality.pk, on))
    naming = "superior" in request.POST
    above = SuperiorForm(request.POST if naming else None, people=people)
    form = TieForm(request.POST if request.POST and not naming else None, people=people, initial={"since": on})
    if above.is_valid():
        read = above.cleaned_data
        done = gettext("Den overordnede er registrert.")
        result = act(request, name_superior, actor=actor, user_id=read["user"], superior_id=read["superior"], done=done)
        if result.ok:
            return redirect(to("staff_ties", municipality))
    if form.is_valid() and _recorded(request, actor, form, form.cleaned_data["user"]):
        return redirect(to("staff_ties", municipality))
    known, names = superiors(municipality.pk, on), {each.pk: each.name for each in people}
    context = {
        "form": form,
        "crumbs": [(gettext("Dine tilknytninger"), to("ties", municipality))],
        "above": above,
        "ties": all_ties(),
        "people": [
            (each.name, ", ".join(names.get(user_id, "") for user_id in known.get(each.pk, ()))) for each in people
        ],
    }
    return render_staff(request, "staff/impartiality/staff.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.SEE_STAFF)
def case_raise(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Raise the question whether somebody is impartial in a case."""
    case = access(actor, number)
    people = list(staff(municipality.pk, today(timezone.now())))
    form = RaiseForm(request.POST or None, people=people)
    if form.is_valid():
        read = form.cleaned_data
        result = act(
            request,
            raise_conflict,
            actor=actor,
            case_id=case.pk,
            user_id=read["user"],
            ground=read["ground"],
            done=gettext("Spørsmålet er reist. Personen kan ikke gjøre noe i saken før det er avgjort."),
        )
        if result.ok:
            return back(municipality, case)
    return page(request, municipality, case, "staff/impartiality/raise.html", {"form": form})


@require_http_methods(["GET", "POST"])
@staff_view(Right.SEE_STAFF)
def case_question(
    request: HttpRequest, actor: Actor, municipality: Municipality, number: str, question_id: int
) -> HttpResponse:
    """Decide whether an employee is impartial in a case."""
    case = access(actor, number)
    question = _question(actor, case, question_id)
    form = FindingForm(request.POST or None)
    if form.is_valid():
        read = form.cleaned_data
        result = act(
            request,
            settle_conflict,
            actor=actor,
            question_id=question.pk,
            conflicted=read["conflicted"],
            reasons=read["reasons"],
            done=gettext("Spørsmålet er avgjort."),
        )
        if result.ok:
            return back(municipality, case)
    context: dict[str, Any] = {"form": form, "question": question}
    return page(request, municipality, case, "staff/impartiality/question.html", context)


def _question(actor: Actor, case: Case, question_id: int) -> ConflictQuestion:
    try:
        question = access_question(actor, question_id)
    except ConflictQuestion.DoesNotExist as error:
        raise Http404 from error
    if question.case_id != case.pk:
        raise Http404
    return question


def _recorded(request: HttpRequest, actor: Actor, form: TieForm, user_id: int) -> bool:
    """Record the tie, and raise what it means for cases that are open now."""
    read = form.cleaned_data
    result = act(
        request,
        record_tie,
        actor=actor,
        user_id=user_id,
        party_id=read["party"].pk,
        kind=read["kind"],
        since=read["since"],
        note=read["note"],
        done=gettext("Tilknytningen er registrert."),
    )
    if not result.ok:
        return False
    raised = act(request, look_for_conflicts, actor=actor, user_ids={user_id}, party_id=read["party"].pk).value
    if raised:
        said = ngettext(
            "Det er reist spørsmål om habilitet i én åpen sak.",
            "Det er reist spørsmål om habilitet i %(count)s åpne saker.",
            raised,
        )
        messages.info(request, said % {"count": raised})
    return True


def _home(actor: Actor, municipality: Municipality, tie: Tie) -> str:
    return to("ties" if tie.user_id == actor.user_id else "staff_ties", municipality)
