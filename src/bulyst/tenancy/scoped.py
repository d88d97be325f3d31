"""Rows that belong to one municipality: read only within an open scope, written only to a tenant that is open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django_scopes import ScopedManager

from bulyst.tenancy.scope import OutOfScope, check_write, open_tenants


class ScopedQuerySet(models.QuerySet):
    """Guards every kind of write; django-scopes guards the reads."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Insert rows whose tenant is open. Raises OutOfScope."""
        rows = list(objs)
        for row in rows:
            check_write(row.tenant_id)
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        """Update rows whose tenant is open. Raises OutOfScope."""
        rows = list(objs)
        for row in rows:
            check_write(row.tenant_id)
        return super().bulk_update(rows, list(fields), *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """Update the rows among these whose tenant is open. Raises OutOfScope when a row is to change its tenant."""
        if kwargs.keys() & {"tenant", "tenant_id"}:
            raise OutOfScope("a row never changes its tenant")
        return super(ScopedQuerySet, self._within_scope()).update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the rows among these whose tenant is open."""
        return super(ScopedQuerySet, self._within_scope()).delete()

    delete.alters_data = True  # type: ignore[attr-defined]

    def _within_scope(self) -> Self:
        # A queryset can outlive the scope that it was built in: what counts is what is open now.
        return self.filter(tenant_id__in=open_tenants())


class ScopedModel(models.Model):
    """A row of one municipality. The database refuses a parent of another (bulyst.tenancy.guards)."""

    tenant = models.ForeignKey("tenancy.Municipality", on_delete=models.PROTECT, related_name="+")

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager[Self]]
    else:
        objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(ScopedQuerySet))

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert or update within the open scope. Raises OutOfScope."""
        check_write(self.tenant_id)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete within the open scope. Raises OutOfScope."""
        check_write(self.tenant_id)
        return super().delete(*args, **kwargs)


class ConstructedModel(models.Model):
    """A row that may be made up for a demonstration; pages mark it wherever it is shown."""

    constructed = models.BooleanField(default=False)

    class Meta:
        abstract = True
