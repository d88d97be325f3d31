"""An applicant's browser in a municipality with an open call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bulyst.programmes import actions as programmes
from bulyst.programmes.actions import GoalDraft
from bulyst.programmes.choices import GoalKind
from bulyst.tenancy.models import User
from tests.cases.conftest import stocked
from tests.cases.world import NOW, World, shared

__all__ = ["stocked"]


@pytest.fixture(autouse=True)
def at_that_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened when the world's actions happen."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture(scope="module")
def world_of_the_file(before_a_file: None, django_db_blocker: Any) -> World:
    """Made once for a file of tests."""
    world = shared(django_db_blocker)
    with django_db_blocker.unblock():
        programmes.add_goal(
            actor=world.manager,
            programme_id=world.programme.pk,
            draft=GoalDraft(kind=GoalKind.QUALITATIVE, text="Flere innbyggere"),
            now=NOW,
        )
        programmes.publish_programme(actor=world.manager, programme_id=world.programme.pk, now=NOW)
    return world


@pytest.fixture
def world(world_of_the_file: World, db: None) -> World:
    """A published programme with an open call and one applicant."""
    return world_of_the_file.again()


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which `user` is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="bulyst.web.account.backends.SignIn")
        return client

    return sign_in


@pytest.fixture
def browser(world: World, signed_in: Callable[[User], Client]) -> Client:
    """The applicant, signed in."""
    return signed_in(world.user)
