"""Change or withdraw a payment request that nobody has attested."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.actions.enclose_files import send_enclosed
from bulyst.cases.drafts import PaymentDraft
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.lifecycle import PaymentEvent
from bulyst.cases.models import PaymentRequest, PaymentVersion
from bulyst.cases.queries.access import access_request
from bulyst.cases.steps import person, require_payment_step
from bulyst.kernel.canonical import plain
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

_WRITTEN = ("kind", "requested_amount", "costs", "accounts", "signed_by", "report")


@action
def edit_payment(*, actor: Actor, request_id: int, draft: PaymentDraft, now: datetime) -> PaymentRequest:
    """Let the request say this instead; what it said before is kept. Raises `Refused` once it is attested."""
    request = access_request(actor, request_id, for_update=True)
    require_payment_step(
        request,
        PaymentEvent.EDIT,
        actor,
        now,
        kind=draft.kind,
        requested=draft.requested_amount,
        costs=draft.costs,
        accounts=draft.accounts,
        signed_by=draft.signed_by,
        report=draft.report,
    )
    send_enclosed(actor, request.case, Place(Part.PAYMENT, request.pk), now)
    before = {name: getattr(request, name) for name in _WRITTEN}
    changed = [name for name in _WRITTEN if before[name] != getattr(draft, name)]
    if not changed:  # a form that was sent twice
        return request
    number = PaymentVersion.objects.filter(request=request).count() + 1
    PaymentVersion.objects.create(
        tenant_id=request.tenant_id,
        request=request,
        number=number,
        content=plain(before),
        written_by_id=request.requested_by_id,
        written_at=request.requested_at,
    )
    for name in changed:
        setattr(request, name, getattr(draft, name))
    request.requested_by_id = person(actor)
    request.requested_at = now
    request.save(update_fields=[*changed, "requested_by", "requested_at"])
    trail.record(
        actor,
        "payment.edited",
        request.case,
        at=now,
        request=request.pk,
        version=number + 1,
        amount=request.requested_amount,
    )
    return request


@action
def withdraw_payment(*, actor: Actor, request_id: int, now: datetime) -> PaymentRequest:
    """Take a request back; another can be made. Raises `Refused` once it is attested."""
    request = access_request(actor, request_id, for_update=True)
    outcome = require_payment_step(request, PaymentEvent.WITHDRAW, actor, now)
    request.state = outcome.target
    request.save(update_fields=["state"])
    trail.record(actor, "payment.withdrawn", request.case, at=now, request=request.pk)
    return request
