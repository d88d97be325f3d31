"""From a message's key and facts to a sentence in the reader's language. Rooms register their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.timezone import localtime

from bulyst.kernel.message import Message
from bulyst.kernel.money import Money

Sentence = str | Promise

_SENTENCES: dict[str, Sentence] = {}


class NoWords(LookupError):
    """A message key that no room has put into words."""


def register(sentences: Mapping[str, Sentence]) -> None:
    """Add a room's sentences. Raises ValueError for a key that another room has taken."""
    taken = sentences.keys() & _SENTENCES.keys()
    if any(_SENTENCES[key] is not sentences[key] for key in taken):
        raise ValueError(f"sentences said twice: {sorted(taken)}")
    _SENTENCES.update(sentences)


def has_words(key: str) -> bool:
    """Whether some room has a sentence for `key`."""
    return key in _SENTENCES


def say(message: Message) -> str:
    """The sentence for `message` in the active language. Raises NoWords."""
    try:
        sentence = str(_SENTENCES[message.key])
    except KeyError as error:
        raise NoWords(message.key) from error
    return sentence % {
        key: str(value) if key.endswith("year") else spelled(value) for key, value in message.facts.items()
    }


def spelled(value: Any) -> str:
    """A fact as people read it: 150 000 kr, 3. mars 2026, 37,5 %."""
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, datetime):
        moment = localtime(value)
        return f"{formats.date_format(moment, 'DATE_FORMAT')} {formats.date_format(moment, 'TIME_FORMAT')}"
    if isinstance(value, date):
        return formats.date_format(value, "DATE_FORMAT")
    if isinstance(value, Fraction):
        percent = Decimal(value.numerator * 100) / Decimal(value.denominator)
        return (
            formats.number_format(percent.quantize(Decimal("0.1")).normalize() if percent % 1 else int(percent))
            + "\u00a0%"
        )
    if isinstance(value, Decimal | float):
        return formats.number_format(value, force_grouping=True)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", "\u202f")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(spelled(item) for item in value)
    return str(value)
