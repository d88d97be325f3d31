"""The staff's browsers in a municipality with cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
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
    return shared(django_db_blocker)


@pytest.fixture
def world(world_of_the_file: World, db: None) -> World:
    """A programme with its people."""
    return world_of_the_file.again()


@pytest.fixture
def browser_of() -> Callable[[Actor], Client]:
    """The browser of one of the world's people."""

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend="bulyst.web.account.backends.SignIn")
        return client

    return sign_in
