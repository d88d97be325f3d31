"""What a case waits for, as a plain value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bulyst.tenancy.roles import Right


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is next, whose it is (None: the applicant's), by when, and what and whose it is once that day is over.

    `task` and `late_task` are message keys, said with `facts` (plain values that JSON can hold).
    """

    task: str
    right: Right | None
    due: date | None = None
    late_task: str = ""
    late_right: Right | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
