"""State aid: what a case rests on, what others gave, and which parties are one single undertaking."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.aid import Basis
from bulyst.cases.models.case import Case
from bulyst.tenancy.fields import MoneyField
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class AidJudgement(ScopedModel):
    """What somebody has judged a case's support to rest on. The last one counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="aid_judgements")
    basis = models.CharField(_("grunnlag"), max_length=20, choices=Basis.choices)
    article = models.CharField(_("artikkel i gruppeunntaket"), max_length=60, blank=True)
    reason = models.TextField(_("hvorfor"), blank=True)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(_("vurdert"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(basis=Basis.BLOCK_EXEMPTION) | ~Q(article=""), name="cases_block_exemption_has_an_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.basis}"


class KnownAid(ScopedModel):
    """De minimis aid that a party has had from somebody, as a declaration or the giver says.

    What this municipality gives through Bulyst is not entered: it is counted from decisions and the ledger.
    """

    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    giver = models.CharField(_("hvem som ga støtten"), max_length=200)
    scheme = models.CharField(_("ordning"), max_length=200, blank=True)
    granted_on = models.DateField(_("tildelt"))
    amount = MoneyField(_("beløp"))
    rate = models.DecimalField(_("kroner for én euro"), max_digits=9, decimal_places=4)
    rate_date = models.DateField(_("kursens dato"))
    rate_source = models.CharField(_("kursens kilde"), max_length=200)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ført"))
    removed_at = models.DateTimeField(_("fjernet"), null=True, blank=True)
    removed_reason = models.TextField(_("hvorfor fjernet"), blank=True)

    class Meta:
        ordering = ["granted_on", "id"]
        verbose_name = _("kjent støtte")
        verbose_name_plural = _("kjent støtte")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0, rate__gt=0), name="cases_known_aid_is_above_zero"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removed_reason=""), name="cases_aid_removed_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "party"], name="cases_aid_of_party")]

    def __str__(self) -> str:
        return f"{self.giver} {self.granted_on}: {self.amount}"


class Control(ScopedModel):
    """One party controls another: for the rules on aid the two are one single undertaking."""

    controller = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    controlled = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    ground = models.TextField(_("hva kontrollen består i"))
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ført"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["controller", "controlled"], name="cases_control_once"),
            models.CheckConstraint(condition=~Q(controller=F("controlled")), name="cases_controls_another"),
        ]

    def __str__(self) -> str:
        return f"{self.controller_id} → {self.controlled_id}"
