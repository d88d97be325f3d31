"""What people answered: read from JSON, written as JSON, and checked against the questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed, passed
from bulyst.programmes.blocks.block import Block, number
from bulyst.programmes.choices import BlockKind

SHORT, LONG, LINES = 200, 20_000, 100
"""The longest short text, the longest text, and the most lines of a table."""

LARGEST = Money.kroner(10**12)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of costs (what, how much) or of a finance plan (who, how much)."""

    text: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be reached, and by when."""

    text: str
    due: date


class _TooLong(ValueError):
    """More than a text or a table may hold."""


def read_answer(block: Block, value: Any) -> Any:
    """One answer as a plain value, or None for nothing answered. Raises ValueError for what is no such answer.

    Text: str. NUMBER: Decimal (JSON: text). MONEY: Money (JSON: whole øre). DATE: date (JSON: ISO). CHOICE: the
    option's key; CHOICES: a tuple of keys. COSTS, FINANCE: `Line`s. MILESTONES: `Milestone`s. FILES: a tuple of the
    files' ids.
    """
    return None if value in (None, "", [], ()) else _READERS[block.kind](block, value)


def write_answer(block: Block, answer: Any) -> Any:
    """One answer as JSON holds it; None for nothing answered."""
    if answer in (None, "", (), []):
        return None
    match block.kind:
        case BlockKind.NUMBER:
            return str(answer)
        case BlockKind.MONEY:
            return answer.ore
        case BlockKind.DATE:
            return answer.isoformat()
        case BlockKind.COSTS | BlockKind.FINANCE:
            return [{"text": line.text, "amount": line.amount.ore} for line in answer]
        case BlockKind.MILESTONES:
            return [{"text": each.text, "due": each.due.isoformat()} for each in answer]
        case BlockKind.CHOICES | BlockKind.FILES:
            return list(answer)
        case _:
            return answer


def check(blocks: Sequence[Block], answers: Any, language: str = "nb") -> tuple[Verdict, ...]:
    """One verdict for each block: is it answered as it must be? Takes any JSON; what nobody asked for is left alone.

    `language` is the written standard ("nb" or "nn") that the sentences name the questions in. The fact `question` is
    its key.
    """
    given = answers if isinstance(answers, Mapping) else {}
    return tuple(_checked(block, given.get(block.key), language) for block in blocks)


def _checked(block: Block, value: Any, language: str) -> Verdict:
    rule, facts = "blocks.answered", {"question": block.key, "label": block.label.text(language)}
    try:
        answer = read_answer(block, value)
    except _TooLong:
        return failed(rule, "blocks.too_long", **facts)
    except ValueError:
        return failed(rule, _UNREADABLE.get(block.kind, "blocks.unreadable"), **facts)
    if answer is None:
        return failed(rule, "blocks.missing", **facts) if block.required else passed(rule, **facts)
    if isinstance(answer, Decimal):
        unit = f" {block.unit}" if block.unit else ""
        if block.least is not None and answer < block.least:
            return failed(rule, "blocks.too_low", bound=block.least, unit=unit, **facts)
        if block.most is not None and answer > block.most:
            return failed(rule, "blocks.too_high", bound=block.most, unit=unit, **facts)
    return passed(rule, **facts)


_UNREADABLE = {
    BlockKind.CHOICE: "blocks.no_such_option",
    BlockKind.CHOICES: "blocks.no_such_option",
    BlockKind.COSTS: "blocks.line_incomplete",
    BlockKind.FINANCE: "blocks.line_incomplete",
    BlockKind.MILESTONES: "blocks.milestone_incomplete",
}


def _text(value: Any, most: int) -> str | None:
    if not isinstance(value, str):
        raise ValueError("no text")
    if len(value) > most:
        raise _TooLong
    return value if value.strip() else None


def _money(value: Any) -> Money:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("money is whole øre")
    amount = Money(value)
    if not Money.ZERO <= amount <= LARGEST:
        raise ValueError("a sum of nought or more, and of a usual size")
    return amount


def _day(value: Any) -> date:
    if not isinstance(value, str):
        raise ValueError("no date")
    return date.fromisoformat(value)


def _one_of(block: Block, value: Any) -> str:
    if not isinstance(value, str) or value not in {each.key for each in block.options}:
        raise ValueError("no such option")
    return value


def _items(value: Any) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError("no list")
    if len(value) > LINES:
        raise _TooLong
    return value


def _some_of(block: Block, value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_one_of(block, each) for each in _items(value)))


def _part(value: Any, name: str) -> Any:
    if not isinstance(value, Mapping):
        raise ValueError("no line")
    return value.get(name)


def _named(value: Any) -> str:
    text = _text(_part(value, "text"), SHORT)
    if text is None:
        raise ValueError("a line says what it is")
    return text


def _line(value: Any) -> Line:
    amount = _money(_part(value, "amount"))
    if not amount:
        raise ValueError("a line has a sum")
    return Line(_named(value), amount)


def _file(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("no file")
    return value


_READERS: Mapping[BlockKind, Callable[[Block, Any], Any]] = {
    BlockKind.SHORT_TEXT: lambda block, value: _text(value, SHORT),
    BlockKind.LONG_TEXT: lambda block, value: _text(value, LONG),
    BlockKind.NUMBER: lambda block, value: number(value),
    BlockKind.MONEY: lambda block, value: _money(value),
    BlockKind.DATE: lambda block, value: _day(value),
    BlockKind.CHOICE: _one_of,
    BlockKind.CHOICES: _some_of,
    BlockKind.COSTS: lambda block, value: tuple(_line(each) for each in _items(value)),
    BlockKind.FINANCE: lambda block, value: tuple(_line(each) for each in _items(value)),
    BlockKind.MILESTONES: lambda block, value: tuple(
        Milestone(_named(each), _day(_part(each, "due"))) for each in _items(value)
    ),
    BlockKind.FILES: lambda block, value: tuple(dict.fromkeys(_file(each) for each in _items(value))),
}
