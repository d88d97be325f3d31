"""Declare to be impartial in a case, or not."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.conflicts import raise_found, raise_question
from bulyst.cases.kinds import CaseKind, ConflictGround
from bulyst.cases.lifecycle import AppealEvent, GrantEvent, GuidanceEvent
from bulyst.cases.models import Case, Declaration
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.queries.impartiality import standings
from bulyst.cases.queries.reading import open_appeal
from bulyst.cases.steps import person, require_appeal_step, require_grant_step, require_guidance_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def declare_impartiality(
    *, actor: Actor, case_id: int, impartial: bool, now: datetime, ground: str = ""
) -> Declaration:
    """Say whether one is impartial; who is not says why, and is kept from the case. Raises `Refused`.

    A conflict that is declared becomes a question for the superior or the board to decide, and so does one that the
    house finds whatever is declared. The first who may handle cases and is free to becomes the case's officer.
    """
    return declared(actor, access_case(actor, case_id, for_update=True), person(actor), impartial, ground, now)


def declared(
    actor: Actor,
    case: Case,
    user_id: int,
    impartial: bool,
    ground: str,
    now: datetime,
    *,
    written_by: int | None = None,
) -> Declaration:
    """What a person declares in a case that is locked; `written_by` wrote down what was said. Raises `Refused`."""
    appeal = open_appeal(case)
    if appeal is not None:
        facts = appeal_facts(case, actor, now, appeal, text=ground, impartial=impartial)
        require_appeal_step(case, appeal, AppealEvent.DECLARE, actor, facts)
    elif case.kind == CaseKind.GRANT:
        require_grant_step(case, GrantEvent.DECLARE, actor, now, text=ground, impartial=impartial)
    else:
        require_guidance_step(case, GuidanceEvent.DECLARE, actor, now, text=ground, impartial=impartial)
    declaration = Declaration.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        user_id=user_id,
        impartial=impartial,
        ground=ground,
        declared_at=now,
        written_by_id=written_by,
    )
    trail.record(actor, "case.declared", case, at=now, declaration=declaration.pk, impartial=impartial, by=user_id)
    if not impartial:
        raise_question(actor, case, user_id, ConflictGround.DECLARED, ground, now, raised_by=user_id)
    raise_found(actor, case, {user_id}, now)
    is_free = impartial and standings(case, {user_id})[user_id].clear
    takes_it = written_by is None and actor.has(Right.HANDLE)
    if is_free and case.officer_id is None and appeal is None and takes_it:
        case.officer_id = user_id
        case.save(update_fields=["officer"])
    elif not impartial and case.officer_id == user_id:
        case.officer = None
        case.save(update_fields=["officer"])
    return declaration
