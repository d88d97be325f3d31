"""Adding up what many people answered to one question. What was not answered counts as not answered, never as zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bulyst.kernel.money import Money
from bulyst.programmes.blocks.answers import Line, read_answer
from bulyst.programmes.blocks.block import Block
from bulyst.programmes.choices import BlockKind

ADDED_UP = frozenset({BlockKind.NUMBER, BlockKind.MONEY, BlockKind.COSTS, BlockKind.FINANCE})
"""The kinds whose answers have a sum."""


@dataclass(frozen=True, slots=True)
class Total:
    """`answered` of `asked` answered; `sum` is what those answers make together, a number or money."""

    asked: int
    answered: int
    sum: Decimal | Money


def total(block: Block, answers: Iterable[Any]) -> Total:
    """The sum over many people's answers (each a mapping from a form's keys). Raises ValueError for no such kind."""
    if block.kind not in ADDED_UP:
        raise ValueError(f"{block.kind} has no sum")
    given = list(answers)
    found = [answer for answer in (_answer(block, each) for each in given) if answer is not None]
    if block.kind == BlockKind.NUMBER:
        return Total(len(given), len(found), sum(found, Decimal(0)))
    return Total(len(given), len(found), Money.total(_sum_of(answer) for answer in found))


def counts(block: Block, answers: Iterable[Any]) -> dict[str, int]:
    """How many chose each option, by its key, in the order of the options."""
    found = {option.key: 0 for option in block.options}
    for each in answers:
        answer = _answer(block, each)
        for key in (answer,) if isinstance(answer, str) else answer or ():
            found[key] += 1
    return found


def _answer(block: Block, answers: Any) -> Any:
    """One person's answer; None for none, and for one that is no answer to this question."""
    try:
        return read_answer(block, answers.get(block.key) if isinstance(answers, dict) else None)
    except ValueError:
        return None


def _sum_of(answer: Money | tuple[Line, ...]) -> Money:
    return answer if isinstance(answer, Money) else Money.total(line.amount for line in answer)
