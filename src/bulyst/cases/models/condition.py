"""That a condition of a decision is met, who saw it, and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.models.case import Case
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class MetCondition(ScopedModel):
    """One condition, ticked off. It can be opened again, and the row stays."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="met_conditions")
    key = models.CharField(max_length=64)
    """Of the condition's words: `conditions.Asked.key`."""
    text = models.TextField(_("vilkår"))
    met_on = models.DateField(_("oppfylt"))
    note = models.CharField(_("hvordan det vises"), max_length=300, blank=True)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("ført"))
    opened_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(_("åpnet igjen"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"], condition=Q(opened_at__isnull=True), name="cases_condition_met_once"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
