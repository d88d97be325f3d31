"""Make Django ready for a command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from dj_database_url import ParseError, UnknownSchemeError
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError


def ready(*, mode: str | None = None) -> None:
    """Load settings (in `mode` unless the environment says otherwise), rooms and models. Safe to call twice.

    Raises BadInput for settings that cannot be read.
    """
    from bulyst.config.cli import BadInput

    if mode is not None:
        os.environ.setdefault("BULYST_MODE", mode)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bulyst.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BadInput(str(error)) from error
    except (ParseError, UnknownSchemeError) as error:
        raise BadInput("BULYST_DATABASE_URL is sqlite:///absolute/path or postgres://user@host/name") from error


def with_database() -> None:
    """Be ready to read the configured database. Raises BadInput when it has not been set up or cannot be reached."""
    from bulyst.config.cli import BadInput

    ready()
    file = _file()
    with _reached():
        if (file is not None and not file.exists()) or pending_migrations():
            raise BadInput("the database is not set up; run `bulyst demo` or `bulyst serve` first")


def migrated() -> None:
    """Bring the configured database to this version's shape; creates the file and its folder for SQLite.

    Raises BadInput when it cannot be reached.
    """
    file = _file()
    with _reached():
        settings.BULYST_VAR.mkdir(parents=True, exist_ok=True)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        if pending_migrations():
            call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def _reached() -> Iterator[None]:
    """Say in one line what keeps us from the database, or from the folder that it lies in."""
    from bulyst.config.cli import BadInput

    try:
        yield
    except (OperationalError, OSError) as error:
        raise BadInput(f"the database cannot be used: {str(error).splitlines()[0]}") from error


def _file() -> Path | None:
    """The file of the configured database; None for a server, and for a database in memory."""
    name = str(settings.DATABASES["default"]["NAME"])
    in_a_file = connections[DEFAULT_DB_ALIAS].vendor == "sqlite" and name and "memory" not in name
    return Path(name).absolute() if in_a_file else None


def is_set_up() -> bool:
    """Whether the configured database exists and holds this version's tables."""
    try:
        return pending_migrations() == 0
    except OperationalError:
        return False


def emptied() -> None:
    """Throw the configured database away and begin with a new one. Raises BadInput when it cannot be reached."""
    with _reached():
        _emptied()


def _emptied() -> None:
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
