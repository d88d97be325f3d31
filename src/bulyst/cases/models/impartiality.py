"""Questions about somebody's impartiality in a case, and what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import ConflictGround
from bulyst.cases.lifecycle import ConflictState
from bulyst.cases.models.case import Case
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class ConflictQuestion(ScopedModel):
    """Is this person impartial in this case? `key` tells two questions of the same ground apart.

    `raised_by` is empty when the house found the conflict by itself. An employee's question is decided by a superior;
    an elected member's by the board, with the votes for and against what was found.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="conflict_questions")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(_("grunnlag"), max_length=10, choices=ConflictGround.choices)
    key = models.BigIntegerField(default=0)
    text = models.TextField(_("grunn"), blank=True)
    raised_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raised_at = models.DateTimeField(_("reist"))
    state = models.CharField(_("status"), max_length=12, choices=[(each.value, each.value) for each in ConflictState])
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    reasons = models.TextField(_("begrunnelse"), blank=True)
    verdicts = models.JSONField(_("regelsvar"), default=list)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user", "ground", "key"],
                condition=Q(state=ConflictState.OPEN),
                name="cases_one_open_question_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(state=ConflictState.OPEN, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=ConflictState.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="cases_question_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("user")),
                name="cases_nobody_clears_themselves",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "state", "user"], name="cases_open_questions")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.case_id}: {self.ground}, {self.state}"
