"""What happens to a grant after it was accepted: its plan, what requests said before, changes, claims for repayment.

Sums of money that have moved are never stored here: they are counted from the ledger.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.grounds import ReclaimGround
from bulyst.cases.kinds import DecidingLevel
from bulyst.cases.lifecycle.change import OPEN_CHANGES, ChangeState
from bulyst.cases.lifecycle.reclaim import OPEN_RECLAIMS, ReclaimState
from bulyst.cases.models.case import Case, Decision, PaymentRequest
from bulyst.tenancy.fields import MoneyField
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class Milestone(ScopedModel):
    """A step of the payment plan: what is to be reached, by when, and the sum that follows. Replaced, never changed.

    It is reached on its day, or when a case officer accepts it before, with a reason.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="milestones")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(_("milepæl"), max_length=200)
    due_on = models.DateField(_("dato"))
    amount = MoneyField(_("beløp"))
    set_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(_("godtatt før datoen"), null=True, blank=True)
    accepted_because = models.TextField(_("hvorfor den er godtatt før datoen"), blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="cases_milestone_positive"),
            models.UniqueConstraint(
                fields=["case", "order"], condition=Q(replaced_at__isnull=True), name="cases_one_plan_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text}: {self.amount}"

    def reached(self, on: date) -> bool:
        """Whether its sum may be asked for on a day."""
        return self.due_on <= on or self.accepted_at is not None


class PaymentVersion(ScopedModel):
    """What a payment request said before it was changed, and who had written it."""

    request = models.ForeignKey(PaymentRequest, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["request", "number"], name="cases_payment_version_once")]

    def __str__(self) -> str:
        return f"{self.request_id}/{self.number}"


class Change(ScopedModel):
    """An application to change a grant: other budget lines, a longer period, or both. Never more money.

    `costs` holds the lines of the new budget as [{"text", "ore"}]; empty when the budget stays.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="changes")
    state = models.CharField(_("status"), max_length=12, choices=[(each.value, each.value) for each in ChangeState])
    costs = models.JSONField(_("nytt budsjett"), default=list, blank=True)
    until = models.DateField(_("ny siste dag"), null=True, blank=True)
    reason = models.TextField(_("hvorfor"))
    requested_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(_("bedt om"))
    recommendation = models.TextField(_("innstilling"), blank=True)
    advised_against = models.BooleanField(_("innstilt på avslag"), default=False)
    recommended_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recommended_at = models.DateTimeField(null=True, blank=True)
    reasons = models.TextField(_("begrunnelse"), blank=True)
    level = models.CharField(_("avgjort av"), max_length=10, choices=DecidingLevel.choices, blank=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(_("avgjort"), null=True, blank=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """What a granted change put in the place of the decision that it changes."""
    appeal_weeks = models.PositiveSmallIntegerField(_("klagefrist i uker"), default=3)
    received_on = models.DateField(_("kom fram"), null=True, blank=True)
    appeal_by = models.DateField(_("klagefrist"), null=True, blank=True)
    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(state__in=OPEN_CHANGES), name="cases_one_open_change"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | (Q(recommended_by__isnull=False) & ~Q(decided_by=F("recommended_by"))),
                name="cases_change_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.state}"


class Reclaim(ScopedModel):
    """A claim for repayment: its ground, the notice beforehand, the answer, the decision."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reclaims")
    state = models.CharField(_("status"), max_length=12, choices=[(each.value, each.value) for each in ReclaimState])
    ground = models.CharField(_("grunnlag"), max_length=20, choices=ReclaimGround.choices)
    citation = models.CharField(_("hjemmel"), max_length=300)
    notice = models.TextField(_("hva som har skjedd"))
    notified_amount = MoneyField(_("varslet beløp"))
    notified_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    notified_at = models.DateTimeField(_("varslet"))
    answer_due = models.DateField(_("svarfrist"))
    answer = models.TextField(_("svar"), blank=True)
    answered_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("svart"), null=True, blank=True)
    amount = MoneyField(_("beløp som kreves tilbake"), null=True, blank=True)
    reasons = models.TextField(_("begrunnelse"), blank=True)
    level = models.CharField(_("avgjort av"), max_length=10, choices=DecidingLevel.choices, blank=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(_("vedtatt"), null=True, blank=True)
    appeal_weeks = models.PositiveSmallIntegerField(_("klagefrist i uker"), default=3)
    received_on = models.DateField(_("kom fram"), null=True, blank=True)
    appeal_by = models.DateField(_("klagefrist"), null=True, blank=True)
    pay_by = models.DateField(_("betalingsfrist"), null=True, blank=True)
    ended_because = models.TextField(_("hvorfor kravet er frafalt"), blank=True)
    ended_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    notice_letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=OPEN_RECLAIMS), name="cases_one_open_reclaim"
            ),
            models.CheckConstraint(condition=Q(notified_amount__gt=0), name="cases_reclaim_notified_positive"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | (Q(amount__gt=0) & Q(amount__lte=F("notified_amount"))),
                name="cases_reclaim_within_notice",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("notified_by")),
                name="cases_reclaim_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.state} {self.amount or self.notified_amount}"


class Repayment(ScopedModel):
    """Money that came back: registered by one, confirmed by another, and only then in the ledger."""

    reclaim = models.ForeignKey(Reclaim, on_delete=models.PROTECT, related_name="repayments")
    amount = MoneyField(_("beløp"))
    received_on = models.DateField(_("mottatt"))
    registered_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(_("bekreftet"), null=True, blank=True)
    given_back_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_back_on = models.DateField(_("betalt tilbake til søkeren"), null=True, blank=True)
    """It was too much after an appeal. What is kept of it is a row of its own."""
    rejected_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rejected_because = models.TextField(_("hvorfor den ble avvist"), blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="cases_repayment_positive"),
            models.UniqueConstraint(
                fields=["reclaim"],
                condition=Q(confirmed_by__isnull=True, rejected_by__isnull=True),
                name="cases_one_unconfirmed_repayment",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | (Q(rejected_by__isnull=True) & ~Q(confirmed_by=F("registered_by"))),
                name="cases_repayment_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reclaim_id}: {self.amount}"

    @property
    def ledger_key(self) -> str:
        """The key under which the ledger holds this repayment, once."""
        return f"repayment:{self.pk}"
