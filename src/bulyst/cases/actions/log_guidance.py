"""Log a piece of guidance."""

from datetime import datetime
from decimal import Decimal

from bulyst.audit import trail
from bulyst.cases.drafts import GuidanceDraft
from bulyst.cases.lifecycle import GuidanceEvent
from bulyst.cases.models import GuidanceEntry
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_guidance_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

_A_DAY = Decimal(24)
_A_MINUTE = Decimal("0.01")


@action
def log_guidance(
    *, actor: Actor, case_id: int, draft: GuidanceDraft, now: datetime, form_key: str = ""
) -> GuidanceEntry:
    """Log what was done, how long it took, and what happens next. Raises `Refused`."""
    case = access_case(actor, case_id, for_update=True)
    hours = draft.hours.quantize(_A_MINUTE)
    made = GuidanceEntry.objects.filter(case=case, form_key=form_key).first() if form_key else None
    require_guidance_step(case, GuidanceEvent.LOG, actor, now, hours_ok=Decimal(0) < hours <= _A_DAY, text=draft.text)
    if made is not None:  # two clicks on one page
        return made
    entry = GuidanceEntry.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        by_id=actor.user_id,
        held_on=draft.held_on,
        hours=hours,
        text=draft.text,
        form_key=form_key,
    )
    case.next_step = draft.next_step
    case.save(update_fields=["next_step"])
    trail.record(actor, "guidance.logged", case, at=now, entry=entry.pk, hours=str(hours))
    return entry
