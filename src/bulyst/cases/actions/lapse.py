"""Let a grant lapse that was not accepted in time."""

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
def lapse(*, actor: Actor, case_id: int, now: datetime) -> Case:
    """Return the whole grant to the frame after the deadline for acceptance. Raises `Refused` before it."""
    case = access_case(actor, case_id, for_update=True)
    outcome = require_grant_step(case, GrantEvent.LAPSE, actor, now)
    case.state = outcome.target
    case.closed_at = now
    case.save(update_fields=["state", "closed_at"])
    lapsed = lapse_rest(actor, case, key=f"deadline:{case.pk}", now=now)
    trail.record(actor, "case.lapsed", case, at=now, lapsed=lapsed)
    tell_applicant(actor, case, "lapsed", now)
    return case
