"""What of an application's own answers has a place in another form. Pure functions over plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bulyst.programmes.blocks import Block, Form, read_answer


@dataclass(frozen=True, slots=True)
class Carried:
    """The answers that follow, those that have no place with their questions, and what is asked anew."""

    answers: Mapping[str, Any]
    left: tuple[tuple[Block, Any], ...] = ()
    asked: tuple[Block, ...] = ()
    """Questions of the new form that must be answered and are not."""


def carried(old: Form, new: Form, answers: Mapping[str, Any]) -> Carried:
    """An answer follows where the new form has a question of the same key and kind that can take it."""
    kept, left = {}, []
    for block in old.blocks:
        value = answers.get(block.key)
        if value in (None, "", [], {}):
            continue
        if _takes(new.block(block.key), block, value):
            kept[block.key] = value
        else:
            left.append((block, value))
    asked = tuple(block for block in new.blocks if block.required and block.key not in kept)
    return Carried(kept, tuple(left), asked)


def _takes(wanted: Block | None, given: Block, value: Any) -> bool:
    if wanted is None or wanted.kind != given.kind:
        return False
    try:
        return read_answer(wanted, value) is not None
    except ValueError:
        return False
