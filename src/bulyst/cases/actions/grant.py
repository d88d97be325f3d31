"""Grant an application, wholly or partly."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.commitments import frame_of
from bulyst.cases.decisions import decision_facts, record_decision, send_letter
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Decision
from bulyst.cases.notices import tell_applicant
from bulyst.cases.plans import plan_adds_up, write_plan
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_with
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.ledger import actions as ledger
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def grant(*, actor: Actor, case_id: int, draft: DecisionDraft, now: datetime) -> Decision:
    """Grant a case: decision, commitment in the ledger, letter, notice.

    Raises `Refused` with every failing verdict; nothing is changed then.
    """
    case = access_case(actor, case_id, for_update=True)
    facts = decision_facts(case, actor, now, amount=draft.amount, text=draft.reasons)
    outcome = require_with(case, GrantEvent.GRANT, actor, facts)
    require([plan_adds_up(draft.milestones, draft.amount)])
    decision = record_decision(actor, case, facts, outcome, draft, outcome.verdicts, now)
    ledger.commit(
        actor,
        frame_id=frame_of(case),
        amount=draft.amount,
        subject=case.subject,
        key=f"decision:{decision.pk}",
        on=today(now),
    )
    write_plan(actor, case, draft.milestones, now)
    send_letter(actor, case, decision, facts, outcome.verdicts, now)
    trail.record(
        actor, "case.granted", case, at=now, decision=decision.pk, amount=draft.amount, letter=decision.letter_id
    )
    tell_applicant(actor, case, "decided", now)
    return decision
