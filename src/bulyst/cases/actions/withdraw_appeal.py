"""Withdraw an appeal."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.appeals import give_time
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.steps import require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def withdraw_appeal(*, actor: Actor, appeal_id: int, now: datetime) -> Appeal:
    """The applicant takes the appeal back; the decision stands. Raises `Refused`."""
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    outcome = require_appeal_step(case, appeal, AppealEvent.WITHDRAW, actor, appeal_facts(case, actor, now, appeal))
    appeal.state = outcome.target
    appeal.closed_at = now
    appeal.save(update_fields=["state", "closed_at"])
    trail.record(actor, "appeal.withdrawn", case, at=now, appeal=appeal.pk)
    give_time(actor, appeal, now)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:withdrawn", now)
    return appeal
