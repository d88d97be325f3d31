"""Ask for the progress report that the rules set a day for."""

from datetime import datetime

from bulyst.cases.actions.report import write_report
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import ProgressReport
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.reports import report_day_coming
from bulyst.cases.steps import require_grant_step
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def ask_for_due_report(*, actor: Actor, case_id: int, now: datetime) -> ProgressReport | None:
    """Ask for the next report that the rules set a day for, when it is time to; None when it is not.

    Raises `Refused`. A report that was asked for, delivered or cancelled by that day is not asked for again.
    """
    authorise(actor, Right.HANDLE)
    case = access_case(actor, case_id, for_update=True)
    due = report_day_coming(case, now)
    if due is None:
        return None
    require_grant_step(case, GrantEvent.REPORT, actor, now, due_on=due)
    return write_report(actor, case, due, now)
