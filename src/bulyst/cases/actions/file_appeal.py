"""Appeal a decision."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.drafts import AppealDraft
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import appeal_facts
from bulyst.cases.steps import person, require_appeal_step
from bulyst.kernel.deadlines import today
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def file_appeal(*, actor: Actor, case_id: int, draft: AppealDraft, now: datetime) -> Appeal:
    """The applicant appeals the decision in force; a late appeal is taken in too, and judged after.

    Raises `Refused`.
    """
    case = access_case(actor, case_id, for_update=True)
    facts = appeal_facts(case, actor, now, text=draft.text, posted_on=today(now))
    outcome = require_appeal_step(case, None, AppealEvent.FILE, actor, facts)
    assert case.decision is not None  # the facts were of it
    appeal = Appeal.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        decision=case.decision,
        state=outcome.target,
        text=draft.text,
        wish=draft.wish,
        posted_on=today(now),
        filed_at=now,
        filed_by_id=person(actor),
    )
    trail.record(actor, "appeal.filed", case, at=now, appeal=appeal.pk, decision=appeal.decision_id)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:filed", now)
    return appeal
