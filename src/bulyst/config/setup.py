"""Make Django ready for a command."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError


def ready(*, mode: str | None = None) -> None:
    """Load settings (in `mode` unless the environment says otherwise), rooms and models. Safe to call twice."""
    if mode is not None:
        os.environ.setdefault("BULYST_MODE", mode)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bulyst.config.settings")
    django.setup()


def with_database() -> None:
    """Be ready to read the configured database. Raises BadInput when it has not been set up."""
    from bulyst.config.cli import BadInput

    ready()
    if pending_migrations():
        raise BadInput("the database is not set up; run `bulyst demo` or `bulyst serve` first")


def migrated() -> None:
    """Bring the configured database to this version's shape; creates the file and its folder for SQLite."""
    settings.BULYST_VAR.mkdir(parents=True, exist_ok=True)
    name = settings.DATABASES["default"]["NAME"]
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite" and name and "memory" not in str(name):
        Path(name).absolute().parent.mkdir(parents=True, exist_ok=True)
    if pending_migrations():
        call_command("migrate", verbosity=0, interactive=False)


def is_set_up() -> bool:
    """Whether the configured database exists and holds this version's tables."""
    try:
        return pending_migrations() == 0
    except OperationalError:
        return False


def emptied() -> None:
    """Throw the configured database away and begin with a new one."""
    connection = connections[DEFAULT_DB_ALIAS]
    name = str(connection.settings_dict["NAME"])
    connection.close()
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(name + ending).unlink(missing_ok=True)
        return
    quoted = connection.ops.quote_name(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {quoted}")


def pending_migrations() -> int:
    """How many migrations the configured database has not seen."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
