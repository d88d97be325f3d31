"""A signed-in person takes a seat at an announced course, and gives it up again."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext

from bulyst.audit import trail
from bulyst.correspondence.actions import queue_notice
from bulyst.courses import queries, rules
from bulyst.courses.actions.enrol import place
from bulyst.courses.models import Course, Enrolment
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.parties.actions import register_own_organisation
from bulyst.parties.models import PartyKind
from bulyst.parties.recognition import Described
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def sign_up(*, actor: Actor, course_id: int, person: Described, now: datetime) -> Enrolment:
    """Take a seat, as the person that the user is here already or as a new one. Raises `Refused`.

    Whether somebody alike is registered is not told: that would tell a stranger who lives here. Staff see it.
    """
    authorise(actor, Right.APPLY)
    course = queries.access_course(course_id, for_update=True)
    own = queries.own_person(actor)
    listed = queries.enrolled_people(course_id)
    on_the_list = {person_id for person_id, enrolment in listed.items() if enrolment.withdrawn_at is None}
    require(
        [
            rules.open_for_all(course.published_at is not None and not course.is_removed),
            rules.not_over(course.last_day, today(now)),
            rules.seats_left(course.seats, len(on_the_list), 1),
            *rules.person_makes_sense(person, today(now)),
            rules.not_enrolled_yet(person.name, own.pk if own else None, on_the_list),
        ]
    )
    if own is None:
        own = register_own_organisation(
            actor=actor,
            kind=PartyKind.PERSON,
            name=person.name,
            now=now,
            email=person.email,
            phone=person.phone,
            born_year=person.born_year,
        )
    enrolment = place(actor, course, listed, own.pk, now)
    sequence = trail.record(actor, "course.signed_up", course, at=now, enrolment=enrolment.pk)
    _confirm(actor, course, person.email, sequence, now)
    return enrolment


@action
def give_up_seat(*, actor: Actor, course_id: int, now: datetime) -> Enrolment:
    """Leave a course that one is on the list of. Raises `Refused`."""
    authorise(actor, Right.APPLY)
    own = queries.own_person(actor)
    enrolment = queries.enrolled_people(course_id).get(own.pk) if own else None
    require([rules.is_enrolled(enrolment is not None and enrolment.withdrawn_at is None)])
    assert enrolment is not None  # judged above
    enrolment.withdrawn_at, enrolment.withdrawn_reason = now, gettext("Meldte seg av selv")
    enrolment.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    trail.record(actor, "course.seat_given_up", enrolment.course, at=now, enrolment=enrolment.pk)
    return enrolment


def _confirm(actor: Actor, course: Course, email: str, sequence: int, now: datetime) -> None:
    said = {"title": course.title, "municipality": course.tenant.name}
    queue_notice(
        actor=actor,
        key=f"course:{course.pk}:signed_up:{sequence}",
        about=f"course:{course.pk}",
        to={email} if email else set(),
        title=gettext("Du er påmeldt «%(title)s»") % said,
        body=gettext(
            "Hei!\n\nDu er påmeldt «%(title)s» i %(municipality)s kommune. "
            "Dager og sted står på kurssiden. Der kan du også melde deg av.\n\nHilsen %(municipality)s kommune"
        )
        % said,
        now=now,
        constructed=course.constructed,
    )
