"""Everything that the page about one case shows, gathered by queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries import (
    Deadline,
    application_verdicts,
    assessment_of,
    balances_of,
    case_for_staff,
    deadlines,
    decision_of,
    declarations_of,
    dispatches,
    gaps,
    guidance_entries,
    guidance_hours,
    next_to_do,
    payment_requests,
    possible_payment_steps,
    possible_steps,
    proposed_from,
    rules_of,
    suggested_amount,
    timeline,
)
from bulyst.kernel.deadlines import today
from bulyst.ledger.queries import frame_balances
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.applicant.answers import sections_of
from bulyst.web.applicant.moving import left_behind
from bulyst.web.staff.cases.appeals import appeal_context
from bulyst.web.staff.cases.files import case_files
from bulyst.web.staff.cases.money import after_acceptance
from bulyst.web.staff.cases.steps import (
    PAYMENT_PAGES,
    StepLink,
    Steps,
    grant_next,
    guidance_next,
    other_links,
    payment_link,
)
from bulyst.web.staff.cases.verdicts import RuleLine, rule_lines
from bulyst.web.staff.cases.wording import DEADLINES, PAYMENT_STATES, state_tag
from bulyst.web.staff.impartiality.lines import impartiality_context
from bulyst.web.ui.tables import Link, Tag
from bulyst.web.ui.timeline import Item

Payments = list[tuple[PaymentRequest, Steps]]


def access(actor: Actor, number: str, kind: str = "") -> Case:
    """The case with that number in the open scope; of `kind`, for pages that only such a case has. Raises Http404."""
    try:
        case = case_for_staff(actor, number)
    except Case.DoesNotExist as error:
        raise Http404 from error
    if kind and case.kind != kind:
        raise Http404
    return case


def case_context(actor: Actor, municipality: Municipality, case: Case, now: datetime) -> dict[str, Any]:
    """What the case page shows, for a grant or for guidance."""
    kommune = municipality.slug
    steps: Steps = {step.event: step for step in possible_steps(actor, case, now)}
    dates = deadlines(case, now)
    payments = _payments(actor, case, now)
    if case.kind == CaseKind.GUIDANCE:
        following = guidance_next(case, steps, kommune)
    else:
        following = grant_next(case, steps, dates, payments, kommune)
    upcoming = next_to_do(actor, now, case)
    return {
        "case": case,
        "state": state_tag(case),
        "next": following,
        "others": other_links(steps, case, following, kommune),
        "timeline": timeline_items(case, kommune),
        "deadlines": [_deadline(each) for each in dates],
        "declarations": list(declarations_of(case)),
        "left": left_behind(case),
        **impartiality_context(actor, case, kommune, now),
        "files": case_files(kommune, case),
        "next_case": upcoming
        and Link(
            f"{upcoming.case.number} {upcoming.task}", reverse("staff:case", args=[kommune, upcoming.case.number])
        ),
        "may_see_audit": actor.has(Right.SEE_AUDIT),
        "crumbs": case_crumbs(kommune),
        "dispatches": list(dispatches(case)),
        "may_handle": actor.has(Right.HANDLE),
        **(_grant_facts(actor, case, now, payments, kommune) if case.kind == CaseKind.GRANT else logged(case)),
        **(appeal_context(actor, case, now, kommune) if case.kind == CaseKind.GRANT else {}),
    }


def case_crumbs(kommune: str, case: Case | None = None) -> list[tuple[str, str]]:
    """The way back to the list, and to the case from a page below it."""
    crumbs = [(_("Saker"), reverse("staff:cases", args=[kommune]))]
    if case is not None:
        crumbs.append(
            (_("Sak %(number)s") % {"number": case.number}, reverse("staff:case", args=[kommune, case.number]))
        )
    return crumbs


def timeline_items(case: Case, kommune: str) -> list[Item]:
    """What happened, the last first, with the letters."""
    return [
        Item(
            at=each.at,
            title=each.title,
            text=each.text,
            by=each.by,
            documents=[
                Link(paper.title, reverse("staff:case_letter", args=[kommune, case.number, paper.letter_id]))
                for paper in each.documents
            ],
        )
        for each in reversed(timeline(case, for_applicant=False))
    ]


def judged(actor: Actor, case: Case, now: datetime) -> list[RuleLine]:
    """The rules' answers: for the recommended or granted amount, or for what is applied for."""
    assessment, decision = assessment_of(case), decision_of(case)
    amount = (decision and decision.amount) or (assessment and assessment.recommended_amount) or None
    verdicts = application_verdicts(case, actor, now, amount)
    return rule_lines(verdicts, rules_of(case, today(now)), decided=amount is not None)


def _payments(actor: Actor, case: Case, now: datetime) -> Payments:
    return [
        (request, {step.event: step for step in possible_payment_steps(actor, request, now)})
        for request in payment_requests(case)
    ]


def _grant_facts(actor: Actor, case: Case, now: datetime, payments: Payments, kommune: str) -> dict[str, Any]:
    decision = decision_of(case)
    undecided = case.state in (GrantState.SUBMITTED, GrantState.WAITING, GrantState.RECOMMENDED)
    return {
        "missing": gaps(case, actor, now) if undecided else [],
        "may_ask": actor.has(Right.HANDLE) and case.state == GrantState.SUBMITTED,
        "sections": sections_of(case, for_applicant=False),
        "assessment": assessment_of(case),
        "decision": decision,
        "rules": judged(actor, case, now) if undecided else [],
        "used_rules": _quoted(decision.verdicts) if decision else [],
        "suggested": suggested_amount(case, actor, now) if undecided else None,
        "frame": frame_balances(case.fund.frame_id) if case.fund else None,
        "balances": balances_of(case),
        **(after_acceptance(actor, case, now, kommune) if decision else {}),
        "payments": [_payment(request, steps, case, kommune) for request, steps in payments],
    }


def logged(case: Case) -> dict[str, Any]:
    """The guidance that was given, and all its hours; one and a half hours is 1,5 and not 1,50."""
    entries = [(entry, entry.hours.normalize()) for entry in guidance_entries(case)]
    return {
        "entries": entries,
        "hours": guidance_hours(case).normalize(),
        "proposed": proposed_from(case),
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {"label": DEADLINES[deadline.kind], "due": deadline.due, "passed": deadline.passed}


def _quoted(verdicts: list[dict[str, Any]]) -> list[str]:
    """Where the rules that a decision used come from, each once."""
    return list(dict.fromkeys(each["citation"] for each in verdicts if each.get("citation")))


def _payment(request: PaymentRequest, steps: Steps, case: Case, kommune: str) -> dict[str, Any]:
    word, color = PAYMENT_STATES[request.state]  # type: ignore[index]
    links: list[StepLink] = [
        payment_link(event, step, case, request, kommune)
        for event, step in steps.items()
        if event in PAYMENT_PAGES and step.allowed
    ]
    return {"request": request, "state": Tag(str(word), color), "links": links}
