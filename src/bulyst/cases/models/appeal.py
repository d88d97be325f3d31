"""Appeals: what the applicant wants changed, what was thought of it, and what it came to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import DecidingLevel, Matter, Proposal
from bulyst.cases.lifecycle.appeal import OPEN_APPEALS, AppealState
from bulyst.cases.models.case import Case, Decision
from bulyst.cases.models.money import Change, Reclaim
from bulyst.tenancy.fields import MoneyField
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL
_OPEN = Q(state__in=[*OPEN_APPEALS])


class Appeal(ScopedModel):
    """An appeal of a decision, of a refused change, or of a claim for repayment: `against` is what it is of.

    `decision` is the one in force when it was filed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="appeals")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, blank=True, related_name="appeals")
    reclaim = models.ForeignKey(Reclaim, on_delete=models.PROTECT, null=True, blank=True, related_name="appeals")
    state = models.CharField(
        _("status"), max_length=12, choices=[(each.value, each.value) for each in AppealState if each != "NONE"]
    )
    text = models.TextField(_("hvorfor"))
    wish = models.TextField(_("hva dere vil ha endret"), blank=True)
    posted_on = models.DateField(_("sendt"))
    on_paper = models.BooleanField(_("på papir"), default=False)
    filed_at = models.DateTimeField(_("mottatt"))
    filed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    reinstated_at = models.DateTimeField(_("tatt til behandling"), null=True, blank=True)
    reinstatement = models.TextField(_("hvorfor den tas til behandling"), blank=True)
    dismissal = models.TextField(_("hvorfor den er avvist"), blank=True)
    dismissal_letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contest_by = models.DateField(_("siste dag for å klage på avvisningen"), null=True, blank=True)
    contested_at = models.DateTimeField(_("avvisningen påklaget"), null=True, blank=True)
    contest = models.TextField(_("klage på avvisningen"), blank=True)

    prepared_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    prepared_at = models.DateTimeField(_("forberedt"), null=True, blank=True)
    preparation = models.TextField(_("vurdering av klagen"), blank=True)
    proposal = models.CharField(_("forslag"), max_length=8, choices=Proposal.choices, blank=True)
    proposed_amount = MoneyField(_("foreslått beløp"), null=True, blank=True)

    reviewed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(_("vurdert på nytt"), null=True, blank=True)
    review = models.TextField(_("begrunnelse"), blank=True)

    body = models.CharField(_("klageinstans"), max_length=10, choices=DecidingLevel.choices, blank=True)
    forwarded_at = models.DateTimeField(_("oversendt"), null=True, blank=True)
    ruled_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Who wrote the ruling down."""
    ruled_on = models.DateField(_("avgjort"), null=True, blank=True)
    ruling = models.TextField(_("klageinstansens begrunnelse"), blank=True)
    reference = models.CharField(_("klageinstansens referanse"), max_length=60, blank=True)
    closed_at = models.DateTimeField(_("ferdig"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("klage")
        verbose_name_plural = _("klager")
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=_OPEN & Q(change__isnull=True, reclaim__isnull=True),
                name="cases_one_open_appeal_of_a_decision",
            ),
            models.UniqueConstraint(fields=["change"], condition=_OPEN, name="cases_one_open_appeal_of_a_change"),
            models.UniqueConstraint(fields=["reclaim"], condition=_OPEN, name="cases_one_open_appeal_of_a_claim"),
            models.CheckConstraint(
                condition=Q(change__isnull=True) | Q(reclaim__isnull=True), name="cases_appeal_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(prepared_by__isnull=True)
                | Q(reviewed_by__isnull=True)
                | ~Q(prepared_by=models.F("reviewed_by")),
                name="cases_appeal_is_reviewed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.state}"

    @property
    def against(self) -> Decision | Change | Reclaim:
        """What is appealed. All three say who decided, when, why, and until when it can be appealed."""
        return self.reclaim or self.change or self.decision

    @property
    def matter(self) -> Matter:
        """What kind of thing is appealed."""
        return matter_of(self.against)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN_APPEALS

    @property
    def contested(self) -> bool:
        """Whether it is about having been dismissed."""
        return self.contested_at is not None and self.reinstated_at is None


def matter_of(against: Decision | Change | Reclaim) -> Matter:
    """What kind of thing can be appealed here."""
    if isinstance(against, Reclaim):
        return Matter.CLAIM
    return Matter.CHANGE if isinstance(against, Change) else Matter.DECISION
