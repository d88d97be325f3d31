"""Remind an applicant of the days that are coming."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.models import Reminder
from bulyst.cases.notices import remind_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.reminding import reminders_due
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def remind(*, actor: Actor, case_id: int, now: datetime) -> int:
    """Tell the applicant of each day that is close, once for each. Returns how many days."""
    authorise(actor, Right.HANDLE)
    case = access_case(actor, case_id, for_update=True)
    due = reminders_due(case, now)
    for coming in due:
        Reminder.objects.create(
            tenant_id=case.tenant_id, case=case, kind=coming.kind.value, due_on=coming.due, sent_at=now
        )
        remind_applicant(actor, case, coming.kind, coming.due, now)
        trail.record(actor, "case.reminded", case, at=now, of=coming.kind.value, due_on=coming.due)
    return len(due)
