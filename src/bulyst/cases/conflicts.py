"""Raise and decide questions of impartiality. Shared by the actions that do."""

from collections.abc import Collection
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.agenda import place_question
from bulyst.cases.impartiality_rules import Standing
from bulyst.cases.kinds import ConflictGround
from bulyst.cases.lifecycle import ConflictState
from bulyst.cases.models import Case, ConflictQuestion
from bulyst.cases.queries.impartiality import standings
from bulyst.kernel.lifecycle import Outcome
from bulyst.tenancy.actor import Actor


def raise_found(actor: Actor, case: Case, user_ids: Collection[int], now: datetime) -> list[ConflictQuestion]:
    """Raise every conflict that the house finds about these people and that nobody has raised yet."""
    raised = []
    for user_id, stands in standings(case, user_ids).items():
        raised += _raise_undecided(actor, case, user_id, stands, now)
    return raised


def _raise_undecided(actor: Actor, case: Case, user_id: int, stands: Standing, now: datetime) -> list[ConflictQuestion]:
    if stands.out or not stands.undecided:
        return []
    known = set(ConflictQuestion.objects.filter(case=case, user_id=user_id).values_list("ground", "key"))
    return [
        raise_question(actor, case, user_id, found.ground, "", now, key=found.key)
        for found in stands.undecided
        if not found.waits and (found.ground, found.key) not in known
    ]


def raise_question(
    actor: Actor,
    case: Case,
    user_id: int,
    ground: ConflictGround,
    text: str,
    now: datetime,
    *,
    key: int = 0,
    raised_by: int | None = None,
) -> ConflictQuestion:
    """Raise one question, the actor's own or what `raised_by` said; an open one of the same ground stays as it is."""
    found_by_itself = ground in (ConflictGround.MEMBER, ConflictGround.TIE, ConflictGround.SUPERIOR)
    question, is_new = ConflictQuestion.objects.get_or_create(
        tenant_id=case.tenant_id,
        case=case,
        user_id=user_id,
        ground=ground,
        key=key,
        state=ConflictState.OPEN,
        defaults={
            "text": text,
            "raised_by_id": None if found_by_itself else raised_by or actor.user_id,
            "raised_at": now,
        },
    )
    if is_new:
        place_question(question)
        trail.record(actor, "conflict.raised", case, at=now, question=question.pk, about=user_id, ground=ground)
    return question


def settle(actor: Actor, question: ConflictQuestion, outcome: Outcome, reasons: str, now: datetime) -> ConflictQuestion:
    """Write down what was found; who is in conflict lets go of the case."""
    question.state = outcome.target
    question.decided_by_id = actor.user_id
    question.decided_at = now
    question.reasons = reasons
    question.verdicts = [verdict.as_json() for verdict in outcome.verdicts]
    question.save(update_fields=["state", "decided_by", "decided_at", "reasons", "verdicts"])
    case = question.case
    if question.state == ConflictState.CONFLICTED and case.officer_id == question.user_id:
        case.officer = None
        case.save(update_fields=["officer"])
    trail.record(
        actor,
        "conflict.settled",
        case,
        at=now,
        question=question.pk,
        about=question.user_id,
        conflicted=question.state == ConflictState.CONFLICTED,
    )
    return question
