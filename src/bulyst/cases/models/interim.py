"""Interim replies: who has not been answered in time is told why, and when the answer is expected."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.models.case import Case
from bulyst.tenancy.models import ScopedModel


class InterimReply(ScopedModel):
    """One interim reply. The house sends one by itself; people can send more, each with a later day."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="interim_replies")
    expected_by = models.DateField(_("svar er ventet"))
    reason = models.TextField(_("hvorfor det tar tid"), blank=True)
    sent_at = models.DateTimeField(_("sendt"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    letter = models.ForeignKey("correspondence.Letter", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name = _("foreløpig svar")
        verbose_name_plural = _("foreløpige svar")
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(by__isnull=True), name="cases_one_reply_by_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.expected_by:%Y-%m-%d}"
