"""Invitations to act for a party."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulyst.parties.models.party import MemberRole, Party
from bulyst.tenancy.models import ScopedModel

_USER = settings.AUTH_USER_MODEL


class InvitationAnswer(models.TextChoices):
    OPEN = "", _("venter på svar")
    ACCEPTED = "ACCEPTED", _("takket ja")
    DECLINED = "DECLINED", _("takket nei")
    WITHDRAWN = "WITHDRAWN", _("trukket tilbake")


class Invitation(ScopedModel):
    """An offer to one address to act for a party. Only the hash of its link is kept: who reads the rows gets no key."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-post"))
    role = models.CharField(_("rolle"), max_length=20, choices=MemberRole.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("invitert"))
    expires_at = models.DateTimeField(_("gjelder til"))
    answer = models.CharField(_("svar"), max_length=10, choices=InvitationAnswer.choices, blank=True)
    answered_at = models.DateTimeField(_("svart"), null=True, blank=True)
    answered_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name = _("invitasjon")
        verbose_name_plural = _("invitasjoner")
        constraints = [
            models.UniqueConstraint(
                fields=["party", "email"], condition=models.Q(answer=""), name="parties_one_open_invitation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} → {self.party_id}"
