"""Which cases have a day coming that nobody has been reminded of."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from bulyst.cases.lifecycle import OPEN_APPEALS, GrantState, ReclaimState, ReportState
from bulyst.cases.models import Case, Inquiry, Milestone, ProgressReport, Reclaim, Reminder
from bulyst.cases.plans import filled, plan_of
from bulyst.cases.queries.facts import rules_of
from bulyst.cases.queries.reports import finals_of
from bulyst.cases.reminders import LONGEST, Coming, ReminderKind, is_time
from bulyst.kernel.deadlines import today
from bulyst.ledger import queries as ledger
from bulyst.programmes import queries as programmes
from bulyst.programmes.choices import RuleKind
from bulyst.tenancy.scope import everywhere


def cases_with_a_day_coming(now: datetime) -> list[tuple[int, int]]:
    """(tenant id, case id) of every case, in all municipalities, with a day ahead that a rule may remind of."""
    within = (today(now), today(now) + LONGEST)
    with everywhere("reminders are sent for all municipalities"):
        found: set[tuple[int, int]] = set()
        for rows, name in _sources(within):
            found |= set(rows.values_list("tenant_id", name))
        return sorted(found)


def cases_with_reports_by_the_rules() -> list[tuple[int, int]]:
    """(tenant id, case id) of every grant in use, in all municipalities, whose programme may set days for reports."""
    with everywhere("progress reports are asked for in all municipalities"):
        setting = programmes.programmes_that_set((RuleKind.REPORT_INTERVAL, RuleKind.REPORT_MONTHS))
        running = Case.objects.filter(state=GrantState.ACCEPTED, programme_id__in=setting)
        return list(running.order_by("id").values_list("tenant_id", "id"))


def reminders_due(case: Case, now: datetime) -> list[Coming]:
    """The days of a case that its applicant is to be reminded of now and has not been."""
    on = today(now)
    rule = rules_of(case, on).reminder_days()
    sent = set(Reminder.objects.filter(case=case).values_list("kind", "due_on"))
    return [
        coming
        for coming in _coming(case)
        if (coming.kind.value, coming.due) not in sent and is_time(coming, on, rule.days if rule else None)
    ]


def _coming(case: Case) -> Iterator[Coming]:
    state, decision = case.state, case.decision
    if state == GrantState.WAITING:
        for due in Inquiry.objects.filter(case=case, answered_at__isnull=True).values_list("due_on", flat=True):
            yield Coming(ReminderKind.ANSWER, due)
    if state == GrantState.GRANTED and decision and decision.accept_by:
        yield Coming(ReminderKind.ACCEPTANCE, decision.accept_by)
    if state == GrantState.ACCEPTED:
        yield from _while_it_runs(case)
    for due in ProgressReport.objects.filter(case=case, state=ReportState.ASKED).values_list("due_on", flat=True):
        yield Coming(ReminderKind.REPORT, due)
    claims = Reclaim.objects.filter(case=case, state__in=(ReclaimState.NOTIFIED, ReclaimState.DECIDED))
    for reclaim in claims.exclude(appeals__state__in=OPEN_APPEALS):
        if reclaim.state == ReclaimState.NOTIFIED:
            yield Coming(ReminderKind.CLAIM, reclaim.answer_due)
        elif reclaim.pay_by:
            yield Coming(ReminderKind.REPAYMENT, reclaim.pay_by)


def _while_it_runs(case: Case) -> Iterator[Coming]:
    plan = plan_of(case)
    if plan:
        for milestone in filled(plan, ledger.subject_balances(case.subject).paid):
            if milestone.rest:
                yield Coming(ReminderKind.MILESTONE, milestone.due_on)
    if case.decision and case.decision.valid_until and not finals_of(case).exists():
        yield Coming(ReminderKind.ACCOUNTS, case.decision.valid_until)


def _sources(within: tuple[Any, Any]) -> list[tuple[QuerySet[Any], str]]:
    cases, reclaims = Case.objects.order_by(), Reclaim.objects.order_by()
    unsent = ~Exists(Reminder.objects.filter(case=OuterRef("pk"), due_on=OuterRef("decision__accept_by")))
    return [
        (cases.filter(state=GrantState.GRANTED, decision__accept_by__range=within).filter(unsent), "pk"),
        (cases.filter(state=GrantState.ACCEPTED, decision__valid_until__range=within), "pk"),
        (Inquiry.objects.filter(case__state=GrantState.WAITING, due_on__range=within).order_by(), "case_id"),
        (
            Milestone.objects.filter(
                case__state=GrantState.ACCEPTED, replaced_at__isnull=True, due_on__range=within
            ).order_by(),
            "case_id",
        ),
        (ProgressReport.objects.filter(state=ReportState.ASKED, due_on__range=within).order_by(), "case_id"),
        (reclaims.filter(state=ReclaimState.NOTIFIED, answer_due__range=within), "case_id"),
        (reclaims.filter(state=ReclaimState.DECIDED, pay_by__range=within), "case_id"),
    ]
