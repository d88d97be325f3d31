"""What differs between two versions of a form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bulyst.programmes.blocks.block import Block
from bulyst.programmes.blocks.form import Form


class ChangeKind(StrEnum):
    """What happened to a question from one version to the next."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One question that differs; `block` as it stands after, or stood before when it was removed."""

    kind: ChangeKind
    block: Block


def changes(before: Form, after: Form) -> tuple[Change, ...]:
    """What differs, in the order of `after`, and then what was removed. A question is known by its key."""
    old = {block.key: block for block in before.blocks}
    new = {block.key: block for block in after.blocks}
    kept_before = [(before.group_of(key), key) for key in old if key in new]
    kept_after = [(after.group_of(key), key) for key in new if key in old]
    places = {key: (group.key if group else "", place) for place, (group, key) in enumerate(kept_before)}
    found = []
    for block in after.blocks:
        if block.key not in old:
            found.append(Change(ChangeKind.ADDED, block))
        elif block != old[block.key]:
            found.append(Change(ChangeKind.CHANGED, block))
    for place, (group, key) in enumerate(kept_after):
        if places[key] != (group.key if group else "", place):
            found.append(Change(ChangeKind.MOVED, new[key]))
    found += [Change(ChangeKind.REMOVED, block) for key, block in old.items() if key not in new]
    return tuple(found)
