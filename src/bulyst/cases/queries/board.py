"""Every read of boards and their meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from bulyst.cases.board_facts import ItemFacts, MeetingFacts
from bulyst.cases.board_rules import least_present, voters_on
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.kinds import ItemKind, Office
from bulyst.cases.lifecycle import ConflictState, GrantState, MeetingState
from bulyst.cases.models import (
    AgendaItem,
    Aside,
    Assessment,
    Attendance,
    Body,
    Case,
    ConflictQuestion,
    Decision,
    Meeting,
    Reported,
    Seat,
)
from bulyst.cases.proposed_plans import proposed_plan
from bulyst.cases.queries.access import visible_cases
from bulyst.cases.queries.impartiality import standings
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import User
from bulyst.tenancy.roles import Right

_ORDER = (ItemKind.IMPARTIALITY, ItemKind.CASE, ItemKind.DELEGATED, ItemKind.OTHER)


def bodies() -> QuerySet[Body]:
    """The boards and councils of the open scope."""
    return Body.objects.all()


def access_body(body_id: int) -> Body:
    """One body. Raises `Body.DoesNotExist`."""
    return Body.objects.get(pk=body_id)


def seats(body_id: int, on: date) -> list[Seat]:
    """Who sits in the body that day: the leader first, substitutes last."""
    found = Seat.objects.select_related("user").filter(body_id=body_id, since__lte=on).exclude(until__lt=on)
    return sorted(found, key=lambda seat: (list(Office).index(Office(seat.office)), seat.user.name, seat.pk))


def sits(actor: Actor, body_id: int, on: date) -> bool:
    """Whether the actor has a seat in the body that day."""
    return any(seat.user_id == actor.user_id for seat in seats(body_id, on))


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the open scope, oldest first; for the staff and the members, nobody else."""
    found = Meeting.objects.select_related("body", "chair", "secretary", "agenda", "minutes", "tenant")
    return found if actor.has(Right.SEE_STAFF) else found.none()


def access_meeting(actor: Actor, meeting_id: int, *, for_update: bool = False) -> Meeting:
    """One meeting, locked until the transaction ends if `for_update`. Raises `Meeting.DoesNotExist`."""
    found = meetings(actor)
    if for_update:
        found = found.select_related(None).select_related("body", "tenant").select_for_update(of=("self",))
    return found.get(pk=meeting_id)


def access_item(actor: Actor, item_id: int, *, for_update: bool = False) -> AgendaItem:
    """One item with its meeting, which is what is locked. Raises `DoesNotExist` of either."""
    meeting_id = AgendaItem.objects.values_list("meeting_id", flat=True).get(pk=item_id)
    meeting = access_meeting(actor, meeting_id, for_update=for_update)
    item = AgendaItem.objects.select_related("question__user", "paper", "extract").get(pk=item_id)
    item.meeting = meeting
    return item


def case_of(item: AgendaItem) -> Case | None:
    """The case that an item is about: to decide it, or to decide who is impartial in it."""
    case_id = item.case_id or (item.question.case_id if item.question else None)
    return Case.objects.select_related("applicant", "fund", "tenant", "programme").filter(pk=case_id or 0).first()


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in the order in which it is taken up: who is impartial, the cases, what was decided by delegation."""
    found = AgendaItem.objects.filter(meeting=meeting).select_related(
        "case__applicant", "case__programme", "question__user", "question__case", "paper", "extract"
    )
    found = found.prefetch_related(
        Prefetch("aside", Aside.objects.select_related("user")),
        Prefetch("reported", Reported.objects.select_related("decision__case__applicant", "decision__decided_by")),
    )
    rank = {kind: place for place, kind in enumerate(_ORDER)}
    items = sorted(found, key=lambda item: (rank[ItemKind(item.kind)], item.number))
    for item in items:
        item.meeting = meeting
    return items


def attendance(meeting: Meeting) -> list[Attendance]:
    """Who is present, the leader first."""
    found = Attendance.objects.select_related("user").filter(meeting=meeting)
    return sorted(found, key=lambda each: (list(Office).index(Office(each.office)), each.user.name))


def agenda_item_of(case: Case) -> AgendaItem | None:
    """Where the case is on an agenda and not treated yet."""
    live = (MeetingState.PLANNED, MeetingState.CALLED, MeetingState.HELD)
    found = AgendaItem.objects.filter(case=case, kind=ItemKind.CASE, treated_at__isnull=True, postponed=False)
    return found.filter(meeting__state__in=live).select_related("meeting__body").order_by("meeting__starts_at").first()


def is_called_for(case: Case) -> bool:
    """Whether a meeting was called to that has yet to decide the case."""
    called = (MeetingState.CALLED, MeetingState.HELD)
    found = AgendaItem.objects.filter(case=case, kind=ItemKind.CASE, treated_at__isnull=True, postponed=False)
    return found.filter(meeting__state__in=called).exists()


def placeable(actor: Actor) -> list[Case]:
    """The recommended cases that stand on no agenda, oldest first."""
    waiting = AgendaItem.objects.filter(
        kind=ItemKind.CASE,
        treated_at__isnull=True,
        postponed=False,
        meeting__state__in=(MeetingState.PLANNED, MeetingState.CALLED, MeetingState.HELD),
    )
    found = visible_cases(actor).filter(state=GrantState.RECOMMENDED).exclude(pk__in=waiting.values("case_id"))
    return list(found.order_by("pk"))


# What an item comes to


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is to be decided about a case, as recommended or as the board wants it."""

    draft: DecisionDraft
    recommended: Money
    differs: bool


def resolution(item: AgendaItem) -> Resolution | None:
    """What confirming the item decides; None for an item that is no case."""
    if item.kind != ItemKind.CASE:
        return None
    assert item.case_id is not None  # the kind's constraint
    assessment = Assessment.objects.filter(case_id=item.case_id).last()
    assert assessment is not None  # only a recommended case stands on an agenda
    if item.differs:
        draft = DecisionDraft(item.amount, item.reasons, item.conditions)
    else:
        draft = DecisionDraft(assessment.recommended_amount, item.reasons or assessment.text, assessment.conditions)
    draft = replace(draft, milestones=proposed_plan(assessment, draft.amount))
    return Resolution(draft, assessment.recommended_amount, item.differs)


def decision_in(item: AgendaItem) -> Decision | None:
    """The decision that the meeting made about the item's case."""
    return (
        Decision.objects.select_related("letter").filter(case_id=item.case_id or 0, meeting_id=item.meeting_id).first()
    )


# Facts


def meeting_facts(
    meeting: Meeting, actor: Actor, now: datetime, item: AgendaItem | None = None, **draft: Any
) -> MeetingFacts:
    """A meeting as the rules see it, with one item of it or none. `draft` is what the actor is about to write."""
    on, held_on = today(now), today(meeting.starts_at)
    sitting = seats(meeting.body_id, held_on)
    present = frozenset(Attendance.objects.filter(meeting=meeting).values_list("user_id", flat=True))
    facts: dict[str, Any] = {
        "members": sum(seat.office != Office.SUBSTITUTE for seat in sitting),
        "least_present": meeting.body.least_present,
        "present": present,
        "chair_id": meeting.chair_id,
        "seated": frozenset(seat.user_id for seat in sitting),
    }
    if item is None:
        items = items_of(meeting)
        facts |= {"items": len(items), "untreated": tuple(_untreated(items))}
    else:
        needed = least_present(facts["members"], meeting.body.least_present)
        facts["item"] = _item_facts(item, present, needed)
    return MeetingFacts(on=on, actor_id=actor.user_id, held_on=held_on, **(facts | draft))


def _untreated(items: Iterable[AgendaItem]) -> Iterable[str]:
    return (str(item.number) for item in items if is_open(item) and not item.postponed)


def is_open(item: AgendaItem) -> bool:
    """Whether the board has yet to decide the item: a case that is still recommended, a question that is still open."""
    if item.kind == ItemKind.CASE:
        return item.treated_at is None and item.case is not None and item.case.state == GrantState.RECOMMENDED
    if item.kind == ItemKind.IMPARTIALITY:
        return item.question is not None and item.question.state == ConflictState.OPEN
    return False


def _item_facts(item: AgendaItem, present: frozenset[int], needed: int) -> ItemFacts:
    aside = frozenset(Aside.objects.filter(item=item).values_list("user_id", flat=True))
    facts: dict[str, Any] = {
        "taking_part": present - aside,
        "votes_for": item.votes_for,
        "votes_against": item.votes_against,
        "votes_abstained": item.votes_abstained,
        "settled": item.kind in (ItemKind.CASE, ItemKind.IMPARTIALITY) and not is_open(item),
        "postponed": item.postponed,
        "reasons": item.reasons,
        "conflicted": item.conflicted,
    }
    if item.kind == ItemKind.IMPARTIALITY and item.question is not None:
        facts["taking_part"] = voters(item, present, needed)
    elif item.case is not None:
        facts |= _case_facts(item, item.case, facts["taking_part"])
    return ItemFacts(**facts)


def voters(item: AgendaItem, present: frozenset[int], needed: int) -> frozenset[int]:
    """Who decides the question whether a member is impartial."""
    assert item.question is not None  # an item about impartiality has one
    open_in_case = ConflictQuestion.objects.filter(case_id=item.question.case_id, state=ConflictState.OPEN)
    asked = frozenset(open_in_case.values_list("user_id", flat=True))
    return voters_on(present, item.question.user_id, asked, needed)


def _case_facts(item: AgendaItem, case: Case, taking_part: frozenset[int]) -> dict[str, Any]:
    stands = standings(case, taking_part)
    questions = AgendaItem.objects.filter(
        meeting_id=item.meeting_id,
        kind=ItemKind.IMPARTIALITY,
        postponed=False,
        question__case=case,
        question__state=ConflictState.OPEN,
    )
    return {
        "in_question": frozenset(user_id for user_id, found in stands.items() if not found.clear),
        "undeclared": frozenset(user_id for user_id, found in stands.items() if found.declared is None),
        "assessor_id": Assessment.objects.filter(case=case).values_list("by_id", flat=True).last(),
        "open_questions": questions.count(),
    }


def item_facts(item: AgendaItem, actor: Actor, now: datetime, **draft: Any) -> MeetingFacts:
    """One item as the rules see it. Its `meeting` and, for a case, its `case` with the applicant are loaded."""
    if item.case_id is not None:
        item.case = case_of(item)
    return meeting_facts(item.meeting, actor, now, item, **draft)


# For the members


def undeclared_cases(actor: Actor, meeting: Meeting) -> list[Case]:
    """The cases of the meeting in which the actor has not declared anything, in the agenda's order."""
    if actor.user_id is None:
        return []
    found = []
    for item in items_of(meeting):
        if item.kind == ItemKind.CASE and item.case is not None and is_open(item):
            stands = standings(item.case, {actor.user_id})[actor.user_id]
            if stands.declared is None and not stands.out:
                found.append(item.case)
    return found


def present_users(meeting: Meeting) -> Sequence[User]:
    """Who is present."""
    return [each.user for each in attendance(meeting)]
