"""Ask for a part or the final payment."""

from dataclasses import fields
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.actions.enclose_files import send_enclosed
from bulyst.cases.drafts import PaymentDraft
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.lifecycle import GrantEvent, PaymentState
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.enclosures import last_returned
from bulyst.cases.steps import person, require_grant_step
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def request_payment(*, actor: Actor, case_id: int, draft: PaymentDraft, now: datetime) -> PaymentRequest:
    """The applicant asks for money of an accepted grant. Raises `Refused`.

    The same request sent twice is one request.
    """
    case = access_case(actor, case_id, for_update=True)
    authorise(actor, Right.APPLY)
    sent = _sent_already(actor, case, draft)
    if sent is not None:
        send_enclosed(actor, case, Place(Part.PAYMENT, sent.pk), now)
        return sent
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
    returned = last_returned(case)
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
    before = Place(Part.PAYMENT, returned.pk) if returned is not None else None
    send_enclosed(actor, case, Place(Part.PAYMENT, request.pk), now, before=before)
    trail.record(
        actor, "payment.requested", case, at=now, request=request.pk, kind=draft.kind, amount=draft.requested_amount
    )
    tell_applicant(actor, case, f"requested:{request.pk}", now)
    return request


def _sent_already(actor: Actor, case: Case, draft: PaymentDraft) -> PaymentRequest | None:
    """The same request by the same person, still waiting: a form that was sent twice."""
    said = {field.name: getattr(draft, field.name) for field in fields(draft)}
    waiting = PaymentRequest.objects.filter(case=case, state=PaymentState.REQUESTED)
    return waiting.filter(requested_by_id=actor.user_id, **said).first()
