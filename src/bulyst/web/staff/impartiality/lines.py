"""The questions about people in a case, as the case page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import ConflictState
from bulyst.cases.models import Case, ConflictQuestion
from bulyst.cases.queries.board import agenda_item_of
from bulyst.cases.queries.impartiality import questions_of, who_decides
from bulyst.tenancy.actor import Actor
from bulyst.web.ui.tables import Link, Tag


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """Who is asked about, why, and how it stands."""

    question: ConflictQuestion
    state: Tag
    decided_by: str
    href: str
    """Where the reader decides it, when it is the reader's to decide."""


def impartiality_context(actor: Actor, case: Case, kommune: str, now: datetime) -> dict[str, Any]:
    """What a case page shows about who may touch the case, and the meeting that decides it."""
    item = agenda_item_of(case) if case.kind == CaseKind.GRANT else None
    return {
        "questions": [_line(actor, case, question, kommune, now) for question in questions_of(case)],
        "meeting_link": item
        and Link(item.meeting.body.name, reverse("staff:meeting", args=[kommune, item.meeting_id])),
        "meets_at": item and item.meeting.starts_at,
    }


def _line(actor: Actor, case: Case, question: ConflictQuestion, kommune: str, now: datetime) -> QuestionLine:
    question.case = case
    words = {
        ConflictState.OPEN: (gettext("Ikke avgjort"), "warning"),
        ConflictState.IMPARTIAL: (gettext("Habil"), "success"),
        ConflictState.CONFLICTED: (gettext("Inhabil"), "neutral"),
    }
    state = Tag(*words[ConflictState(question.state)])
    if question.state != ConflictState.OPEN:
        return QuestionLine(question, state, question.decided_by.name if question.decided_by else "", "")
    people, by_board = who_decides(question, now)
    mine = actor.user_id in {each.pk for each in people}
    href = reverse("staff:case_question", args=[kommune, case.number, question.pk]) if mine else ""
    names = gettext("styret, i et møte") if by_board else ", ".join(each.name for each in people)
    return QuestionLine(question, state, names, href)
