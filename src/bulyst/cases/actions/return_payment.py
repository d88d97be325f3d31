"""Return a payment request to the applicant."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import PaymentEvent
from bulyst.cases.models import PaymentRequest
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_request
from bulyst.cases.steps import require_payment_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def return_payment(*, actor: Actor, request_id: int, reason: str, now: datetime) -> PaymentRequest:
    """Send an unpaid request back with a reason; the applicant can make a new one. Raises `Refused`."""
    request = access_request(actor, request_id, for_update=True)
    outcome = require_payment_step(request, PaymentEvent.RETURN, actor, now, reason=reason)
    request.state = outcome.target
    request.reason = reason
    request.save(update_fields=["state", "reason"])
    trail.record(actor, "payment.returned", request.case, at=now, request=request.pk)
    tell_applicant(actor, request.case, f"returned:{request.pk}", now)
    return request
