"""Finish a guidance case."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.drafts import OutcomeDraft
from bulyst.cases.lifecycle import GuidanceEvent
from bulyst.cases.models import Case
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_guidance_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def finish_guidance(*, actor: Actor, case_id: int, draft: OutcomeDraft, now: datetime) -> Case:
    """Record what came of the guidance and where the person was sent on. Raises `Refused`."""
    case = access_case(actor, case_id, for_update=True)
    outcome = require_guidance_step(case, GuidanceEvent.FINISH, actor, now, text=draft.outcome)
    case.state = outcome.target
    case.outcome = draft.outcome
    case.referral = draft.referral
    case.next_step = ""
    case.closed_at = now
    case.save(update_fields=["state", "outcome", "referral", "next_step", "closed_at"])
    trail.record(actor, "guidance.finished", case, at=now, referral=draft.referral)
    tell_applicant(actor, case, "finished", now)
    return case
