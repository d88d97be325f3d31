"""Prepare the demonstration: once, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from bulyst.audit.context import channel
from bulyst.demo import board, cases, catalogue, courses, studies, ventures
from bulyst.demo.days import noon
from bulyst.demo.numbers import synthetic_numbers
from bulyst.demo.people import engage
from bulyst.demo.programme import BEGAN, ask_more, set_up
from bulyst.tenancy import queries as tenancy

Told = Callable[[str], None]


def is_prepared() -> bool:
    """Whether the demonstration stands in the configured database."""
    return tenancy.demo_users().exists()


def prepare(now: datetime, told: Told) -> None:
    """Make every row of the demonstration by the actions that the pages call; `told` hears how far it has come.

    One transaction: a demonstration that was broken off leaves nothing behind.
    """
    with transaction.atomic(), channel("demo"):
        cast = engage(now)
        stage = set_up(cast, now)
        numbers = synthetic_numbers()
        parties = cases.register(cast, numbers, noon(BEGAN), ventures.ASSOCIATIONS)
        body = board.seat(cast, noon(BEGAN))
        told(f"{cases.handled(cast, stage, parties, told, body)} saker behandlet")
        courses.hold(cast, stage, told)
        ventures.enter(cast, stage, parties, numbers, told)
        cases.waiting_today(cast, stage, numbers, now)
        ask_more(cast, stage, now)
        board.plan_the_next(cast, body, now)
        courses.announce(cast, stage, now)
        catalogue.fill(cast, now, told)
        studies.register_and_run(actor=cast.manager, now=now)
        told("studiene er regnet ut")
