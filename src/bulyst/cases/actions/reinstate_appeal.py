"""Take an appeal that came too late."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.steps import require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def reinstate_appeal(*, actor: Actor, appeal_id: int, reasons: str, now: datetime) -> Appeal:
    """Take a late appeal since nobody is to blame, or since it is reasonable to try it. Raises `Refused`.

    Public Administration Act section 31.
    """
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=reasons)
    require_appeal_step(case, appeal, AppealEvent.REINSTATE, actor, facts)
    appeal.reinstated_at = now
    appeal.reinstatement = reasons
    appeal.save(update_fields=["reinstated_at", "reinstatement"])
    trail.record(actor, "appeal.reinstated", case, at=now, appeal=appeal.pk)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:reinstated", now)
    return appeal
