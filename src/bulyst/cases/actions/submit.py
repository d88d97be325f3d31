"""Send an application."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.conflicts import raise_found
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case
from bulyst.cases.notices import tell_applicant
from bulyst.cases.numbering import next_number
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_grant_step
from bulyst.correspondence.actions import send_files
from bulyst.kernel.deadlines import today
from bulyst.programmes.queries import round_at
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.queries import staff


@action
def submit(*, actor: Actor, case_id: int, now: datetime) -> Case:
    """Send a draft to the municipality; it gets its number. Raises `Refused` with everything that is missing."""
    case = access_case(actor, case_id, for_update=True)
    outcome = require_grant_step(case, GrantEvent.SUBMIT, actor, now)
    case.state = outcome.target
    case.number = next_number(case.tenant_id, now)
    case.submitted_at = now
    case.round = round_at(case.call, now, case.created_at) if case.call else None
    case.save(update_fields=["state", "number", "submitted_at", "round"])
    send_files(actor=actor, about=case.subject, now=now)
    trail.record(actor, "case.submitted", case, at=now, amount=case.applied_amount)
    raise_found(actor, case, [each.pk for each in staff(case.tenant_id, today(now))], now)
    tell_applicant(actor, case, "submitted", now)
    return case
