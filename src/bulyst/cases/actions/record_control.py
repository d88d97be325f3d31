"""Record that one party controls another: the two are one single undertaking for the rules on aid."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.models import Control
from bulyst.cases.queries.aid import single_undertaking
from bulyst.cases.steps import person
from bulyst.kernel.verdict import failed, require
from bulyst.parties import queries as parties
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def record_control(*, actor: Actor, controller_id: int, controlled_id: int, ground: str, now: datetime) -> Control:
    """Record the control and what it consists in. Raises `Refused` for a party and itself, or what is known already."""
    authorise(actor, Right.HANDLE)
    controller, controlled = parties.access_party(controller_id), parties.access_party(controlled_id)
    if controller.counted_id == controlled.counted_id:
        require([failed("cases.control_of_another")])
    if controlled.pk in single_undertaking(controller.pk):
        require([failed("cases.control_known")])
    if not ground.strip():
        require([failed("cases.control_ground")])
    control = Control.objects.create(
        tenant_id=controller.tenant_id,
        controller=controller,
        controlled=controlled,
        ground=ground.strip(),
        by_id=person(actor),
        recorded_at=now,
    )
    trail.record(actor, "control.recorded", controller, at=now, controlled=controlled.pk)
    return control
