"""People and organisations that the rooms above meet in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulyst.tenancy.models import ConstructedModel, ScopedModel


class PartyKind(models.TextChoices):
    FIRM = "FIRM", _("bedrift")
    FARM = "FARM", _("gårdsbruk")
    ASSOCIATION = "ASSOCIATION", _("lag eller forening")
    SCHOOL = "SCHOOL", _("skole")
    PERSON = "PERSON", _("privatperson")
    PUBLIC = "PUBLIC", _("offentlig virksomhet")


class MemberRole(models.TextChoices):
    OWNER = "OWNER", _("eier")
    CONTRIBUTOR = "CONTRIBUTOR", _("medarbeider")
    READER = "READER", _("leser")


class RegisterState(models.TextChoices):
    """What the official register said when it was last asked. By hand: nobody has asked."""

    BY_HAND = "", _("ført for hånd")
    FOUND = "FOUND", _("funnet i Enhetsregisteret")
    UNKNOWN = "UNKNOWN", _("ikke funnet i Enhetsregisteret")
    BANKRUPT = "BANKRUPT", _("konkurs eller under avvikling")
    DELETED = "DELETED", _("slettet i Enhetsregisteret")


class Party(ScopedModel, ConstructedModel):
    """One person or organisation as one municipality knows it.

    `canonical` is empty for the row that counts. A duplicate points to the row it was merged into;
    the pointer is always one step long, so that counting `canonical or self` needs no recursion.
    """

    kind = models.CharField(_("slag"), max_length=20, choices=PartyKind.choices)
    name = models.CharField(_("navn"), max_length=200)
    organisation_number = models.CharField(_("organisasjonsnummer"), max_length=9, blank=True)
    legal_form = models.CharField(_("organisasjonsform"), max_length=10, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    postal_address = models.TextField(_("postadresse"), blank=True)
    account_number = models.CharField(_("kontonummer"), max_length=11, blank=True)
    born_year = models.PositiveSmallIntegerField(_("fødselsår"), null=True, blank=True)
    register_state = models.CharField(
        _("Enhetsregisteret"), max_length=10, choices=RegisterState.choices, blank=True, default=RegisterState.BY_HAND
    )
    register_asked_at = models.DateTimeField(_("spurt"), null=True, blank=True)
    canonical = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates")
    created_at = models.DateTimeField(_("opprettet"))

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("part")
        verbose_name_plural = _("parter")
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "organisation_number"],
                condition=~models.Q(organisation_number="") & models.Q(canonical__isnull=True),
                name="parties_one_party_per_organisation_number",
            ),
            models.CheckConstraint(
                condition=~models.Q(canonical=models.F("id")), name="parties_canonical_is_another_party"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def counted_id(self) -> int:
        """The id that stands for this party when parties are counted."""
        return self.canonical_id or self.pk


class PartyMember(ScopedModel):
    """A signed-in person who may act for a party."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="party_memberships")
    role = models.CharField(_("rolle"), max_length=20, choices=MemberRole.choices)
    since = models.DateTimeField(_("fra"))

    class Meta:
        ordering = ["party_id", "id"]
        verbose_name = _("medlem")
        verbose_name_plural = _("medlemmer")
        constraints = [
            models.UniqueConstraint(fields=["party", "user"], name="parties_one_membership_per_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.party_id}"
