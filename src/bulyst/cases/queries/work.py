"""The work list: what is to be done with which case, by when, and by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from bulyst.cases.kinds import CaseKind, PaymentKind
from bulyst.cases.lifecycle import GrantState, GuidanceState, PaymentState
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries.access import visible_cases
from bulyst.cases.queries.deadlines import reply_due
from bulyst.kernel.deadlines import today
from bulyst.kernel.message import Message
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.tenancy.wording import say

_OVER = (
    GrantState.DRAFT,
    GrantState.REFUSED,
    GrantState.LAPSED,
    GrantState.WITHDRAWN,
    GrantState.CLOSED,
    GuidanceState.FINISHED,
)
_WEEK = timedelta(days=7)


class Group(StrEnum):
    """The groups of the list, in the order they are shown."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class WorkFilters:
    """What of the list is wanted. `mine` is what the actor is officer of, or may do without being it."""

    mine: bool = False
    kind: str = ""
    programme_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One case, and its next step in words."""

    case: Case
    group: Group
    task: str
    due: date | None


@dataclass(frozen=True, slots=True)
class _Next:
    task: str
    right: Right | None
    """Who has to act; None for the applicant."""
    due: date | None = None


def work_list(actor: Actor, now: datetime, filters: WorkFilters | None = None) -> list[WorkItem]:
    """The open cases of the open scope that the actor may see, most urgent first.

    What somebody else must do comes last, in a group of its own.
    """
    on = today(now)
    items = [_item(case, actor, on) for case in _open_cases(actor, filters or WorkFilters())]
    order = list(Group)
    return sorted(items, key=lambda item: (order.index(item.group), item.due or date.max, item.case.pk))


def finished_cases(actor: Actor, filters: WorkFilters | None = None) -> list[Case]:
    """The cases of the open scope in which nothing more is to be done, the last one first."""
    cases = visible_cases(actor).filter(state__in=_OVER).select_related("decision")
    return list(_wanted(cases, actor, filters or WorkFilters()).order_by("-closed_at", "-pk"))


def _open_cases(actor: Actor, filters: WorkFilters) -> Iterable[Case]:
    cases = (
        visible_cases(actor)
        .exclude(state__in=_OVER)
        .select_related("decision")
        .prefetch_related("payment_requests", "inquiries")
    )
    return _wanted(cases, actor, filters)


def _wanted(cases: QuerySet[Case], actor: Actor, filters: WorkFilters) -> QuerySet[Case]:
    if filters.mine:
        cases = cases.filter(Q(officer_id=actor.user_id) | Q(officer__isnull=True))
    if filters.kind:
        cases = cases.filter(kind=filters.kind)
    if filters.programme_id is not None:
        cases = cases.filter(programme_id=filters.programme_id)
    if filters.text:
        text = filters.text.strip()
        cases = cases.filter(
            Q(number__startswith=text)
            | Q(title__icontains=text)
            | Q(topic__icontains=text)
            | Q(applicant__name__icontains=text)
        )
    return cases


def _item(case: Case, actor: Actor, on: date) -> WorkItem:
    step = _guidance(case) if case.kind == CaseKind.GUIDANCE else _grant(case, on)
    task = say(Message(step.task, {"next_step": case.next_step, "applicant": case.applicant.name}))
    if step.right is None or not actor.has(step.right):
        return WorkItem(case, Group.OTHERS, task, step.due)
    return WorkItem(case, _group(step.due, on), task, step.due)


def _group(due: date | None, on: date) -> Group:
    if due is None or due >= on + _WEEK:
        return Group.LATER
    if due < on:
        return Group.OVERDUE
    return Group.TODAY if due == on else Group.THIS_WEEK


def _guidance(case: Case) -> _Next:
    return _Next("work.guidance.next" if case.next_step else "work.guidance", Right.HANDLE)


def _grant(case: Case, on: date) -> _Next:
    due = reply_due(case.submitted_at) if case.submitted_at else None
    match GrantState(case.state):
        case GrantState.SUBMITTED:
            return _Next("work.assess", Right.HANDLE, due)
        case GrantState.WAITING:
            asked = max((each.due_on for each in case.inquiries.all()), default=None)
            late = asked is not None and on > asked
            return _Next("work.no_answer" if late else "work.answer", Right.HANDLE if late else None, asked)
        case GrantState.RECOMMENDED:
            return _Next("work.decide", Right.DECIDE, due)
        case GrantState.GRANTED:
            accept_by = case.decision.accept_by
            late = accept_by is not None and on > accept_by
            return _Next("work.lapse" if late else "work.accept", Right.HANDLE if late else None, accept_by)
        case _:
            return _paying(list(case.payment_requests.all()), case.decision.valid_until, on)


def _paying(requests: Sequence[PaymentRequest], valid_until: date | None, on: date) -> _Next:
    for request in requests:
        if request.state == PaymentState.REQUESTED:
            return _Next("work.attest", Right.ATTEST)
        if request.state == PaymentState.ATTESTED:
            return _Next("work.pay", Right.PAY)
    final = any(each.kind == PaymentKind.FINAL and each.state == PaymentState.PAID for each in requests)
    if final:
        return _Next("work.close", Right.HANDLE)
    if valid_until is not None and on > valid_until:
        return _Next("work.expired", Right.HANDLE, valid_until)
    return _Next("work.request", None, valid_until)
