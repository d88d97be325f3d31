from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bulyst.cases.settling import differences
from bulyst.tenancy.models import Municipality
from tests.cases.world import UP_FRONT, World, build, shared


@pytest.fixture(scope="module")
def world_of_the_file(before_a_file: None, django_db_blocker: Any) -> World:
    """Made once for a file of tests."""
    return shared(django_db_blocker)


@pytest.fixture(scope="module")
def stocked(world_of_the_file: World, django_db_blocker: Any) -> None:
    """A case of each state lies ready in the world of this file (`World.fill`)."""
    with django_db_blocker.unblock():
        world_of_the_file.fill()


@pytest.fixture
def world(world_of_the_file: World, db: None) -> Iterator[World]:
    """A programme that pays in arrears. Whatever a test does by actions, the stored work list is what it should be."""
    yield world_of_the_file.again()
    assert list(differences()) == []


@pytest.fixture
def up_front_world(neighbour: Municipality, make_user: Any, make_actor: Any) -> Iterator[World]:
    """A programme that pays half up front."""
    yield build(neighbour, make_user, make_actor, regime=UP_FRONT)
    assert list(differences()) == []
