"""Whether something of a programme is used in a room above, which this one does not know.

What points here by a foreign key, the database finds by itself. A room that holds an id in another way registers how
it is asked.
"""

from collections.abc import Callable

Asked = Callable[[str, int], bool]
"""Given "value" and an id: is it used?"""

_ASKED: list[Asked] = []


def register(asked: Asked) -> None:
    """Have `asked` whether a part of a programme is used."""
    if asked not in _ASKED:
        _ASKED.append(asked)


def is_used(kind: str, part_id: int) -> bool:
    """Whether any room says so."""
    return any(asked(kind, part_id) for asked in _ASKED)
