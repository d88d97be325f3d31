"""Days as Norwegian administration counts them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulyst.kernel.deadlines import add_working_days, is_working_day, next_working_day, today, weeks_after

days = st.dates(date(1990, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),  # Maundy Thursday
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 1),
        date(2026, 5, 14),  # Ascension Day
        date(2027, 5, 17),  # Constitution Day and Whit Monday in one
        date(2026, 5, 25),  # Whit Monday
        date(2026, 12, 25),
        date(2026, 11, 28),  # a Saturday
        date(2026, 11, 29),  # a Sunday
    ],
)
def test_holidays_and_weekends_are_no_working_days(holiday: date) -> None:
    assert not is_working_day(holiday)


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 4, 1), date(2026, 5, 18)])
def test_eves_are_working_days(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (date(2026, 3, 3), date(2026, 3, 24)),
        (date(2026, 3, 12), date(2026, 4, 7)),  # Maundy Thursday moves past Easter Monday
        (date(2026, 12, 4), date(2026, 12, 28)),  # Christmas Day, then Saturday and Sunday
        (date(2026, 11, 7), date(2026, 11, 30)),  # a Saturday moves to Monday
    ],
)
def test_three_weeks_end_on_a_working_day(received: date, last_day: date) -> None:
    assert weeks_after(received, 3) == last_day


@given(days, st.integers(0, 12))
def test_a_deadline_never_ends_early_nor_on_a_day_off(received: date, weeks: int) -> None:
    last_day = weeks_after(received, weeks)
    assert is_working_day(last_day)
    assert 0 <= (last_day - received).days - 7 * weeks <= 10


@given(days, st.integers(1, 30))
def test_working_days_are_counted_one_by_one(day: date, count: int) -> None:
    end = add_working_days(day, count)
    passed = sum(is_working_day(date.fromordinal(each)) for each in range(day.toordinal() + 1, end.toordinal() + 1))
    assert passed == count


def test_a_day_begins_at_midnight_in_norway() -> None:
    assert today(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert today(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)) == date(2026, 12, 31)
    with pytest.raises(ValueError, match="time zone"):
        today(datetime(2026, 6, 30, 22, 30))  # noqa: DTZ001


def test_deadlines_are_counted_forwards() -> None:
    assert next_working_day(date(2026, 5, 1)) == date(2026, 5, 4)
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 5, 1), -1)
