"""Whose turn it is with a case, as the applicant may know it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bulyst.cases.models import Case, NextStep
from bulyst.tenancy.roles import Right


@dataclass(frozen=True, slots=True)
class Turn:
    """What a case waits for, whose it is (None: the applicant's), and until when."""

    task: str
    right: Right | None
    due: date | None
    facts: Mapping[str, Any]


def turns(case: Case, on: date) -> list[Turn]:
    """Everything that the case waits for on a day; what was not done in time may be somebody else's by then."""
    found = []
    for step in NextStep.objects.filter(case=case):
        late = bool(step.late_task) and step.due_on is not None and step.due_on < on
        right = step.late_right if late else step.right
        found.append(
            Turn(
                task=step.late_task if late else step.task,
                right=Right(right) if right else None,
                due=None if late else step.due_on,
                facts=step.facts,
            )
        )
    return found
