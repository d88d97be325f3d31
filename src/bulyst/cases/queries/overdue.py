"""Deadlines that ran out, for the work that the house does by itself."""

from datetime import datetime

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import OPEN_APPEALS, GrantState
from bulyst.cases.models import Case
from bulyst.cases.queries.replying import is_nearly_due
from bulyst.kernel.deadlines import today
from bulyst.tenancy.scope import everywhere, opened


def nearly_unanswered(now: datetime) -> list[tuple[int, int]]:
    """(tenant id, case id) of every application that must have an interim reply now, in all municipalities."""
    with everywhere("interim replies are written in all municipalities"):
        waiting = Case.objects.filter(
            kind=CaseKind.GRANT, state__in=[GrantState.SUBMITTED, GrantState.RECOMMENDED], interim_replies__isnull=True
        )
        found = list(waiting.order_by("id"))
    near = []
    for case in found:
        with opened(case.tenant_id):
            if is_nearly_due(case, now):
                near.append((case.tenant_id, case.pk))
    return near


def never_accepted(now: datetime) -> list[tuple[int, int]]:
    """(tenant id, case id) of every grant whose deadline for acceptance has passed, in all municipalities."""
    with everywhere("deadlines run out in all municipalities"):
        late = Case.objects.filter(state=GrantState.GRANTED, decision__accept_by__lt=today(now))
        late = late.exclude(appeals__state__in=OPEN_APPEALS)
        return list(late.order_by("id").values_list("tenant_id", "id"))
