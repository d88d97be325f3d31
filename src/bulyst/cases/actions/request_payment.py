"""Ask for a part or the final payment."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.drafts import PaymentDraft
from bulyst.cases.lifecycle import GrantEvent, PaymentState
from bulyst.cases.models import PaymentRequest
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import person, require_grant_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def request_payment(*, actor: Actor, case_id: int, draft: PaymentDraft, now: datetime) -> PaymentRequest:
    """The applicant asks for money of an accepted grant. Raises `Refused`."""
    case = access_case(actor, case_id, for_update=True)
    require_grant_step(
        case,
        GrantEvent.REQUEST,
        actor,
        now,
        kind=draft.kind,
        requested=draft.requested_amount,
        costs=draft.costs,
        accounts=draft.accounts,
        signed_by=draft.signed_by,
        report=draft.report,
    )
    request = PaymentRequest.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        kind=draft.kind,
        state=PaymentState.REQUESTED,
        requested_amount=draft.requested_amount,
        costs=draft.costs,
        accounts=draft.accounts,
        signed_by=draft.signed_by,
        report=draft.report,
        requested_by_id=person(actor),
        requested_at=now,
    )
    trail.record(
        actor, "payment.requested", case, at=now, request=request.pk, kind=draft.kind, amount=draft.requested_amount
    )
    return request
