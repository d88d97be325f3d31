"""How time is written: whole numbers, quarters, months and dates, each as a whole number that ascends with time.

2012 is 2012; 2012Q2, 2012K2 (as Statistics Norway writes it) and 2012.25 are 20122; 2012M04 and 2012-04 are 201204;
2012-04-01 is 20120401.
"""

from __future__ import annotations

import re

_FORMS = (
    ("whole", re.compile(r"([+-]?\d+)(?:\.0*)?")),
    ("quarter", re.compile(r"(\d{4})[- ]?[QqKk]([1-4])")),
    ("month", re.compile(r"(\d{4})(?:-?[Mm]|-)(0[1-9]|1[0-2])")),
    ("date", re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")),
)
_FRACTION = re.compile(r"(\d{4})\.(0|00|25|250|5|50|75|750)")
_QUARTERS = {"0": "1", "00": "1", "25": "2", "250": "2", "5": "3", "50": "3", "75": "4", "750": "4"}


def fraction_of_year(text: str) -> bool:
    """Whether a period is written as a year with a quarter, half or three quarters of one."""
    found = _FRACTION.fullmatch(text)
    return found is not None and _QUARTERS[found[2]] != "1"


def read_period(text: str, fractions: bool = False) -> tuple[str, int]:
    """The form and the number of a period. `fractions`: 2012.0 stands among 2012.25 and so on, and is a quarter.

    Raises ValueError for anything else.
    """
    found = _FRACTION.fullmatch(text)
    if found is not None and (fractions or fraction_of_year(text)):
        return "quarter", int(found[1] + _QUARTERS[found[2]])
    for form, pattern in _FORMS:
        parts = pattern.fullmatch(text)
        if parts is not None:
            return form, int("".join(parts.groups()))
    raise ValueError(text)


def period(text: str) -> int:
    """The number of a period. Raises ValueError."""
    return read_period(text.strip())[1]
