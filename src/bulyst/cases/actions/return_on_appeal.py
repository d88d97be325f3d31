"""The body above found that an appeal was wrongly dismissed."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.drafts import RulingDraft
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.rulings import write_ruling
from bulyst.cases.steps import require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def return_on_appeal(*, actor: Actor, appeal_id: int, draft: RulingDraft, now: datetime) -> Appeal:
    """Register that the appeal is to be tried: the municipality takes it as one in time. Raises `Refused`."""
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=draft.reasons, ruled_on=draft.ruled_on)
    outcome = require_appeal_step(case, appeal, AppealEvent.RETURN, actor, facts)
    write_ruling(actor, appeal, outcome, draft, now)
    appeal.reinstated_at = now
    appeal.reinstatement = draft.reasons
    appeal.closed_at = None
    appeal.save(update_fields=["reinstated_at", "reinstatement", "closed_at"])
    trail.record(actor, "appeal.returned", case, at=now, appeal=appeal.pk)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:returned", now)
    return appeal
