"""A database that is in use can be migrated: tables are remade under their triggers, which are there again after it."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.migrations import Migration

from bulyst.parties.models import Party
from bulyst.tenancy.models import Municipality


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {name for (name,) in cursor.fetchall()}


def test_a_table_that_others_triggers_read_is_remade(committed_database: str, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        Municipality.objects.create(number="5042", name="Lierne")
        before, old = triggers(), Party._meta.get_field("legal_form")
        new = copy(old)
        new.max_length = 11
        emit_pre_migrate_signal(
            verbosity=0, interactive=False, db="default", plan=[(Migration("0099_prove", "parties"), False)]
        )
        with connection.schema_editor() as editor:
            editor.alter_field(Party, old, new)
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default", plan=[])
        assert triggers() == before
        assert Municipality.objects.get().name == "Lierne"
