from __future__ import annotations

from typing import Any

import pytest

from bulyst.tenancy.models import Municipality
from tests.cases.world import UP_FRONT, World, build


@pytest.fixture
def world(lierne: Municipality, make_user: Any, make_actor: Any) -> World:
    """A programme that pays in arrears."""
    return build(lierne, make_user, make_actor)


@pytest.fixture
def up_front_world(lierne: Municipality, make_user: Any, make_actor: Any) -> World:
    """A programme that pays half up front."""
    return build(lierne, make_user, make_actor, regime=UP_FRONT)
