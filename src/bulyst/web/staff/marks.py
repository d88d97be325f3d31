"""How a table marks the rows that were made for a demonstration."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from bulyst.tenancy.models import ConstructedModel
from bulyst.web.ui.tables import Column, Tag


def mark_column(rows: Iterable[ConstructedModel]) -> list[Column]:
    """A last column for the mark, in tables where some row has it."""
    return [Column("mark", gettext("Merknad"))] if any(row.constructed for row in rows) else []


def mark_cell(row: ConstructedModel) -> dict[str, Tag | str]:
    """The row's mark, or nothing for a real one."""
    return {"mark": Tag(gettext("Oppdiktet eksempel"), "warning") if row.constructed else ""}
