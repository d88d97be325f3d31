"""Random sequences of every action about money by several people at once: nothing is lost or made."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connections

from bulyst.audit import trail
from bulyst.correspondence import rendering
from bulyst.ledger import queries as ledger
from bulyst.tenancy.models import Municipality
from tests.cases.play import ONWARD, OPERATIONS, Play
from tests.cases.test_at_once import _actor, _user
from tests.cases.world import World, build


@pytest.fixture(autouse=True)
def no_letters_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """What letters look like is tried elsewhere, and setting one takes longer than all the rest."""
    monkeypatch.setattr(rendering, "_compile", lambda template, inputs, timestamp: b"%PDF-1.7 oppdiktet")


@pytest.fixture
def kept_world(committed_database: str, django_db_blocker: Any) -> Iterator[World]:
    """A world in which transactions really commit."""
    with django_db_blocker.unblock():
        yield build(Municipality.objects.create(number="5042", name="Lierne"), _user, _actor)


def test_several_people_at_once_neither_overdraw_nor_pay_twice(kept_world: World) -> None:
    begun = Play.begun(kept_world, 3)
    failures: list[BaseException] = []

    def work(seed: int) -> None:
        play, chance = Play(kept_world, begun.cases), random.Random(seed)
        try:
            for step in range(40):
                operation = ONWARD[step % len(ONWARD)] if chance.random() < 0.6 else chance.choice(sorted(OPERATIONS))
                try:
                    play.try_to(operation, chance.randrange(3), chance.randint(1, 40))
                except OperationalError as busy:  # SQLite gave up waiting for the other: nothing was done
                    if connections["default"].vendor != "sqlite":
                        raise busy
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    begun.holds()
    assert ledger.check() == []
    assert trail.verify() == []
    with kept_world.open():
        keys = [line.key for case in begun.cases for line in ledger.entries_of(case.subject)]
    assert len(keys) == len(set(keys))
