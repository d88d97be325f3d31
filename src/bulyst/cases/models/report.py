"""Progress reports, and what was reminded of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulyst.cases.lifecycle.report import ReportState
from bulyst.cases.models.case import Case
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class ProgressReport(ScopedModel):
    """What the applicant is asked to tell by a day, without asking for money; `form` holds the typed questions."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(_("status"), max_length=12, choices=[(each.value, each.value) for each in ReportState])
    form = models.ForeignKey(
        "programmes.FormVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("frist"))
    asked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("bedt om"))
    text = models.TextField(_("hva som er gjort"), blank=True)
    answers = models.JSONField(_("svar"), default=dict, blank=True)
    delivered_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    delivered_at = models.DateTimeField(_("levert"), null=True, blank=True)
    reason = models.TextField(_("hvorfor den ble sendt tilbake"), blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "due_on"], name="cases_one_report_a_day")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.due_on:%Y-%m-%d} {self.state}"


class Reminder(ScopedModel):
    """The applicant was reminded of a day once."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=20)
    due_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "due_on"], name="cases_reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind} {self.due_on:%Y-%m-%d}"
