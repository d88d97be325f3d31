"""The dates that a case must keep."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case, Decision, Inquiry
from bulyst.cases.queries.replying import answer_due
from bulyst.kernel.deadlines import today


class DeadlineKind(StrEnum):
    REPLY = "reply"
    ANSWER = "answer"
    ACCEPTANCE = "acceptance"
    APPEAL = "appeal"
    VALIDITY = "validity"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, and whether it has passed. `ours` is kept by the municipality, the others by the applicant."""

    kind: DeadlineKind
    due: date
    passed: bool

    @property
    def ours(self) -> bool:
        """Whether the municipality has to keep it."""
        return self.kind == DeadlineKind.REPLY


def deadlines(case: Case, now: datetime) -> list[Deadline]:
    """The deadlines that matter in the case's state, the next one first."""
    on = today(now)
    found: list[tuple[DeadlineKind, date | None]] = []
    if case.kind == CaseKind.GRANT:
        if case.state in (GrantState.SUBMITTED, GrantState.RECOMMENDED) and case.submitted_at:
            found.append((DeadlineKind.REPLY, answer_due(case)))
        if case.state == GrantState.WAITING:
            asked = Inquiry.objects.filter(case=case, answered_at__isnull=True).last()
            found.append((DeadlineKind.ANSWER, asked.due_on if asked else None))
        decision = case.decision
        if decision is not None:
            found += _after(decision, GrantState(case.state), on)
    dated = [Deadline(kind, due, on > due) for kind, due in found if due is not None]
    return sorted(dated, key=lambda deadline: deadline.due)


def _after(decision: Decision, state: GrantState, on: date) -> list[tuple[DeadlineKind, date | None]]:
    found: list[tuple[DeadlineKind, date | None]] = []
    if decision.appeal_by is not None and on <= decision.appeal_by:
        found.append((DeadlineKind.APPEAL, decision.appeal_by))
    if state == GrantState.GRANTED:
        found.append((DeadlineKind.ACCEPTANCE, decision.accept_by))
    if state == GrantState.ACCEPTED:
        found.append((DeadlineKind.VALIDITY, decision.valid_until))
    return found
