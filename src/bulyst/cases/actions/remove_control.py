"""Take out a recorded control that has ended, or never was."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.models import Control
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def remove_control(*, actor: Actor, control_id: int, now: datetime) -> None:
    """The two are counted apart from now on. Raises `Control.DoesNotExist`."""
    authorise(actor, Right.HANDLE)
    control = Control.objects.select_related("controller").get(pk=control_id)
    trail.record(
        actor, "control.removed", control.controller, at=now, controlled=control.controlled_id, ground=control.ground
    )
    control.delete()
