"""Contest that an appeal was dismissed."""

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
def contest_dismissal(*, actor: Actor, appeal_id: int, text: str, now: datetime) -> Appeal:
    """The applicant wants the body above to say whether the appeal was rightly dismissed. Raises `Refused`."""
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=text)
    outcome = require_appeal_step(case, appeal, AppealEvent.CONTEST, actor, facts)
    appeal.state = outcome.target
    appeal.contest = text
    appeal.contested_at = now
    appeal.closed_at = None
    appeal.save(update_fields=["state", "contest", "contested_at", "closed_at"])
    trail.record(actor, "appeal.contested", case, at=now, appeal=appeal.pk)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:contested", now)
    return appeal
