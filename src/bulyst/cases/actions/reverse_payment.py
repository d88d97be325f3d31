"""Reverse a payment that should not have been made."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import GrantEvent, PaymentEvent
from bulyst.cases.models import PaymentRequest
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_request
from bulyst.cases.steps import require_grant_step, require_payment_step
from bulyst.kernel.deadlines import today
from bulyst.ledger import actions as ledger
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def reverse_payment(*, actor: Actor, request_id: int, reason: str, now: datetime) -> PaymentRequest:
    """Post the mirror of the payment: the sum is promised again and not paid. Raises `Refused`.

    A closed case is open again after it. What lapsed with a final payment stays lapsed: others may have got it.
    """
    request = access_request(actor, request_id, for_update=True)
    case = request.case
    outcome = require_payment_step(request, PaymentEvent.REVERSE, actor, now, reason=reason)
    reopened = require_grant_step(case, GrantEvent.REVERSE, actor, now, reason=reason)
    request.state = outcome.target
    request.reason = reason
    request.save(update_fields=["state", "reason"])
    case.state = reopened.target
    case.closed_at = None
    case.save(update_fields=["state", "closed_at"])
    if request.approved_amount:
        ledger.reverse(actor, entry_key=request.ledger_key, key=f"reversal:{request.ledger_key}", on=today(now))
    trail.record(actor, "payment.reversed", case, at=now, request=request.pk, amount=request.approved_amount)
    tell_applicant(actor, case, f"reversed:{request.pk}", now)
    return request
