"""What the house says to people: a key and its facts. The words are put to it in the rooms that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet in any language: `key` names it, `facts` fill it."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class Refusable(ValueError):
    """Bad input that a person typed: carries the message to show."""

    def __init__(self, message: Message) -> None:
        super().__init__(f"{message.key} {dict(message.facts)}")
        self.message = message
