"""Is this someone we know already? Pure functions over plain values, so that every room that meets people asks alike.

A person is never taken for another, and never entered twice, without someone saying so: `Register.matches` offers,
the room that asked lets a person choose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_NORWEGIAN_NUMBER = 8
_NOT_DIGITS = re.compile(r"\D")
_SPACES = re.compile(r"\s+")


class Likeness(StrEnum):
    """How sure a match is. SAME: two independent signs agree and none speaks against; LIKELY: one sign agrees."""

    SAME = "same"
    LIKELY = "likely"


class Sign(StrEnum):
    """What two descriptions of a person have in common."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    BORN_YEAR = "born_year"


@dataclass(frozen=True, slots=True)
class Described:
    """A person as someone described them; empty text and None are "not said"."""

    name: str
    email: str = ""
    phone: str = ""
    born_year: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A known person that a description may be of."""

    party_id: int
    likeness: Likeness
    signs: frozenset[Sign]

    @property
    def is_sure(self) -> bool:
        """Whether two signs agree and none speaks against."""
        return self.likeness == Likeness.SAME


def same_name(name: str) -> str:
    """The name as it is compared: without case and without doubled spaces."""
    return _SPACES.sub(" ", name).strip().casefold()


def same_phone(phone: str) -> str:
    """The number as it is compared: digits, without the Norwegian country code."""
    digits = _NOT_DIGITS.sub("", phone)
    if digits.startswith("00"):
        digits = digits[2:]
    if len(digits) == _NORWEGIAN_NUMBER + 2 and digits.startswith("47"):
        digits = digits[2:]
    return digits


def same_email(email: str) -> str:
    """The address as it is compared: without case (no provider in use tells them apart by it)."""
    return email.strip().casefold()


def likeness(one: Described, other: Described) -> Match | None:
    """How alike two descriptions are (party_id 0), or None when nothing but a birth year is shared."""
    signs = set()
    if one.email and same_email(one.email) == same_email(other.email):
        signs.add(Sign.EMAIL)
    if one.phone and same_phone(one.phone) == same_phone(other.phone):
        signs.add(Sign.PHONE)
    if one.name and same_name(one.name) == same_name(other.name):
        signs.add(Sign.NAME)
    if not signs:
        return None
    both_years = one.born_year is not None and other.born_year is not None
    if both_years and one.born_year == other.born_year:
        signs.add(Sign.BORN_YEAR)
    # A family shares a phone and an address, so a shared one with another name or another year is only likely.
    agree = Sign.NAME in signs and len(signs) > 1
    against = both_years and Sign.BORN_YEAR not in signs
    if against and signs == {Sign.NAME}:
        return None
    return Match(0, Likeness.SAME if agree and not against else Likeness.LIKELY, frozenset(signs))


class Register:
    """Known people, indexed so that a pasted list of hundreds is recognised in one pass."""

    def __init__(self, known: Iterable[tuple[int, Described]]) -> None:
        self._by_id: dict[int, Described] = {}
        self._by_sign: dict[tuple[Sign, str], list[int]] = defaultdict(list)
        for party_id, person in known:
            self.add(party_id, person)

    def add(self, party_id: int, person: Described) -> None:
        """Take one more person in."""
        self._by_id[party_id] = person
        for key in self._keys(person):
            self._by_sign[key].append(party_id)

    def described(self, party_id: int) -> Described:
        """The known person with that id. Raises KeyError."""
        return self._by_id[party_id]

    def matches(self, person: Described) -> tuple[Match, ...]:
        """Everyone this may be, the surest first."""
        candidates = dict.fromkeys(party_id for key in self._keys(person) for party_id in self._by_sign[key])
        found = []
        for party_id in candidates:
            match = likeness(person, self._by_id[party_id])
            if match is not None:
                found.append(Match(party_id, match.likeness, match.signs))
        return tuple(sorted(found, key=lambda m: (not m.is_sure, -len(m.signs), m.party_id)))

    @staticmethod
    def _keys(person: Described) -> list[tuple[Sign, str]]:
        keys = [
            (Sign.EMAIL, same_email(person.email)),
            (Sign.PHONE, same_phone(person.phone)),
            (Sign.NAME, same_name(person.name)),
        ]
        return [(sign, value) for sign, value in keys if value]
