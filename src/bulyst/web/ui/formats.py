"""How dates, sums and numbers are spelled on screen. Pure functions; the language is the active one."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format, get_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from bulyst.kernel.money import THIN_SPACE, Money
from bulyst.kernel.numbers import AccountNumber, OrganisationNumber

Numeric = int | float | Decimal | Fraction

MINUS = "−"
NO_BREAK_SPACE = "\u00a0"


def unknown() -> str:
    """The word for a value that nobody knows. Zero is never unknown."""
    return gettext("ukjent")


def day(value: date | None) -> str:
    """A date as "3. mars 2026"."""
    if value is None:
        return unknown()
    if isinstance(value, datetime):
        value = localtime(value).date()
    return date_format(value, "DATE_FORMAT")


def clock(value: datetime) -> str:
    """The time of day as "12.04", in Oslo."""
    return date_format(localtime(value), "TIME_FORMAT")


def moment(value: datetime | None) -> str:
    """A point in time as "3. mars 2026 kl. 12.04", in Oslo."""
    if value is None:
        return unknown()
    return date_format(localtime(value), "DATETIME_FORMAT")


def number(value: Numeric | None, decimals: int | None = None) -> str:
    """A number with thin spaces between thousands: 1566 is "1 566".

    `decimals` fixes the number of decimals; without it whole numbers have none and others as many as they were
    written with.
    """
    if value is None:
        return unknown()
    exact = _decimal(value, decimals)
    sign = MINUS if exact < 0 and any(digit for digit in exact.as_tuple().digits) else ""
    whole, _, rest = f"{abs(exact):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", THIN_SPACE)
    return f"{sign}{grouped}{get_format('DECIMAL_SEPARATOR') + rest if rest else ''}"


def signed(value: Numeric | None, decimals: int | None = None) -> str:
    """A change: as `number`, with a plus in front of what is above zero."""
    text = number(value, decimals)
    return f"+{text}" if value is not None and value > 0 else text


def percent(share: Numeric | None, decimals: int = 0) -> str:
    """A share of one as a percentage: 0.31 is "31 %"."""
    if share is None:
        return unknown()
    return f"{number(share * 100, decimals)}{NO_BREAK_SPACE}%"


def signed_percent(share: Numeric | None, decimals: int = 1) -> str:
    """A relative change: 0.031 is "+3,1 %"."""
    text = percent(share, decimals)
    return f"+{text}" if share is not None and share > 0 else text


def kroner(sum_of_money: Money | None) -> str:
    """A sum as "150 000 kr"; øre are shown only when there are any."""
    return unknown() if sum_of_money is None else str(sum_of_money)


def organisation(digits: str) -> str:
    """An organisation number in groups, as it is read aloud."""
    return OrganisationNumber(digits).display


def account(digits: str) -> str:
    """A bank account's number in groups, as it stands on an invoice."""
    return AccountNumber(digits).display


def spelled(value: object) -> str:
    """Any value of a cell or a fact as it is read: sums, dates, numbers, yes and no, unknown."""
    match value:
        case None:
            return unknown()
        case bool():
            return gettext("Ja") if value else gettext("Nei")
        case Money():
            return kroner(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case int() | float() | Decimal():
            return number(value)
        case _:
            return str(value)


def _decimal(value: Numeric, decimals: int | None) -> Decimal:
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
    else:
        exact = Decimal(str(value))
    if decimals is not None:
        return exact.quantize(Decimal(1).scaleb(-decimals))
    whole = exact.to_integral_value()
    return whole if exact == whole else exact
