"""Constructed days: a moment of a working day for each thing that happens, one after the other."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bulyst.kernel.deadlines import OSLO, next_working_day


def noon(day: date) -> datetime:
    """Noon in Norway on that day, or on the working day after it."""
    return datetime.combine(next_working_day(day), time(12), tzinfo=OSLO)


class Calendar:
    """Walks forward through working days."""

    def __init__(self, begins: date) -> None:
        self.day = next_working_day(begins)

    def after(self, days: int) -> datetime:
        """Noon of the working day that comes `days` days on; the calendar stays there."""
        self.day = next_working_day(self.day + timedelta(days=days))
        return noon(self.day)


def spread(count: int, first: date, last: date) -> list[date]:
    """`count` days, evenly from `first` to `last`."""
    step = (last - first).days / max(count - 1, 1)
    return [first + timedelta(days=round(step * index)) for index in range(count)]
