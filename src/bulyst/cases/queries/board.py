"""Every read of boards and their meetings."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from bulyst.cases.board_facts import ItemFacts, MeetingFacts
from bulyst.cases.board_rules import least_present, voters_on
from bulyst.cases.kinds import TO_DECIDE, ItemKind, Office
from bulyst.cases.lifecycle import ConflictState
from bulyst.cases.models import (
    Absence,
    AgendaItem,
    Aside,
    Attendance,
    Body,
    Case,
    ConflictQuestion,
    Meeting,
    Reported,
    Seat,
    Signer,
)
from bulyst.cases.queries.business import is_open, preparers
from bulyst.cases.queries.impartiality import standings
from bulyst.cases.queries.on_agenda import waiting_items
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import User
from bulyst.tenancy.roles import Right

_ORDER = (ItemKind.IMPARTIALITY, *TO_DECIDE, ItemKind.DELEGATED, ItemKind.OTHER)


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
    about = ("appeal__decision", "change", "reclaim")
    item = AgendaItem.objects.select_related("question__user", "paper", "extract", *about).get(pk=item_id)
    item.meeting = meeting
    return item


def case_of(item: AgendaItem) -> Case | None:
    """The case that an item is about: to decide it, or to decide who is impartial in it."""
    case_id = item.case_id or (item.question.case_id if item.question else None)
    return Case.objects.select_related("applicant", "fund", "tenant", "programme").filter(pk=case_id or 0).first()


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in the order in which it is taken up: who is impartial, the cases, what was decided by delegation."""
    found = AgendaItem.objects.filter(meeting=meeting).select_related(
        *("case__applicant", "case__programme", "case__decision__meeting", "case__tenant"),
        *("appeal__decision__meeting", "change", "reclaim"),
        *("question__user", "question__case", "paper", "extract"),
    )
    found = found.prefetch_related(
        Prefetch("aside", Aside.objects.select_related("user")),
        Prefetch("absences", Absence.objects.select_related("user")),
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
    """Where the case is on an agenda and not treated yet, whatever of it is to be decided there."""
    found = waiting_items(kind__in=TO_DECIDE, case=case)
    return found.select_related("meeting__body").order_by("meeting__starts_at").first()


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
        "approvals": meeting.body.approvals,
    }
    if item is None:
        items = items_of(meeting)
        facts |= {"items": len(items), "untreated": tuple(_untreated(items))}
        facts |= {"agenda": tuple(each.pk for each in items), "decided": _decided(items)}
        signers = Signer.objects.filter(meeting=meeting)
        facts["signers"] = frozenset(signers.values_list("user_id", flat=True))
        facts["signed"] = frozenset(signers.exclude(signed_at=None).values_list("user_id", flat=True))
    else:
        needed = least_present(facts["members"], meeting.body.least_present)
        facts["item"] = _item_facts(item, present, needed)
    return MeetingFacts(on=on, actor_id=actor.user_id, held_on=held_on, **(facts | draft))


def _untreated(items: Iterable[AgendaItem]) -> Iterable[str]:
    return (str(item.number) for item in items if is_open(item) and not item.postponed)


def _decided(items: Iterable[AgendaItem]) -> frozenset[int]:
    return frozenset(item.pk for item in items if item.treated_at is not None)


def _item_facts(item: AgendaItem, present: frozenset[int], needed: int) -> ItemFacts:
    aside = frozenset(Aside.objects.filter(item=item).values_list("user_id", flat=True))
    there = in_the_room(item, present)
    facts: dict[str, Any] = {
        "there": there,
        "taking_part": there - aside,
        "votes_for": item.votes_for,
        "votes_against": item.votes_against,
        "votes_abstained": item.votes_abstained,
        "settled": item.kind in (*TO_DECIDE, ItemKind.IMPARTIALITY) and not is_open(item),
        "postponed": item.postponed,
        "reasons": item.reasons,
        "conflicted": item.conflicted,
    }
    if item.kind == ItemKind.IMPARTIALITY and item.question is not None:
        facts["taking_part"] = voters(item, there, needed)
    elif item.case is not None:
        facts |= _case_facts(item, item.case, facts["taking_part"])
    return ItemFacts(**facts)


def in_the_room(item: AgendaItem, present: frozenset[int]) -> frozenset[int]:
    """Those at the meeting who were there for this item."""
    return present - frozenset(Absence.objects.filter(item=item).values_list("user_id", flat=True))


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
        "preparers": preparers(item),
        "open_questions": questions.count(),
    }


def item_facts(item: AgendaItem, actor: Actor, now: datetime, **draft: Any) -> MeetingFacts:
    """One item as the rules see it. Its `meeting` is loaded, and its `case` with the applicant, if it has one."""
    if item.case_id is not None:
        item.case = case_of(item)
    return meeting_facts(item.meeting, actor, now, item, **draft)


# For the members


def undeclared_cases(actor: Actor, meeting: Meeting) -> list[Case]:
    """The cases of the meeting in which the actor has not declared anything, in the agenda's order."""
    return [] if actor.user_id is None else undeclared(meeting, {actor.user_id})[actor.user_id]


def undeclared(meeting: Meeting, user_ids: Collection[int]) -> dict[int, list[Case]]:
    """The cases of the meeting in which each of these people has not declared anything, in the agenda's order."""
    cases = {item.case.pk: item.case for item in items_of(meeting) if item.case is not None and is_open(item)}
    found: dict[int, list[Case]] = {user_id: [] for user_id in user_ids}
    for case in cases.values():
        for user_id, stands in standings(case, user_ids).items():
            if stands.declared is None and not stands.out:
                found[user_id].append(case)
    return found


def away(meeting: Meeting, user_id: int) -> frozenset[int]:
    """The items that the person was not there for; all of them for one who has not come."""
    if not Attendance.objects.filter(meeting=meeting, user_id=user_id).exists():
        return frozenset(AgendaItem.objects.filter(meeting=meeting).values_list("pk", flat=True))
    missed = Absence.objects.filter(item__meeting=meeting, user_id=user_id)
    return frozenset(missed.values_list("item_id", flat=True))


def signers_of(meeting: Meeting) -> list[Signer]:
    """Who was chosen to sign the minutes, and when they did."""
    return list(Signer.objects.select_related("user").filter(meeting=meeting))


def present_users(meeting: Meeting, item: AgendaItem | None = None) -> Sequence[User]:
    """Who is present, or was there for one item."""
    users = [each.user for each in attendance(meeting)]
    there = in_the_room(item, frozenset(user.pk for user in users)) if item else {user.pk for user in users}
    return [user for user in users if user.pk in there]
