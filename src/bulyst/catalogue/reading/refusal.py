"""A file that is no catalogue entry is refused with a reason; nothing of it is stored."""

from __future__ import annotations


class NotAnEntry(ValueError):
    """`reason` is one of: empty, too_large, binary, no_title, other_page."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
