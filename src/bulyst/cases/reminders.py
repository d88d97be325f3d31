"""Which days an applicant is reminded of, and how long before. Pure values and functions."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class ReminderKind(StrEnum):
    ANSWER = "answer"
    ACCEPTANCE = "acceptance"
    MILESTONE = "milestone"
    REPORT = "report"
    ACCOUNTS = "accounts"
    """The final accounts, before the grant's time is over."""
    CLAIM = "claim"
    REPAYMENT = "repayment"


DAYS_BEFORE: dict[ReminderKind, int] = {
    ReminderKind.ANSWER: 3,
    ReminderKind.ACCEPTANCE: 7,
    ReminderKind.MILESTONE: 14,
    ReminderKind.REPORT: 14,
    ReminderKind.ACCOUNTS: 30,
    ReminderKind.CLAIM: 5,
    ReminderKind.REPAYMENT: 7,
}
"""When the programme's rules say nothing."""

BY_RULE = frozenset({ReminderKind.MILESTONE, ReminderKind.REPORT, ReminderKind.ACCOUNTS})
"""The days that are months away; the others are weeks away, and a rule of 60 days would remind of them at once."""

LONGEST = timedelta(days=366)
"""No rule reminds earlier than that."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A day that a case must keep."""

    kind: ReminderKind
    due: date


def is_time(coming: Coming, on: date, rule_days: int | None) -> bool:
    """Whether the applicant is to be reminded on this day: close enough before, and not after."""
    days = DAYS_BEFORE[coming.kind] if rule_days is None or coming.kind not in BY_RULE else rule_days
    return on <= coming.due <= on + timedelta(days=days)
