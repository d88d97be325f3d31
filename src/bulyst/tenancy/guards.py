"""What the database refuses between tenants, also when somebody goes round the models."""

from __future__ import annotations

from django.apps import AppConfig
from django.db import models

from bulyst.audit.triggers import Guard, Trigger
from bulyst.kernel.canonical import sha256_hex
from bulyst.tenancy.scoped import ScopedModel


def guards(app_config: AppConfig) -> list[Guard]:
    """For each scoped model of a room: its tenant never changes, and equals the tenant of every parent."""
    found: list[Guard] = []
    for model in app_config.get_models():
        if not issubclass(model, ScopedModel):
            continue
        table = model._meta.db_table
        found.append(
            Trigger(
                _name(table, "tenant_stays"),
                table,
                "BEFORE UPDATE",
                "NEW.tenant_id <> OLD.tenant_id",
                f"bulyst: a row of {table} never changes its tenant",
            )
        )
        for column, parent in parents(model):
            condition = (
                f"NEW.{column} IS NOT NULL AND NEW.tenant_id <> COALESCE("
                f"(SELECT parent.tenant_id FROM {parent} AS parent WHERE parent.id = NEW.{column}), -1)"
            )
            reason = f"bulyst: {table}.{column} belongs to another tenant"
            for moment in ("INSERT", "UPDATE"):
                name = _name(table, f"{column}_{moment.lower()}_tenant")
                found.append(Trigger(name, table, f"BEFORE {moment}", condition, reason))
    return found


def parents(model: type[models.Model]) -> list[tuple[str, str]]:
    """(column, parent table) of each relation of `model` to a scoped model."""
    return [
        (field.column, field.related_model._meta.db_table)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, ScopedModel)
    ]


def _name(table: str, what: str) -> str:
    name = f"{table}_{what}"
    return name if len(name) <= 60 else f"{name[:50]}_{sha256_hex(name.encode())[:8]}"
