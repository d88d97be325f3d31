"""One question: its kind, its words, its limits, and how it is written as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from bulyst.kernel.message import Message, Refusable
from bulyst.programmes.choices import BlockKind

KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
"""How a block or group is named: it stands in addresses and in the names of form fields."""

MOST_DIGITS = 30


class BadForm(Refusable):
    """JSON that is no form."""

    def __init__(self, what: str) -> None:
        super().__init__(Message("blocks.bad_form", {"what": what}))


@dataclass(frozen=True, slots=True)
class Words:
    """A text in bokmål, and in nynorsk where somebody wrote it."""

    nb: str
    nn: str = ""

    def text(self, language: str) -> str:
        """The text in nynorsk for "nn", when there is one; else in bokmål."""
        return self.nn if language == "nn" and self.nn else self.nb

    def __bool__(self) -> bool:
        return bool(self.nb)


NO_WORDS = Words("")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. `key` is what is stored, and stays when the words are mended."""

    key: str
    label: Words


@dataclass(frozen=True, slots=True)
class Block:
    """A question; only a `required` one must be answered.

    `options` belong to choices; `unit`, `least` and `most` to numbers.
    """

    key: str
    kind: BlockKind
    label: Words
    help: Words = NO_WORDS
    required: bool = False
    options: tuple[Option, ...] = ()
    unit: str = ""
    least: Decimal | None = None
    most: Decimal | None = None


def write_blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as JSON; what says nothing is left out."""
    return [_written(block) for block in blocks]


def read_blocks(value: Any) -> tuple[Block, ...]:
    """Blocks from JSON. Raises BadForm."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise BadForm("blocks")
    return tuple(_read(each) for each in value)


def write_words(words: Words) -> dict[str, str]:
    """Words as JSON."""
    return {"nb": words.nb, "nn": words.nn} if words.nn else {"nb": words.nb}


def read_words(value: Any, name: str) -> Words:
    """Words from JSON; none for nothing. Raises BadForm."""
    if value is None:
        return NO_WORDS
    if not isinstance(value, Mapping) or not all(isinstance(value.get(each, ""), str) for each in ("nb", "nn")):
        raise BadForm(name)
    return Words(value.get("nb", ""), value.get("nn", ""))


def read_key(value: Any, name: str) -> str:
    """The name of a block, group or option. Raises BadForm."""
    if not isinstance(value, str) or not KEY.fullmatch(value):
        raise BadForm(name)
    return value


def number(value: Any) -> Decimal:
    """A number as JSON holds it (text, or a whole number). Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("no number")
    try:
        found = Decimal(value)
    except InvalidOperation as error:
        raise ValueError("no number") from error
    if not found.is_finite() or len(found.as_tuple().digits) > MOST_DIGITS or abs(found.adjusted()) > MOST_DIGITS:
        raise ValueError("no number of a usual size")
    return found


def _written(block: Block) -> dict[str, Any]:
    written: dict[str, Any] = {"key": block.key, "kind": block.kind.value, "label": write_words(block.label)}
    if block.help:
        written["help"] = write_words(block.help)
    if block.required:
        written["required"] = True
    if block.options:
        written["options"] = [{"key": each.key, "label": write_words(each.label)} for each in block.options]
    if block.unit:
        written["unit"] = block.unit
    for name, bound in (("least", block.least), ("most", block.most)):
        if bound is not None:
            written[name] = str(bound)
    return written


def _read(value: Any) -> Block:
    if not isinstance(value, Mapping):
        raise BadForm("block")
    kind, unit, required = value.get("kind"), value.get("unit", ""), value.get("required", False)
    if kind not in BlockKind.values or not isinstance(unit, str) or not isinstance(required, bool):
        raise BadForm("kind")
    return Block(
        key=read_key(value.get("key"), "key"),
        kind=BlockKind(kind),
        label=read_words(value.get("label"), "label"),
        help=read_words(value.get("help"), "help"),
        required=required,
        options=_options(value.get("options", ())),
        unit=unit,
        least=_bound(value.get("least"), "least"),
        most=_bound(value.get("most"), "most"),
    )


def _options(value: Any) -> tuple[Option, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise BadForm("options")
    return tuple(_option(each) for each in value)


def _option(value: Any) -> Option:
    if not isinstance(value, Mapping):
        raise BadForm("options")
    return Option(read_key(value.get("key"), "options"), read_words(value.get("label"), "options"))


def _bound(value: Any, name: str) -> Decimal | None:
    if value is None:
        return None
    try:
        return number(value)
    except ValueError as error:
        raise BadForm(name) from error
