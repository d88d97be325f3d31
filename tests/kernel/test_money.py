"""Money is whole øre: read as people write it, shared and split without losing any."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulyst.kernel.money import BadMoney, Money

sums = st.integers(-(10**14), 10**14).map(Money)


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("150 000", 15_000_000),
        ("150.000", 15_000_000),
        ("150\u202f000", 15_000_000),
        ("150 000,50", 15_000_050),
        ("kr 1 200,-", 120_000),
        ("1200 kr", 120_000),
        ("NOK 12", 1_200),
        ("0,5", 50),
        ("-35", -3_500),
        ("−35", -3_500),
    ],
)
def test_what_people_write_is_read(text: str, ore: int) -> None:
    assert Money.parse(text) == Money(ore)


@pytest.mark.parametrize("text", ["", "kr", "12,345", "1.5", "1 2 x", "femti", "1e6", "12.34.56", "٣", "9" * 16])
def test_what_is_no_sum_is_refused_with_the_text(text: str) -> None:
    with pytest.raises(BadMoney) as refused:
        Money.parse(text)
    assert refused.value.message.key == "money.unreadable"
    assert refused.value.message.facts["text"] == text.strip()


@given(sums)
def test_what_is_shown_can_be_typed_back(money: Money) -> None:
    assert Money.parse(str(money)) == money


@given(sums, st.integers(1, 50))
def test_a_split_loses_nothing_and_is_even(money: Money, parts: int) -> None:
    split = money.split(parts)
    assert Money.total(split) == money
    assert max(split) - min(split) <= Money(1)


@given(sums, st.fractions(-1, 1))
def test_a_share_is_the_nearest_ore(money: Money, part: Fraction) -> None:
    assert abs(Fraction(money.share(part).ore) - money.ore * part) <= Fraction(1, 2)


def test_half_an_ore_goes_away_from_zero() -> None:
    assert Money(1).share(Fraction(1, 2)) == Money(1)
    assert Money(-1).share(Fraction(1, 2)) == Money(-1)


@pytest.mark.parametrize("value", [1.0, "1", True, None])
def test_only_whole_numbers_become_money(value: object) -> None:
    with pytest.raises(TypeError):
        Money(value)  # type: ignore[arg-type]


def test_money_is_shown_with_spaces_that_do_not_break() -> None:
    assert str(Money.kroner(1_234_567)) == "1\u202f234\u202f567\u00a0kr"
    assert str(Money(-150)) == "−1,50\u00a0kr"
