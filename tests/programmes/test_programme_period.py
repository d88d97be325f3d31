"""What belongs to a programme lies within the time that it can have worked."""

from dataclasses import dataclass
from datetime import date

import pytest

from bulyst.programmes.period import Period


@dataclass
class Programme:
    name: str = "Lierne 2"
    period_from: date | None = None
    period_to: date | None = None
    earliest_year: int | None = None
    latest_year: int | None = None


BOUNDS_ONLY = Programme(earliest_year=1999, latest_year=2012)
DATED = Programme(period_from=date(2003, 5, 1), period_to=date(2006, 6, 30), earliest_year=1999, latest_year=2012)


@pytest.mark.parametrize(
    ("programme", "day", "key"),
    [
        (BOUNDS_ONLY, date(1999, 1, 1), None),
        (BOUNDS_ONLY, date(2012, 12, 31), None),
        (BOUNDS_ONLY, date(1998, 12, 31), "programmes.before_period"),
        (BOUNDS_ONLY, date(2013, 1, 1), None),
        (DATED, date(2003, 5, 1), None),
        (DATED, date(2003, 4, 30), "programmes.before_period"),
        (DATED, date(2006, 7, 1), "programmes.after_period"),
        (Programme(), date(1800, 1, 1), None),
        (Programme(period_from=date(2024, 1, 1)), date(2050, 1, 1), None),
    ],
)
def test_days_are_held_against_what_is_known_of_the_period(programme: Programme, day: date, key: str | None) -> None:
    verdict = Period.of(programme).holds(day)

    assert verdict.ok is (key is None)
    assert key is None or verdict.message.key == key
