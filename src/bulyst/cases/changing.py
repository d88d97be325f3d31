"""What a granted change puts in the place of the decision that it changes. Shared by granting and by an appeal."""

from collections.abc import Sequence
from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases.commitments import frame_of
from bulyst.cases.decisions import outcome_of
from bulyst.cases.facts import Sitting
from bulyst.cases.lifecycle import ChangeEvent, ChangeState
from bulyst.cases.models import Change, Decision
from bulyst.cases.money_facts import ChangeFacts
from bulyst.cases.steps import person, require_change_step
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict
from bulyst.ledger import actions as ledger
from bulyst.tenancy.actor import Actor


def decision_in_place(
    actor: Actor,
    change: Change,
    facts: ChangeFacts,
    verdicts: Sequence[Verdict],
    now: datetime,
    *,
    level: str,
    reasons: str,
    decided_on: date,
    appeal_weeks: int,
    sitting: Sitting | None = None,
) -> Decision:
    """Write down the decision that holds from now on. The one that it replaces stays as it was made."""
    case = change.case
    before = case.decision
    assert before is not None  # only an accepted grant is changed
    decision = Decision.objects.create(
        tenant_id=change.tenant_id,
        case=case,
        replaces=before,
        outcome=outcome_of(facts.grant_after, case.applied_amount or Money.ZERO),
        level=level,
        amount=facts.grant_after,
        approved_costs=facts.costs_after,
        reasons=reasons,
        conditions=before.conditions,
        decided_by_id=person(actor),
        meeting_id=sitting.meeting_id if sitting else None,
        decided_on=decided_on,
        verdicts=[verdict.as_json() for verdict in verdicts],
        rules_version=before.rules_version,
        made_at=now,
        appeal_weeks=appeal_weeks,
        accept_by=before.accept_by,
        valid_until=change.until or before.valid_until,
        accepted_at=before.accepted_at,
    )
    case.decision = decision
    case.save(update_fields=["decision"])
    return decision


def let_difference_lapse(actor: Actor, change: Change, facts: ChangeFacts, now: datetime) -> Money:
    """What the change cuts of the grant returns to the frame, once. Returns the sum."""
    cut = facts.grant - facts.grant_after
    if cut:
        ledger.lapse(
            actor,
            frame_id=frame_of(change.case),
            amount=cut,
            subject=change.case.subject,
            key=f"lapse:change:{change.pk}",
            on=today(now),
        )
    return cut


def give_way(actor: Actor, change: Change, now: datetime) -> Change:
    """The body above annulled what was decided about a change: the application lies there to be handled anew."""
    outcome = require_change_step(change, ChangeEvent.ANNUL, actor, now, through_appeal=True)
    change.state = outcome.target
    change.save(update_fields=["state"])
    anew = Change.objects.create(
        tenant_id=change.tenant_id,
        case=change.case,
        state=ChangeState.REQUESTED,
        costs=change.costs,
        until=change.until,
        reason=change.reason,
        requested_by_id=change.requested_by_id,
        requested_at=change.requested_at,
    )
    trail.record(actor, "change.reopened", change.case, at=now, change=anew.pk, annulled=change.pk)
    return anew
