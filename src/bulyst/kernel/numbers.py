"""Organisation, bank account and municipality numbers, checked and spelled as people read them."""

from __future__ import annotations

import re
from typing import Self

from stdnum.no import kontonr, orgnr

from bulyst.kernel.message import Message, Refusable

_SEPARATORS = re.compile(r"[\s\u00a0\u2009\u202f.\-]")


class BadNumber(Refusable):
    """A text that is no valid number of its kind."""


class _Number(str):
    """Digits only; `display` spells them as people read them."""

    __slots__ = ()
    groups: tuple[int, ...] = ()

    @classmethod
    def _checked(cls, text: str) -> Self:
        return str.__new__(cls, text)

    @property
    def display(self) -> str:
        """The digits in groups, with no-break spaces."""
        parts, rest = [], str(self)
        for size in self.groups:
            parts.append(rest[:size])
            rest = rest[size:]
        return "\u00a0".join(part for part in (*parts, rest) if part)


def _digits(text: str, length: int, kind: str) -> str:
    digits = _SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdigit()) or len(digits) != length:
        raise BadNumber(Message(f"numbers.{kind}_length", {"text": text.strip()[:40], "length": length}))
    return digits


class OrganisationNumber(_Number):
    """Nine digits with a modulus 11 check digit, from the Brønnøysund Register Centre.

    Real numbers begin with 8 or 9. Numbers made for testing begin with 2 or 3; they are let in only when asked.
    """

    __slots__ = ()
    groups = (3, 3, 3)

    @classmethod
    def parse(cls, text: str, *, synthetic: bool = False) -> OrganisationNumber:
        """Read a number with or without spaces (a leading "NO" and a trailing "MVA" are dropped). Raises BadNumber."""
        bare = re.sub(r"^\s*NO|MVA\s*$", "", text.strip(), flags=re.IGNORECASE)
        digits = _digits(bare, 9, "organisation")
        if not orgnr.is_valid(digits):
            raise BadNumber(Message("numbers.organisation_check", {"text": text.strip()[:40]}))
        if digits[0] not in ("2389" if synthetic else "89"):
            raise BadNumber(Message("numbers.organisation_first", {"text": text.strip()[:40]}))
        return cls._checked(digits)


class AccountNumber(_Number):
    """A Norwegian bank account: eleven digits with a modulus 11 check digit."""

    __slots__ = ()
    groups = (4, 2, 5)

    @classmethod
    def parse(cls, text: str) -> AccountNumber:
        """Read a number with or without dots and spaces. Raises BadNumber."""
        digits = _digits(text, 11, "account")
        if not kontonr.is_valid(digits):
            raise BadNumber(Message("numbers.account_check", {"text": text.strip()[:40]}))
        return cls._checked(digits)


class MunicipalityNumber(_Number):
    """Four digits from Statistics Norway's classification 131; the first two name the county."""

    __slots__ = ()
    groups = (4,)

    @classmethod
    def parse(cls, text: str) -> MunicipalityNumber:
        """Read a number; whether it exists, and when, the population room knows. Raises BadNumber."""
        digits = _digits(text, 4, "municipality")
        if digits[:2] == "00" or digits[2:] == "00":
            raise BadNumber(Message("numbers.municipality_unknown", {"text": text.strip()[:40]}))
        return cls._checked(digits)

    @property
    def county(self) -> str:
        """The county's two digits."""
        return self[:2]
