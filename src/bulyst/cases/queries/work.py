"""The work list: what is to be done with which case, by when, and by whom.

Read from `NextStep`, which every action keeps (`cases.settling`). First what is the actor's to do, by deadline; then
what waits for others, by deadline. Both are walks along an index, so that a page costs what it shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from bulyst.cases.lifecycle import GrantState, GuidanceState
from bulyst.cases.models import Case as CaseRow
from bulyst.cases.models import NextStep, SavedFilter
from bulyst.cases.queries.access import visible_cases
from bulyst.kernel.deadlines import today
from bulyst.kernel.message import Message
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.tenancy.wording import say

PAGE = 50

_OVER = (
    GrantState.REFUSED,
    GrantState.LAPSED,
    GrantState.WITHDRAWN,
    GrantState.CLOSED,
    GuidanceState.FINISHED,
)
_WEEK = timedelta(days=7)
_BY_DEADLINE = (F("due_on").asc(nulls_last=True), "case_id", "id")
_SHOWN = ("case__applicant", "case__officer")
_READ = (
    *("task", "facts", "right", "due_on", "late_task", "late_right"),
    *(f"case__{name}" for name in ("tenant", "kind", "number", "state", "title", "topic", "constructed")),
    *("case__applicant__name", "case__officer__name"),
)
"""What a line of the list shows; an export reads whole cases."""
_EXPORTED = ("case__applicant", "case__programme", "case__decision", "case__officer")


class Group(StrEnum):
    """The groups of the list, in the order they are shown."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    OTHERS = "others"


class Show(StrEnum):
    """What of the open work is wanted."""

    ALL = "all"
    OVERDUE = "overdue"
    WEEK = "week"
    APPLICANT = "applicant"


@dataclass(frozen=True, slots=True)
class WorkFilters:
    """What of the list is wanted. `mine`: the cases that the actor is officer of, and what they may do as any other.

    `due_by` keeps what has a deadline on that day or before it.
    """

    mine: bool = False
    show: Show = Show.ALL
    kind: str = ""
    programme_id: int | None = None
    text: str = ""
    due_by: date | None = None


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One case, and a next step of it in words."""

    case: CaseRow
    group: Group
    task: str
    due: date | None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """One page of the list; `counts` are of all pages. `number` begins at one."""

    items: list[WorkItem]
    counts: dict[Group, int]
    number: int
    size: int

    @property
    def total(self) -> int:
        """How many lines all pages have."""
        return sum(self.counts.values())

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))


def work_page(
    actor: Actor, now: datetime, filters: WorkFilters | None = None, *, number: int = 1, size: int = PAGE
) -> WorkPage:
    """A page of the list; a number beyond the last one gives the last one."""
    steps = _steps(actor, now, filters or WorkFilters())
    counts = _counts(steps, actor, now)
    found = WorkPage([], counts, number, size)
    number = min(max(number, 1), found.pages)
    to_do = found.total - counts[Group.OTHERS]
    first, last = (number - 1) * size, number * size
    keys = list(_keys(_mine_to_do(steps, actor, now))[first : min(last, to_do)]) if first < to_do else []
    if last > to_do:
        keys += _keys(_of_others(steps, actor, now))[max(first - to_do, 0) : last - to_do]
    return WorkPage(_lines(keys, actor, now), counts, number, size)


def work_list(actor: Actor, now: datetime, filters: WorkFilters | None = None) -> Iterator[WorkItem]:
    """The whole list, read in pieces: for an export."""
    steps = _steps(actor, now, filters or WorkFilters())
    for part in (_mine_to_do(steps, actor, now), _of_others(steps, actor, now)):
        for row in part.select_related(*_EXPORTED).iterator(chunk_size=1000):
            yield _item(row, actor, now)


def most_urgent(actor: Actor, now: datetime, *, at_most: int) -> tuple[list[WorkItem], dict[Group, int]]:
    """The first lines of each group, at most `at_most` of each, and how many each group has."""
    steps = _steps(actor, now, WorkFilters())
    counts = _counts(steps, actor, now)
    keys: list[int] = []
    for group, count in counts.items():
        if count:
            keys += _keys(_of_group(steps, group, actor, now))[:at_most]
    return _lines(keys, actor, now), counts


def next_to_do(actor: Actor, now: datetime, after: CaseRow) -> WorkItem | None:
    """The case to take after this one: the next in the actor's own list, from the top again after the last."""
    steps = _keys(_mine_to_do(_steps(actor, now, WorkFilters()), actor, now).exclude(case=after))
    place = NextStep.objects.filter(case=after).order_by(*_BY_DEADLINE).first()
    following = None
    if place is not None:
        later = Q(due_on=place.due_on, case_id__gt=after.pk)
        if place.due_on is not None:
            later |= Q(due_on__gt=place.due_on) | Q(due_on__isnull=True)
        following = steps.filter(later if place.due_on else Q(due_on__isnull=True, case_id__gt=after.pk)).first()
    row = following or steps.first()
    return _lines([row], actor, now)[0] if row is not None else None


def finished_cases(actor: Actor, filters: WorkFilters | None = None) -> QuerySet[CaseRow]:
    """The cases that are over, the last first."""
    wanted = filters or WorkFilters()
    # Whoever ends a case writes down when: saying so keeps open cases out of the walk along the index.
    cases = visible_cases(actor).filter(state__in=_OVER, closed_at__isnull=False)
    if wanted.mine:
        cases = cases.filter(officer_id=actor.user_id)
    if wanted.kind:
        cases = cases.filter(kind=wanted.kind)
    if wanted.programme_id is not None:
        cases = cases.filter(programme_id=wanted.programme_id)
    if wanted.text.strip():
        cases = cases.filter(pk__in=_about(wanted.text.strip()))
    return cases.order_by("-closed_at", "-pk")


def saved_filters(actor: Actor) -> list[SavedFilter]:
    """The actor's own saved choices, and those that colleagues share."""
    if not actor.has(Right.SEE_STAFF):
        return []
    theirs = Q(user_id=actor.user_id) | Q(shared=True)
    return list(SavedFilter.objects.filter(theirs).select_related("user"))


def _steps(actor: Actor, now: datetime, filters: WorkFilters) -> QuerySet[NextStep]:
    """The next steps that the actor may see and asks for. Only what was sent has any, and staff sees all of that."""
    steps = NextStep.objects.order_by(*_BY_DEADLINE)
    if not actor.has(Right.SEE_STAFF):
        return steps.none()
    on = today(now)
    if filters.mine:
        free = Q(officer__isnull=True) | ~Q(right=Right.HANDLE) & ~Q(late_right=Right.HANDLE)
        steps = steps.filter(Q(officer_id=actor.user_id) | _to_do(actor, on) & free)
    match filters.show:
        case Show.OVERDUE:
            steps = steps.filter(due_on__lt=on)
        case Show.WEEK:
            steps = steps.filter(due_on__lt=on + _WEEK)
        case Show.APPLICANT:
            steps = steps.filter(Q(right="") & ~_late(on))
    if filters.due_by is not None:
        steps = steps.filter(due_on__lte=filters.due_by)
    if filters.kind:
        steps = steps.filter(kind=filters.kind)
    if filters.programme_id is not None:
        steps = steps.filter(programme_id=filters.programme_id)
    if filters.text.strip():
        steps = steps.filter(case__in=_about(filters.text.strip()))
    return steps


def _late(on: date) -> Q:
    return Q(due_on__lt=on) & ~Q(late_right="")


def _to_do(actor: Actor, on: date) -> Q:
    """What is for somebody with the actor's rights to do on that day."""
    rights = sorted(actor.rights)
    in_time = Q(late_right="") | Q(due_on__isnull=True) | Q(due_on__gte=on)
    return Q(right__in=rights) & in_time | Q(late_right__in=rights, due_on__lt=on)


def _mine_to_do(steps: QuerySet[NextStep], actor: Actor, now: datetime) -> QuerySet[NextStep]:
    return steps.filter(_to_do(actor, today(now)))


def _of_others(steps: QuerySet[NextStep], actor: Actor, now: datetime) -> QuerySet[NextStep]:
    return steps.exclude(_to_do(actor, today(now)))


def _of_group(steps: QuerySet[NextStep], group: Group, actor: Actor, now: datetime) -> QuerySet[NextStep]:
    on = today(now)
    match group:
        case Group.OTHERS:
            return _of_others(steps, actor, now)
        case Group.OVERDUE:
            steps = steps.filter(due_on__lt=on)
        case Group.TODAY:
            steps = steps.filter(due_on=on)
        case Group.THIS_WEEK:
            steps = steps.filter(due_on__gt=on, due_on__lt=on + _WEEK)
        case Group.LATER:
            steps = steps.filter(Q(due_on__gte=on + _WEEK) | Q(due_on__isnull=True))
    return _mine_to_do(steps, actor, now)


def _counts(steps: QuerySet[NextStep], actor: Actor, now: datetime) -> dict[Group, int]:
    """How many lines each group has: one walk along the index, which answers in a handful of rows."""
    on = today(now)
    pile = Case(
        When(due_on__lt=on, then=Value(Group.OVERDUE.value)),
        When(due_on=on, then=Value(Group.TODAY.value)),
        When(due_on__lt=on + _WEEK, then=Value(Group.THIS_WEEK.value)),
        default=Value(Group.LATER.value),
    )
    counts = dict.fromkeys(Group, 0)
    counted = steps.order_by().values_list("right", "late_right", pile).annotate(Count("id"))
    for right, late_right, group, count in counted:
        late = group == Group.OVERDUE and late_right
        mine = (late_right if late else right) in actor.rights
        counts[Group(group) if mine else Group.OTHERS] += count
    return counts


def _keys(steps: QuerySet[NextStep]) -> QuerySet[NextStep, int]:
    """The ids alone, so that what is skipped is never read from the tables."""
    return steps.values_list("id", flat=True)


def _lines(keys: list[int], actor: Actor, now: datetime) -> list[WorkItem]:
    """The lines of these ids, in their order."""
    rows = NextStep.objects.select_related(*_SHOWN).only(*_READ).in_bulk(keys)
    return [_item(rows[key], actor, now) for key in keys]


def _about(text: str) -> QuerySet[CaseRow, Any]:
    """The ids of the cases that a text names or is found in, each place by an index of its own."""
    asked = [{"title__icontains": text}, {"topic__icontains": text}, {"applicant__name__icontains": text}]
    if text[0].isdigit():
        asked.append({"number__startswith": text})
    found, *more = (CaseRow.objects.filter(**each).order_by().values("pk") for each in asked)
    return found.union(*more)


def _item(step: NextStep, actor: Actor, now: datetime) -> WorkItem:
    on = today(now)
    late = bool(step.late_task) and step.due_on is not None and step.due_on < on
    right, task = (step.late_right, step.late_task) if late else (step.right, step.task)
    words = say(Message(task, {**step.facts, "applicant": step.case.applicant.name}))
    mine = right in actor.rights
    return WorkItem(step.case, _group(step.due_on, on) if mine else Group.OTHERS, words, step.due_on)


def _group(due: date | None, on: date) -> Group:
    if due is None or due >= on + _WEEK:
        return Group.LATER
    if due < on:
        return Group.OVERDUE
    return Group.TODAY if due == on else Group.THIS_WEEK
