"""The migrations lead to the very tables that the models describe, which all other tests work on."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection
from tests.demonstration import Demonstration

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def of_the_models(django_db_setup: None, django_db_blocker: Any) -> Schema:
    """Of a database of tests, which knows no migrations."""
    with django_db_blocker.unblock():
        return schema()


def test_migrated_tables_are_those_of_the_models(
    of_the_models: Schema, in_demonstration: Demonstration, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock():
        migrated = schema()
    assert "cases_case" in migrated
    assert set(migrated) == set(of_the_models)
    for table, described in migrated.items():
        assert described == of_the_models[table], table


def schema() -> Schema:
    """Each table's columns, constraints, indexes and triggers; the order of columns is nobody's business."""
    # Django looks for collations in the statement that made a table, and stumbles over a check with a comma in it.
    no_collations = patch.object(connection.introspection, "_get_column_collations", lambda *_: {}, create=True)
    with no_collations, connection.cursor() as cursor:
        ours = (model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("bulyst."))
        tables = {model._meta.db_table for model in ours} & set(connection.introspection.table_names(cursor))
        return {
            table: {
                "columns": {
                    column.name: (column.type_code, column.null_ok, column.default)
                    for column in connection.introspection.get_table_description(cursor, table)
                },
                "constraints": sorted(_constraints(cursor, table), key=repr),
                "triggers": _triggers(cursor, table),
            }
            for table in tables
        }


def _constraints(cursor: Any, table: str) -> list[tuple[str, dict[str, Any]]]:
    # Those that we named by their names; those of Django by what they do.
    found = connection.introspection.get_constraints(cursor, table)
    own = {each.name for model in connection.introspection.installed_models([table]) for each in _named(model)}
    # What PostgreSQL searches text by stands in migrations alone: no index of Django's describes it (tenancy.trigrams).
    return [(name if name in own else "", what) for name, what in found.items() if what.get("type") != "gin"]


def _named(model: Any) -> list[Any]:
    return [*model._meta.constraints, *model._meta.indexes]


def _triggers(cursor: Any, table: str) -> list[str]:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
    else:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass", [f'"{table}"']
        )
    return sorted(name for (name,) in cursor.fetchall())
