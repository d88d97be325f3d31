"""An application that was moved to another call, and what of it had no place there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulyst.cases.models.case import Case
from bulyst.tenancy.models import ScopedModel


class Move(ScopedModel):
    """From one call to another. `left` holds the questions that the new call does not ask, with their answers."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="moves")
    from_call = models.ForeignKey("programmes.Call", on_delete=models.PROTECT, related_name="+")
    to_call = models.ForeignKey("programmes.Call", on_delete=models.PROTECT, related_name="+")
    left = models.JSONField(_("svar uten plass i den nye"), default=list)
    reason = models.TextField(_("grunn"), blank=True)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    moved_at = models.DateTimeField(_("flyttet"))

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.from_call_id} → {self.to_call_id}"
