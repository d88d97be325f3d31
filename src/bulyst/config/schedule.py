"""What happens by itself, and how often. One table; the scheduler only puts tasks in the queue."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from threading import Event

from django.db import close_old_connections

log = logging.getLogger("bulyst.schedule")


@dataclass(frozen=True, slots=True)
class Regular:
    """A task by its dotted name, and the seconds between two of its runs."""

    task: str
    every: int


SCHEDULE = (
    Regular("bulyst.correspondence.tasks.deliver_due", every=60),
    Regular("bulyst.correspondence.tasks.carry_due", every=300),
    Regular("bulyst.cases.tasks.lapse_overdue", every=3600),
    Regular("bulyst.cases.tasks.ask_for_reports", every=6 * 3600),
    Regular("bulyst.cases.tasks.send_reminders", every=6 * 3600),
    Regular("bulyst.cases.tasks.reply_in_the_meantime", every=3600),
    Regular("bulyst.correspondence.tasks.sweep_shelves", every=24 * 3600),
    Regular("bulyst.config.tasks.check_house", every=24 * 3600),
)


def enqueue(regular: Regular) -> None:
    """Put one regular task in the queue."""
    module, _, name = regular.task.rpartition(".")
    getattr(import_module(module), name).enqueue()


def run(stop: Event, *, put: Callable[[Regular], None] = enqueue, tick: float = 1.0) -> None:
    """Put each task of the table in the queue when its time has come, until `stop` is set.

    A task that cannot be queued (the database is away) is logged and tried again at its next turn.
    """
    due = {regular: time.monotonic() for regular in SCHEDULE}
    while not stop.is_set():
        for regular, moment in due.items():
            if time.monotonic() < moment:
                continue
            due[regular] = time.monotonic() + regular.every
            try:
                close_old_connections()
                put(regular)
            except Exception:
                log.exception("%s could not be queued", regular.task)
        stop.wait(tick)
