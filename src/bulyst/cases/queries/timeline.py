"""What happened to a case, in plain words, from the audit trail: for staff with names, for the applicant with roles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bulyst.audit.trail import AuditLine, history
from bulyst.cases.kinds import Matter
from bulyst.cases.models import (
    Appeal,
    Assessment,
    Case,
    Change,
    ConflictQuestion,
    Decision,
    Declaration,
    GuidanceEntry,
    Inquiry,
    MetCondition,
    Milestone,
    Move,
    PaymentRequest,
    Reclaim,
    Repayment,
)
from bulyst.correspondence.queries import letters_of
from bulyst.kernel.message import Message
from bulyst.kernel.money import Money
from bulyst.tenancy.queries import names_of
from bulyst.tenancy.roles import Role
from bulyst.tenancy.wording import say


@dataclass(frozen=True, slots=True)
class Document:
    """A letter of the case."""

    letter_id: int
    title: str


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event: when, what in a sentence, what was written, by whom, with which documents."""

    at: datetime
    event: str
    title: str
    text: str
    by: str
    documents: tuple[Document, ...] = ()
    constructed: bool = False


@dataclass
class _Written:
    """What people wrote in the case, by the ids that the trail holds."""

    inquiries: Mapping[int, Inquiry]
    requests: Mapping[int, PaymentRequest]
    assessments: Mapping[int, Assessment]
    declarations: Mapping[int, Declaration]
    entries: Mapping[int, GuidanceEntry]
    decisions: Mapping[int, Decision]
    questions: Mapping[int, ConflictQuestion]
    changes: Mapping[int, Change]
    reclaims: Mapping[int, Reclaim]
    repayments: Mapping[int, Repayment]
    appeals: Mapping[int, Appeal]
    moves: Mapping[int, Move]
    milestones: Mapping[int, Milestone]
    conditions: Mapping[int, MetCondition]
    outcome: str = ""
    documents: Mapping[int, Document] = field(default_factory=dict)


_INTERNAL = frozenset(
    {
        "case.declared",
        "case.filed_internally",
        "payment.attested",
        "aid.judged",
        "appeal.prepared",
        "conflict.raised",
        "conflict.settled",
        "change.recommended",
        "repayment.registered",
        "repayment.rejected",
    }
)
"""What the applicant is not shown: who is impartial, what aid rests on, a recommendation, the first pair of eyes."""

_TEXTS: dict[str, Callable[[_Written, Mapping[str, Any]], str]] = {
    "case.asked": lambda written, facts: written.inquiries[facts["inquiry"]].question,
    "case.answered": lambda written, facts: written.inquiries[facts["inquiry"]].answer,
    "case.granted": lambda written, facts: written.decisions[facts["decision"]].reasons,
    "case.refused": lambda written, facts: written.decisions[facts["decision"]].reasons,
    "appeal.filed": lambda written, facts: written.appeals[facts["appeal"]].text,
    "appeal.registered": lambda written, facts: written.appeals[facts["appeal"]].text,
    "appeal.reinstated": lambda written, facts: written.appeals[facts["appeal"]].reinstatement,
    "appeal.dismissed": lambda written, facts: written.appeals[facts["appeal"]].dismissal,
    "appeal.contested": lambda written, facts: written.appeals[facts["appeal"]].contest,
    "appeal.changed": lambda written, facts: written.appeals[facts["appeal"]].review,
    "appeal.upheld": lambda written, facts: written.appeals[facts["appeal"]].review,
    "appeal.affirmed": lambda written, facts: written.appeals[facts["appeal"]].ruling,
    "appeal.altered": lambda written, facts: written.appeals[facts["appeal"]].ruling,
    "appeal.annulled": lambda written, facts: written.appeals[facts["appeal"]].ruling,
    "appeal.returned": lambda written, facts: written.appeals[facts["appeal"]].reinstatement,
    "payment.returned": lambda written, facts: written.requests[facts["request"]].reason,
    "payment.reversed": lambda written, facts: written.requests[facts["request"]].reason,
    "case.moved": lambda written, facts: written.moves[facts["move"]].reason,
    "case.milestone_accepted": lambda written, facts: written.milestones[facts["milestone"]].accepted_because,
    "condition.met": lambda written, facts: written.conditions[facts["condition"]].text,
    "condition.opened": lambda written, facts: written.conditions[facts["condition"]].text,
    "change.requested": lambda written, facts: written.changes[facts["change"]].reason,
    "change.granted": lambda written, facts: written.changes[facts["change"]].reasons,
    "change.refused": lambda written, facts: written.changes[facts["change"]].reasons,
    "reclaim.notified": lambda written, facts: written.reclaims[facts["reclaim"]].notice,
    "reclaim.answered": lambda written, facts: written.reclaims[facts["reclaim"]].answer,
    "reclaim.decided": lambda written, facts: written.reclaims[facts["reclaim"]].reasons,
    "reclaim.dropped": lambda written, facts: written.reclaims[facts["reclaim"]].ended_because,
    "reclaim.waived": lambda written, facts: written.reclaims[facts["reclaim"]].ended_because,
    "guidance.logged": lambda written, facts: written.entries[facts["entry"]].text,
    "guidance.finished": lambda written, facts: written.outcome,
}
_STAFF_TEXTS: dict[str, Callable[[_Written, Mapping[str, Any]], str]] = {
    **_TEXTS,
    "case.recommended": lambda written, facts: written.assessments[facts["assessment"]].text,
    "change.recommended": lambda written, facts: written.changes[facts["change"]].recommendation,
    "repayment.rejected": lambda written, facts: written.repayments[facts["repayment"]].rejected_because,
    "appeal.prepared": lambda written, facts: written.appeals[facts["appeal"]].preparation,
    "case.declared": lambda written, facts: written.declarations[facts["declaration"]].ground,
    "conflict.raised": lambda written, facts: written.questions[facts["question"]].text,
    "conflict.settled": lambda written, facts: written.questions[facts["question"]].reasons,
}


_BY_MATTER = ("filed", "registered", "changed", "altered", "annulled")
"""What is said of an appeal depends on what it is of."""

_LAPSING = ("case.withdrawn", "case.closed", "payment.paid", "change.granted")


def timeline(case: Case, *, for_applicant: bool) -> list[TimelineItem]:
    """The events of a case, oldest first. Read within the scope of the case's municipality."""
    lines = [line for line in history(case.tenant_id, case) if not (for_applicant and line.event in _INTERNAL)]
    written = _written(case)
    names = {} if for_applicant else names_of({line.actor_id for line in lines if line.actor_id is not None})
    texts = _TEXTS if for_applicant else _STAFF_TEXTS
    return [
        TimelineItem(
            at=line.at,
            event=line.event,
            title=_title(line, for_applicant),
            text=texts[line.event](written, line.facts) if line.event in texts else "",
            by=names.get(line.actor_id or 0) or _role(line),
            documents=_documents(written, line),
            constructed=case.constructed,
        )
        for line in lines
    ]


_SUMS, _DAYS = (
    frozenset({"amount", "lapsed"}),
    frozenset({"on", "appeal_by", "accept_by", "posted_on", "expected_by", "pay_by", "met_on"}),
)
"""The facts of the trail that a sentence may say: sums in whole øre, and days."""


def _title(line: AuditLine, for_applicant: bool) -> str:
    facts: dict[str, Any] = {key: Money(line.facts[key]) for key in _SUMS if line.facts.get(key) is not None}
    facts |= {key: date.fromisoformat(line.facts[key]) for key in _DAYS if line.facts.get(key)}
    return say(Message(_key(line, for_applicant), facts))


def _key(line: AuditLine, for_applicant: bool) -> str:
    key = f"timeline.{line.event}"
    if line.event == "case.recommended" and for_applicant:
        return f"{key}.applicant"  # a recommendation is not yet what is decided
    if line.event == "case.recommended" and not line.facts["amount"]:
        return f"{key}.refusal"
    if line.event == "case.declared" and not line.facts["impartial"]:
        return f"{key}.conflict"
    if line.event == "decision.received":
        return f"{key}.{line.facts['receipt'].lower()}"
    if line.event == "conflict.settled" and line.facts["conflicted"]:
        return f"{key}.out"
    if (
        line.event.removeprefix("appeal.") in _BY_MATTER
        and line.facts.get("matter", Matter.DECISION) != Matter.DECISION
    ):
        lifted = line.facts.get("amount") == 0
        return f"{key}.{line.facts['matter'].lower()}{'.lifted' if lifted else ''}"
    if line.event in _LAPSING and line.facts.get("lapsed"):
        return f"{key}.lapsed" if line.facts.get("amount") != 0 else f"{key}.settled"
    return key


def _role(line: AuditLine) -> str:
    return ", ".join(say(Message(f"role.{Role(role)}")) for role in line.actor_label.split("+"))


def _documents(written: _Written, line: AuditLine) -> tuple[Document, ...]:
    document = written.documents.get(line.facts.get("letter") or 0)
    return (document,) if document else ()


def _written(case: Case) -> _Written:
    return _Written(
        inquiries=Inquiry.objects.filter(case=case).in_bulk(),
        requests=PaymentRequest.objects.filter(case=case).in_bulk(),
        assessments=Assessment.objects.filter(case=case).in_bulk(),
        declarations=Declaration.objects.filter(case=case).in_bulk(),
        entries=GuidanceEntry.objects.filter(case=case).in_bulk(),
        decisions=Decision.objects.filter(case=case).in_bulk(),
        questions=ConflictQuestion.objects.filter(case=case).in_bulk(),
        changes=Change.objects.filter(case=case).in_bulk(),
        reclaims=Reclaim.objects.filter(case=case).in_bulk(),
        repayments=Repayment.objects.filter(reclaim__case=case).in_bulk(),
        appeals=Appeal.objects.filter(case=case).in_bulk(),
        moves=Move.objects.filter(case=case).in_bulk(),
        milestones=Milestone.objects.filter(case=case).in_bulk(),
        conditions=MetCondition.objects.filter(case=case).in_bulk(),
        outcome=case.outcome,
        documents={letter.pk: Document(letter.pk, letter.title) for letter in letters_of(case.subject)},
    )
