"""What came of a programme outside its courses: new firms, pupil enterprises, associations' activities."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bulyst.tenancy.models import ConstructedModel, ScopedModel
from bulyst.tenancy.removal import RemovableModel


class LegalForm(models.TextChoices):
    """The forms that a firm can have, by the code of the Brønnøysund Register Centre."""

    ENK = "ENK", _("enkeltpersonforetak")
    AS = "AS", _("aksjeselskap")
    ANS = "ANS", _("ansvarlig selskap")
    DA = "DA", _("selskap med delt ansvar")
    SA = "SA", _("samvirkeforetak")
    KS = "KS", _("kommandittselskap")
    NUF = "NUF", _("norskregistrert utenlandsk foretak")


class Support(models.TextChoices):
    """What a programme gave an association."""

    FUNDING = "FUNDING", _("penger")
    GUIDANCE = "GUIDANCE", _("veiledning")
    BOTH = "BOTH", _("penger og veiledning")


class NewFirm(ScopedModel, ConstructedModel, RemovableModel):
    """A firm that was registered while the programme worked, and that the programme counts as its own."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("programmes.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    registered_on = models.DateField(_("registrert"))
    legal_form = models.CharField(_("organisasjonsform"), max_length=10, choices=LegalForm.choices)
    created_at = models.DateTimeField(_("ført"))

    class Meta:
        ordering = ["-registered_on", "-id"]
        verbose_name = _("ny bedrift")
        verbose_name_plural = _("nye bedrifter")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "party"], condition=Q(removed_at__isnull=True), name="ventures_firm_new_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.registered_on}"


class PupilEnterprise(ScopedModel, ConstructedModel, RemovableModel):
    """A pupil enterprise of a lower secondary school: how many pupils, never which. It is no firm."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("programmes.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    school = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("navn på elevbedriften"), max_length=200)
    school_year = models.CharField(_("skoleår"), max_length=9)
    pupils = models.PositiveSmallIntegerField(_("antall elever"))
    started_on = models.DateField(_("startet"))
    closed_on = models.DateField(_("avviklet"), null=True, blank=True)
    created_at = models.DateTimeField(_("ført"))

    class Meta:
        ordering = ["-school_year", "name", "id"]
        verbose_name = _("elevbedrift")
        verbose_name_plural = _("elevbedrifter")
        constraints = [
            models.CheckConstraint(condition=Q(pupils__gt=0), name="ventures_enterprise_has_pupils"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("started_on")),
                name="ventures_enterprise_runs_forward",
            ),
            models.UniqueConstraint(
                fields=["programme", "school", "name", "school_year"],
                condition=Q(removed_at__isnull=True),
                name="ventures_enterprise_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.school_year}"


class AssociationActivity(ScopedModel, ConstructedModel, RemovableModel):
    """Something an association did with the programme as its partner."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("programmes.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    project = models.ForeignKey("programmes.Project", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("hva laget gjorde"), max_length=200)
    held_on = models.DateField(_("dato"))
    support = models.CharField(_("støtte"), max_length=10, choices=Support.choices)
    description = models.TextField(_("beskrivelse"), blank=True)
    created_at = models.DateTimeField(_("ført"))

    class Meta:
        ordering = ["-held_on", "-id"]
        verbose_name = _("aktivitet i et lag")
        verbose_name_plural = _("aktiviteter i lag")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "party", "title", "held_on"],
                condition=Q(removed_at__isnull=True),
                name="ventures_activity_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.held_on}"
