"""Days as Norwegian administration counts them: in Europe/Oslo, past Saturdays, Sundays and public holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

OSLO = ZoneInfo("Europe/Oslo")

_SATURDAY = 5


@cache
def _public_holidays(year: int) -> frozenset[date]:
    # The library's calendar lists Sundays only when asked; weekends are judged below.
    return frozenset(holidays.country_holidays("NO", years=year))


def today(now: datetime) -> date:
    """The date in Norway at `now`. Raises ValueError for a time without a zone."""
    if now.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return now.astimezone(OSLO).date()


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no public holiday (Act of 24 February 1995 no. 12, section 2; Easter by computation)."""
    return day.weekday() < _SATURDAY and day not in _public_holidays(day.year)


def next_working_day(day: date) -> date:
    """`day` itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, days: int) -> date:
    """The working day `days` working days after `day`. Raises ValueError for a negative number."""
    if days < 0:
        raise ValueError("deadlines are counted forwards")
    for _ in range(days):
        day = next_working_day(day + timedelta(days=1))
    return day


def moment_on(day: date, at: time) -> datetime:
    """A time of the clock in Norway on a day, as people who are given it as a deadline may read it.

    An hour that the clock has twice in autumn is meant the second time; one that it skips in spring is the hour
    that it jumps to.
    """
    meant = (datetime.combine(day, at, OSLO).replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return max(meant).astimezone(OSLO)


def weeks_after(received: date, weeks: int) -> date:
    """The last day of a deadline of `weeks` weeks from `received`.

    It ends on the same weekday that it began on; a last day on a Saturday or holiday moves to the next working
    day (Public Administration Act section 30 with the Courts of Justice Act sections 148 and 149).
    """
    return next_working_day(received + timedelta(weeks=weeks))
