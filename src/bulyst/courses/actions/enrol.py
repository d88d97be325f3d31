"""Put people on a course's list: known ones as themselves, new ones once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bulyst.audit import trail
from bulyst.courses import queries, rules
from bulyst.courses.drafts import Participant
from bulyst.courses.models import Course, Enrolment
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Verdict, require
from bulyst.parties.actions import register_party
from bulyst.parties.models import PartyKind
from bulyst.parties.recognition import Register
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def enrol(*, actor: Actor, course_id: int, participant: Participant, now: datetime) -> Enrolment:
    """Put one person on a course's list. Raises `Refused`."""
    authorise(actor, Right.KEEP_COURSES)
    return _enrol(actor, course_id, [participant], now)[0]


@action
def enrol_many(*, actor: Actor, course_id: int, participants: Sequence[Participant], now: datetime) -> list[Enrolment]:
    """Put a whole list of people on a course's list, or none of them. Raises `Refused` with what is wrong with each."""
    authorise(actor, Right.KEEP_COURSES)
    return _enrol(actor, course_id, participants, now)


def _enrol(actor: Actor, course_id: int, participants: Sequence[Participant], now: datetime) -> list[Enrolment]:
    course = queries.access_course(course_id, for_update=True)
    listed = queries.enrolled_people(course_id)
    require(_verdicts(course, listed, participants, now))
    enrolments = [_enrol_one(actor, course, listed, participant, now) for participant in participants]
    trail.record(actor, "course.enrolled", course, at=now, enrolments=[enrolment.pk for enrolment in enrolments])
    return enrolments


def _verdicts(
    course: Course, listed: dict[int, Enrolment], participants: Sequence[Participant], now: datetime
) -> list[Verdict]:
    on_the_list = {person_id for person_id, enrolment in listed.items() if enrolment.withdrawn_at is None}
    verdicts = [
        rules.still_there(course.is_removed),
        rules.somebody_given(len(participants)),
        rules.seats_left(course.seats, len(on_the_list), len(participants)),
        *_repeated(participants),
    ]
    register = queries.known_people()
    known = queries.people(each.known_as for each in participants if each.known_as is not None)
    for each in participants:
        offered = [match.party_id for match in register.matches(each.person)]
        verdicts += [
            *rules.person_makes_sense(each.person, today(now)),
            rules.is_a_known_person(each.person.name, each.known_as, known),
            rules.not_enrolled_yet(each.person.name, each.known_as, on_the_list),
            rules.choice_made(each.person, offered, each.known_as, each.is_new),
        ]
    return verdicts


def _repeated(participants: Sequence[Participant]) -> list[Verdict]:
    """Whether somebody stands twice in the list itself, as the same known person or as the same newcomer."""
    chosen = Counter(each.known_as for each in participants if each.known_as is not None)
    verdicts = [
        rules.once_in_the_list(each.person.name, chosen[each.known_as])
        for each in participants
        if each.known_as is not None
    ]
    newcomers = Register([])
    for place, each in enumerate(participants):
        if each.known_as is None:
            twins = [match for match in newcomers.matches(each.person) if not each.is_new or match.is_sure]
            verdicts.append(rules.once_in_the_list(each.person.name, 1 + len(twins)))
            newcomers.add(place, each.person)
    return verdicts


def _enrol_one(
    actor: Actor, course: Course, listed: dict[int, Enrolment], participant: Participant, now: datetime
) -> Enrolment:
    person_id = participant.known_as
    if person_id is None:
        person = participant.person
        person_id = register_party(
            actor=actor,
            kind=PartyKind.PERSON,
            name=person.name,
            now=now,
            email=person.email,
            phone=person.phone,
            born_year=person.born_year,
        ).pk
    return place(actor, course, listed, person_id, now)


def place(actor: Actor, course: Course, listed: dict[int, Enrolment], person_id: int, now: datetime) -> Enrolment:
    """Put a registered person on the list, or back on it. `listed`: the standing enrolments by counted person."""
    if person_id in listed:
        return _enrol_again(listed[person_id])
    return Enrolment.objects.create(
        tenant_id=course.tenant_id,
        constructed=actor.constructed,
        course=course,
        person_id=person_id,
        enrolled_at=now,
    )


def _enrol_again(enrolment: Enrolment) -> Enrolment:
    # Who left and comes back has one line on the list, so that what they attended before stays theirs.
    enrolment.withdrawn_at, enrolment.withdrawn_reason = None, ""
    enrolment.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    return enrolment
