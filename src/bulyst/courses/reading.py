"""Reading what a case officer pastes: a list of participants, a list of course days. Pure; one line, one answer.

A line that is not understood is answered with a message and its number; nothing is dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from bulyst.kernel.message import Message
from bulyst.parties.recognition import Described

_IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")
_EMAIL = re.compile(r"[^\s;,<>]+@[^\s;,<>]+\.[^\s;,<>]+")
_BIRTH_DATE = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?((?:19|20)\d\d)(?!\d)|(?<!\d)((?:19|20)\d\d)-\d\d-\d\d(?!\d)")
_PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)47 ?)?(?:\d{8}|\d{3} \d{2} \d{3}|\d{2} \d{2} \d{2} \d{2})(?!\d)"
    r"|(?<!\d)(?:\+|00)[1-9][\d \-]{6,15}\d(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Digits that nothing was read from: more than three, or at either end of a part ("Kari 84" is a year cut short).
_LEFT_OVER = re.compile(r"\d{4}|^\W*\d|\d\W*$")
_HEADINGS = frozenset(
    {
        "navn",
        "fornavn",
        "etternavn",
        "født",
        "fødd",
        "fødselsår",
        "fødselsdato",
        "år",
        "e-post",
        "epost",
        "telefon",
        "tlf",
        "mobil",
    }
)

_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})|(\d{4})-(\d\d)-(\d\d)")
_CLOCK = r"(\d{1,2})(?:[.:](\d\d))?"
_TIMES = re.compile(rf"^(?:kl\.?\s*)?{_CLOCK}(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?{_CLOCK})?$", re.IGNORECASE)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """One pasted line: the person it describes, or why it was not understood."""

    number: int
    text: str
    person: Described | None
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line with a course day: `hours` is None when no end was given."""

    number: int
    text: str
    held_on: date | None = None
    starts_at: time | None = None
    hours: Decimal | None = None
    problem: Message | None = None


def read_participants(text: str) -> list[ParticipantLine]:
    """Read one person a line: a name, and in any order birth year, e-mail and phone; separators as they come."""
    return [
        ParticipantLine(number, line, *_participant(number, line))
        for number, line in _lines(text)
        if not _is_heading(line)
    ]


def read_days(text: str) -> list[DayLine]:
    """Read one course day a line: "3.3.2026", "3.3.2026 18.00-21.00", "2026-03-03 kl. 18"."""
    return [_day(number, line) for number, line in _lines(text)]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.replace("\u00a0", " ").strip()
        if bare:
            yield number, bare


def _is_heading(line: str) -> bool:
    words = re.split(r"[\s;,]+", line.casefold())
    return all(word in _HEADINGS for word in words if word)


def _participant(number: int, line: str) -> tuple[Described | None, Message | None]:
    if _IDENTITY_NUMBER.search(line):
        return None, Message("courses.line_has_identity_number", {"line": number})
    rest, email = _taken(_EMAIL, line)
    rest, phone = _taken(_PHONE, rest)
    rest, born = _born_year(rest)
    if "@" in rest or any(_LEFT_OVER.search(part) for part in re.split(r"[;\t]", rest)):
        return None, Message("courses.line_not_understood", {"line": number, "text": line[:80]})
    name = _name(rest)
    if not name:
        return None, Message("courses.line_without_name", {"line": number, "text": line[:80]})
    return Described(name, email.strip("."), phone.strip(), born), None


def _taken(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    found = pattern.search(line)
    if found is None:
        return line, ""
    return line[: found.start()] + ";" + line[found.end() :], found.group()


def _born_year(line: str) -> tuple[str, int | None]:
    # Of a birth date only the year is kept: it is enough to tell two namesakes apart.
    found = _BIRTH_DATE.search(line) or _YEAR.search(line)
    if found is None:
        return line, None
    year = next((group for group in found.groups() if group), found.group())
    return line[: found.start()] + ";" + line[found.end() :], int(year)


def _name(rest: str) -> str:
    parts = [part.strip(" .<>") for part in re.split(r"[;\t]", rest)]
    name = " ".join(part for part in parts if part.strip(", "))
    family, comma, given = name.strip(", ").partition(",")
    if comma and "," not in given:
        name = f"{given} {family}"
    return re.sub(r"[\s,]+", " ", name).strip()


def _day(number: int, line: str) -> DayLine:
    unread = Message("courses.day_not_understood", {"line": number, "text": line[:80]})
    found = _DAY.match(line)
    if found is None:
        return DayLine(number, line, problem=unread)
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    rest = line[found.end() :].strip(" ,;\t")
    times = _TIMES.match(rest) if rest else None
    if rest and times is None:
        return DayLine(number, line, problem=unread)
    try:
        held_on = date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
        starts_at, ends_at = _clocks(times)
    except ValueError:
        return DayLine(number, line, problem=unread)
    if starts_at and ends_at and ends_at <= starts_at:
        return DayLine(number, line, problem=Message("courses.ends_before_start", {"line": number, "text": line[:80]}))
    return DayLine(number, line, held_on, starts_at, hours_between(starts_at, ends_at))


def _clocks(times: re.Match[str] | None) -> tuple[time | None, time | None]:
    if times is None:
        return None, None
    hour, minute, end_hour, end_minute = times.groups()
    start = time(int(hour), int(minute or 0))
    return start, time(int(end_hour), int(end_minute or 0)) if end_hour else None


def hours_between(starts_at: time | None, ends_at: time | None) -> Decimal | None:
    """The hours from start to end on one day, in tenths; None when either is unknown."""
    if starts_at is None or ends_at is None:
        return None
    minutes = (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute
    return (Decimal(minutes) / 60).quantize(_TENTH, ROUND_HALF_UP)
