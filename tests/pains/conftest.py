"""The same world as the tests of cases, and browsers in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import User
from tests.cases.conftest import up_front_world, world, world_of_the_file
from tests.cases.world import NOW, World

__all__ = ["signed_in_as", "up_front_world", "world", "world_of_the_file"]


@pytest.fixture
def signed_in_as(world: World, monkeypatch: pytest.MonkeyPatch) -> Callable[[Actor], Client]:
    """Opens browsers at the moment of the world, each signed in as the person behind an actor."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend="bulyst.web.account.backends.SignIn")
        return client

    return sign_in
