"""Begin an application."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import application
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.correspondence.queries import files_about
from bulyst.kernel.verdict import failed, require
from bulyst.parties import queries as parties
from bulyst.parties.models import Party
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

    Two clicks begin one: a draft to the same call that nobody has written in is gone on with.

    Raises `Refused`, or `Call.DoesNotExist` / `Party.DoesNotExist` for what is not there for this actor.
    """
    authorise(actor, Right.APPLY)
    call = programmes.call(call_id)
    if call is None or call.kind != CaseKind.GRANT:
        raise Call.DoesNotExist(call_id)
    party = parties.lock_party(parties.access_party(applicant_id).counted_id)
    if actor.user_id is None or not parties.may_write_for(actor.user_id, party.counted_id):
        require([failed("cases.may_write")])
    if not call.is_open(now):
        require([failed("cases.call_open")])
    untouched = None if draft else _untouched(party, call)
    if untouched is not None:
        return untouched

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


def _untouched(party: Party, call: Call) -> Case | None:
    """A draft to the call in which nothing is written yet."""
    empty = Case.objects.filter(applicant=party, call=call, state=GrantState.DRAFT, copied_from__isnull=True)
    drafts = empty.filter(title="", description="", purpose="", answers={}, cost_lines=None, finance_lines=None)
    return next((each for each in drafts if not files_about(each.subject).exists()), None)
