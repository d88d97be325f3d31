"""Set or replace the payment plan of a grant."""

from collections.abc import Sequence
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.drafts import MilestoneDraft
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case
from bulyst.cases.notices import tell_applicant
from bulyst.cases.plans import is_told, write_plan
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_grant_step
from bulyst.kernel.money import Money
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def set_payment_plan(*, actor: Actor, case_id: int, milestones: Sequence[MilestoneDraft], now: datetime) -> Case:
    """Let this plan follow the one that is there; no milestones is no plan. Raises `Refused`.

    The same plan set twice is set once.
    """
    case = access_case(actor, case_id, for_update=True)
    amounts = tuple(each.amount for each in milestones)
    require_grant_step(case, GrantEvent.PLAN, actor, now, plan=amounts, plan_is_told=is_told(milestones))
    if write_plan(actor, case, milestones, now):
        amount = Money.total(amounts)
        event = trail.record(actor, "case.planned", case, at=now, milestones=len(milestones), amount=amount)
        tell_applicant(actor, case, f"planned:{event}", now)
    return case
