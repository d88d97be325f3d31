"""Rows that can be taken out again with a reason: they no longer count, and stay for those who ask why."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class RemovableModel(models.Model):
    """A row that a person entered by mistake can be removed, and put back.

    The reason is kept here and not in the audit trail: people write names in it, and a row can be erased.
    """

    removed_at = models.DateTimeField(_("fjernet"), null=True, blank=True)
    removed_reason = models.CharField(_("grunn til at den er fjernet"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_removed(self) -> bool:
        """Whether the row no longer counts."""
        return self.removed_at is not None

    def take_out(self, reason: str, at: datetime) -> None:
        """The row counts no more."""
        self.removed_at, self.removed_reason = at, reason.strip()
        self.save(update_fields=["removed_at", "removed_reason"])

    def put_back(self) -> None:
        """The row counts again."""
        self.removed_at, self.removed_reason = None, ""
        self.save(update_fields=["removed_at", "removed_reason"])
