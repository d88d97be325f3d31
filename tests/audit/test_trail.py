"""The audit trail cannot be changed unseen, also when somebody goes round the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from bulyst.audit import trail
from bulyst.audit.context import channel
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(make_actor: Callable[..., Actor], lierne: Municipality) -> Actor:
    return make_actor(lierne, Role.CASE_OFFICER)


def three_events(actor: Actor, now: datetime) -> None:
    for number in (1, 2, 3):
        trail.record(actor, "case.looked_at", ("case", number), at=now, number=number)


def without_triggers(*statements: str) -> None:
    """Do what only somebody with full power over the database can do: drop the triggers, change the rows."""
    with connection.cursor() as cursor:
        for name in (
            "audit_event_no_update",
            "audit_event_no_delete",
            "audit_event_follows_head",
            "audit_head_one_step",
        ):
            table = "audit_head" if name.startswith("audit_head") else "audit_event"
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        for statement in statements:
            cursor.execute(statement)


def test_an_untouched_trail_holds_and_is_read_back(actor: Actor, now: datetime) -> None:
    with channel("web"):
        three_events(actor, now)
    assert trail.verify() == []
    [line] = trail.history(actor.tenant_id, ("case", 2))
    assert (line.event, line.facts, line.channel, line.actor_id) == (
        "case.looked_at",
        {"number": 2},
        "web",
        actor.user_id,
    )
    assert [line.sequence for line in trail.history(actor.tenant_id)] == [1, 2, 3]


def test_each_tenant_has_a_chain_of_its_own(
    actor: Actor, make_actor: Callable[..., Actor], neighbour: Municipality, now: datetime
) -> None:
    three_events(actor, now)
    other = make_actor(neighbour, Role.BOARD_MEMBER)
    assert trail.record(other, "case.looked_at", ("case", 1), at=now) == 1
    assert {head.tenant_id: head.sequence for head in trail.heads()} == {actor.tenant_id: 3, other.tenant_id: 1}
    assert trail.history(other.tenant_id, ("case", 2)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET event = 'nothing' WHERE sequence = 2",
        "DELETE FROM audit_event WHERE sequence = 3",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET sequence = 2",
        "UPDATE audit_head SET sequence = sequence + 1, hash = 'x'",
        "INSERT INTO audit_head (tenant_id, sequence, hash) VALUES (99, 7, 'x')",
        "INSERT INTO audit_event (tenant_id, sequence, at, recorded_at, actor_id, actor_label, channel, event,"
        " subject_type, subject_id, facts, previous_hash, hash) SELECT tenant_id, 9, at, recorded_at, actor_id,"
        " actor_label, channel, event, subject_type, subject_id, facts, previous_hash, hash FROM audit_event"
        " WHERE sequence = 3",
    ],
)
def test_the_database_refuses_to_change_the_trail(actor: Actor, now: datetime, statement: str) -> None:
    three_events(actor, now)
    with pytest.raises(DatabaseError, match="bulyst"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert trail.verify() == []


@pytest.mark.parametrize(
    ("statement", "sequence", "what"),
    [
        ("UPDATE audit_event SET event = 'nothing' WHERE sequence = 2", 2, "was changed"),
        ("UPDATE audit_event SET facts = '{\"number\": 9}' WHERE sequence = 1", 1, "was changed"),
        ("UPDATE audit_event SET actor_id = 999 WHERE sequence = 3", 3, "was changed"),
        ("DELETE FROM audit_event WHERE sequence = 2", 3, "rows are missing"),
        ("DELETE FROM audit_event WHERE sequence = 3", 3, "the head names row 3, the chain ends at 2"),
        ("DELETE FROM audit_event", 3, "the head names row 3, the chain ends at 0"),
    ],
)
def test_a_change_behind_our_back_is_found(
    actor: Actor, now: datetime, statement: str, sequence: int, what: str
) -> None:
    three_events(actor, now)
    without_triggers(statement)
    found = trail.verify()
    assert any(problem.sequence == sequence and what in problem.what for problem in found), found


def test_a_trail_written_anew_is_found_by_a_head_that_was_kept(actor: Actor, now: datetime) -> None:
    three_events(actor, now)
    kept = trail.heads()
    without_triggers("DELETE FROM audit_event", "UPDATE audit_head SET sequence = 0, hash = ''")
    for number in (1, 2, 3):
        trail.record(actor, "case.looked_at", ("case", number), at=now, number=number * 10)
    assert trail.verify() == []
    assert [problem.what for problem in trail.verify(kept)] == ["differs from the head that was kept"]
