"""Begin an application for somebody who has had guidance, so that they need not type what is known."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import application
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState, GuidanceEvent
from bulyst.cases.models import Case, GuidanceEntry
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_guidance_step
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Call
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def propose_grant(*, actor: Actor, case_id: int, call_id: int, now: datetime) -> Case:
    """A draft to the call with the guidance's topic and what was done as description. It is the applicant's own.

    The two cases point to each other, and the applicant is told. Raises `Refused`, or `Call.DoesNotExist`.
    """
    guidance = access_case(actor, case_id, for_update=True)
    call = programmes.call(call_id)
    if call is None or call.kind != CaseKind.GRANT:
        raise Call.DoesNotExist(call_id)
    begun = Case.objects.filter(from_guidance=guidance, call=call).exclude(state=GrantState.WITHDRAWN).exists()
    require_guidance_step(guidance, GuidanceEvent.PROPOSE, actor, now, call_open=call.is_open(now), begun=begun)
    case = Case(
        tenant_id=guidance.tenant_id,
        constructed=guidance.constructed,
        kind=CaseKind.GRANT,
        state=GrantState.DRAFT,
        programme=call.programme,
        area_id=call.area_id or guidance.area_id,
        call=call,
        form=programmes.form_in_use(call.programme_id, call.pk),
        fund=call.fund,
        applicant_id=guidance.applicant.counted_id,
        from_guidance=guidance,
        created_at=now,
    )
    said = GuidanceEntry.objects.filter(case=guidance).values_list("text", flat=True)
    application.write(
        case, ApplicationDraft(title=guidance.topic, description="\n\n".join(said), language=guidance.language)
    )
    trail.record(actor, "guidance.proposed", guidance, at=now, call=call.pk, grant_case=case.pk)
    tell_applicant(actor, guidance, f"proposed:{case.pk}", now)
    return case
