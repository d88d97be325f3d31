"""What was said about two parties being one, or not."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulyst.parties.models.party import Party
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class Merge(ScopedModel):
    """One merging: what it moved, so that undoing it restores exactly that."""

    duplicate = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="merges")
    into = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="absorbed")
    moved = models.JSONField(_("duplikater som fulgte med"), default=list)
    merged_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    merged_at = models.DateTimeField(_("slått sammen"))
    undone_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(_("angret"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["duplicate"], condition=models.Q(undone_at__isnull=True), name="parties_merged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duplicate_id} → {self.into_id}"


class KeptApart(ScopedModel):
    """Two parties that look alike and are not: they are not offered again. `first` has the lower id."""

    first = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    said_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(_("sagt"))

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="parties_kept_apart_once")]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
