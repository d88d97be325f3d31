"""What people are about to write about boards and meetings: plain values that forms make and actions take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bulyst.cases.kinds import DecidingLevel, Language, Office


@dataclass(frozen=True, slots=True)
class BodyDraft:
    """A board with who sits in it: office by user id."""

    name: str
    seats: Mapping[int, Office] = field(default_factory=dict)
    level: DecidingLevel = DecidingLevel.BOARD
    language: str = Language.BOKMAL
    least_present: int = 0
    paper_days: int = 7
    approvals: int = 1


@dataclass(frozen=True, slots=True)
class StayDraft:
    """How long a member was there: from an item (None: from the start), until before another (None: to the end)."""

    user_id: int
    came_to: int | None = None
    left_before: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """When and where a board meets; without a day for the papers it follows from the board's own number of days."""

    starts_at: datetime
    place: str = ""
    papers_due_on: date | None = None
