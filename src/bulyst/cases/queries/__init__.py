"""Every read of cases."""

from bulyst.cases.application import read as application_of
from bulyst.cases.queries.access import (
    access_case,
    access_request,
    case_for_applicant,
    case_for_staff,
    cases_of_applicant,
    visible_cases,
)
from bulyst.cases.queries.deadlines import Deadline, DeadlineKind, deadlines
from bulyst.cases.queries.facts import rules_of
from bulyst.cases.queries.possible import (
    PossibleStep,
    application_verdicts,
    missing_before_sending,
    payable_on,
    possible_payment_steps,
    possible_steps,
    suggested_amount,
)
from bulyst.cases.queries.reading import (
    assessment_of,
    balances_of,
    cost_lines,
    decision_of,
    declaration_by,
    declarations_of,
    finance_lines,
    guidance_entries,
    guidance_hours,
    ledger_entries,
    letter_pdf,
    letters,
    open_inquiry,
    payment_requests,
)
from bulyst.cases.queries.results import HandledRow, PaidRow, Totals, decided, paid_to_businesses, totals
from bulyst.cases.queries.timeline import Document, TimelineItem, timeline
from bulyst.cases.queries.work import Group, WorkFilters, WorkItem, work_list

__all__ = [
    "Deadline",
    "DeadlineKind",
    "Document",
    "Group",
    "HandledRow",
    "PaidRow",
    "PossibleStep",
    "TimelineItem",
    "Totals",
    "WorkFilters",
    "WorkItem",
    "access_case",
    "access_request",
    "application_of",
    "application_verdicts",
    "assessment_of",
    "balances_of",
    "case_for_applicant",
    "case_for_staff",
    "cases_of_applicant",
    "cost_lines",
    "deadlines",
    "decided",
    "decision_of",
    "declaration_by",
    "declarations_of",
    "finance_lines",
    "guidance_entries",
    "guidance_hours",
    "ledger_entries",
    "letter_pdf",
    "letters",
    "missing_before_sending",
    "open_inquiry",
    "paid_to_businesses",
    "payable_on",
    "payment_requests",
    "possible_payment_steps",
    "possible_steps",
    "rules_of",
    "suggested_amount",
    "timeline",
    "totals",
    "visible_cases",
    "work_list",
]
