"""Every read of progress reports: of one case, and added up over a whole programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from bulyst.cases.kinds import PaymentKind
from bulyst.cases.lifecycle import GrantState, PaymentState, ReportState
from bulyst.cases.models import Case, PaymentRequest, ProgressReport
from bulyst.cases.money_facts import ReportFacts
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import rules_of, who
from bulyst.cases.report_days import is_time_to_ask, next_report_day
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.programmes.blocks import Block, read_answer, total
from bulyst.programmes.blocks.totals import ADDED_UP
from bulyst.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report's answer to one question."""

    case_id: int
    number: str
    applicant: str
    due_on: date
    answer: Any


@dataclass(frozen=True, slots=True)
class QuestionTotal:
    """What all delivered reports together answer to one question; `rows` are those that answered."""

    block: Block
    asked: int
    sum: Decimal | Money
    rows: tuple[ReportRow, ...]


def access_report(actor: Actor, report_id: int, *, for_update: bool = False) -> ProgressReport:
    """One report with its case, through the case's door. The case is what is locked.

    Raises `ProgressReport.DoesNotExist` or `Case.DoesNotExist`.
    """
    case_id = ProgressReport.objects.values_list("case_id", flat=True).get(pk=report_id)
    case = access_case(actor, case_id, for_update=for_update)
    report = ProgressReport.objects.select_related("form", "delivered_by").get(pk=report_id)
    report.case = case
    return report


def reports_of(case: Case) -> list[ProgressReport]:
    """The reports of a case, by the day they are due."""
    found = list(ProgressReport.objects.select_related("form").filter(case=case))
    for report in found:
        report.case = case
    return found


def questions_of(report: ProgressReport) -> tuple[Block, ...]:
    """The typed questions of a report."""
    return report.form.questions.blocks if report.form else ()


def report_day_coming(case: Case, now: datetime) -> date | None:
    """The day of the next report that the rules ask for, when it is time to ask and nobody has; else None.

    Who has sent the final accounts has told how it went: no more is asked for.
    """
    on = today(now)
    due = next_report_by_the_rules(case, on)
    if due is None or not is_time_to_ask(due, on, rules_of(case, on)) or finals_of(case).exists():
        return None
    return None if ProgressReport.objects.filter(case=case, due_on=due).exists() else due


def next_report_by_the_rules(case: Case, on: date) -> date | None:
    """The day after `on` that the next report is due by the rules, asked for or not; None when they set none."""
    decision = case.decision
    if case.state != GrantState.ACCEPTED or decision is None or case.decided_on is None:
        return None
    return next_report_day(case.decided_on, on, decision.valid_until, rules_of(case, on))


def finals_of(case: Case) -> QuerySet[PaymentRequest]:
    """The request for the final payment that is waiting or paid."""
    states = (PaymentState.REQUESTED, PaymentState.ATTESTED, PaymentState.PAID)
    return PaymentRequest.objects.filter(case=case, kind=PaymentKind.FINAL, state__in=states)


def report_facts(
    case: Case, actor: Actor, now: datetime, report: ProgressReport | None = None, **draft: Any
) -> ReportFacts:
    """A report (or none yet) with what is being written."""
    facts: dict[str, Any] = {"language": case.language}
    if report is not None:
        facts |= {
            "due_on": report.due_on,
            "questions": questions_of(report),
            "answers": report.answers,
            "text": report.text,
        }
    return ReportFacts(on=today(now), who=who(case, actor), **(facts | draft))


def report_totals(programme_id: int) -> list[QuestionTotal]:
    """The sum of every numeric question over all delivered reports of a programme, by question.

    A question is the same one in every version of the form: it is named by its key.
    """
    delivered = list(
        ProgressReport.objects.filter(case__programme_id=programme_id, state=ReportState.DELIVERED)
        .select_related("form", "case", "case__applicant")
        .order_by("due_on", "pk")
    )
    asked: dict[str, Block] = {}
    of: dict[str, list[ProgressReport]] = {}
    for report in delivered:
        for block in questions_of(report):
            if block.kind in ADDED_UP:
                asked[block.key] = block  # the words of the newest version
                of.setdefault(block.key, []).append(report)
    return [_total(block, of[key]) for key, block in asked.items()]


def _total(block: Block, reports: Sequence[ProgressReport]) -> QuestionTotal:
    counted = total(block, [report.answers for report in reports])
    rows = [_row(block, report) for report in reports]
    return QuestionTotal(block, counted.asked, counted.sum, tuple(row for row in rows if row.answer is not None))


def _row(block: Block, report: ProgressReport) -> ReportRow:
    case = report.case
    try:
        answer = read_answer(block, report.answers.get(block.key))
    except ValueError:  # answered to an older version that took another kind of answer
        answer = None
    if isinstance(answer, tuple):
        answer = Money.total(line.amount for line in answer)
    return ReportRow(case.pk, case.number, case.applicant.name, report.due_on, answer)
