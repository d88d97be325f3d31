"""A published programme with a little of everything, and browsers for those who look at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from bulyst.programmes import actions
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality, User
from tests.results.world import World, make


@pytest.fixture(autouse=True)
def an_hour_later(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """Pages are opened an hour after the world's actions happened, whatever the day is outside."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(hours=1))


@pytest.fixture
def world(
    lierne: Municipality, make_actor: Callable[..., Actor], make_user: Callable[..., User], now: datetime
) -> World:
    return make(lierne, make_actor, make_user, now)


@pytest.fixture
def published(world: World) -> World:
    """The world with two goals, published."""
    for draft in (
        actions.GoalDraft(
            "Flere innbyggere", "QUANTITATIVE", indicator_key="population.inhabitants", direction="INCREASE"
        ),
        actions.GoalDraft(
            "Økt tilflytting", "QUANTITATIVE", is_main=True, indicator_key="migration.in", direction="INCREASE"
        ),
        actions.GoalDraft("Bedre samhold", "QUALITATIVE"),
    ):
        actions.add_goal(actor=world.manager, programme_id=world.programme.pk, draft=draft, now=world.now)
    actions.publish_programme(actor=world.manager, programme_id=world.programme.pk, now=world.now)
    return world


@pytest.fixture
def browser_of(db: None) -> Callable[[Actor], Client]:
    """Gives the browser of an actor who is signed in."""

    def signed_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend="bulyst.web.account.backends.SignIn")
        return client

    return signed_in
