"""What may be told to anyone: small counts of people are held back, so that nobody can be picked out.

A count below `SMALLEST` is hidden. As long as what is hidden could be found by subtraction, the smallest count
still shown is hidden as well. Only counts of people are treated so: that two firms were supported is no secret.
"""

from collections.abc import Sequence
from dataclasses import replace

from bulyst.results.figures import YEAR, Figure, SplitCount, Unit

SMALLEST = 5


def public(figure: Figure) -> Figure:
    """The figure as anyone may see it: without its rows and, of people, without small counts.

    With a held back total go the number of rows and their checksum: few rows can be guessed from either.
    """
    if figure.unit != Unit.PEOPLE:
        return replace(figure, rows=())
    if figure.value is None or 0 < figure.value < SMALLEST:
        held_back = tuple(_public_split(split, total=None) for split in figure.splits)
        return replace(figure, value=None, rows=(), row_count=None, row_hash="", splits=held_back)
    return replace(figure, rows=(), splits=tuple(_public_split(split, total=figure.value) for split in figure.splits))


def hidden(counts: Sequence[int]) -> frozenset[int]:
    """The positions of the counts that are held back.

    None or at least two; together at least `SMALLEST`, and more than one for each: else their sum, which the
    total gives away, would tell a small count or that each of them is one.
    """
    order = sorted(range(len(counts)), key=lambda position: (counts[position], position))
    kept = [position for position in order if counts[position] >= SMALLEST]
    held = [position for position in order if 0 < counts[position] < SMALLEST]
    while held and kept and not _covers(held, counts):
        held.append(kept.pop(0))
    return frozenset(held) if not held or _covers(held, counts) else frozenset(order)


def _covers(held: Sequence[int], counts: Sequence[int]) -> bool:
    together = sum(counts[position] for position in held)
    return len(held) > 1 and together >= SMALLEST and together > len(held)


def _public_split(split: SplitCount, *, total: int | None) -> SplitCount:
    counts = [part.count or 0 for part in split.parts]
    held = frozenset(range(len(counts))) if total is None else hidden(counts)
    shown = [part for position, part in enumerate(split.parts) if position not in held]
    # In order of their names: in order of size they would tell which of them is the smallest.
    back = sorted((replace(split.parts[position], count=None) for position in held), key=lambda part: part.label)
    parts = sorted([*shown, *back], key=lambda part: part.value) if split.column == YEAR else [*shown, *back]
    return replace(split, parts=tuple(parts))
