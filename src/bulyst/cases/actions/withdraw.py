"""Withdraw an application, or decline a grant."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.commitments import lapse_rest
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_grant_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def withdraw(*, actor: Actor, case_id: int, now: datetime) -> Case:
    """The applicant takes the application back; what was granted and not accepted returns to the frame.

    Raises `Refused`.
    """
    case = access_case(actor, case_id, for_update=True)
    outcome = require_grant_step(case, GrantEvent.WITHDRAW, actor, now)
    case.state = outcome.target
    case.closed_at = now
    case.save(update_fields=["state", "closed_at"])
    lapsed = lapse_rest(actor, case, key=f"withdrawn:{case.pk}", now=now)
    trail.record(actor, "case.withdrawn", case, at=now, lapsed=lapsed)
    if case.is_sent:
        tell_applicant(actor, case, "withdrawn", now)
    return case
