"""When a programme can have worked: what the rows of the rooms above are dated within.

The last day counts only when it is known. A latest possible year is what readers know of an old programme; the
people who work in it, and enter what happens today, know better.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bulyst.kernel.verdict import Verdict, failed, passed


class HasPeriod(Protocol):
    """What a programme says about its time: days when they are known, else the earliest year."""

    name: str
    period_from: date | None
    period_to: date | None
    earliest_year: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day that a programme can have worked; None is "not known"."""

    programme: str
    first: date | None
    last: date | None

    @classmethod
    def of(cls, programme: HasPeriod) -> Period:
        """The programme's own days; for an unknown first day, the first of its earliest possible year."""
        first = programme.period_from
        if first is None and programme.earliest_year:
            first = date(programme.earliest_year, 1, 1)
        return cls(programme.name, first, programme.period_to)

    def holds(self, day: date) -> Verdict:
        """What belongs to a programme happened while the programme can have worked."""
        rule = "programmes.outside_period"
        if self.first is not None and day < self.first:
            return failed(rule, "programmes.before_period", day=day, first=self.first, programme=self.programme)
        if self.last is not None and day > self.last:
            return failed(rule, "programmes.after_period", day=day, last=self.last, programme=self.programme)
        return passed(rule, day=day)
