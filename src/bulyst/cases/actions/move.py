"""Move an application to another call, without anybody typing anything again."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case, Move
from bulyst.cases.moving import carried
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.moving import form_for, form_of
from bulyst.cases.steps import require_grant_step
from bulyst.programmes import queries as programmes
from bulyst.programmes.blocks import write_blocks
from bulyst.programmes.models import Call
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def move(*, actor: Actor, case_id: int, call_id: int, now: datetime, reason: str = "") -> Move:
    """Move a draft (the applicant) or an application that is not assessed (the officer, with a reason) to another call.

    Costs, finance and files stay; own answers follow where the new form asks the same, and the others are kept
    beside it. An application that was sent keeps its number and day of receipt, and the applicant is told. Raises
    `Refused`, or `Call.DoesNotExist` for a call of another municipality.
    """
    case = access_case(actor, case_id, for_update=True)
    target = programmes.call(call_id)
    if target is None:
        raise Call.DoesNotExist(call_id)
    require_grant_step(
        case,
        GrantEvent.MOVE,
        actor,
        now,
        text=reason,
        target_open=target.is_open(now) and target.kind == case.kind,
        target_is_other=target.pk != case.call_id,
    )
    assert case.call_id is not None  # only an application to a call is moved
    form = form_for(target)
    follows = carried(form_of(case), form.questions if form else form_of(None), case.answers)
    moved = Move.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        from_call_id=case.call_id,
        to_call=target,
        left=[{"question": write_blocks([block])[0], "answer": value} for block, value in follows.left],
        reason=reason.strip(),
        moved_by_id=actor.user_id,
        moved_at=now,
    )
    _put(case, target)
    case.form = form
    case.answers = dict(follows.answers)
    case.save(update_fields=["call", "programme", "area", "fund", "form", "answers", "round"])
    trail.record(actor, "case.moved", case, at=now, move=moved.pk, call=target.pk)
    if case.is_sent:
        tell_applicant(actor, case, f"moved:{moved.pk}", now)
    return moved


def _put(case: Case, target: Call) -> None:
    case.call = target
    case.programme = target.programme
    case.area_id = target.area_id
    case.fund = target.fund
    case.round = programmes.round_at(target, case.submitted_at, case.created_at) if case.submitted_at else None
