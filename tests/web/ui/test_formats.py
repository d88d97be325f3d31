"""Dates, sums and numbers as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from bulyst.kernel.money import Money
from bulyst.web.ui import formats

THIN = "\u202f"
HARD = "\u00a0"


def test_a_day_is_written_out_in_norwegian_and_in_english() -> None:
    assert formats.day(date(2026, 3, 3)) == "3. mars 2026"
    with translation.override("en"):
        assert formats.day(date(2026, 3, 3)) == "3 March 2026"


def test_a_moment_is_told_by_the_clock_in_oslo() -> None:
    assert formats.moment(datetime(2026, 3, 3, 11, 4, tzinfo=UTC)) == "3. mars 2026 kl. 12.04"
    assert formats.moment(datetime(2026, 7, 3, 22, 30, tzinfo=UTC)) == "4. juli 2026 kl. 00.30"


def test_the_day_of_a_moment_is_the_day_in_oslo() -> None:
    assert formats.day(datetime(2026, 7, 3, 22, 30, tzinfo=UTC)) == "4. juli 2026"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1566, f"1{THIN}566"),
        (-41, "−41"),
        (1_234_567, f"1{THIN}234{THIN}567"),
        (Decimal("2.50"), "2,50"),
        (Decimal("3.00"), "3"),
        (0.5, "0,5"),
        (Fraction(1, 4), "0,25"),
        (None, "ukjent"),
    ],
)
def test_numbers_have_thin_spaces_and_a_comma(value: formats.Numeric | None, text: str) -> None:
    assert formats.number(value) == text


def test_a_number_that_rounds_to_zero_has_no_minus() -> None:
    assert formats.number(-0.0004, 1) == "0,0"


def test_a_change_shows_its_direction_and_no_change_shows_none() -> None:
    assert [formats.signed(value) for value in (3, 0, -3, None)] == ["+3", "0", "−3", "ukjent"]


def test_shares_are_percentages() -> None:
    assert formats.percent(Fraction(9, 15)) == f"60{HARD}%"
    assert formats.signed_percent(0.0312) == f"+3,1{HARD}%"
    assert formats.percent(None) == "ukjent"


def test_numbers_of_organisations_and_accounts_stand_in_groups() -> None:
    assert formats.organisation("974760673") == f"974{HARD}760{HARD}673"
    assert formats.account("86011117947") == f"8601{HARD}11{HARD}17947"
    assert formats.account("") == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Money.kroner(150_000), f"150{THIN}000\u00a0kr"),
        (True, "Ja"),
        (False, "Nei"),
        (None, "ukjent"),
        ("", ""),
        (date(2026, 3, 3), "3. mars 2026"),
        (0, "0"),
    ],
)
def test_any_value_is_spelled_and_nothing_is_never_zero(value: object, text: str) -> None:
    assert formats.spelled(value) == text
