"""Rows of the catalogue. They are the nation's, not a municipality's; a programme is named by number and slug."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulyst.catalogue.reading import shape

HIGHEST_EVIDENCE = 5


def _choices(values: type) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in values]  # type: ignore[attr-defined]


class Entry(models.Model):
    """A programme in the catalogue, as its saved page was read and its editor put it right."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=_choices(shape.Language))
    tier = models.CharField(max_length=20, choices=_choices(shape.Tier))
    assessment = models.CharField(max_length=20, choices=_choices(shape.Assessment))
    status_text = models.TextField(blank=True)
    main_goal = models.TextField(blank=True)
    programme_areas = models.JSONField(default=list, blank=True)
    values = models.JSONField(default=list, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence_level = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(HIGHEST_EVIDENCE)]
    )
    evidence_reason = models.TextField(blank=True)
    programme_municipality = models.CharField(max_length=4, blank=True)
    programme_slug = models.CharField(max_length=120, blank=True)
    source_address = models.URLField(max_length=300, blank=True)
    source_sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    constructed = models.BooleanField(default=False)
    edited_fields = models.JSONField(default=list, blank=True)
    """Fields that an editor has written: a new import leaves them, and tells what it would have put there."""
    remarks = models.JSONField(default=list, blank=True)
    """[{key, text}]: what the reader, or a later import, wants the editor to look at."""
    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("oppføring")
        ordering = ("title", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("source_address",), condition=~models.Q(source_address=""), name="catalogue_one_entry_a_source"
            ),
            models.CheckConstraint(
                condition=models.Q(evidence_level__isnull=True) | models.Q(evidence_level__lte=HIGHEST_EVIDENCE),
                name="catalogue_evidence_on_the_scale",
            ),
        )

    def __str__(self) -> str:
        return self.title


class OfEntry(models.Model):
    """A row of an entry, in the order of its page."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("order", "id")


class EntryPlace(OfEntry):
    """A municipality of the entry; `number` is blank when only the name is known."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=80)
    number = models.CharField(max_length=4, blank=True)

    def __str__(self) -> str:
        return self.name


class EntryPeriod(OfEntry):
    """A period that the page states, for one of its projects or for all."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="periods")
    from_year = models.PositiveSmallIntegerField(null=True)
    to_year = models.PositiveSmallIntegerField(null=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class EntryGoal(OfEntry):
    """A goal of the programme, in its own words."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="goals")
    text = models.TextField()
    kind = models.CharField(max_length=20, choices=_choices(shape.GoalKind))
    direction = models.CharField(max_length=20, choices=_choices(shape.Direction))
    is_main = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.text


class List(models.TextChoices):
    """The pick lists of the catalogue."""

    SUBJECT = "subject"
    ACTIVITY = "activity"
    ARGUMENT = "argument"
    TARGET_GROUP = "target_group"
    PARTNER = "partner"


class EntryChoice(OfEntry):
    """An item of one of the lists; `code` is blank for an item that is on no list."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="choices")
    list = models.CharField(max_length=20, choices=List.choices)
    code = models.CharField(max_length=30, blank=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class State(models.TextChoices):
    """How far the editor has come with what the reader found."""

    READ = "read", _("lest")
    CONFIRMED = "confirmed", _("bekreftet")
    CORRECTED = "corrected", _("rettet")
    REJECTED = "rejected", _("forkastet")


class StatedFigure(OfEntry):
    """A number, or a direction without one, that the entry states, with the sentence it stands in."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="figures")
    value = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    value_to = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    out_of = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    unit = models.CharField(max_length=20, choices=_choices(shape.Unit))
    counts = models.CharField(max_length=300, blank=True)
    group = models.CharField(max_length=30, choices=_choices(shape.Group))
    role = models.CharField(max_length=20, choices=_choices(shape.Role))
    measure = models.CharField(max_length=20, choices=_choices(shape.Measure))
    bound = models.CharField(max_length=20, choices=_choices(shape.Bound))
    direction = models.CharField(max_length=20, choices=_choices(shape.Direction))
    adverse = models.BooleanField(default=False)
    by_when = models.PositiveSmallIntegerField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    breakdown = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    sentence = models.TextField()
    line = models.PositiveIntegerField(default=0)
    confidence = models.CharField(max_length=20, choices=_choices(shape.Confidence))
    second_count = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State.choices, default=State.READ)
    read_key = models.CharField(max_length=64)
    """Which reading this row came from: a new import of the same words finds it again."""

    class Meta(OfEntry.Meta):
        constraints = (models.UniqueConstraint(fields=("entry", "read_key"), name="catalogue_a_figure_is_read_once"),)

    def __str__(self) -> str:
        return f"{self.value} {self.counts}"

    @property
    def approximate(self) -> bool:
        """Whether the page says «ca.», «over», «nearly» or the like."""
        return self.bound != shape.Bound.EXACT

    @property
    def is_open(self) -> bool:
        """Whether the editor has to look at it: the reader was not sure, and nobody has."""
        return self.state == State.READ and (
            self.confidence == shape.Confidence.UNSURE or self.role == shape.Role.UNCLEAR
        )


class SoftOutcome(OfEntry):
    """An outcome that the entry claims without counting it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="soft_outcomes")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class Leftover(OfEntry):
    """Words of the page that the reader did not understand, word for word."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="leftovers")
    text = models.TextField()
    line = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=30, choices=_choices(shape.Left))
    settled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text
