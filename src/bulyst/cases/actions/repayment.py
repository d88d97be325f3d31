"""Money that comes back: registered by one, confirmed by another, and only then posted."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases.commitments import frame_of
from bulyst.cases.lifecycle import ReclaimEvent
from bulyst.cases.models import Reclaim, Repayment
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_reclaim
from bulyst.cases.queries.repayments import overpaid, repaid, unconfirmed
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
    repayment.reclaim = reclaim
    reclaim.state = outcome.target
    reclaim.save(update_fields=["state"])
    repayment.confirmed_by_id = person(actor)
    repayment.confirmed_on = on
    repayment.save(update_fields=["confirmed_by", "confirmed_on"])
    _post(actor, repayment, on)
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


@action
def give_back(*, actor: Actor, reclaim_id: int, now: datetime) -> Reclaim:
    """Pay out to the applicant what has come back and is no longer claimed after an appeal. Raises `Refused`.

    Repayments are reversed, the last first, until it is out; what is kept of the last of them is a row of its own.
    """
    reclaim = access_reclaim(actor, reclaim_id, for_update=True)
    case, on = reclaim.case, today(now)
    require_reclaim_step(reclaim, ReclaimEvent.GIVE_BACK, actor, now)
    rest = amount = overpaid(reclaim)
    kept = Repayment.objects.filter(reclaim=reclaim, confirmed_by__isnull=False, given_back_on__isnull=True)
    for repayment in kept.order_by("-id"):
        if not rest:
            break
        ledger.reverse(actor, entry_key=repayment.ledger_key, key=f"given-back:{repayment.ledger_key}", on=on)
        repayment.given_back_by_id = person(actor)
        repayment.given_back_on = on
        repayment.save(update_fields=["given_back_by", "given_back_on"])
        if repayment.amount > rest:
            _keep(actor, reclaim, repayment, repayment.amount - rest, on)
        rest = max(Money.ZERO, rest - repayment.amount)
    trail.record(actor, "repayment.given_back", case, at=now, reclaim=reclaim.pk, amount=amount)
    tell_applicant(actor, case, f"reclaim:{reclaim.pk}:given-back:{amount.ore}:{now.isoformat()}", now)
    return reclaim


def _keep(actor: Actor, reclaim: Reclaim, whole: Repayment, amount: Money, on: date) -> None:
    part = Repayment.objects.create(
        tenant_id=whole.tenant_id,
        reclaim=reclaim,
        amount=amount,
        received_on=whole.received_on,
        registered_by_id=whole.registered_by_id,
        registered_at=whole.registered_at,
        confirmed_by_id=whole.confirmed_by_id,
        confirmed_on=whole.confirmed_on,
    )
    _post(actor, part, on)


def _post(actor: Actor, repayment: Repayment, on: date) -> None:
    case = repayment.reclaim.case
    ledger.reclaim(
        actor,
        frame_id=frame_of(case),
        amount=repayment.amount,
        subject=case.subject,
        key=repayment.ledger_key,
        on=on,
    )


def _waiting(reclaim: Reclaim) -> Repayment:
    found = unconfirmed(reclaim)
    assert found is not None  # a guard of the step that was taken
    return found
