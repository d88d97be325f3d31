"""Deadlines that ran out, for the work that the house does by itself."""

from datetime import datetime

from bulyst.cases.lifecycle import OPEN_APPEALS, GrantState
from bulyst.cases.models import Case
from bulyst.kernel.deadlines import today
from bulyst.tenancy.scope import everywhere


def never_accepted(now: datetime) -> list[tuple[int, int]]:
    """(tenant id, case id) of every grant whose deadline for acceptance has passed, in all municipalities."""
    with everywhere("deadlines run out in all municipalities"):
        late = Case.objects.filter(state=GrantState.GRANTED, decision__accept_by__lt=today(now))
        late = late.exclude(appeals__state__in=OPEN_APPEALS)
        return list(late.order_by("id").values_list("tenant_id", "id"))
