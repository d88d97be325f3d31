"""The kinds of letter. A room above registers its own; this room knows none by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulyst.correspondence.models import Letter
    from bulyst.tenancy.actor import Actor

Received = Callable[["Actor", "Letter", date, str, datetime], None]
"""What a room does when a letter of its kind was received: by whom it was noted, the letter, the day, how, and when."""

_KINDS: dict[str, "LetterKind"] = {}


class UnknownLetterKind(LookupError):
    """A kind that no room has registered."""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """`key` names the kind ("cases.grant"), `template` is its Typst file, `received` what follows its receipt."""

    key: str
    template: Path
    received: Received | None = None


def register(kind: LetterKind) -> None:
    """Make a kind known. Raises ValueError for a key that stands for another template."""
    if _KINDS.setdefault(kind.key, kind) != kind:
        raise ValueError(f"the letter kind {kind.key} is registered twice")


def letter_kind(key: str) -> LetterKind:
    """The kind named `key`. Raises UnknownLetterKind."""
    try:
        return _KINDS[key]
    except KeyError as error:
        raise UnknownLetterKind(key) from error
