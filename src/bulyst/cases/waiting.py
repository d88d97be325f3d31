"""What a case waits for: one function for each thing that can wait, and one table of them.

A source looks at the case's rows, never at the clock, and answers with what is next, or None when it has nothing
to say. What is handled beside the application (an appeal, a change, a reclaim) adds a function and a line.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from bulyst.cases import waiting_money
from bulyst.cases.dates import reply_due
from bulyst.cases.kinds import CaseKind, ItemKind, PaymentKind
from bulyst.cases.lifecycle import (
    OPEN_APPEALS,
    OPEN_CHANGES,
    AppealState,
    GrantState,
    GuidanceState,
    PaymentState,
    ReclaimState,
    ReportState,
)
from bulyst.cases.models import (
    Appeal,
    Case,
    Change,
    Decision,
    Inquiry,
    PaymentRequest,
    ProgressReport,
    Reclaim,
)
from bulyst.cases.queries.on_agenda import meets_on
from bulyst.cases.queries.replying import answer_due
from bulyst.cases.queries.round_meetings import papers_due
from bulyst.cases.waits import Waiting
from bulyst.tenancy.roles import Right

Source = Callable[[Case], Waiting | None]


def application(case: Case) -> Waiting | None:
    """What an application waits for, from receipt to the last payment."""
    if case.kind != CaseKind.GRANT:
        return None
    match GrantState(case.state):
        case GrantState.SUBMITTED:
            days = [day for day in (answer_due(case), papers_due(case)) if day is not None]
            return Waiting("work.assess", Right.HANDLE, min(days, default=None))
        case GrantState.WAITING:
            asked = Inquiry.objects.filter(case=case).order_by("-due_on").values_list("due_on", flat=True).first()
            return Waiting("work.answer", None, asked, "work.no_answer", Right.HANDLE)
        case GrantState.RECOMMENDED:
            held_on = meets_on(kind=ItemKind.CASE, case=case)
            if held_on is not None:
                return Waiting("work.decide.meeting", Right.DECIDE, held_on)
            return Waiting("work.decide", Right.DECIDE, answer_due(case))
        case GrantState.GRANTED:
            accept_by = _decision(case).accept_by
            if accept_by is None or Appeal.objects.filter(case=case, state__in=OPEN_APPEALS).exists():
                return Waiting("work.accept", None)
            return Waiting("work.accept", None, accept_by, "work.lapse", Right.HANDLE)
        case GrantState.ACCEPTED:
            return _paying(case)
        case _:
            return None


def guidance(case: Case) -> Waiting | None:
    """What a guidance case waits for: what was agreed last."""
    if case.kind != CaseKind.GUIDANCE or case.state == GuidanceState.FINISHED:
        return None
    if not case.next_step:
        return Waiting("work.guidance", Right.HANDLE)
    return Waiting("work.guidance.next", Right.HANDLE, facts={"next_step": case.next_step})


def appeal(case: Case) -> Waiting | None:
    """What an appeal waits for: each body in its turn, as fast as it can be (section 33)."""
    found = Appeal.objects.filter(case=case, state__in=OPEN_APPEALS).first()
    if found is None:
        return None
    due = reply_due(found.reviewed_at or found.prepared_at or found.filed_at)
    match AppealState(found.state):
        case AppealState.FILED:
            return Waiting("work.appeal.prepare", Right.HANDLE, due)
        case AppealState.PREPARED:
            held_on = meets_on(appeal=found)
            return Waiting("work.appeal.meeting" if held_on else "work.appeal.review", Right.DECIDE, held_on or due)
        case AppealState.UPHELD:
            return Waiting("work.appeal.forward", Right.HANDLE, due)
        case _:
            return Waiting("work.appeal.rule", Right.HANDLE)


SOURCES: Mapping[str, Source] = {
    "application": application,
    "guidance": guidance,
    "appeal": appeal,
    "change": waiting_money.change,
    "reclaim": waiting_money.reclaim,
    "report": waiting_money.report,
}
"""Everything a case can wait for at the same time, by name."""

RARE: Mapping[str, Callable[[], QuerySet[Any]]] = {
    "appeal": lambda: Appeal.objects.filter(state__in=OPEN_APPEALS),
    "change": lambda: Change.objects.filter(state__in=OPEN_CHANGES),
    "reclaim": lambda: Reclaim.objects.exclude(state=ReclaimState.DROPPED),
    "report": lambda: ProgressReport.objects.filter(state=ReportState.ASKED),
}
"""Rows without which a source has nothing to say. Most cases have none: they are looked for in one query."""


def _paying(case: Case) -> Waiting:
    requests = set(PaymentRequest.objects.filter(case=case).values_list("kind", "state"))
    states = {state for _, state in requests}
    if PaymentState.REQUESTED in states:
        return Waiting("work.attest", Right.ATTEST)
    if PaymentState.ATTESTED in states:
        return Waiting("work.pay", Right.PAY)
    if (PaymentKind.FINAL, PaymentState.PAID) in requests:
        return Waiting("work.close", Right.HANDLE)
    valid_until = _decision(case).valid_until
    if valid_until is None:
        return Waiting("work.request", None)
    return Waiting("work.request", None, valid_until, "work.expired", Right.HANDLE)


def _decision(case: Case) -> Decision:
    assert case.decision is not None  # nothing is granted without
    return case.decision
