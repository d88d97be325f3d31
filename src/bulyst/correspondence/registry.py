"""The kinds of letter. A room above registers its own; this room knows none by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from bulyst.correspondence.texts import MergeField, Part

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
    """`key` names the kind ("cases.grant"), `template` is its Typst file, `received` what follows its receipt.

    `parts` are the texts that a municipality can write itself, with `fields`; `example` is the data of a preview.
    """

    key: str
    template: Path
    label: str | Promise = ""
    parts: tuple[Part, ...] = ()
    fields: tuple[MergeField, ...] = ()
    example: Mapping[str, Any] = field(default_factory=dict)
    received: Received | None = None

    @property
    def slug(self) -> str:
        """The kind's own name in an address: "appeal-upheld"."""
        return self.key.rpartition(".")[2].replace("_", "-")

    def part(self, key: str) -> Part:
        """The part named `key`. Raises KeyError."""
        return {part.key: part for part in self.parts}[key]


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


def kinds_with_texts() -> list[LetterKind]:
    """The kinds whose texts a municipality can write itself, in the order they were registered."""
    return [kind for kind in _KINDS.values() if kind.parts]
