"""Who is told when a call that people rely on is changed. This room does not know who has begun to apply.

A room above registers how it tells those it knows of; it is asked within the action that changes the call.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from bulyst.programmes.models import Call
from bulyst.tenancy.actor import Actor


class CallChange(StrEnum):
    """What happened to a call under those who have begun to apply."""

    CANCELLED = "CANCELLED"
    CLOSED = "CLOSED"
    MORE_TIME = "MORE_TIME"
    NEW_ROUNDS = "NEW_ROUNDS"


Tell = Callable[[Actor, Call, CallChange, datetime], None]

_TOLD: list[Tell] = []


def register(tell: Tell) -> None:
    """Have `tell` called for every change of a call."""
    if tell not in _TOLD:
        _TOLD.append(tell)


def tell(actor: Actor, call: Call, change: CallChange, now: datetime) -> None:
    """Let every room tell those it knows of."""
    for each in _TOLD:
        each(actor, call, change, now)
