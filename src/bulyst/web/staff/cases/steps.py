"""From the lifecycle's possible steps to what a page offers: one next step with its button, and the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import (
    GRANT,
    GUIDANCE,
    GrantEvent,
    GrantState,
    GuidanceEvent,
    GuidanceState,
    PaymentEvent,
    PaymentState,
)
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries import Deadline, DeadlineKind, PossibleStep
from bulyst.kernel.message import Message
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.wording import WHO

if TYPE_CHECKING:
    from bulyst.kernel.verdict import Verdict

NOT_DECLARED = "cases.impartial"
"""The message of the guard that a declaration satisfies."""

Steps = Mapping[StrEnum, PossibleStep]


@dataclass(frozen=True, slots=True)
class Page:
    """Where a step is taken, and what the button that leads there says."""

    name: str
    label: str | Promise


_DECLARATION = Page("staff:case_declare", _("Oppgi eller endre habilitet"))

PAGES: Mapping[StrEnum, Page] = {
    GrantEvent.DECLARE: _DECLARATION,
    GrantEvent.ASK: Page("staff:case_ask", _("Be om mer")),
    GrantEvent.MOVE: Page("staff:case_move", _("Flytt til en annen utlysning")),
    GrantEvent.INFORM: Page("staff:case_inform", _("Send foreløpig svar")),
    GrantEvent.RECOMMEND: Page("staff:case_assess", _("Vurder søknaden")),
    GrantEvent.GRANT: Page("staff:case_decide", _("Fatt vedtak")),
    GrantEvent.LAPSE: Page("staff:case_lapse", _("La tilsagnet falle bort")),
    GrantEvent.PLAN: Page("staff:case_plan", _("Sett utbetalingsplanen")),
    GrantEvent.REPORT: Page("staff:case_report", _("Be om en rapport")),
    GrantEvent.RECLAIM: Page("staff:case_reclaim", _("Krev penger tilbake")),
    GrantEvent.CLOSE: Page("staff:case_close", _("Avslutt saken")),
}
GUIDANCE_PAGES: Mapping[StrEnum, Page] = {
    GuidanceEvent.DECLARE: _DECLARATION,
    GuidanceEvent.LOG: Page("staff:guidance_log", _("Før timer")),
    GuidanceEvent.FINISH: Page("staff:guidance_finish", _("Avslutt veiledningen")),
    GuidanceEvent.PROPOSE: Page("staff:guidance_propose", _("Begynn en søknad for søkeren")),
}
PAYMENT_PAGES: Mapping[StrEnum, Page] = {
    PaymentEvent.ATTEST: Page("staff:payment_attest", _("Attester")),
    PaymentEvent.PAY: Page("staff:payment_pay", _("Betal ut")),
    PaymentEvent.RETURN: Page("staff:payment_return", _("Send tilbake")),
    PaymentEvent.REVERSE: Page("staff:payment_reverse", _("Tilbakefør")),
}

MAIN: Mapping[StrEnum, StrEnum] = {
    GrantState.SUBMITTED: GrantEvent.RECOMMEND,
    GrantState.WAITING: GrantEvent.RECOMMEND,
    GrantState.RECOMMENDED: GrantEvent.GRANT,
    GrantState.GRANTED: GrantEvent.LAPSE,
    GrantState.ACCEPTED: GrantEvent.CLOSE,
}
"""What a grant case in each state waits for the staff to do."""


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step that a page leads to, or why it cannot be taken."""

    event: StrEnum
    label: str | Promise
    href: str
    allowed: bool
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done next, by whom, by when, and the one button when it is the reader's to do."""

    heading: str | Promise
    who: str | Promise = ""
    due: date | None = None
    late: bool = False
    button: StepLink | None = None
    declares: bool = False
    """The button declares to be impartial, and leads on."""
    reasons: tuple[Message, ...] = ()


def grant_next(
    case: Case,
    steps: Steps,
    dates: Sequence[Deadline],
    payments: Sequence[tuple[PaymentRequest, Steps]],
    kommune: str,
) -> NextStep:
    """The next step of a grant case."""
    state = GrantState(case.state)
    due = {deadline.kind: deadline for deadline in dates}
    match state:
        case GrantState.SUBMITTED:
            return _ours(case, state, steps, due.get(DeadlineKind.REPLY), _("Vurder søknaden"), kommune)
        case GrantState.WAITING:
            asked = due.get(DeadlineKind.ANSWER)
            if asked is not None and asked.passed:
                return _ours(case, state, steps, asked, _("Vurder søknaden uten svar"), kommune)
            return _theirs(_("Søkeren skal svare"), asked)
        case GrantState.RECOMMENDED:
            return _ours(case, state, steps, due.get(DeadlineKind.REPLY), _("Fatt vedtak"), kommune)
        case GrantState.GRANTED:
            accept_by = due.get(DeadlineKind.ACCEPTANCE)
            if accept_by is not None and accept_by.passed:
                return _ours(case, state, steps, accept_by, _("La tilsagnet falle bort"), kommune)
            return _theirs(_("Søkeren skal ta imot tilskuddet"), accept_by)
        case GrantState.ACCEPTED:
            return _paying(case, steps, due.get(DeadlineKind.VALIDITY), payments, kommune)
        case _:
            return NextStep(_("Ingenting mer skal gjøres"))


def guidance_next(case: Case, steps: Steps, kommune: str) -> NextStep:
    """The next step of a guidance case: what was agreed last, and hours to log."""
    if case.state == GuidanceState.FINISHED:
        return NextStep(_("Ingenting mer skal gjøres"))
    log = steps[GuidanceEvent.LOG]
    who = case.officer.name if case.officer else WHO[Right.HANDLE]
    heading = case.next_step or _("Følg opp veiledningen")
    if log.allowed:
        return NextStep(heading, who, button=link(GuidanceEvent.LOG, log, case, kommune))
    return NextStep(heading, who, reasons=messages(log.failing) if log.has_right else ())


def other_links(steps: Steps, case: Case, taken: NextStep, kommune: str) -> list[StepLink]:
    """The other steps that the reader has the right to take in this state; refusing is on the page of granting.

    Declaring is left out where the next step's own button declares.
    """
    pages = GUIDANCE_PAGES if case.kind == CaseKind.GUIDANCE else PAGES
    offered = {taken.button.event} if taken.button else set()
    return [
        link(event, step, case, kommune)
        for event, step in steps.items()
        if event in pages
        and step.has_right
        and event not in offered
        and not (taken.declares and pages[event] == _DECLARATION)
    ]


def link(event: StrEnum, step: PossibleStep, case: Case, kommune: str) -> StepLink:
    """A step of a case as a link."""
    page = (PAGES if isinstance(event, GrantEvent) else GUIDANCE_PAGES)[event]
    href = reverse(page.name, args=[kommune, case.number])
    return StepLink(event, page.label, href, step.allowed, messages(step.failing))


def payment_link(event: StrEnum, step: PossibleStep, case: Case, request: PaymentRequest, kommune: str) -> StepLink:
    """A step of a payment request as a link."""
    page = PAYMENT_PAGES[event]
    href = reverse(page.name, args=[kommune, case.number, request.pk])
    return StepLink(event, page.label, href, step.allowed, messages(step.failing))


def messages(verdicts: Sequence[Verdict]) -> tuple[Message, ...]:
    """What refusing verdicts say."""
    return tuple(verdict.message for verdict in verdicts)


def right_for(case: Case, event: StrEnum) -> Right:
    """Who may take a step of a case."""
    if isinstance(event, GrantEvent):
        step = GRANT.step(GrantState(case.state), event)
    else:
        step = GUIDANCE.step(GuidanceState(case.state), event)
    assert step is not None  # asked for a step that the state has
    return Right(step.right)


def _ours(
    case: Case,
    state: GrantState,
    steps: Steps,
    deadline: Deadline | None,
    heading: str | Promise,
    kommune: str,
) -> NextStep:
    event = MAIN[state]
    step = steps[event]
    due, late = (deadline.due, deadline.passed) if deadline else (None, False)
    if not step.has_right:
        return NextStep(heading, WHO[right_for(case, event)], due, late)
    reasons = messages(step.failing)
    button = link(event, step, case, kommune)
    if any(each.key == NOT_DECLARED for each in reasons):
        rest = tuple(each for each in reasons if each.key != NOT_DECLARED)
        return NextStep(heading, _("Du"), due, late, button=button, declares=True, reasons=rest)
    # A rule that refuses the recommended amount does not hinder another amount, or a refusal.
    if step.allowed or (event == GrantEvent.GRANT and not _about_the_reader(reasons)):
        return NextStep(heading, _("Du"), due, late, button=button, reasons=reasons)
    return NextStep(heading, WHO[right_for(case, event)], due, late, reasons=reasons)


_ABOUT_WHO = frozenset(
    {
        "cases.own_case",
        "cases.no_conflict",
        "cases.not_the_assessor",
        "cases.suspended",
        "cases.found_in_conflict",
        "cases.superior_impartial",
        "cases.not_around_the_meeting",
    }
)


def _about_the_reader(reasons: Sequence[Message]) -> bool:
    return any(each.key in _ABOUT_WHO for each in reasons)


def _theirs(heading: str | Promise, deadline: Deadline | None) -> NextStep:
    due = deadline.due if deadline else None
    return NextStep(heading, WHO[Right.APPLY], due)


def _paying(
    case: Case,
    steps: Steps,
    valid_until: Deadline | None,
    payments: Sequence[tuple[PaymentRequest, Steps]],
    kommune: str,
) -> NextStep:
    for request, possible in payments:
        if request.state == PaymentState.REQUESTED:
            return _payment(
                PaymentEvent.ATTEST, _("Attester utbetalingen"), Right.ATTEST, case, request, possible, kommune
            )
        if request.state == PaymentState.ATTESTED:
            return _payment(PaymentEvent.PAY, _("Betal ut"), Right.PAY, case, request, possible, kommune)
    close = steps[GrantEvent.CLOSE]
    if close.allowed:
        return NextStep(_("Avslutt saken"), _("Du"), button=link(GrantEvent.CLOSE, close, case, kommune))
    if any(request.kind == "FINAL" and request.state == PaymentState.PAID for request, _steps in payments):
        return NextStep(_("Avslutt saken"), WHO[Right.HANDLE])
    return _theirs(_("Søkeren skal be om utbetaling"), valid_until)


def _payment(
    event: PaymentEvent,
    heading: str | Promise,
    right: Right,
    case: Case,
    request: PaymentRequest,
    possible: Steps,
    kommune: str,
) -> NextStep:
    step = possible[event]
    if step.allowed:
        return NextStep(heading, _("Du"), button=payment_link(event, step, case, request, kommune))
    return NextStep(heading, WHO[right], reasons=messages(step.failing) if step.has_right else ())
