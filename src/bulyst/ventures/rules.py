"""What makes a new firm, a pupil enterprise or an association's activity acceptable, as pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from bulyst.kernel.verdict import Verdict, failed, passed

MOST_PUPILS = 200
_SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{4})")
_SCHOOL_STARTS = (8, 1)
_SCHOOL_ENDS = (7, 31)


def _judged(ok: bool, rule: str, **facts: Any) -> Verdict:
    return (passed if ok else failed)(rule, **facts)


def has_name(name: str) -> Verdict:
    """What is entered has a name or a title that is more than white space."""
    return _judged(bool(name.strip()), "ventures.name_missing")


def has_happened(day: date, on: date) -> Verdict:
    """What is counted has happened."""
    return _judged(day <= on, "ventures.in_the_future", day=day)


def is_a_firm(kind: str, firm_kinds: Collection[str], name: str) -> Verdict:
    """A new firm is a firm or a farm. A school, an association, a person or a pupil enterprise never is."""
    return _judged(kind in firm_kinds, "ventures.not_a_firm", name=name)


def is_a_school(is_school: bool, name: str) -> Verdict:
    """A pupil enterprise belongs to a school."""
    return _judged(is_school, "ventures.not_a_school", name=name)


def is_an_association(is_association: bool, name: str) -> Verdict:
    """An association's activity is an association's."""
    return _judged(is_association, "ventures.not_an_association", name=name)


def new_once(already: date | None, name: str) -> Verdict:
    """A firm is new once in a programme. `already`: when it was registered by the row that stands, if any."""
    return (
        passed("ventures.firm_already_new")
        if already is None
        else failed("ventures.firm_already_new", name=name, day=already)
    )


def pupils_make_sense(pupils: int) -> Verdict:
    """A pupil enterprise has at least one pupil, and no more than a school class or some few."""
    return _judged(0 < pupils <= MOST_PUPILS, "ventures.pupils_out_of_range", pupils=pupils, most=MOST_PUPILS)


def school_year_reads(school_year: str) -> Verdict:
    """A school year is two years after each other: "2004/2005"."""
    found = _SCHOOL_YEAR.fullmatch(school_year)
    ok = found is not None and int(found[2]) == int(found[1]) + 1
    return _judged(ok, "ventures.school_year_unreadable", text=school_year)


def starts_in_school_year(started_on: date, school_year: str) -> Verdict:
    """A pupil enterprise starts within its school year, 1 August to 31 July; an unreadable year is judged elsewhere."""
    rule = "ventures.outside_school_year"
    if not school_year_reads(school_year).ok:
        return passed(rule)
    first_year = int(school_year[:4])
    first, last = date(first_year, *_SCHOOL_STARTS), date(first_year + 1, *_SCHOOL_ENDS)
    return _judged(first <= started_on <= last, rule, day=started_on, first=first, last=last)


def closes_after_start(started_on: date, closed_on: date | None) -> Verdict:
    """What is closed was started before."""
    rule = "ventures.closed_before_start"
    if closed_on is None:
        return passed(rule)
    return _judged(closed_on >= started_on, rule, start=started_on, end=closed_on)


def entered_once(already: bool, name: str) -> Verdict:
    """The same thing is entered once."""
    return _judged(not already, "ventures.entered_already", name=name)


def in_programme(chosen: int | None, programmes_own: Collection[int]) -> Verdict:
    """An area or project that is chosen is one of the programme's own."""
    rule = "ventures.in_programme"
    return passed(rule) if chosen is None or chosen in programmes_own else failed(rule, "programmes.of_other_programme")


def choice_made(name: str, offered: Collection[int], chosen: int | None, is_new: bool) -> Verdict:
    """A school or association that may be registered already is not doubled before a person has said which it is."""
    return _judged(
        chosen is not None or is_new or not offered, "ventures.party_recognised", name=name, count=len(offered)
    )


def reason_given(reason: str) -> Verdict:
    """What is removed is so for a reason."""
    return _judged(bool(reason.strip()), "ventures.reason_missing")


def still_there(removed: bool) -> Verdict:
    """What was removed can neither be changed nor removed again."""
    return _judged(not removed, "ventures.already_removed")
