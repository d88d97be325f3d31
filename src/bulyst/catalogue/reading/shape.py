"""What the reader finds on a saved page: frozen plain values, no database, no translation.

A number never stands alone: it carries its unit, what it counts, whether the page says «ca.», whether it
is a goal or a result, the sentence it was read from and how sure the reader is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Language(StrEnum):
    BOKMAL = "nb"
    NYNORSK = "nn"


class Tier(StrEnum):
    """How much the catalogue itself claims to hold about the entry."""

    CATALOGUE = "catalogue"
    BOLYST = "bolyst"
    LOCAL_WORK = "local_work"


class Assessment(StrEnum):
    NOT_ASSESSED = "not_assessed"
    ASSESSED = "assessed"
    NOT_STATED = "not_stated"


class Confidence(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Role(StrEnum):
    """What the page uses the number for."""

    GOAL = "goal"
    RESULT = "result"
    AIMED_AT = "aimed_at"
    FUNDING = "funding"
    CONTEXT = "context"
    UNCLEAR = "unclear"


class Direction(StrEnum):
    INCREASE = "increase"
    DECREASE = "decrease"
    STABLE = "stable"
    NONE = "none"


class Measure(StrEnum):
    """How `value` and `value_to` are to be read."""

    COUNT = "count"
    RANGE = "range"
    CHANGE_BY = "change_by"
    CHANGE_FROM_TO = "change_from_to"
    STATEMENT = "statement"


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"
    NEARLY = "nearly"


class Unit(StrEnum):
    PERSONS = "persons"
    INHABITANTS = "inhabitants"
    FAMILIES = "families"
    HOUSEHOLDS = "households"
    HOMES = "homes"
    HOUSES = "houses"
    FARMS = "farms"
    FIRMS = "firms"
    PUPIL_ENTERPRISES = "pupil_enterprises"
    ASSOCIATIONS = "associations"
    JOBS = "jobs"
    CASES = "cases"
    ENQUIRIES = "enquiries"
    COURSES = "courses"
    EVENTS = "events"
    MEETING_PLACES = "meeting_places"
    MEASURES = "measures"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    PLOTS = "plots"
    KRONER = "kroner"
    PERCENT = "percent"
    MUNICIPALITIES = "municipalities"
    VILLAGES = "villages"
    SCHOOLS = "schools"
    GROUPS = "groups"
    MIGRATION = "migration"
    UNEMPLOYMENT = "unemployment"
    GOALS = "goals"


class Group(StrEnum):
    """The kind of activity or outcome that is counted."""

    COURSE_PARTICIPANTS = "course_participants"
    ACTIVE_ASSOCIATIONS = "active_associations"
    NEW_FIRMS = "new_firms"
    FUNDED_FIRMS = "funded_firms"
    PUPIL_ENTERPRISES = "pupil_enterprises"
    CASES_HANDLED = "cases_handled"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"
    STAYED = "stayed"
    INTERESTED = "interested"
    HELPED = "helped"
    APPROACHED = "approached"
    POPULATION = "population"
    JOBS = "jobs"
    HOUSING = "housing"
    EVENTS = "events"
    STAFFING = "staffing"
    FUNDING = "funding"
    OTHER = "other"


class GoalKind(StrEnum):
    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class Left(StrEnum):
    """Why something of the page stayed uninterpreted."""

    NUMBER_NOT_PLACED = "number_not_placed"
    UNKNOWN_CHOICE = "unknown_choice"
    UNKNOWN_HEADING = "unknown_heading"
    OUTSIDE_THE_ENTRY = "outside_the_entry"
    FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, or one direction without a number, that the page states."""

    value: Decimal | None
    value_to: Decimal | None
    unit: Unit
    counts: str
    group: Group
    role: Role
    sentence: str
    line: int
    confidence: Confidence
    measure: Measure = Measure.COUNT
    bound: Bound = Bound.EXACT
    direction: Direction = Direction.NONE
    adverse: bool = False
    by_when: int | None = None
    year: int | None = None
    out_of: Decimal | None = None
    breakdown: tuple[str, ...] = ()
    note: str = ""
    second_count: bool = False

    @property
    def approximate(self) -> bool:
        return self.bound is not Bound.EXACT


@dataclass(frozen=True, slots=True)
class ReadGoal:
    text: str
    kind: GoalKind
    line: int
    is_main: bool = False
    direction: Direction = Direction.NONE
    confidence: Confidence = Confidence.SURE


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of a pick list: its code and the words on the page; code is "" when it is not on the list."""

    code: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Period:
    from_year: int | None
    to_year: int | None
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality that the entry names; `number` is "" when the name alone is known."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Statement:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class NotInterpreted:
    text: str
    line: int
    reason: Left


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the editor should look at; `key` is a message key, `text` the words it is about."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadEntry:
    title: str
    lead: str
    text: str
    language: Language
    tier: Tier
    assessment: Assessment
    main_goal: str
    status_text: str
    subject_areas: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    goals: tuple[ReadGoal, ...] = ()
    programme_areas: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    activities: tuple[Choice, ...] = ()
    selling_arguments: tuple[Choice, ...] = ()
    target_groups: tuple[Choice, ...] = ()
    partners: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    soft_outcomes: tuple[Statement, ...] = ()
    addresses: tuple[str, ...] = ()
    source_address: str = ""
    not_interpreted: tuple[NotInterpreted, ...] = ()
    remarks: tuple[Remark, ...] = ()
    placed: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    """(line number, where the line went) for every line of the page that is not empty."""

    @property
    def results(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.role is Role.RESULT)

    @property
    def negative_results(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.results if figure.adverse)


def as_json(value: Any) -> Any:
    """Plain lists, dictionaries and numbers of what was read, for `--json` and for storage."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {part.name: as_json(getattr(value, part.name)) for part in fields(value) if part.name != "placed"}
        if isinstance(value, Figure):
            plain["approximate"] = value.approximate
        if isinstance(value, ReadEntry):
            plain["negative_results"] = [as_json(figure) for figure in value.negative_results]
        return plain
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [as_json(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    return value
