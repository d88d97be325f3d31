"""Begin an application."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import application
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.kernel.verdict import failed, require
from bulyst.parties import queries as parties
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Call
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def start_application(
    *, actor: Actor, call_id: int, applicant_id: int, now: datetime, draft: ApplicationDraft | None = None
) -> Case:
    """Begin a draft to a call, for a party that the actor acts for. Nobody else sees it before it is sent.

    Raises `Refused`, or `Call.DoesNotExist` / `Party.DoesNotExist` for what is not there for this actor.
    """
    authorise(actor, Right.APPLY)
    call = programmes.call(call_id)
    if call is None or call.kind != CaseKind.GRANT:
        raise Call.DoesNotExist(call_id)
    party = parties.access_party(applicant_id)
    if actor.user_id is None or not parties.may_write_for(actor.user_id, party.counted_id):
        require([failed("cases.may_write")])
    if not call.is_open(now):
        require([failed("cases.call_open")])

    case = Case(
        tenant_id=call.tenant_id,
        constructed=actor.constructed,
        kind=CaseKind.GRANT,
        state=GrantState.DRAFT,
        programme=call.programme,
        area_id=call.area_id,
        call=call,
        form=programmes.form_in_use(call.programme_id, call.pk),
        fund=call.fund,
        applicant=party,
        created_at=now,
    )
    application.write(case, draft or ApplicationDraft())
    trail.record(actor, "case.started", case, at=now, call=call.pk, applicant=party.pk)
    return case
