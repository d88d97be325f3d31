"""The staff's browsers in a municipality with cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality, User
from tests.cases.world import NOW, World, build


@pytest.fixture(autouse=True)
def at_that_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened when the world's actions happen."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def world(lierne: Municipality, make_user: Any, make_actor: Any) -> World:
    """A programme with its people."""
    return build(lierne, make_user, make_actor)


@pytest.fixture
def browser_of() -> Callable[[Actor], Client]:
    """The browser of one of the world's people."""

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend="bulyst.web.account.backends.SignIn")
        return client

    return sign_in
