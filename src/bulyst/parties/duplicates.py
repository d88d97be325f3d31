"""Which parties look like one and the same? Pure functions: they offer, a person decides.

Two parties of one kind are offered when they share an organisation number, or a name (without the letters of the
legal form), or when two of e-mail, telephone, account and address agree, or one of these and a name that is nearly
the same. A shared telephone alone is a household, not a duplicate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations

from bulyst.parties.recognition import same_email, same_name, same_phone

NEARLY = 0.82
MOST_SHARING = 30
"""A sign that more parties share (an accountant's e-mail, the town hall's telephone) tells nothing."""

_FORMS = re.compile(r"\b(as|asa|ans|da|sa|enk|ba|nuf|iks|kf|stiftelsen)\b")
_NOISE = re.compile(r"[^\w]+")


class SharedSign(StrEnum):
    """What two parties have in common."""

    NUMBER = "number"
    NAME = "name"
    NEAR_NAME = "near_name"
    EMAIL = "email"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Known:
    """A party as far as it can be compared; empty text is "not said"."""

    id: int
    kind: str
    name: str
    number: str = ""
    email: str = ""
    phone: str = ""
    account: str = ""
    address: str = ""
    born_year: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties that may be one, the lower id first."""

    first: int
    second: int
    signs: frozenset[SharedSign]


def same_firm_name(name: str) -> str:
    """The name as it is compared: without case, punctuation and legal form."""
    words = _NOISE.sub(" ", same_name(name))
    return " ".join(_FORMS.sub(" ", words).split()) or words.strip()


def same_address(address: str) -> str:
    """The address as it is compared."""
    return " ".join(_NOISE.sub(" ", address.casefold()).split())


def pairs(parties: Iterable[Known]) -> list[Pair]:
    """Every two parties of one kind that may be one, those with the most signs first.

    Parties are compared only when they share a sign, so the work grows with the parties and not with their square.
    """
    by_sign: dict[tuple[str, SharedSign, str], list[Known]] = defaultdict(list)
    for party in parties:
        for sign, value in _signs_of(party):
            by_sign[(party.kind, sign, value)].append(party)
    shared: dict[tuple[Known, Known], set[SharedSign]] = defaultdict(set)
    for (_kind, sign, _value), sharing in by_sign.items():
        if len(sharing) <= MOST_SHARING:
            for one, other in combinations(sorted(sharing, key=lambda each: each.id), 2):
                shared[(one, other)].add(sign)
    found = [
        Pair(one.id, other.id, frozenset(signs))
        for (one, other), signs in ((both, _with_near_name(*both, signs)) for both, signs in shared.items())
        if _may_be_one(one, other, signs)
    ]
    return sorted(
        found, key=lambda pair: (SharedSign.NUMBER not in pair.signs, -len(pair.signs), pair.first, pair.second)
    )


def _signs_of(party: Known) -> Iterator[tuple[SharedSign, str]]:
    values = (
        (SharedSign.NUMBER, party.number),
        (SharedSign.NAME, same_firm_name(party.name)),
        (SharedSign.EMAIL, same_email(party.email)),
        (SharedSign.PHONE, same_phone(party.phone)),
        (SharedSign.ACCOUNT, party.account),
        (SharedSign.ADDRESS, same_address(party.address)),
    )
    return ((sign, value) for sign, value in values if value)


def _with_near_name(one: Known, other: Known, signs: set[SharedSign]) -> set[SharedSign]:
    if SharedSign.NAME in signs:
        return signs
    names = same_firm_name(one.name), same_firm_name(other.name)
    nearly = all(names) and SequenceMatcher(None, *names).ratio() >= NEARLY
    return signs | {SharedSign.NEAR_NAME} if nearly else signs


def _may_be_one(one: Known, other: Known, signs: set[SharedSign]) -> bool:
    if SharedSign.NUMBER in signs:
        return True
    if one.number and other.number:  # two numbers are two organisations, whatever they share
        return False
    if one.born_year and other.born_year and one.born_year != other.born_year:
        return False
    return SharedSign.NAME in signs or len(signs) > 1
