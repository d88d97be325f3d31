"""Decide whether an employee is impartial in a case: the superior's to do."""

from datetime import datetime

from bulyst.cases.conflicts import settle
from bulyst.cases.lifecycle import IMPARTIALITY, ConflictEvent, ConflictState
from bulyst.cases.models import ConflictQuestion
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.impartiality import access_question, conflict_facts
from bulyst.tenancy.action import action, authorise_step
from bulyst.tenancy.actor import Actor


@action
def settle_conflict(
    *, actor: Actor, question_id: int, conflicted: bool, reasons: str, now: datetime
) -> ConflictQuestion:
    """Find the person in conflict or impartial, with reasons. Raises `Refused`.

    Refused for anybody but who decides it, and for an elected member, about whom the board decides in a meeting.
    """
    question = access_question(actor, question_id, for_update=True)
    question.case = access_case(actor, question.case_id, for_update=True)
    event = ConflictEvent.FIND_CONFLICT if conflicted else ConflictEvent.FIND_IMPARTIAL
    facts = conflict_facts(question, actor, now, reasons)
    outcome = authorise_step(IMPARTIALITY, ConflictState(question.state), event, actor, facts)
    return settle(actor, question, outcome, reasons, now)
