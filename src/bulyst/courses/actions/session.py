"""Add, change and take out a day of a course."""

from __future__ import annotations

from datetime import datetime

from bulyst.audit import trail
from bulyst.courses import queries, rules
from bulyst.courses.actions.course import day_verdicts
from bulyst.courses.drafts import DayDraft
from bulyst.courses.models import Session
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.programmes.period import Period
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def add_session(*, actor: Actor, course_id: int, day: DayDraft, now: datetime) -> Session:
    """Add a day to a course. Raises `Refused`."""
    authorise(actor, Right.KEEP_COURSES)
    course = queries.access_course(course_id)
    taken = {(session.held_on, session.starts_at) for session in queries.sessions(course.pk)}
    require(
        [
            rules.still_there(course.is_removed),
            *day_verdicts([day], Period.of(course.programme)),
            rules.days_differ([(day.held_on, day.starts_at)], taken),
        ]
    )
    session = Session.objects.create(
        tenant_id=course.tenant_id, course=course, held_on=day.held_on, starts_at=day.starts_at, hours=day.hours
    )
    trail.record(actor, "course.day_added", course, at=now, session=session.pk)
    return session


@action
def change_session(*, actor: Actor, session_id: int, day: DayDraft, now: datetime) -> Session:
    """Move a course day or change its hours. Raises `Refused`."""
    authorise(actor, Right.KEEP_COURSES)
    session = queries.access_session(session_id)
    others = queries.sessions(session.course_id).exclude(pk=session.pk)
    require(
        [
            rules.still_there(session.is_removed or session.course.is_removed),
            *day_verdicts([day], Period.of(session.course.programme)),
            rules.days_differ([(day.held_on, day.starts_at)], {(other.held_on, other.starts_at) for other in others}),
            rules.attended_stays_held(day.held_on, today(now), len(queries.present(session.pk))),
        ]
    )
    moved_from = session.held_on
    session.held_on, session.starts_at, session.hours = day.held_on, day.starts_at, day.hours
    session.save()
    trail.record(actor, "course.day_changed", session.course, at=now, session=session.pk, moved_from=moved_from)
    return session


@action
def remove_session(*, actor: Actor, session_id: int, reason: str, now: datetime) -> Session:
    """Take a course day out, and its attendance out of every count. Raises `Refused` without a reason."""
    authorise(actor, Right.KEEP_COURSES)
    session = queries.access_session(session_id)
    require([rules.still_there(session.is_removed), rules.reason_given(reason)])
    session.take_out(reason, now)
    trail.record(actor, "course.day_removed", session.course, at=now, session=session.pk)
    return session
