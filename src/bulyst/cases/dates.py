"""Days that follow from others by law."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from bulyst.kernel.deadlines import next_working_day, today

INTERIM_REPLY = timedelta(days=30)
"""Who has not been answered within a month gets an interim reply (Public Administration Act section 11 a)."""


def reply_due(submitted_at: datetime) -> date:
    """The last day to answer or to send an interim reply."""
    return next_working_day(today(submitted_at) + INTERIM_REPLY)


def months_after(day: date, months: int) -> date:
    """The same day so many months on (or before, for a negative number), or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    return month_end(day.year + years, month + 1, most=day.day)


def month_end(year: int, month: int, most: int = 31) -> date:
    """The last day of a month, or its day `most` when that is earlier."""
    return date(year, month, min(most, monthrange(year, month)[1]))
