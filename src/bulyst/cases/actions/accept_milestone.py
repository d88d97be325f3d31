"""Accept a milestone of the payment plan before its day."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Milestone
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import person, require_grant_step
from bulyst.kernel.deadlines import today
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def accept_milestone(*, actor: Actor, case_id: int, milestone_id: int, reason: str, now: datetime) -> Milestone:
    """Say that what a milestone asks for is reached before its day: its sum may be asked for. Raises `Refused`.

    Accepted twice for the same reason is accepted once.
    """
    case = access_case(actor, case_id, for_update=True)
    authorise(actor, Right.HANDLE)
    milestone = Milestone.objects.filter(pk=milestone_id, case=case, replaced_at__isnull=True).first()
    accepted = milestone is not None and milestone.accepted_at is not None
    if milestone is not None and accepted and milestone.accepted_because == reason.strip():
        return milestone
    waits = milestone is not None and not milestone.reached(today(now))
    require_grant_step(case, GrantEvent.REACH, actor, now, milestone_waits=waits, reason=reason)
    assert milestone is not None  # a guard has refused the rest
    milestone.accepted_by_id, milestone.accepted_at = person(actor), now
    milestone.accepted_because = reason.strip()
    milestone.save(update_fields=["accepted_by", "accepted_at", "accepted_because"])
    trail.record(actor, "case.milestone_accepted", case, at=now, milestone=milestone.pk, amount=milestone.amount)
    tell_applicant(actor, case, f"milestone:{milestone.pk}", now)
    return milestone
