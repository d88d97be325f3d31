"""Money that comes back: registered by one, confirmed by another, and only then posted."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases.commitments import frame_of
from bulyst.cases.lifecycle import ReclaimEvent
from bulyst.cases.models import Reclaim, Repayment
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_reclaim
from bulyst.cases.queries.money_facts import repaid, unconfirmed
from bulyst.cases.steps import person, require_reclaim_step
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import actions as ledger
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def register_repayment(*, actor: Actor, reclaim_id: int, amount: Money, received_on: date, now: datetime) -> Repayment:
    """Say that money has come in. Nothing is posted before another has confirmed it. Raises `Refused`.

    The same repayment registered twice is one repayment.
    """
    reclaim = access_reclaim(actor, reclaim_id, for_update=True)
    authorise(actor, Right.ATTEST)
    waiting = unconfirmed(reclaim)
    if waiting is not None and (waiting.registered_by_id, waiting.amount, waiting.received_on) == (
        actor.user_id,
        amount,
        received_on,
    ):
        return waiting
    require_reclaim_step(reclaim, ReclaimEvent.REGISTER, actor, now, amount=amount)
    repayment = Repayment.objects.create(
        tenant_id=reclaim.tenant_id,
        reclaim=reclaim,
        amount=amount,
        received_on=received_on,
        registered_by_id=person(actor),
        registered_at=now,
    )
    trail.record(
        actor,
        "repayment.registered",
        reclaim.case,
        at=now,
        reclaim=reclaim.pk,
        repayment=repayment.pk,
        amount=amount,
    )
    return repayment


@action
def reject_repayment(*, actor: Actor, reclaim_id: int, reason: str, now: datetime) -> Repayment:
    """Say that what was registered is not right; it can be registered again. Raises `Refused`."""
    reclaim = access_reclaim(actor, reclaim_id, for_update=True)
    require_reclaim_step(reclaim, ReclaimEvent.REJECT, actor, now, text=reason)
    repayment = _waiting(reclaim)
    repayment.rejected_by_id = person(actor)
    repayment.rejected_because = reason
    repayment.save(update_fields=["rejected_by", "rejected_because"])
    trail.record(actor, "repayment.rejected", reclaim.case, at=now, reclaim=reclaim.pk, repayment=repayment.pk)
    return repayment


@action
def confirm_repayment(*, actor: Actor, reclaim_id: int, now: datetime) -> Reclaim:
    """Post the money that has come back to its frame; with the last of it the claim is settled. Raises `Refused`."""
    reclaim = access_reclaim(actor, reclaim_id, for_update=True)
    case, on = reclaim.case, today(now)
    waiting = unconfirmed(reclaim)
    last = waiting is not None and reclaim.amount == repaid(reclaim) + waiting.amount
    event = ReclaimEvent.SETTLE if last else ReclaimEvent.CONFIRM
    outcome = require_reclaim_step(reclaim, event, actor, now)
    repayment = _waiting(reclaim)
    reclaim.state = outcome.target
    reclaim.save(update_fields=["state"])
    repayment.confirmed_by_id = person(actor)
    repayment.confirmed_on = on
    repayment.save(update_fields=["confirmed_by", "confirmed_on"])
    ledger.reclaim(
        actor,
        frame_id=frame_of(case),
        amount=repayment.amount,
        subject=case.subject,
        key=repayment.ledger_key,
        on=on,
    )
    trail.record(
        actor,
        "repayment.confirmed",
        case,
        at=now,
        reclaim=reclaim.pk,
        repayment=repayment.pk,
        amount=repayment.amount,
        last=last,
    )
    tell_applicant(actor, case, f"repayment:{repayment.pk}", now)
    return reclaim


def _waiting(reclaim: Reclaim) -> Repayment:
    found = unconfirmed(reclaim)
    assert found is not None  # a guard of the step that was taken
    return found
