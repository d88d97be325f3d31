"""Pay an attested request: the second pair of eyes."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.commitments import frame_of, lapse_rest
from bulyst.cases.kinds import PaymentKind
from bulyst.cases.lifecycle import PaymentEvent
from bulyst.cases.models import PaymentRequest
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_request
from bulyst.cases.steps import require_payment_step
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import actions as ledger
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def pay(*, actor: Actor, request_id: int, now: datetime) -> PaymentRequest:
    """Post the payment; with the final one the rest of the grant returns to the frame. Raises `Refused`.

    The ledger holds each request's payment under one key, so that it can never be paid twice.
    """
    request = access_request(actor, request_id, for_update=True)
    outcome = require_payment_step(request, PaymentEvent.PAY, actor, now)
    case, on = request.case, today(now)
    request.state = outcome.target
    request.paid_by_id = actor.user_id
    request.paid_on = on
    request.save(update_fields=["state", "paid_by", "paid_on"])
    amount = request.approved_amount or Money.ZERO
    if amount:
        ledger.pay(actor, frame_id=frame_of(case), amount=amount, subject=case.subject, key=request.ledger_key, on=on)
    lapsed = Money.ZERO
    if request.kind == PaymentKind.FINAL:
        lapsed = lapse_rest(actor, case, key=request.ledger_key, now=now)
    trail.record(
        actor, "payment.paid", case, at=now, request=request.pk, kind=request.kind, amount=amount, lapsed=lapsed
    )
    tell_applicant(actor, case, f"paid:{request.pk}", now)
    return request
