"""Cases: applications and guidance, what was said about them, what was decided, and what was asked to be paid.

Sums of money that have moved are never stored here: they are counted from the ledger.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.aid import Product
from bulyst.cases.kinds import CaseKind, DecidingLevel, DecisionOutcome, FinanceSource, Language, PaymentKind, Referral
from bulyst.cases.lifecycle import GrantState, GuidanceState, PaymentState
from bulyst.programmes.choices import Purpose, Signer
from bulyst.tenancy.fields import MoneyField
from bulyst.tenancy.models import ConstructedModel, ScopedModel

_USER = settings.AUTH_USER_MODEL


class Case(ScopedModel, ConstructedModel):
    """A grant case or a guidance case. A draft has no number: it is the applicant's own until it is sent."""

    kind = models.CharField(_("slag"), max_length=10, choices=CaseKind.choices)
    number = models.CharField(_("saksnummer"), max_length=12, blank=True)
    state = models.CharField(
        _("status"), max_length=12, choices=[(each.value, each.value) for each in (*GrantState, *GuidanceState)]
    )
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("programmes.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    call = models.ForeignKey("programmes.Call", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fund = models.ForeignKey("programmes.Fund", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    applicant = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(_("målform"), max_length=2, choices=Language.choices, default=Language.BOKMAL)
    created_at = models.DateTimeField(_("opprettet"))
    submitted_at = models.DateTimeField(_("mottatt"), null=True, blank=True)
    decided_on = models.DateField(_("vedtatt"), null=True, blank=True)
    decision = models.OneToOneField(
        "cases.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("vedtak")
    )
    closed_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)

    title = models.CharField(_("tittel"), max_length=200, blank=True)
    description = models.TextField(_("beskrivelse"), blank=True)
    purpose = models.CharField(_("formål"), max_length=30, choices=Purpose.choices, blank=True)
    groups = models.JSONField(_("grupper som søkeren hører til"), default=list, blank=True)
    starts_on = models.DateField(_("starter"), null=True, blank=True)
    ends_on = models.DateField(_("slutter"), null=True, blank=True)
    applied_amount = MoneyField(_("søknadsbeløp"), null=True, blank=True)
    product = models.CharField(_("hva prosjektet gjelder"), max_length=20, choices=Product.choices, blank=True)
    aid_declared = MoneyField(_("offentlig støtte de siste tre årene"), null=True, blank=True)
    round = models.ForeignKey("programmes.Round", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form = models.ForeignKey(
        "programmes.FormVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answers = models.JSONField(_("svar på kommunens egne spørsmål"), default=dict, blank=True)

    from_guidance = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_cases"
    )
    form_key = models.CharField(max_length=36, blank=True)
    """Of the page that it was sent from: two clicks make one."""
    topic = models.CharField(_("tema"), max_length=200, blank=True)
    next_step = models.CharField(_("neste steg"), max_length=300, blank=True)
    referral = models.CharField(_("henvist til"), max_length=20, choices=Referral.choices, default=Referral.NONE)
    outcome = models.TextField(_("hva som kom ut av det"), blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("sak")
        verbose_name_plural = _("saker")
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "form_key"], condition=~Q(form_key=""), name="cases_one_case_a_form"
            ),
            models.UniqueConstraint(
                fields=["tenant", "number"], condition=~Q(number=""), name="cases_number_is_unique_in_tenant"
            ),
            models.CheckConstraint(
                condition=Q(number="", submitted_at__isnull=True) | (~Q(number="") & Q(submitted_at__isnull=False)),
                name="cases_number_comes_with_submission",
            ),
            models.CheckConstraint(
                condition=Q(kind=CaseKind.GUIDANCE, state__in=[*GuidanceState])
                | Q(kind=CaseKind.GRANT, state__in=[*GrantState]),
                name="cases_state_suits_kind",
            ),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="cases_language_is_known"),
            models.CheckConstraint(
                condition=Q(kind=CaseKind.GUIDANCE) | Q(fund__isnull=False), name="cases_grant_has_a_fund"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "kind", "state"], name="cases_by_state"),
            models.Index(fields=["programme", "decided_on"], name="cases_by_decision"),
            models.Index(fields=["tenant", "-closed_at", "-id"], name="cases_last_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()

    @property
    def heading(self) -> str:
        """What the case is called on a page."""
        return self.title if self.kind == CaseKind.GRANT else self.topic

    @property
    def subject(self) -> str:
        """How ledger and letters name this case."""
        return f"case:{self.pk}"

    @property
    def is_sent(self) -> bool:
        """Whether the municipality may see it."""
        return self.submitted_at is not None


class CaseCounter(ScopedModel):
    """The last case number of a municipality's year."""

    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "year"], name="cases_one_counter_a_year")]

    def __str__(self) -> str:
        return f"{self.year}/{self.last}"


class CostLine(ScopedModel):
    """What something of the project costs."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="cost_lines")
    text = models.CharField(_("kostnad"), max_length=200)
    amount = MoneyField(_("beløp"))

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.text}: {self.amount}"


class FinanceLine(ScopedModel):
    """Money for the project beside the grant."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="finance_lines")
    source = models.CharField(_("kilde"), max_length=20, choices=FinanceSource.choices)
    text = models.CharField(_("hva eller hvem"), max_length=200, blank=True)
    amount = MoneyField(_("beløp"))

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.source}: {self.amount}"


class Inquiry(ScopedModel):
    """What the case officer asked the applicant for, and the answer."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="inquiries")
    question = models.TextField(_("spørsmål"))
    asked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("spurt"))
    due_on = models.DateField(_("svarfrist"))
    answer = models.TextField(_("svar"), blank=True)
    answered_at = models.DateTimeField(_("svart"), null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.question[:60]


class Declaration(ScopedModel):
    """Somebody says to be impartial in a case, or not. The last one counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="declarations")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    impartial = models.BooleanField(_("habil"))
    ground = models.TextField(_("grunn"), blank=True)
    declared_at = models.DateTimeField(_("erklært"))
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The secretary who wrote down what was said in a meeting; empty when the person declared it."""

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.impartial}"


class Assessment(ScopedModel):
    """The case officer's assessment and recommendation; zero recommends a refusal."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("vurdert"))
    text = models.TextField(_("vurdering"))
    recommended_amount = MoneyField(_("innstilt beløp"))
    conditions = models.TextField(_("foreslåtte vilkår"), blank=True)
    milestones = models.JSONField(_("foreslått utbetalingsplan"), default=list, blank=True)
    scores = models.JSONField(_("poeng"), default=dict)
    verdicts = models.JSONField(_("regelsvar"), default=list)
    rules_version = models.CharField(_("regelsett"), max_length=40, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.recommended_amount}"


class Decision(ScopedModel):
    """A decision, with the rules and verdicts that it rests on. `Case.decision` is the one in force.

    An appeal can put another in its place; none is ever changed into another. The days to appeal are counted from the
    day the decision reached the applicant: before that day is known, `appeal_by` is unknown too.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    outcome = models.CharField(_("utfall"), max_length=10, choices=DecisionOutcome.choices)
    level = models.CharField(_("avgjort av"), max_length=10, choices=DecidingLevel.choices, default=DecidingLevel.BOARD)
    amount = MoneyField(_("tilsagn"))
    approved_costs = MoneyField(_("godkjente kostnader"))
    reasons = models.TextField(_("begrunnelse"))
    conditions = models.TextField(_("vilkår"), blank=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(
        "cases.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_on = models.DateField(_("vedtatt"))
    verdicts = models.JSONField(_("regelsvar"), default=list)
    rules_version = models.CharField(_("regelsett"), max_length=40, blank=True)
    accept_by = models.DateField(_("frist for å ta imot"), null=True, blank=True)
    made_at = models.DateTimeField(_("ført"), null=True, blank=True)
    appeal_weeks = models.PositiveSmallIntegerField(_("klagefrist i uker"), default=3)
    """Zero: nobody can appeal it, since an appeals body has spoken."""
    received_on = models.DateField(_("kom fram"), null=True, blank=True)
    appeal_by = models.DateField(_("klagefrist"), null=True, blank=True)
    valid_until = models.DateField(_("tilsagnet gjelder til"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("tatt imot"), null=True, blank=True)
    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=DecisionOutcome.REFUSED, amount=0)
                | (~Q(outcome=DecisionOutcome.REFUSED) & Q(amount__gt=0)),
                name="cases_only_a_refusal_is_zero",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.outcome} {self.amount}"

    @property
    def granted(self) -> bool:
        """Whether anything was granted."""
        return self.outcome != DecisionOutcome.REFUSED

    @property
    def appealable(self) -> bool:
        """Whether an appeal against it is open to the applicant at all."""
        return self.appeal_weeks > 0


class PaymentRequest(ScopedModel):
    """What the applicant asks to be paid, with accounts and report; and who attested and paid."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="payment_requests")
    kind = models.CharField(_("slag"), max_length=10, choices=PaymentKind.choices)
    state = models.CharField(_("status"), max_length=12, choices=[(each.value, each.value) for each in PaymentState])
    requested_amount = MoneyField(_("ønsket beløp"))
    costs = MoneyField(_("påløpte kostnader"))
    accounts = models.TextField(_("regnskap"), blank=True)
    signed_by = models.CharField(_("hvem som står bak regnskapet"), max_length=12, choices=Signer.choices, blank=True)
    report = models.TextField(_("rapport"), blank=True)
    requested_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(_("bedt om"))
    accepted_costs = MoneyField(_("godtatte kostnader"), null=True, blank=True)
    approved_amount = MoneyField(_("attestert beløp"), null=True, blank=True)
    attested_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    attested_at = models.DateTimeField(_("attestert"), null=True, blank=True)
    paid_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    paid_on = models.DateField(_("utbetalt"), null=True, blank=True)
    reason = models.TextField(_("grunn til retur eller tilbakeføring"), blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=[PaymentState.REQUESTED, PaymentState.ATTESTED]),
                name="cases_one_open_request",
            ),
            models.CheckConstraint(
                condition=Q(attested_by__isnull=True)
                | (
                    ~Q(attested_by=models.F("requested_by"))
                    & (Q(paid_by__isnull=True) | ~Q(paid_by=models.F("attested_by")))
                ),
                name="cases_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(paid_by__isnull=True)
                | (Q(attested_by__isnull=False) & ~Q(paid_by=models.F("requested_by"))),
                name="cases_paid_after_attestation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind} {self.requested_amount}"

    @property
    def ledger_key(self) -> str:
        """The key under which the ledger holds this payment, once."""
        return f"payment:{self.pk}"


class GuidanceEntry(ScopedModel):
    """One piece of guidance: what was done on a day, and how long it took."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="guidance_entries")
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    held_on = models.DateField(_("dato"))
    hours = models.DecimalField(_("timer"), max_digits=4, decimal_places=2)
    form_key = models.CharField(max_length=36, blank=True)
    text = models.TextField(_("hva vi gjorde"))

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "form_key"], condition=~Q(form_key=""), name="cases_one_entry_a_form"
            ),
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=24), name="cases_guidance_takes_time"),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d}: {self.hours}"
