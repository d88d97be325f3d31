"""A form: groups of blocks, one group a page. Every change makes a new value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bulyst.kernel.verdict import Verdict, failed, passed
from bulyst.programmes.addresses import address_of
from bulyst.programmes.blocks.block import (
    KEY,
    NO_WORDS,
    BadForm,
    Block,
    Words,
    read_blocks,
    read_key,
    read_words,
    write_blocks,
    write_words,
)
from bulyst.programmes.choices import BlockKind

CHOICES = frozenset({BlockKind.CHOICE, BlockKind.CHOICES})
FEWEST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """One page of questions."""

    key: str
    heading: Words
    lead: Words = NO_WORDS
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """The groups in the order of their pages. A key names one block in the whole form, or one group."""

    groups: tuple[QuestionGroup, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block in the order that people meet them."""
        return tuple(block for group in self.groups for block in group.blocks)

    def group(self, key: str) -> QuestionGroup | None:
        """The group with this key, or None."""
        return next((each for each in self.groups if each.key == key), None)

    def block(self, key: str) -> Block | None:
        """The block with this key, or None."""
        return next((each for each in self.blocks if each.key == key), None)

    def group_of(self, key: str) -> QuestionGroup | None:
        """The group that the block with this key stands in, or None."""
        return next((group for group in self.groups if any(each.key == key for each in group.blocks)), None)

    def with_group(self, group: QuestionGroup) -> Form:
        """The group in its place when its key is known, else after the others."""
        if self.group(group.key) is None:
            return Form((*self.groups, group))
        return Form(tuple(group if each.key == group.key else each for each in self.groups))

    def without_group(self, key: str) -> Form:
        """The form without a group and its questions."""
        return Form(tuple(each for each in self.groups if each.key != key))

    def moved_group(self, key: str, by: int) -> Form:
        """The group `by` places later (or, below zero, earlier); at an end it stays."""
        return Form(_moved(self.groups, key, by))

    def with_block(self, block: Block, group_key: str) -> Form:
        """The block in its place when its key is known, else at the end of the group."""
        if self.block(block.key) is not None:
            return self._each(lambda blocks: tuple(block if each.key == block.key else each for each in blocks))
        return Form(
            tuple(
                replace(group, blocks=(*group.blocks, block)) if group.key == group_key else group
                for group in self.groups
            )
        )

    def without_block(self, key: str) -> Form:
        """The form without a question."""
        return self._each(lambda blocks: tuple(each for each in blocks if each.key != key))

    def moved_block(self, key: str, by: int) -> Form:
        """The block one place later (1) or earlier (-1); past the end of its group into the next group."""
        here = self.group_of(key)
        block = self.block(key)
        if here is None or block is None:
            return self
        place = [each.key for each in here.blocks].index(key) + by
        if 0 <= place < len(here.blocks):
            return self.with_group(replace(here, blocks=_moved(here.blocks, key, by)))
        following = self.groups.index(here) + by
        if not 0 <= following < len(self.groups):
            return self
        there = self.groups[following]
        blocks = (*there.blocks, block) if by < 0 else (block, *there.blocks)
        return self.without_block(key).with_group(replace(there, blocks=blocks))

    def _each(self, change: Any) -> Form:
        return Form(tuple(replace(group, blocks=change(group.blocks)) for group in self.groups))


EMPTY = Form()
"""No questions of one's own."""


def write_form(form: Form) -> dict[str, Any]:
    """A form as JSON."""
    return {
        "groups": [
            {
                "key": group.key,
                "heading": write_words(group.heading),
                **({"lead": write_words(group.lead)} if group.lead else {}),
                "blocks": write_blocks(group.blocks),
            }
            for group in form.groups
        ]
    }


def read_form(value: Any) -> Form:
    """A form from JSON. Raises BadForm; also when one key names two things."""
    groups = value.get("groups") if isinstance(value, Mapping) else None
    if not isinstance(groups, Sequence) or isinstance(groups, str):
        raise BadForm("groups")
    form = Form(tuple(_read_group(each) for each in groups))
    _once("group", [each.key for each in form.groups])
    _once("key", [each.key for each in form.blocks])
    return form


def key_for(words: str, taken: Collection[str]) -> str:
    """A key that says what the words say and is not `taken`."""
    base = address_of(words)[:50].strip("-") or "felt"
    if not KEY.fullmatch(base):
        base = "felt"
    if base not in taken:
        return base
    return next(key for key in (f"{base}-{number}" for number in range(2, len(taken) + 3)) if key not in taken)


def is_sound(form: Form) -> tuple[Verdict, ...]:
    """What a form needs before people can be asked by it: one verdict for each fault, or one that says yes."""
    faults = [*_group_faults(form.groups), *(fault for block in form.blocks for fault in _block_faults(block))]
    return tuple(faults) or (passed("blocks.sound"),)


def _group_faults(groups: Iterable[QuestionGroup]) -> list[Verdict]:
    rule = "blocks.sound"
    return [
        *(failed(rule, "blocks.group_without_heading") for each in groups if not each.heading.nb.strip()),
        *(failed(rule, "blocks.group_is_empty", heading=each.heading.nb) for each in groups if not each.blocks),
    ]


def _block_faults(block: Block) -> list[Verdict]:
    rule, label = "blocks.sound", block.label.nb
    faults = []
    if not label.strip():
        faults.append(failed(rule, "blocks.without_label"))
    keys = [each.key for each in block.options]
    if block.kind in CHOICES and (len(keys) < FEWEST_OPTIONS or len(set(keys)) != len(keys)):
        faults.append(failed(rule, "blocks.too_few_options", label=label))
    if block.least is not None and block.most is not None and block.least > block.most:
        faults.append(failed(rule, "blocks.bounds_cross", label=label, least=block.least, most=block.most))
    return faults


def _read_group(value: Any) -> QuestionGroup:
    if not isinstance(value, Mapping):
        raise BadForm("group")
    return QuestionGroup(
        key=read_key(value.get("key"), "group"),
        heading=read_words(value.get("heading"), "heading"),
        lead=read_words(value.get("lead"), "lead"),
        blocks=read_blocks(value.get("blocks", ())),
    )


def _once(name: str, keys: Sequence[str]) -> None:
    if len(set(keys)) != len(keys):
        raise BadForm(name)


def _moved(items: tuple[Any, ...], key: str, by: int) -> tuple[Any, ...]:
    found = list(items)
    place = next((number for number, each in enumerate(found) if each.key == key), None)
    if place is None or not 0 <= place + by < len(found):
        return items
    found.insert(place + by, found.pop(place))
    return tuple(found)
