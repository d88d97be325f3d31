"""Accept a grant."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_grant_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def accept(*, actor: Actor, case_id: int, now: datetime) -> Case:
    """The applicant accepts the grant within its deadline. Raises `Refused`."""
    case = access_case(actor, case_id, for_update=True)
    outcome = require_grant_step(case, GrantEvent.ACCEPT, actor, now)
    case.state = outcome.target
    case.save(update_fields=["state"])
    assert case.decision is not None  # only what was granted is accepted
    case.decision.accepted_at = now
    case.decision.save(update_fields=["accepted_at"])
    trail.record(actor, "case.accepted", case, at=now)
    tell_applicant(actor, case, f"accepted:{case.decision.pk}", now)
    return case
