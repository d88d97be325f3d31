"""Refuse an application."""

from dataclasses import replace
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import rules
from bulyst.cases.decisions import decision_facts, record_decision, send_letter
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Decision
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_with
from bulyst.kernel.money import Money
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def refuse(*, actor: Actor, case_id: int, reasons: str, now: datetime) -> Decision:
    """Refuse a case with reasons: decision, letter, notice. Raises `Refused` when it may not be decided now.

    The decision keeps what the rules say about the amount that was applied for; the letter quotes those it breaks.
    """
    case = access_case(actor, case_id, for_update=True)
    facts = decision_facts(case, actor, now, text=reasons)
    outcome = require_with(case, GrantEvent.REFUSE, actor, facts)
    as_applied = replace(facts, amount=facts.applied)
    verdicts = (*outcome.verdicts, *(rule(as_applied) for rule in rules.KEPT))
    decision = record_decision(actor, case, facts, outcome, DecisionDraft(Money.ZERO, reasons), verdicts, now)
    send_letter(actor, case, decision, facts, verdicts, now)
    trail.record(actor, "case.refused", case, at=now, decision=decision.pk, letter=decision.letter_id)
    tell_applicant(actor, case, "decided", now)
    return decision
