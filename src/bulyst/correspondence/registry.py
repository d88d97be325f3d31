"""The kinds of letter. A room above registers its own; this room knows none by itself."""

from dataclasses import dataclass
from pathlib import Path

_KINDS: dict[str, "LetterKind"] = {}


class UnknownLetterKind(LookupError):
    """A kind that no room has registered."""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """`key` names the kind ("cases.grant"), `template` is its Typst file inside the package."""

    key: str
    template: Path


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
