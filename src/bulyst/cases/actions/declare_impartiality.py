"""Declare to be impartial in a case, or not."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantEvent, GuidanceEvent
from bulyst.cases.models import Declaration
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import person, require_grant_step, require_guidance_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def declare_impartiality(
    *, actor: Actor, case_id: int, impartial: bool, now: datetime, ground: str = ""
) -> Declaration:
    """Say whether one is impartial; who is not says why, and is kept from the case. Raises `Refused`.

    The first who may handle cases and declares to be impartial becomes the case's officer.
    """
    case = access_case(actor, case_id, for_update=True)
    if case.kind == CaseKind.GRANT:
        require_grant_step(case, GrantEvent.DECLARE, actor, now, text=ground, impartial=impartial)
    else:
        require_guidance_step(case, GuidanceEvent.DECLARE, actor, now, text=ground, impartial=impartial)
    declaration = Declaration.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        user_id=person(actor),
        impartial=impartial,
        ground=ground,
        declared_at=now,
    )
    if impartial and case.officer_id is None and actor.has(Right.HANDLE):
        case.officer_id = actor.user_id
        case.save(update_fields=["officer"])
    elif not impartial and case.officer_id == actor.user_id:
        case.officer = None
        case.save(update_fields=["officer"])
    trail.record(actor, "case.declared", case, at=now, declaration=declaration.pk, impartial=impartial)
    return declaration
