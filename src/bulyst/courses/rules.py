"""What makes a course, its days, its list of participants and its attendance acceptable, as pure functions.

Each rule answers with a `Verdict`; the facts come in as plain values, the clock and the database never.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from bulyst.kernel.verdict import Verdict, failed, passed
from bulyst.parties.recognition import Described

LONGEST_DAY = Decimal(24)
OLDEST = 120


def _judged(ok: bool, rule: str, **facts: Any) -> Verdict:
    return (passed if ok else failed)(rule, **facts)


def has_title(title: str) -> Verdict:
    """A course has a title that is more than white space."""
    return _judged(bool(title.strip()), "courses.title_missing")


def can_be_asked(announced: bool, email: str, phone: str) -> Verdict:
    """Who is shown a course must be able to ask about it: an announced course has an e-mail or a phone number."""
    return _judged(not announced or bool(email.strip() or phone.strip()), "courses.contact_missing")


def seats_make_sense(seats: int | None) -> Verdict:
    """A course has at least one seat, or no limit (None)."""
    return _judged(seats is None or seats > 0, "courses.seats_not_positive")


def hours_make_sense(hours: Decimal, held_on: date) -> Verdict:
    """A course day lasts more than no time and at most a day and a night."""
    return _judged(0 < hours <= LONGEST_DAY, "courses.hours_out_of_range", hours=str(hours), day=held_on)


def ends_the_same_day(starts_at: time | None, hours: Decimal) -> Verdict:
    """A course day with a start ends before midnight: a night course is two days."""
    if starts_at is None:
        return passed("courses.ends_past_midnight")
    end = Decimal(starts_at.hour) + Decimal(starts_at.minute) / 60 + hours
    return _judged(end <= LONGEST_DAY, "courses.ends_past_midnight")


def days_differ(days: Sequence[tuple[date, time | None]], taken: Collection[tuple[date, time | None]] = ()) -> Verdict:
    """A course meets once at a time. `taken`: the days it has already."""
    seen = set(taken)
    for held_on, starts_at in days:
        if (held_on, starts_at) in seen:
            return failed("courses.day_twice", day=held_on)
        seen.add((held_on, starts_at))
    return passed("courses.day_twice")


def person_makes_sense(person: Described, on: date) -> list[Verdict]:
    """A participant has a name, and was born within a human life before `on`."""
    verdicts = [_judged(bool(person.name.strip()), "courses.name_missing")]
    if person.born_year is not None:
        ok = on.year - OLDEST <= person.born_year <= on.year
        verdicts.append(_judged(ok, "courses.born_year_out_of_range", name=person.name, year=str(person.born_year)))
    return verdicts


def choice_made(person: Described, offered: Collection[int], known_as: int | None, is_new: bool) -> Verdict:
    """Someone who may be known already is neither merged nor doubled before a person has said which it is.

    `offered`: ids of the known people that this may be; `known_as`: the one chosen; `is_new`: said to be another.
    """
    return _judged(
        not offered or known_as is not None or is_new, "courses.person_recognised", name=person.name, count=len(offered)
    )


def somebody_given(count: int) -> Verdict:
    """An empty list enrols nobody."""
    return _judged(count > 0, "courses.nobody_given")


def is_a_known_person(name: str, known_as: int | None, known: Collection[int]) -> Verdict:
    """The one chosen is a person registered in this municipality, and not merged into another."""
    return _judged(known_as is None or known_as in known, "courses.unknown_person", name=name)


def not_enrolled_yet(name: str, party_id: int | None, enrolled: Collection[int]) -> Verdict:
    """A person stands once on a course's list."""
    return _judged(party_id is None or party_id not in enrolled, "courses.already_enrolled", name=name)


def once_in_the_list(name: str, times: int) -> Verdict:
    """A person stands once in a pasted list."""
    return _judged(times == 1, "courses.twice_in_list", name=name)


def seats_left(seats: int | None, enrolled: int, adding: int) -> Verdict:
    """The list does not grow past the course's seats."""
    ok = seats is None or enrolled + adding <= seats
    return _judged(ok, "courses.course_full", seats=seats or 0, enrolled=enrolled, adding=adding)


def seats_hold_the_enrolled(seats: int | None, enrolled: int) -> Verdict:
    """A limit set later is no lower than the number of people who have a seat."""
    ok = seats is None or enrolled <= seats
    return _judged(ok, "courses.seats_below_enrolled", seats=seats or 0, enrolled=enrolled)


def open_for_all(announced: bool) -> Verdict:
    """Anyone can sign up for a course that is announced; for another, the municipality enrols."""
    return _judged(announced, "courses.not_announced")


def not_over(last_day: date | None, on: date) -> Verdict:
    """A course can be joined while it has a day left, or before its days are set."""
    rule = "courses.is_over"
    return passed(rule) if last_day is None else _judged(on <= last_day, rule, day=last_day)


def is_enrolled(enrolled: bool) -> Verdict:
    """Only who has a seat can give it up."""
    return _judged(enrolled, "courses.not_enrolled")


def has_been_held(held_on: date, on: date) -> Verdict:
    """Who was there is known at the earliest on the day itself."""
    return _judged(held_on <= on, "courses.attendance_before_held", day=held_on)


def attended_stays_held(held_on: date, on: date, attended: int) -> Verdict:
    """A day with people on its attendance list is not moved into the future."""
    return _judged(attended == 0 or held_on <= on, "courses.attended_day_moved_ahead", day=held_on, attended=attended)


def all_on_the_list(present: Collection[int], listed: Collection[int]) -> Verdict:
    """Only people enrolled in the course can be ticked off as present."""
    unknown = set(present) - set(listed)
    return _judged(not unknown, "courses.not_on_the_list", count=len(unknown))


def correction_explained(taken_out: int, reason: str) -> Verdict:
    """Taking people out of a list that was recorded changes a published number, so it is explained."""
    return _judged(taken_out == 0 or bool(reason.strip()), "courses.correction_unexplained", count=taken_out)


def reason_given(reason: str) -> Verdict:
    """What is withdrawn or removed is so for a reason."""
    return _judged(bool(reason.strip()), "courses.reason_missing")


def still_enrolled(withdrawn: bool, name: str) -> Verdict:
    """Only who is on the list can leave it."""
    return _judged(not withdrawn, "courses.already_withdrawn", name=name)


def still_there(removed: bool) -> Verdict:
    """What was removed can neither be changed nor removed again."""
    return _judged(not removed, "courses.already_removed")


def area_in_programme(area_id: int | None, areas: Collection[int]) -> Verdict:
    """A course's programme area, if it has one, is among its programme's `areas`."""
    rule = "courses.area_in_programme"
    return passed(rule) if area_id is None or area_id in areas else failed(rule, "programmes.of_other_programme")
