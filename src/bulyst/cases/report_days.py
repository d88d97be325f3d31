"""On which days progress reports are due by the rules, and how long before they are asked for. Pure functions."""

from datetime import date, timedelta

from bulyst.cases.dates import month_end, months_after
from bulyst.cases.reminders import DAYS_BEFORE, ReminderKind
from bulyst.programmes.rulebook import RuleBook

TO_WRITE = timedelta(days=14)
"""What there is to write a report in, before the reminder."""
TO_REPORT_ON = timedelta(days=30)
"""A day in a fixed month that comes sooner after the decision is left out: nothing has happened yet."""


def next_report_day(decided_on: date, on: date, until: date | None, rules: RuleBook) -> date | None:
    """The first day after `on` that a report is due, of a grant decided then; None for none, or none by `until`."""
    days = [_by_interval(decided_on, on, rules), _by_month(decided_on, on, rules)]
    found = min((day for day in days if day is not None), default=None)
    return None if found is None or (until is not None and found > until) else found


def is_time_to_ask(due: date, on: date, rules: RuleBook) -> bool:
    """Whether a report due then is asked for now: two weeks before the reminder is sent."""
    rule = rules.reminder_days()
    days = rule.days if rule else DAYS_BEFORE[ReminderKind.REPORT]
    return on < due <= on + timedelta(days=days) + TO_WRITE


def _by_interval(decided_on: date, on: date, rules: RuleBook) -> date | None:
    rule = rules.report_interval()
    if rule is None:
        return None
    times = 1
    while months_after(decided_on, times * rule.months) <= on:
        times += 1
    return months_after(decided_on, times * rule.months)


def _by_month(decided_on: date, on: date, rules: RuleBook) -> date | None:
    rule = rules.report_months()
    if rule is None:
        return None
    soonest = max(on + timedelta(days=1), decided_on + TO_REPORT_ON)
    ends = (month_end(year, month) for year in (soonest.year, soonest.year + 1) for month in rule.months)
    return next(day for day in ends if day >= soonest)
