"""An index that finds a text within a text, on PostgreSQL. For migrations.

It needs the extension pg_trgm, which the owner of a database may create without being a superuser. Where even that
is refused, there is no index: a search then reads the rows of the municipality that is searched, and answers the same.
"""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, transaction
from django.db.migrations import RunPython


def trigram_index(name: str, table: str, *columns: str) -> RunPython:
    """The operation that makes the index `name` over these columns, as `icontains` asks for them."""
    expressions = ", ".join(f'UPPER("{column}"::text) gin_trgm_ops' for column in columns)
    return RunPython(
        _on_postgresql(
            "CREATE EXTENSION IF NOT EXISTS pg_trgm", f'CREATE INDEX "{name}" ON "{table}" USING gin ({expressions})'
        ),
        _on_postgresql(f'DROP INDEX IF EXISTS "{name}"'),
    )


def _on_postgresql(*statements: str) -> Callable[[Any, Any], None]:
    def run(_apps: Any, schema_editor: Any) -> None:
        connection = schema_editor.connection
        if connection.vendor != "postgresql":
            return
        try:
            with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        except DatabaseError:  # the extension may not be created here
            return

    return run
