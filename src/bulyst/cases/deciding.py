"""Grant and refuse a case that is locked. Shared by who decides alone and by a board in a meeting."""

from dataclasses import replace
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import rules
from bulyst.cases.commitments import frame_of
from bulyst.cases.decisions import decision_facts, record_decision, send_letter
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.facts import Sitting
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case, Decision
from bulyst.cases.notices import tell_applicant
from bulyst.cases.plans import plan_adds_up, write_plan
from bulyst.cases.steps import require_with
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import require
from bulyst.ledger import actions as ledger
from bulyst.tenancy.actor import Actor


def grant_case(
    actor: Actor, case: Case, draft: DecisionDraft, now: datetime, sitting: Sitting | None = None
) -> Decision:
    """Decision, commitment in the ledger, letter, notice. Raises `Refused` with every failing verdict."""
    facts = decision_facts(case, actor, now, amount=draft.amount, text=draft.reasons, sitting=sitting)
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
    tell_applicant(actor, case, f"decided:{decision.pk}", now)
    return decision


def refuse_case(actor: Actor, case: Case, reasons: str, now: datetime, sitting: Sitting | None = None) -> Decision:
    """Decision, letter, notice. Raises `Refused`.

    The decision keeps what the rules say about the amount that was applied for; the letter quotes those it breaks.
    """
    facts = decision_facts(case, actor, now, text=reasons, sitting=sitting)
    outcome = require_with(case, GrantEvent.REFUSE, actor, facts)
    as_applied = replace(facts, amount=facts.applied)
    verdicts = (*outcome.verdicts, *(rule(as_applied) for rule in rules.KEPT))
    decision = record_decision(actor, case, facts, outcome, DecisionDraft(Money.ZERO, reasons), verdicts, now)
    send_letter(actor, case, decision, facts, verdicts, now)
    trail.record(actor, "case.refused", case, at=now, decision=decision.pk, letter=decision.letter_id)
    tell_applicant(actor, case, f"decided:{decision.pk}", now)
    return decision
