"""Close a grant case."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.commitments import lapse_rest
from bulyst.cases.lifecycle import GrantEvent, PaymentState
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_grant_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def close(*, actor: Actor, case_id: int, now: datetime) -> Case:
    """Close a case that is paid out, or whose grant's time is over; an unused rest returns to the frame.

    Raises `Refused`.
    """
    case = access_case(actor, case_id, for_update=True)
    outcome = require_grant_step(case, GrantEvent.CLOSE, actor, now)
    case.state = outcome.target
    case.closed_at = now
    case.save(update_fields=["state", "closed_at"])
    # A reversal and a better decision open a closed case again: each closing has a key of its own.
    closing = f"{case.decision_id}:{PaymentRequest.objects.filter(case=case, state=PaymentState.REVERSED).count()}"
    lapsed = lapse_rest(actor, case, key=f"closed:{case.pk}:{closing}", now=now)
    trail.record(actor, "case.closed", case, at=now, lapsed=lapsed)
    tell_applicant(actor, case, f"closed:{closing}", now)
    return case
