"""Record who was there: the whole list of a course day at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bulyst.audit import trail
from bulyst.courses import queries, rules
from bulyst.courses.models import Attendance, Session
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def record_attendance(
    *, actor: Actor, session_id: int, present: Collection[int], reason: str = "", now: datetime
) -> Session:
    """Say which of the enrolled (`present`: enrolment ids) were there; all others were not.

    A list that was recorded can be corrected; taking somebody out of it needs a reason. Raises `Refused`.
    """
    authorise(actor, Right.KEEP_COURSES)
    session = queries.access_session(session_id)
    listed = {enrolment.pk for enrolment in queries.listed(session)}
    before = queries.present(session.pk)
    taken_out = before - set(present)
    require(
        [
            rules.still_there(session.is_removed or session.course.is_removed),
            rules.has_been_held(session.held_on, today(now)),
            rules.all_on_the_list(present, listed),
            rules.correction_explained(len(taken_out), reason),
        ]
    )
    added = sorted(set(present) - before)
    Attendance.objects.filter(session=session, enrolment_id__in=taken_out, removed_at__isnull=True).update(
        removed_at=now, removed_reason=reason.strip()
    )
    Attendance.objects.bulk_create(
        Attendance(
            tenant_id=session.tenant_id,
            constructed=actor.constructed,
            session=session,
            enrolment_id=enrolment_id,
            recorded_at=now,
        )
        for enrolment_id in added
    )
    session.recorded_at = now
    session.save(update_fields=["recorded_at"])
    trail.record(
        actor,
        "course.attendance_recorded",
        session.course,
        at=now,
        session=session.pk,
        added=added,
        taken_out=sorted(taken_out),
    )
    return session
