"""Random sequences of every action about money, alone and by several people at once: nothing is lost or made."""

from __future__ import annotations

import random

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bulyst.audit import trail
from bulyst.correspondence import rendering
from bulyst.ledger import queries as ledger
from tests.cases.play import ONWARD, OPERATIONS, Play
from tests.cases.world import World

FAR = st.integers(1, len(ONWARD))
WHICH, SIZE = st.integers(0, 2), st.integers(1, 40)


@pytest.fixture(autouse=True)
def no_letters_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """What letters look like is tried elsewhere, and setting one takes longer than all the rest."""
    monkeypatch.setattr(rendering, "_compile", lambda template, inputs, timestamp: b"%PDF-1.7 oppdiktet")


@pytest.mark.django_db
def test_no_sequence_of_actions_overdraws_loses_or_makes_money(world: World) -> None:
    begun = Play.begun(world, 3)

    class Room(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.before = transaction.savepoint()  # every sequence begins with the same three cases
            self.play = Play(world, begun.cases)

        @rule(operation=st.sampled_from(sorted(OPERATIONS)), which=WHICH, size=SIZE)
        def anything(self, operation: str, which: int, size: int) -> None:
            self.play.try_to(operation, which, size)

        @rule(
            which=WHICH,
            sizes=st.lists(SIZE, min_size=len(ONWARD), max_size=len(ONWARD)),
            far=st.integers(1, len(ONWARD)),
        )
        def onward(self, which: int, sizes: list[int], far: int) -> None:
            for operation, size in list(zip(ONWARD, sizes, strict=True))[:far]:
                self.play.try_to(operation, which, size)

        @invariant()
        def money_holds(self) -> None:
            self.play.holds()

        def teardown(self) -> None:
            assert ledger.check() == []
            transaction.savepoint_rollback(self.before)

    run_state_machine_as_test(Room, settings=settings(max_examples=12, stateful_step_count=12, deadline=None))


@pytest.mark.django_db
def test_the_random_play_reaches_every_step(world: World) -> None:
    play = Play.begun(world, 2)
    chance = random.Random(4)
    for size in (20, 11):
        for operation in ONWARD:
            play.try_to(operation, 0, size)
    play.holds()
    for _ in range(200):
        play.try_to(chance.choice(sorted(OPERATIONS)), chance.randrange(2), chance.randint(1, 40))
    play.holds()
    deep = {"grant", "pay", "final", "confirm", "grant change", "appeal", "review", "give back", "close"}
    assert deep <= set(play.done), play.done
    assert ledger.check() == []
    assert trail.verify() == []
