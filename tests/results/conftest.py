"""The programme that figures are counted in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from tests.results.world import World, make

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality, User


@pytest.fixture
def world(
    lierne: Municipality, make_actor: Callable[..., Actor], make_user: Callable[..., User], now: datetime
) -> World:
    return make(lierne, make_actor, make_user, now)
