"""Declare in all cases of a meeting at once: impartial in all but those where one is not. In writing, or orally."""

from collections.abc import Mapping
from datetime import datetime

from bulyst.cases.actions.declare_impartiality import declare_impartiality, declared
from bulyst.cases.lifecycle import MEETING, MeetingEvent, MeetingState
from bulyst.cases.models import Declaration
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.board import access_meeting, meeting_facts, undeclared, undeclared_cases
from bulyst.tenancy.action import action, authorise, authorise_step
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


@action
def hear_declaration(
    *, actor: Actor, meeting_id: int, user_id: int, conflicts: Mapping[int, str], now: datetime
) -> list[Declaration]:
    """Write down what a member said about being impartial, as `declare_for_meeting` takes it from the member.

    It counts as declared; who wrote it stands beside it. Raises `Refused`.
    """
    meeting = access_meeting(actor, meeting_id, for_update=True)
    facts = meeting_facts(meeting, actor, now, person=user_id)
    authorise_step(MEETING, MeetingState(meeting.state), MeetingEvent.HEAR, actor, facts)
    return [
        declared(
            actor,
            access_case(actor, case.pk, for_update=True),
            user_id,
            case.pk not in conflicts,
            conflicts.get(case.pk, ""),
            now,
            written_by=actor.user_id,
        )
        for case in undeclared(meeting, {user_id})[user_id]
    ]
