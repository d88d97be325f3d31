"""Declare in all cases of a meeting at once: impartial in all but those where one is not."""

from collections.abc import Mapping
from datetime import datetime

from bulyst.cases.actions.declare_impartiality import declare_impartiality
from bulyst.cases.models import Declaration
from bulyst.cases.queries.board import access_meeting, undeclared_cases
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def declare_for_meeting(
    *, actor: Actor, meeting_id: int, conflicts: Mapping[int, str], now: datetime
) -> list[Declaration]:
    """Declare a conflict, with its ground, in the cases of `conflicts`, and to be impartial in the others.

    Only cases of the meeting in which nothing is declared yet; all of it or nothing. Raises `Refused`.
    """
    authorise(actor, Right.SEE_STAFF)
    meeting = access_meeting(actor, meeting_id)
    return [
        declare_impartiality(
            actor=actor,
            case_id=case.pk,
            impartial=case.pk not in conflicts,
            ground=conflicts.get(case.pk, ""),
            now=now,
        )
        for case in undeclared_cases(actor, meeting)
    ]
