"""What happened to a case, in the order it happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bulyst.web.ui.tables import Link


@dataclass(frozen=True, slots=True)
class Item:
    """One event: when, what, by whom, and the documents that belong to it."""

    at: datetime | date
    title: str
    text: str = ""
    by: str = ""
    documents: Sequence[Link] = ()
    constructed: bool = False

    @property
    def has_time(self) -> bool:
        """True when the hour is known as well as the day."""
        return isinstance(self.at, datetime)
