"""Somebody leaves a course, or was never on it."""

from __future__ import annotations

from datetime import datetime

from bulyst.audit import trail
from bulyst.courses import queries, rules
from bulyst.courses.models import Enrolment
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def withdraw_enrolment(*, actor: Actor, enrolment_id: int, reason: str = "", now: datetime) -> Enrolment:
    """Take a person off a course's list; the days that they attended stand. A reason may be given. Raises `Refused`."""
    authorise(actor, Right.KEEP_COURSES)
    enrolment = queries.access_enrolment(enrolment_id)
    require(
        [
            rules.still_there(enrolment.is_removed),
            rules.still_enrolled(enrolment.withdrawn_at is not None, enrolment.person.name),
        ]
    )
    enrolment.withdrawn_at, enrolment.withdrawn_reason = now, reason.strip()
    enrolment.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    trail.record(actor, "course.withdrawn", enrolment.course, at=now, enrolment=enrolment.pk)
    return enrolment


@action
def remove_enrolment(*, actor: Actor, enrolment_id: int, reason: str, now: datetime) -> Enrolment:
    """Take out an enrolment entered by mistake, and its attendance out of every count. Raises `Refused`."""
    authorise(actor, Right.KEEP_COURSES)
    enrolment = queries.access_enrolment(enrolment_id)
    require([rules.still_there(enrolment.is_removed), rules.reason_given(reason)])
    enrolment.take_out(reason, now)
    trail.record(actor, "course.enrolment_removed", enrolment.course, at=now, enrolment=enrolment.pk)
    return enrolment
