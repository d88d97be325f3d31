"""A programme with a coordinator who enters what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from bulyst.programmes.actions import ProgrammeDraft, create_programme
from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role


@pytest.fixture
def coordinator(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    """Who enters ventures."""
    return make_actor(lierne, Role.COORDINATOR)


@pytest.fixture
def programme(lierne: Municipality, make_actor: Callable[..., Actor], now: datetime) -> Programme:
    """A programme that has ended; only the year it can have begun in is known."""
    draft = ProgrammeDraft(
        "Lierne 2", "lierne-2", period_to=date(2012, 12, 31), earliest_year=1999, bounds_source="Katalogen"
    )
    return create_programme(actor=make_actor(lierne, Role.PROGRAMME_MANAGER), draft=draft, now=now)
