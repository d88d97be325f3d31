"""What files lie with inside a case, beside the case itself: a payment request, a change, a claim, a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bulyst.cases.models import Case


class Part(StrEnum):
    PAYMENT = "payment"
    CHANGE = "change"
    CLAIM = "claim"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Place:
    """One part of a case, by its row; without a row, the one that is being written."""

    part: Part
    row: int | None = None

    def about(self, case: Case) -> str:
        """How the files' room names it."""
        row = "" if self.row is None else f":{self.row}"
        return f"{case.subject}:{self.part}{row}"


def place_of(case: Case, about: str) -> Place | None:
    """Where a file of the case lies; None for the case itself."""
    part, _, row = about.removeprefix(case.subject).removeprefix(":").partition(":")
    return Place(Part(part), int(row) if row else None) if part else None
