"""What a member of the staff has to do with a party beyond the cases: what makes them partial."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class TieKind(models.TextChoices):
    FAMILY = "FAMILY", _("familie eller nær venn")
    OWNER = "OWNER", _("eier eller medeier")
    BOARD_OFFICE = "BOARD_OFFICE", _("styreverv")
    EMPLOYMENT = "EMPLOYMENT", _("ansatt eller oppdrag")
    OTHER = "OTHER", _("annet")


class Tie(ScopedModel):
    """A tie between somebody who handles cases and a party, for as long as it lasts. It is ended, never deleted."""

    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(_("slag"), max_length=20, choices=TieKind.choices)
    note = models.CharField(_("hva det er"), max_length=200, blank=True)
    since = models.DateField(_("fra"))
    until = models.DateField(_("til"), null=True, blank=True)
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("registrert"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("tilknytning")
        verbose_name_plural = _("tilknytninger")
        indexes = [models.Index(fields=["party", "user"], name="parties_ties_of_party")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="parties_tie_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} ~ {self.party_id}: {self.kind}"
