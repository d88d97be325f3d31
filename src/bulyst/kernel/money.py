"""Money as whole øre. There is no float anywhere near it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from bulyst.kernel.message import Message, Refusable

THIN_SPACE = "\u202f"  # narrow no-break space, between thousands: a sum never breaks over two lines
SPACE = "\u00a0"  # no-break space, before the unit: the narrow one looks like none in our typeface

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]")
_AMOUNT = re.compile(
    r"(?P<sign>[-−]?)(?P<kroner>\d{1,15}|\d{1,3}(?:\.\d{3})+)(?:,(?P<ore>\d{1,2}|-))?(?:kr)?", re.ASCII
)


class BadMoney(Refusable):
    """A text that is no sum of money."""


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """A sum in whole øre; negative sums are allowed, fractions of an øre are not."""

    ore: int
    ZERO: ClassVar[Money]

    def __post_init__(self) -> None:
        if isinstance(self.ore, bool) or not isinstance(self.ore, int):
            raise TypeError(f"money is whole øre, not {type(self.ore).__name__}")

    @classmethod
    def kroner(cls, kroner: int) -> Money:
        """`kroner` whole kroner."""
        return cls(kroner * 100)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read what people write: "150 000", "150.000,50", "kr 1 200,-". Raises BadMoney."""
        compact = _SPACES.sub("", text).lower()
        compact = compact.removeprefix("kr.").removeprefix("kr").removeprefix("nok")
        match = _AMOUNT.fullmatch(compact)
        if match is None:
            raise BadMoney(Message("money.unreadable", {"text": text.strip()[:40]}))
        kroner = int(match["kroner"].replace(".", ""))
        ore_text = match["ore"] or "0"
        ore = 0 if ore_text == "-" else int(ore_text.ljust(2, "0"))
        return cls((-1 if match["sign"] else 1) * (kroner * 100 + ore))

    @classmethod
    def total(cls, sums: Iterable[Money]) -> Money:
        """The sum of `sums`; zero for none."""
        return cls(sum(each.ore for each in sums))

    def __add__(self, other: Money) -> Money:
        return Money(self.ore + other.ore)

    def __sub__(self, other: Money) -> Money:
        return Money(self.ore - other.ore)

    def __neg__(self) -> Money:
        return Money(-self.ore)

    def __mul__(self, times: int) -> Money:
        if not isinstance(times, int):
            raise TypeError("multiply money by a whole number; use share() for a part")
        return Money(self.ore * times)

    def __bool__(self) -> bool:
        return self.ore != 0

    def share(self, part: Fraction) -> Money:
        """`part` of the sum, half an øre rounded away from zero."""
        exact = abs(self.ore) * abs(part)
        rounded = int(exact + Fraction(1, 2))
        negative = (self.ore < 0) != (part < 0)
        return Money(-rounded if negative else rounded)

    def split(self, parts: int) -> tuple[Money, ...]:
        """`parts` sums that differ by at most one øre and add up to this one. Raises ValueError below one."""
        if parts < 1:
            raise ValueError("a sum is split in at least one part")
        quotient, rest = divmod(self.ore, parts)
        return tuple(Money(quotient + (1 if index < rest else 0)) for index in range(parts))

    def fraction_of(self, whole: Money) -> Fraction:
        """This sum as a fraction of `whole`. Raises ZeroDivisionError for a whole of zero."""
        return Fraction(self.ore, whole.ore)

    def __str__(self) -> str:
        kroner, ore = divmod(abs(self.ore), 100)
        digits = f"{kroner:,}".replace(",", THIN_SPACE)
        sign = "−" if self.ore < 0 else ""
        return f"{sign}{digits}{f',{ore:02d}' if ore else ''}{SPACE}kr"


Money.ZERO = Money(0)
