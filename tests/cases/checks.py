"""What every refusal is held to: a reason in words, and not a row changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

from bulyst.audit import trail
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.wording import say
from tests.cases.world import World

_ROOMS = ("cases", "ledger", "correspondence", "parties", "programmes")


def rows(world: World) -> dict[str, list[Any]]:
    """Every row of the rooms that a case touches."""
    tables = [model._meta.db_table for room in _ROOMS for model in apps.get_app_config(room).get_models()]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY id')
            found[table] = cursor.fetchall()
    return found


@contextmanager
def refused(world: World, *keys: str) -> Iterator[None]:
    """The body is refused with (at least) these reasons, all of which can be said; nothing but the trail changes."""
    before = rows(world)
    lines = len(trail.history(world.municipality.pk))
    try:
        yield
    except Refused as refusal:
        said = {message.key: say(message) for message in refusal.messages}
        assert set(keys) <= set(said), f"refused for {sorted(said)}"
        assert all("%" not in sentence.replace("\u00a0%", "") for sentence in said.values())
    else:
        raise AssertionError(f"not refused, expected {keys}")
    assert rows(world) == before
    after = trail.history(world.municipality.pk)
    assert [line.event for line in after[lines:]] == ["action.refused"]
