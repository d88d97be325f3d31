"""The blocks that a board's papers are made of, as their template reads them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

Block = dict[str, Any]


def heading(text: str, level: int = 2) -> Block:
    """A heading."""
    return {"kind": "heading", "level": level, "text": text}


def text(words: str) -> Block:
    """A paragraph."""
    return {"kind": "text", "text": words}


def table(head: list[str], rows: list[list[str]], numeric: Sequence[int] = (1,)) -> Block:
    """A table; the columns of `numeric` are figures."""
    return {"kind": "table", "head": head, "rows": rows, "numeric": list(numeric)}


def facts(*rows: tuple[str, str]) -> Block:
    """Words and what they are, one under the other."""
    return {"kind": "facts", "rows": [list(row) for row in rows]}


def listed(items: Sequence[str]) -> Block:
    """A list."""
    return {"kind": "list", "items": list(items)}


def conditions(words: str, level: int = 3) -> list[Block]:
    """The conditions under their heading, when there are any."""
    return [heading(_("Vilkår"), level), text(words)] if words else []
