"""Say who is whose superior: a superior's conflict of interest reaches down."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Refused, failed
from bulyst.tenancy import queries
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Membership
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import home_of


@action
def name_superior(*, actor: Actor, user_id: int, superior_id: int | None, now: datetime) -> None:
    """Give somebody of the staff a superior, or none. Raises `Refused` for a stranger, and for a circle."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    municipality_id, on = home_of(actor), today(now)
    staff = {each.pk for each in queries.staff(municipality_id, on)}
    if user_id not in staff or (superior_id is not None and superior_id not in staff):
        raise Refused(failed("tenancy.not_on_the_staff"))
    if superior_id is not None:
        above = queries.line_above(queries.superiors(municipality_id, on), superior_id)
        if user_id in (superior_id, *above):
            raise Refused(failed("tenancy.superior_in_a_circle"))
    held = Membership.objects.filter(user_id=user_id, municipality_id=municipality_id, until__isnull=True)
    held.update(superior_id=superior_id)
    trail.record(actor, "staff.superior_named", ("user", user_id), at=now, superior=superior_id)
