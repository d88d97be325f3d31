"""What a municipality wants: its programmes, their goals, money, calls and dated rules."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bulyst.programmes import blocks
from bulyst.programmes.choices import (
    CallKind,
    Direction,
    FormUse,
    FundKind,
    FundSource,
    GoalKind,
    Purpose,
    RuleKind,
    Strength,
)
from bulyst.tenancy.models import ConstructedModel, ScopedModel


class Programme(ScopedModel, ConstructedModel):
    """One programme. Its period may be unknown; then only the years that it must lie within are given."""

    name = models.CharField(_("navn"), max_length=200)
    slug = models.SlugField(_("adressenavn"), max_length=80)
    lead = models.TextField(_("ingress"), blank=True)
    period_from = models.DateField(_("startdato"), null=True, blank=True)
    period_to = models.DateField(_("sluttdato"), null=True, blank=True)
    earliest_year = models.PositiveSmallIntegerField(_("tidligste mulige år"), null=True, blank=True)
    latest_year = models.PositiveSmallIntegerField(_("seneste mulige år"), null=True, blank=True)
    bounds_source = models.TextField(_("kilde for tidsrommet"), blank=True)
    published_at = models.DateTimeField(_("publisert"), null=True, blank=True)
    catalogue_source = models.CharField(_("oppføring i katalogen"), max_length=300, blank=True)
    claims_source = models.TextField(_("kilde for det som er oppgitt"), blank=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("program")
        verbose_name_plural = _("programmer")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "slug"], name="programmes_slug_is_unique_in_tenant"),
            models.CheckConstraint(
                condition=Q(period_from__isnull=True) | Q(period_to__isnull=True) | Q(period_to__gte=F("period_from")),
                name="programmes_period_runs_forward",
            ),
            models.CheckConstraint(
                condition=Q(earliest_year__isnull=True)
                | Q(latest_year__isnull=True)
                | Q(latest_year__gte=F("earliest_year")),
                name="programmes_bounds_run_forward",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def period_is_known(self) -> bool:
        """Both ends of the period are dated."""
        return self.period_from is not None and self.period_to is not None

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year that the programme can have worked in, or None when nothing is known."""
        first = self.period_from.year if self.period_from else self.earliest_year
        last = self.period_to.year if self.period_to else self.latest_year
        return None if first is None or last is None else (first, last)


class Area(ScopedModel):
    """A programme area: one of the fields that a programme works in."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(_("navn"), max_length=200)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("programområde")
        verbose_name_plural = _("programområder")

    def __str__(self) -> str:
        return self.name


class Value(ScopedModel):
    """A value that the programme builds on; one that is a criterion is scored when cases are assessed.

    A criterion that is no value of the programme (`is_value` is false) is scored beside them and published nowhere.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="values")
    name = models.CharField(_("navn"), max_length=200)
    description = models.TextField(_("beskrivelse"), blank=True)
    is_value = models.BooleanField(_("en av programmets verdier"), default=True)
    is_criterion = models.BooleanField(_("brukes som kriterium når søknader vurderes"), default=False)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("verdi")
        verbose_name_plural = _("verdier")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_value=True) | Q(is_criterion=True), name="programmes_value_or_criterion"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Goal(ScopedModel):
    """What the programme promised. `indicator_key` names what it is measured by, when anything does."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="goals")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="goals")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    kind = models.CharField(_("slag"), max_length=20, choices=GoalKind.choices)
    is_main = models.BooleanField(_("hovedmål"), default=False)
    text = models.CharField(_("mål"), max_length=300)
    indicator_key = models.CharField(_("måles ved"), max_length=60, blank=True)
    direction = models.CharField(_("retning"), max_length=20, choices=Direction.choices, blank=True)
    baseline = models.DecimalField(_("utgangspunkt"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("måltall"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("enhet"), max_length=60, blank=True)
    deadline = models.DateField(_("frist"), null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("mål")
        verbose_name_plural = _("mål")

    def __str__(self) -> str:
        return self.text

    @property
    def leads(self) -> bool:
        """The account answers it first: a main goal, or a quantitative one of the programme as a whole."""
        return self.is_main or (self.kind == GoalKind.QUANTITATIVE and self.area_id is None)


class Claim(ScopedModel):
    """Something said to have come of the programme, with who says it and how well it is supported."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="claims")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    text = models.TextField(_("påstand"))
    source = models.TextField(_("kilde"))
    strength = models.CharField(_("styrke"), max_length=30, choices=Strength.choices)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("påstand")
        verbose_name_plural = _("påstander")

    def __str__(self) -> str:
        return self.text


class Project(ScopedModel):
    """A place-development project within the programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    name = models.CharField(_("navn"), max_length=200)
    description = models.TextField(_("beskrivelse"), blank=True)
    place = models.CharField(_("sted"), max_length=200, blank=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("stedsutviklingsprosjekt")
        verbose_name_plural = _("stedsutviklingsprosjekter")

    def __str__(self) -> str:
        return self.name


class Fund(ScopedModel):
    """Money that the programme can grant from: one frame of the ledger."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="funds")
    name = models.CharField(_("navn"), max_length=200)
    kind = models.CharField(_("slag"), max_length=20, choices=FundKind.choices)
    frame = models.OneToOneField("ledger.Frame", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(
        _("hvem pengene kommer fra"), max_length=20, choices=FundSource.choices, default=FundSource.MUNICIPALITY
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="funds")
    county_case_number = models.CharField(_("fylkeskommunens saksnummer"), max_length=60, blank=True)
    reporting_codes = models.JSONField(_("rapporteringskoder"), default=list, blank=True)

    class Meta:
        ordering = ["kind", "name", "id"]
        verbose_name = _("fond")
        verbose_name_plural = _("fond")

    def __str__(self) -> str:
        return self.name


class Call(ScopedModel):
    """An announcement that people can apply to; without a closing time it stays open."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="calls")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="calls")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, null=True, blank=True, related_name="calls")
    slug = models.SlugField(_("adressenavn"), max_length=80)
    title = models.CharField(_("tittel"), max_length=200)
    text = models.TextField(_("tekst"), blank=True)
    opens_at = models.DateTimeField(_("åpner"))
    closes_at = models.DateTimeField(_("stenger"), null=True, blank=True)
    kind = models.CharField(_("slag"), max_length=20, choices=CallKind.choices)
    purposes = models.JSONField(_("formål"), default=list)
    grace_minutes = models.PositiveSmallIntegerField(_("minutter etter fristen for den som har begynt"), default=0)
    announced_closes_at = models.DateTimeField(_("første kunngjorte frist"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("avlyst"), null=True, blank=True)
    cancelled_reason = models.TextField(_("grunn til at den er avlyst"), blank=True)

    class Meta:
        ordering = ["closes_at", "title", "id"]
        verbose_name = _("utlysning")
        verbose_name_plural = _("utlysninger")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "slug"], name="programmes_call_slug_is_unique"),
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="programmes_call_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=~Q(kind=CallKind.GRANT) | Q(fund__isnull=False),
                name="programmes_grant_call_has_a_fund",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, now: datetime, begun_at: datetime | None = None) -> bool:
        """May an application be begun at this moment, or one that was begun at `begun_at` be sent?

        Who began before the call closed has the announced grace to send.
        """
        if self.cancelled_at is not None or now < self.opens_at:
            return False
        return self.closes_at is None or now < last_moment(self.closes_at, self.grace, begun_at)

    @property
    def grace(self) -> timedelta:
        """How long after closing an application that was begun before it may still be sent."""
        return timedelta(minutes=self.grace_minutes)

    @property
    def is_extended(self) -> bool:
        """Whether it closes later than was announced first."""
        return self.announced_closes_at is not None and self.announced_closes_at != self.closes_at

    @property
    def purpose_labels(self) -> list[str]:
        """The purposes in words."""
        return [str(Purpose(value).label) for value in self.purposes]


def last_moment(closes_at: datetime, grace: timedelta, begun_at: datetime | None) -> datetime:
    """Until when an application begun at `begun_at` (None: not begun yet) can be sent."""
    return closes_at + grace if begun_at is not None and begun_at < closes_at else closes_at


class Round(ScopedModel):
    """One of several dates of a call: what is sent by then is handled together. The last one closes the call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("nummer"))
    closes_at = models.DateTimeField(_("frist"))
    board_on = models.DateField(_("behandles i styret"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("runde")
        verbose_name_plural = _("runder")
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="programmes_round_number")]

    def __str__(self) -> str:
        return f"{self.call_id}: {self.number}"


class RuleSet(ScopedModel):
    """The rules that hold from one day to another, for a programme or for one of its calls alone.

    Never changed: followed by a new set.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rule_sets")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="rule_sets")
    name = models.CharField(_("navn"), max_length=200)
    valid_from = models.DateField(_("gjelder fra"))
    valid_to = models.DateField(_("gjelder til og med"), null=True, blank=True)
    version = models.PositiveSmallIntegerField(_("versjon"))

    class Meta:
        ordering = ["-valid_from", "-id"]
        verbose_name = _("regelsett")
        verbose_name_plural = _("regelsett")
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="programmes_rule_set_version"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="programmes_rule_set_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class Rule(ScopedModel):
    """One rule of a set; `parameters` are read by `rulebook.READERS`."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="rules")
    kind = models.CharField(_("slag"), max_length=30, choices=RuleKind.choices)
    parameters = models.JSONField(_("verdier"), default=dict)
    citation = models.CharField(_("hjemmel"), max_length=300)
    text_nb = models.TextField(_("tekst på bokmål"))
    text_nn = models.TextField(_("tekst på nynorsk"))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("regel")
        verbose_name_plural = _("regler")

    def __str__(self) -> str:
        return f"{self.kind}: {self.citation}"


class FormVersion(ScopedModel):
    """One version of the questions that a municipality makes itself, of a call or (call None) of a whole programme.

    It is worked on until it is adopted. From then on it never changes (a trigger of the table): who has begun to
    answer it goes on with the questions that they began with.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="forms")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="forms")
    use = models.CharField(_("brukes til"), max_length=12, choices=FormUse.choices)
    version = models.PositiveSmallIntegerField(_("versjon"))
    content = models.JSONField(_("spørsmål"), default=dict)
    made_at = models.DateTimeField(_("laget"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_at = models.DateTimeField(_("tatt i bruk"), null=True, blank=True)

    class Meta:
        ordering = ["-version", "-id"]
        verbose_name = _("skjema")
        verbose_name_plural = _("skjemaer")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "use", "version"], condition=Q(call__isnull=False), name="programmes_call_form_version"
            ),
            models.UniqueConstraint(
                fields=["programme", "use", "version"], condition=Q(call__isnull=True), name="programmes_form_version"
            ),
            models.UniqueConstraint(
                fields=["call", "use"],
                condition=Q(call__isnull=False, adopted_at__isnull=True),
                name="programmes_one_call_form_in_work",
            ),
            models.UniqueConstraint(
                fields=["programme", "use"],
                condition=Q(call__isnull=True, adopted_at__isnull=True),
                name="programmes_one_form_in_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.use} {self.version}"

    @property
    def questions(self) -> blocks.Form:
        """The questions as plain values."""
        return blocks.read_form(self.content)
