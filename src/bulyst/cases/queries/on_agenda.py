"""Where something waits to be decided in a meeting: `kind=` and `case=` for an application, else `appeal=`, `change=`
or `reclaim=`."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from bulyst.cases.lifecycle import MeetingState
from bulyst.cases.models import Absence, AgendaItem, Aside, Attendance, Change, Decision, Reclaim
from bulyst.kernel.deadlines import today

LIVE = (MeetingState.PLANNED, MeetingState.CALLED, MeetingState.HELD)
"""Meetings that have yet to treat what is on their agenda."""


def waiting_items(**about: Any) -> QuerySet[AgendaItem]:
    """The items in which it is to be treated."""
    return AgendaItem.objects.filter(meeting__state__in=LIVE, postponed=False, treated_at__isnull=True, **about)


def is_called_for(**about: Any) -> bool:
    """Whether a meeting was called to that has yet to decide it."""
    return waiting_items(**about).exclude(meeting__state=MeetingState.PLANNED).exists()


def meets_on(**about: Any) -> date | None:
    """The day of the meeting that is to decide it, when it stands on an agenda."""
    days = waiting_items(**about).order_by("meeting__starts_at").values_list("meeting__starts_at", flat=True)
    starts_at = days.first()
    return today(starts_at) if starts_at else None


def decided_in(found: Decision | Change | Reclaim) -> int | None:
    """The body that decided it in a meeting; None when one person did."""
    if isinstance(found, Decision):
        return found.meeting.body_id if found.meeting else None
    return _treated(found).values_list("meeting__body_id", flat=True).last()


def decided_with(found: Change | Reclaim, user_id: int) -> bool:
    """Whether the person took part where a body decided it: was there, and did not step aside."""
    item = _treated(found).last()
    if item is None:
        return False
    if Aside.objects.filter(item=item, user_id=user_id) or Absence.objects.filter(item=item, user_id=user_id):
        return False
    return Attendance.objects.filter(meeting=item.meeting_id, user_id=user_id).exists()


def _treated(found: Change | Reclaim) -> QuerySet[AgendaItem]:
    about: dict[str, Any] = {"change" if isinstance(found, Change) else "reclaim": found}
    return AgendaItem.objects.filter(treated_at__isnull=False, **about).order_by("treated_at")
