"""Letters that were made and how they reached people, e-mail that waits to be sent, and files that were sent in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.tenancy.models import ConstructedModel, ScopedModel


class Letter(ScopedModel, ConstructedModel):
    """One letter, made once and never changed. `file_name` leads to the PDF in the letter store."""

    kind = models.CharField(_("slag"), max_length=60)
    language = models.CharField(_("målform"), max_length=2, choices=[("nb", _("bokmål")), ("nn", _("nynorsk"))])
    subject = models.CharField(_("gjelder"), max_length=60)
    title = models.CharField(_("tittel"), max_length=300)
    data = models.JSONField(_("innhold"))
    file_name = models.CharField(max_length=120, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    created_at = models.DateTimeField(_("laget"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("brev")
        verbose_name_plural = _("brev")
        indexes = [models.Index(fields=["tenant", "subject"], name="letters_by_subject")]

    def __str__(self) -> str:
        return self.title


class OutboxState(models.TextChoices):
    QUEUED = "QUEUED", _("venter på å bli sendt")
    SENDING = "SENDING", _("sendes nå")
    SENT = "SENT", _("sendt")
    UNSURE = "UNSURE", _("uvisst om den ble sendt")
    FAILED = "FAILED", _("kunne ikke sendes")
    WITHHELD = "WITHHELD", _("holdt tilbake: oppdiktet eksempel")


ERASED_LINK = "[lenken står bare i e-posten]"
"""Where a message's secret goes; what is kept of the message for good says so."""


class OutboxMessage(ScopedModel, ConstructedModel):
    """One e-mail to one address. `key` makes the same notice impossible to queue twice.

    What only the receiver may know stands in `secret` until the message is out of hand, and nowhere after that.
    """

    key = models.CharField(max_length=120)
    about = models.CharField(max_length=60)
    to = models.EmailField()
    title = models.CharField(max_length=200)
    body = models.TextField()
    secret = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=OutboxState.choices, default=OutboxState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name = _("melding")
        verbose_name_plural = _("meldinger")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "key"], name="outbox_never_twice"),
            models.CheckConstraint(
                condition=models.Q(secret="") | models.Q(state__in=["QUEUED", "SENDING"]),
                name="outbox_keeps_no_secret",
            ),
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="outbox_what_is_due")]

    def __str__(self) -> str:
        return f"{self.title} -> {self.to}"

    @property
    def text(self) -> str:
        """What the receiver reads."""
        return self.body.replace(ERASED_LINK, self.secret) if self.secret else self.body

    @property
    def message_id(self) -> str:
        """The e-mail's own name, the same at every attempt."""
        return f"<outbox.{self.pk}.{self.created_at:%Y%m%d%H%M%S}@bulyst.invalid>"


class Channel(models.TextChoices):
    """How a letter goes out."""

    MY_PAGE = "MY_PAGE", _("Min side")
    PORT = "PORT", _("kommunens forsendelse")
    BY_HAND = "BY_HAND", _("sendt av en person")


class DispatchState(models.TextChoices):
    QUEUED = "QUEUED", _("venter på å bli sendt")
    SENDING = "SENDING", _("sendes nå")
    SENT = "SENT", _("sendt")
    RECEIVED = "RECEIVED", _("mottatt")
    FAILED = "FAILED", _("kunne ikke sendes")


class Receipt(models.TextChoices):
    """How it is known that a letter was received."""

    OPENED = "OPENED", _("åpnet på Min side")
    REPORTED = "REPORTED", _("kvittering fra forsendelsen")
    DEEMED = "DEEMED", _("regnes som mottatt")
    STATED = "STATED", _("ført av en person")


class Dispatch(ScopedModel):
    """One letter on its way to one recipient by one channel. `key` makes the receiver know a repeated sending."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="dispatches")
    channel = models.CharField(_("kanal"), max_length=10, choices=Channel.choices)
    recipient = models.CharField(_("mottaker"), max_length=300)
    key = models.CharField(max_length=80)
    state = models.CharField(_("status"), max_length=10, choices=DispatchState.choices)
    reference = models.CharField(_("referanse"), max_length=120, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)
    deemed_on = models.DateField(_("regnes som mottatt"), null=True, blank=True)
    received_on = models.DateField(_("mottatt"), null=True, blank=True)
    receipt = models.CharField(_("hvordan vi vet det"), max_length=10, choices=Receipt.choices, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("forsendelse")
        verbose_name_plural = _("forsendelser")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "key"], name="dispatch_never_twice"),
            models.CheckConstraint(
                condition=Q(state=DispatchState.RECEIVED, received_on__isnull=False)
                | (~Q(state=DispatchState.RECEIVED) & Q(received_on__isnull=True)),
                name="dispatch_received_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "not_before"], name="dispatch_what_is_due"),
            models.Index(fields=["state", "deemed_on"], name="dispatch_deemed"),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} -> {self.recipient}"


class StoredFile(ScopedModel, ConstructedModel):
    """One file that somebody sent with something; `about` says with what ("case:12").

    Until `sent_at` it is its uploader's own and can be removed. From then on it is evidence: its row and content stay
    as they are, and a new version stands beside it with `replaced_by` leading there (a trigger holds that, too).
    """

    about = models.CharField(_("gjelder"), max_length=60)
    name = models.CharField(_("navn"), max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("størrelse"))
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120, unique=True)
    preview_name = models.CharField(max_length=120, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("lastet opp"))
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)
    internal = models.BooleanField(_("bare for kommunen"), default=False)
    received_on = models.DateField(_("kom inn"), null=True, blank=True)
    """When it came on paper; None for what was sent here."""
    removed_at = models.DateTimeField(_("fjernet"), null=True, blank=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["id"]
        verbose_name = _("fil")
        verbose_name_plural = _("filer")
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "about", "sha256"],
                condition=models.Q(removed_at__isnull=True),
                name="files_same_content_once",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(removed_at__isnull=True),
                name="files_sent_are_not_removed",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "about"], name="files_by_subject")]

    def __str__(self) -> str:
        return self.name


class LetterText(ScopedModel):
    """A municipality's own texts of one kind of letter in one written standard. The latest version is used."""

    kind = models.CharField(_("slag"), max_length=60)
    language = models.CharField(_("målform"), max_length=2, choices=[("nb", _("bokmål")), ("nn", _("nynorsk"))])
    version = models.PositiveIntegerField(_("utgave"))
    texts = models.JSONField(_("tekster"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("lagret"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("brevtekst")
        verbose_name_plural = _("brevtekster")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "kind", "language", "version"], name="letter_text_version"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.version}"
