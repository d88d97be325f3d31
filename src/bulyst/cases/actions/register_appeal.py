"""Register an appeal that came on paper."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases.drafts import AppealDraft
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import appeal_facts
from bulyst.cases.steps import person, require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def register_appeal(*, actor: Actor, case_id: int, draft: AppealDraft, posted_on: date, now: datetime) -> Appeal:
    """Write down an appeal that was posted on `posted_on`: it is in time by that day, not by today.

    Raises `Refused`.
    """
    case = access_case(actor, case_id, for_update=True)
    facts = appeal_facts(case, actor, now, text=draft.text, posted_on=posted_on)
    outcome = require_appeal_step(case, None, AppealEvent.REGISTER, actor, facts)
    assert case.decision is not None  # the facts were of it
    appeal = Appeal.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        decision=case.decision,
        state=outcome.target,
        text=draft.text,
        wish=draft.wish,
        posted_on=posted_on,
        on_paper=True,
        filed_at=now,
        filed_by_id=person(actor),
    )
    trail.record(actor, "appeal.registered", case, at=now, appeal=appeal.pk, posted_on=posted_on)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:filed", now)
    return appeal
