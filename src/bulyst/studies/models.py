"""A question about a programme's effect, the design that answers it, and the answers as they came out.

Studies are national and public: their rows belong to no municipality. The design is written down before
anything is computed and cannot change once something has been; an answer is kept as it came out.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    """How far a run has come."""

    WAITING = "waiting", _("venter")
    RUNNING = "running", _("regner")
    DONE = "done", _("ferdig")
    FAILED = "failed", _("stoppet")


class Study(models.Model):
    """A registered study: did something that began in `unit` change its population?

    Between `earliest_start` and `latest_start` lie the years that may be the first with an effect in the
    figures (population on 1 January); they are one year when the start is known. `unit` is the municipality's
    number.
    """

    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    title = models.CharField(_("navn"), max_length=160)
    question = models.CharField(_("spørsmål"), max_length=200)
    event = models.CharField(_("hva som begynte"), max_length=120)
    background = models.TextField(_("bakgrunn"))
    limits = models.TextField(_("hva tallene ikke kan skille"), blank=True)
    unit = models.CharField(_("kommunenummer"), max_length=4)
    programme_slug = models.SlugField(_("program"), max_length=80, blank=True)
    earliest_start = models.PositiveSmallIntegerField(_("tidligste startår"))
    latest_start = models.PositiveSmallIntegerField(_("seneste startår"))
    design = models.JSONField(_("opplegg"))
    design_hash = models.CharField(_("oppleggets kontrollsum"), max_length=64)
    registered_at = models.DateTimeField(_("registrert"))

    class Meta:
        ordering = ["title"]
        verbose_name = _("studie")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(earliest_start__lte=models.F("latest_start")),
                name="studies_starts_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def starts(self) -> range:
        """Every year that may be the first with an effect."""
        return range(self.earliest_start, self.latest_start + 1)

    @property
    def is_dated(self) -> bool:
        """True when the start is known."""
        return self.earliest_start == self.latest_start


class Run(models.Model):
    """One computation of a study: what it rested on, how far it has come, and the hash of what came out."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(_("tilstand"), max_length=10, choices=RunState, default=RunState.WAITING)
    design_hash = models.CharField(max_length=64)
    data_hash = models.CharField(max_length=64)
    engine = models.CharField(max_length=40)
    total = models.PositiveSmallIntegerField()
    asked_for_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    result_hash = models.CharField(max_length=64, blank=True)
    why_failed = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("beregning")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=RunState.DONE) | ~models.Q(result_hash=""),
                name="studies_done_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.study_id}/{self.pk}"


class StoredVerdict(models.Model):
    """What the engine answered for one start year: the whole report, and the few numbers a table shows."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="verdicts")
    start = models.PositiveSmallIntegerField()
    summary = models.JSONField()
    report = models.JSONField()
    report_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["start"]
        verbose_name = _("svar")
        constraints = [models.UniqueConstraint(fields=["run", "start"], name="studies_one_answer_a_start_year")]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.start}"
