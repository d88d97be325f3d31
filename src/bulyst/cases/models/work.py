"""Who has to do what with which case by when: what the work list is read from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.models.case import Case
from bulyst.tenancy.models import ScopedModel
from bulyst.tenancy.roles import Right

_RIGHTS = [("", "")] + [(right.value, right.value) for right in Right]


class NextStep(ScopedModel):
    """What a case waits for, as its other rows say; written anew by `settling.settle` at the end of every action.

    Until the end of `due_on` it is `right`'s to do `task` (no right: the applicant's). After that day it is
    `late_task` for `late_right`, where one is set. Time changes no row: a list compares with today's date.
    `kind`, `programme` and `officer` are the case's, so that a page of the list is one walk along an index.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="next_steps")
    source = models.CharField(max_length=30)
    task = models.CharField(max_length=60)
    facts = models.JSONField(default=dict, blank=True)
    right = models.CharField(max_length=20, choices=_RIGHTS, blank=True)
    due_on = models.DateField(_("frist"), null=True, blank=True)
    late_task = models.CharField(max_length=60, blank=True)
    late_right = models.CharField(max_length=20, choices=_RIGHTS, blank=True)
    kind = models.CharField(_("slag"), max_length=10, choices=CaseKind.choices)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "source"], name="cases_one_next_step_a_source"),
            models.CheckConstraint(
                condition=Q(late_right="", late_task="") | (~Q(late_task="") & Q(due_on__isnull=False)),
                name="cases_late_after_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant", "due_on", "case", "id"],
                include=["right", "late_right", "officer", "kind", "programme"],
                name="cases_work_by_deadline",
            ),
            models.Index(fields=["tenant", "officer", "due_on", "case"], name="cases_work_of_officer"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.task}"


class SavedFilter(ScopedModel):
    """A choice of the work list that somebody keeps under a name; a shared one is their colleagues' too."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("navn"), max_length=80)
    choices = models.JSONField(_("valg"), default=dict)
    shared = models.BooleanField(_("delt med kolleger"), default=False)
    created_at = models.DateTimeField(_("lagret"))

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("lagret utvalg")
        verbose_name_plural = _("lagrede utvalg")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "user", "name"], name="cases_filter_name_is_ones_own"),
        ]

    def __str__(self) -> str:
        return self.name
