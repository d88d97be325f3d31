"""Remove a saved choice of the work list."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.models import SavedFilter
from bulyst.cases.steps import person
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def remove_filter(*, actor: Actor, filter_id: int, now: datetime) -> None:
    """Remove one of one's own. Raises `SavedFilter.DoesNotExist` for anybody else's."""
    authorise(actor, Right.SEE_STAFF)
    saved = SavedFilter.objects.get(pk=filter_id, user_id=person(actor))
    trail.record(actor, "filter.removed", saved, at=now, name=saved.name, shared=saved.shared)
    saved.delete()
