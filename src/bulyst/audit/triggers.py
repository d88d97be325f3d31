"""Database triggers: what the rows themselves refuse, whoever asks.

A trigger is written once for each engine and laid anew after every migration, since SQLite drops the triggers
of a table that it rebuilds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


@dataclass(frozen=True)
class Trigger:
    """Refuse `when` (for example "BEFORE INSERT") on `table` if `condition` holds.

    `condition` is an SQL expression over NEW and OLD that both engines understand; `prepare` is one statement
    that PostgreSQL runs first (a lock). Names stay below 63 characters.
    """

    name: str
    table: str
    when: str
    condition: str
    reason: str
    prepare: str = ""

    def statements(self, vendor: str) -> list[str]:
        """The statements that lay this trigger on `vendor` ("sqlite" or "postgresql")."""
        if vendor == "sqlite":
            return [
                f"DROP TRIGGER IF EXISTS {self.name}",
                f"CREATE TRIGGER {self.name} {self.when} ON {self.table} FOR EACH ROW WHEN {self.condition} "
                f"BEGIN SELECT RAISE(ABORT, '{self.reason}'); END",
            ]
        return [
            f"""CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN
                    {self.prepare}
                    IF {self.condition} THEN
                        RAISE EXCEPTION '{self.reason}' USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN {"OLD" if "DELETE" in self.when else "NEW"};
                END $body$""",
            f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}",
            f"CREATE TRIGGER {self.name} {self.when} ON {self.table} FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]


@dataclass(frozen=True)
class NoTruncate:
    """PostgreSQL empties a table without asking its row triggers; this one asks."""

    name: str
    table: str
    reason: str

    def statements(self, vendor: str) -> list[str]:
        """Nothing on SQLite, which has no TRUNCATE."""
        if vendor != "postgresql":
            return []
        return [
            f"""CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN
                    RAISE EXCEPTION '{self.reason}' USING ERRCODE = 'integrity_constraint_violation';
                END $body$""",
            f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}",
            f"CREATE TRIGGER {self.name} BEFORE TRUNCATE ON {self.table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {self.name}()",
        ]


Guard = Trigger | NoTruncate


def append_only(table: str) -> list[Guard]:
    """Rows of `table` are never changed and never removed."""
    reason = f"bulyst: {table} is append-only"
    return [
        Trigger(f"{table}_no_update", table, "BEFORE UPDATE", "1 = 1", reason),
        Trigger(f"{table}_no_delete", table, "BEFORE DELETE", "1 = 1", reason),
        NoTruncate(f"{table}_no_truncate", table, reason),
    ]


def lay(guards: Iterable[Guard], using: str) -> None:
    """Create or replace `guards` in the database `using`, on the tables that a migration has made so far."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in (guard for guard in guards if guard.table in tables):
            for statement in guard.statements(connection.vendor):
                cursor.execute(statement)


def lift_before_migrate(app_config: AppConfig) -> None:
    """Have SQLite's triggers taken off before a migration, since it cannot remake a table that another's trigger reads.

    All triggers are of this house, and `lay_after_migrate` lays them again. A migration that fails half-way leaves the
    database without them until the next one has succeeded.
    """

    def receiver(*, using: str, plan: list[Any], **_: Any) -> None:
        connection = connections[using]
        if connection.vendor != "sqlite" or not plan:
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')

    pre_migrate.connect(receiver, sender=app_config, weak=False, dispatch_uid=f"{app_config.label}.lifted")


def lay_after_migrate(
    app_config: AppConfig, guards: Callable[[AppConfig], Iterable[Guard]], *, all_rooms: bool = False
) -> None:
    """Have the guards of `app_config` (or, `all_rooms`, of every one) laid after each migration."""

    def receiver(*, app_config: AppConfig, using: str, **_: Any) -> None:
        if app_config.name.startswith("bulyst."):
            lay(guards(app_config), using)

    post_migrate.connect(
        receiver,
        sender=None if all_rooms else app_config,
        weak=False,
        dispatch_uid=f"{app_config.label}.guards",
    )
