"""One case as its applicant sees it, and what they can do with it after it was sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import accept, open_letter, withdraw
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantEvent, GrantState
from bulyst.cases.models import Case
from bulyst.cases.queries import (
    all_files_of,
    balances_of,
    decision_of,
    letters,
    payment_requests,
    timeline,
)
from bulyst.cases.queries.handlers import asked_by_applicant
from bulyst.correspondence.models import Letter
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.answers import sections_of
from bulyst.web.applicant.appeals import appeal_lines, way_to_appeal
from bulyst.web.applicant.enclosing import lies_with
from bulyst.web.applicant.forms.answers import WithdrawForm
from bulyst.web.applicant.money import after_acceptance
from bulyst.web.applicant.moving import left_behind
from bulyst.web.applicant.status import status_of, steps_of
from bulyst.web.applicant.turn import turn_lines
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.files import file_rows
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.tables import Link
from bulyst.web.ui.timeline import Item
from bulyst.web.ui.views import act, applicant_view


@applicant_view
def case_page(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Where the case stands, what it said, what happened, and its letters."""
    case = own_case(actor, case_id)
    acts = acting(request, case.tenant_id)
    context = seen_by(acts, case, partial(_letter_address, case), partial(_file_address, case))
    return render_applicant(request, "applicant/case/page.html", context)


def seen_by(
    actor: Actor,
    case: Case,
    letter_address: Callable[[int], str],
    file_address: Callable[[int], str],
    *,
    all_files: bool = True,
) -> dict[str, Any]:
    """Everything that the applicant's page about a case shows. Read within the case's scope.

    Without `all_files` those that are not sent are left out: they are the applicant's alone.
    """
    now = timezone.now()
    steps = steps_of(actor, case, now)
    decision = decision_of(case)
    withdrawal, attaching = steps.get(GrantEvent.WITHDRAW), steps.get(GrantEvent.ATTACH)
    return {
        "case": case,
        "status": status_of(actor, case, now),
        "turns": turn_lines(case, now),
        "decision": decision,
        "balances": balances_of(case) if decision is not None and decision.granted else None,
        "payments": payment_requests(case) if decision is not None else [],
        "after": after_acceptance(actor, case, now) if decision is not None else {},
        "letters": [Link(paper.title, letter_address(paper.pk)) for paper in letters(case)],
        "timeline": [
            Item(
                at=each.at,
                title=each.title,
                text=each.text,
                by=each.by,
                documents=[Link(paper.title, letter_address(paper.letter_id)) for paper in each.documents],
            )
            for each in reversed(timeline(case, for_applicant=True))
        ],
        "sections": sections_of(case, for_applicant=all_files) if case.kind == CaseKind.GRANT else [],
        "files": file_rows(
            all_files_of(case, for_applicant=True, sent_only=not all_files), file_address, note=lies_with(case)
        ),
        "left": left_behind(case),
        "asked": asked_by_applicant(case),
        "can_copy": case.kind == CaseKind.GRANT and case.is_sent,
        "can_attach": attaching is not None and attaching.allowed,
        "appeals": appeal_lines(actor, case, now),
        "way_to_appeal": way_to_appeal(actor, case, now),
        "can_withdraw": withdrawal is not None and withdrawal.allowed,
        "crumbs": crumbs(),
    }


@applicant_view
def receipt(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """The number, what happens now, and when."""
    case = own_case(actor, case_id)
    if not case.is_sent:
        return redirect("applicant:resume", case.pk)
    status = status_of(acting(request, case.tenant_id), case, timezone.now())
    context = {"case": case, "status": status, "address": _address(request), "crumbs": crumbs()}
    return render_applicant(request, "applicant/case/receipt.html", context)


@applicant_view
def accept_grant(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Accept a grant, with what was decided and on what conditions in sight."""
    case = own_case(actor, case_id)
    if request.method == "POST":
        done = _("Tilskuddet er tatt imot. Kommunen har fått beskjed.")
        taken = act(request, accept, actor=acting(request, case.tenant_id), case_id=case.pk, done=done)
        if taken.ok or own_case(actor, case_id).state == GrantState.ACCEPTED:  # two clicks at once
            return redirect("applicant:case", case.pk)
    decision = decision_of(case)
    if decision is None or not decision.granted:
        raise Http404
    context = {
        "case": case,
        "decision": decision,
        "letter": decision.letter and Link(decision.letter.title, _letter_address(case, decision.letter.pk)),
        "possible": _possible(request, case, GrantEvent.ACCEPT),
        "crumbs": crumbs(case_crumb(case)),
    }
    return render_applicant(request, "applicant/case/accept.html", context)


@applicant_view
def withdraw_case(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Withdraw an application or decline a grant, after saying yes to it."""
    case = own_case(actor, case_id)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        done = _("Søknaden er trukket.") if case.is_sent else _("Kladden er lagt bort.")
        if act(request, withdraw, actor=acting(request, case.tenant_id), case_id=case.pk, done=done).ok:
            return redirect("applicant:overview")
    context = {
        "case": case,
        "form": form,
        "declines": case.state == GrantState.GRANTED,
        "possible": _possible(request, case, GrantEvent.WITHDRAW),
        "crumbs": crumbs(case_crumb(case)),
    }
    return render_applicant(request, "applicant/case/withdraw.html", context)


@applicant_view
def letter(request: HttpRequest, actor: Actor, case_id: int, letter_id: int) -> HttpResponse:
    """One letter of the case as PDF. Opening it is its receipt."""
    case = own_case(actor, case_id)
    acts = acting(request, case.tenant_id)
    try:
        paper, content = open_letter(actor=acts, case_id=case.pk, letter_id=letter_id, now=timezone.now())
    except Letter.DoesNotExist as error:
        raise Http404 from error
    return pdf_response(case, paper, content)


def pdf_response(case: Case, paper: Letter, content: bytes) -> HttpResponse:
    """A letter to be shown by the browser, named so that it can be found again once saved."""
    number = case.number.replace("/", "-")
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="sak-{number}-brev-{paper.pk}.pdf"',
            "Cache-Control": "private, no-store",
        },
    )


def _letter_address(case: Case, letter_id: int) -> str:
    return reverse("applicant:letter", args=[case.pk, letter_id])


def _file_address(case: Case, file_id: int) -> str:
    return reverse("applicant:file", args=[case.pk, file_id])


def _possible(request: HttpRequest, case: Case, event: GrantEvent) -> bool:
    step = steps_of(acting(request, case.tenant_id), case, timezone.now()).get(event)
    return step is not None and step.allowed


def case_crumb(case: Case) -> tuple[str, str]:
    """The way back to the case."""
    return (
        _("Sak %(number)s") % {"number": case.number} if case.number else _("Kladd"),
        reverse("applicant:case", args=[case.pk]),
    )


def _address(request: HttpRequest) -> str:
    return request.user.email  # type: ignore[union-attr]
