"""Database fields for the kernel's values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from bulyst.kernel.money import Money

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    _Set = TypeVar("_Set", contravariant=True)
    _Get = TypeVar("_Get", covariant=True)

    class MoneyField(models.Field[_Set, _Get]):
        """What django-stubs reads to know the type of the attribute."""

        _pyi_private_set_type: Money | Combinable
        _pyi_private_get_type: Money
        _pyi_lookup_exact_type: Money | int
else:

    class MoneyField(models.BigIntegerField):
        """Whole øre in the database, Money in Python."""

        description = "Money as whole øre"

        def from_db_value(self, value: int | None, expression: Any, connection: Any) -> Money | None:
            """Money for a stored number of øre."""
            return None if value is None else Money(int(value))

        def to_python(self, value: Any) -> Any:
            """Money, from Money or a whole number of øre."""
            if value is None or isinstance(value, Money):
                return value
            return Money(int(value))

        def get_prep_value(self, value: Any) -> Any:
            """The number of øre to store."""
            if isinstance(value, Money):
                return value.ore
            return super().get_prep_value(value)

        def value_to_string(self, obj: models.Model) -> str:
            """The number of øre as text, for a data dump."""
            value = self.value_from_object(obj)
            return "" if value is None else str(value.ore)
