"""Days that follow from others by law."""

from datetime import date, datetime, timedelta

from bulyst.kernel.deadlines import next_working_day, today

INTERIM_REPLY = timedelta(days=30)
"""Who has not been answered within a month gets an interim reply (Public Administration Act section 11 a)."""


def reply_due(submitted_at: datetime) -> date:
    """The last day to answer or to send an interim reply."""
    return next_working_day(today(submitted_at) + INTERIM_REPLY)
