"""Write down a decision with everything it rests on, and make its letter. Shared by granting and refusing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bulyst.cases import rules
from bulyst.cases.dates import months_after
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.facts import GrantFacts
from bulyst.cases.kinds import DecisionOutcome
from bulyst.cases.letters import decision_letter
from bulyst.cases.models import Case, Decision
from bulyst.cases.queries.facts import grant_facts
from bulyst.cases.receipt import send_to_applicant
from bulyst.cases.steps import person
from bulyst.kernel.deadlines import today, weeks_after
from bulyst.kernel.lifecycle import Outcome
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict
from bulyst.tenancy.actor import Actor

APPEAL_WEEKS = 3
"""By law (Public Administration Act section 29), when the rule set says nothing longer."""


def decision_facts(case: Case, actor: Actor, now: datetime, **draft: Any) -> GrantFacts:
    """Everything that a decision is judged by; also when the case's state refuses it."""
    return grant_facts(case, actor, now, **draft)


def record_decision(
    actor: Actor,
    case: Case,
    facts: GrantFacts,
    outcome: Outcome,
    draft: DecisionDraft,
    verdicts: Sequence[Verdict],
    now: datetime,
) -> Decision:
    """Move the case, and store the decision with its verdicts and deadlines."""
    on, amount = today(now), draft.amount
    book = facts.rules
    appeal, acceptance, validity = book.appeal_weeks(), book.acceptance_weeks(), book.grant_valid_months()
    decision = Decision.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        outcome=outcome_of(amount, facts.applied),
        level=rules.level_of(facts),
        amount=amount,
        approved_costs=facts.costs,
        reasons=draft.reasons,
        conditions=draft.conditions,
        decided_by_id=person(actor),
        meeting_id=facts.sitting.meeting_id if facts.sitting else None,
        decided_on=on,
        verdicts=[verdict.as_json() for verdict in verdicts],
        rules_version=book.version,
        made_at=now,
        appeal_weeks=appeal.weeks if appeal else APPEAL_WEEKS,
        accept_by=weeks_after(on, acceptance.weeks) if amount and acceptance else None,
        valid_until=months_after(on, validity.months) if amount and validity else None,
    )
    case.state = outcome.target
    case.decision = decision
    case.decided_on = on
    if not amount:
        case.closed_at = now
    case.save(update_fields=["state", "decision", "decided_on", "closed_at"])
    return decision


def send_letter(
    actor: Actor, case: Case, decision: Decision, facts: GrantFacts, verdicts: Sequence[Verdict], now: datetime
) -> None:
    """Make the decision's letter, last of all: a refusal of the ledger then leaves no file behind."""
    decision.letter = decision_letter(actor, case, decision, facts.rules, verdicts, now)
    decision.save(update_fields=["letter"])
    send_to_applicant(actor, case, decision.letter, now, book=facts.rules)


def outcome_of(amount: Money, applied: Money) -> DecisionOutcome:
    """What a decision of this amount is called."""
    if not amount:
        return DecisionOutcome.REFUSED
    return DecisionOutcome.GRANTED if amount == applied else DecisionOutcome.PARTIAL
