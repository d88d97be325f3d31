"""What a person fills in about a course, as plain values that the web, the command line and a task can make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from bulyst.parties.recognition import Described


@dataclass(frozen=True, slots=True)
class DayDraft:
    """One course day; `hours` in tenths."""

    held_on: date
    hours: Decimal
    starts_at: time | None = None


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """A course as it is entered. `announced`: shown on the public course pages."""

    programme_id: int
    title: str
    subject: str
    area_id: int | None = None
    organiser: str = ""
    place: str = ""
    description: str = ""
    seats: int | None = None
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone to put on a course's list.

    `known_as`: the registered person that this is; `is_new`: said to be none of those that it may be.
    With neither, someone who may be known already is not enrolled but offered (courses.person_recognised).
    """

    person: Described
    known_as: int | None = None
    is_new: bool = False
