"""Boards and their meetings: who sits where, what is on the agenda, who was there, what was resolved."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import DecidingLevel, ItemKind, Language, Office
from bulyst.cases.lifecycle import MeetingState
from bulyst.cases.models.appeal import Appeal
from bulyst.cases.models.case import Case, Decision
from bulyst.cases.models.impartiality import ConflictQuestion
from bulyst.cases.models.money import Change, Reclaim
from bulyst.tenancy.fields import MoneyField
from bulyst.tenancy.models import ConstructedModel, ScopedModel

_USER = settings.AUTH_USER_MODEL


class Body(ScopedModel, ConstructedModel):
    """A board or council that decides together. Its papers are written in `language`."""

    name = models.CharField(_("navn"), max_length=120)
    level = models.CharField(
        _("nivå"),
        max_length=10,
        choices=[each for each in DecidingLevel.choices if each[0] != DecidingLevel.DELEGATED],
        default=DecidingLevel.BOARD,
    )
    language = models.CharField(_("målform"), max_length=2, choices=Language.choices, default=Language.BOKMAL)
    least_present = models.PositiveSmallIntegerField(_("minst så mange til stede"), default=0)
    paper_days = models.PositiveSmallIntegerField(_("dager fra papirene er ferdige til møtet"), default=7)
    approvals = models.PositiveSmallIntegerField(_("hvor mange som godkjenner protokollen"), default=1)
    """One: who led the meeting. Two: two members that the body chooses among those present."""
    created_at = models.DateTimeField(_("opprettet"))

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("styre eller utvalg")
        verbose_name_plural = _("styrer og utvalg")
        constraints = [
            models.UniqueConstraint(fields=["tenant", "name"], name="cases_body_name_is_unique"),
            models.CheckConstraint(condition=~Q(level=DecidingLevel.DELEGATED), name="cases_body_decides_together"),
            models.CheckConstraint(condition=Q(approvals__in=(1, 2)), name="cases_body_approves_by_one_or_two"),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(ScopedModel):
    """Who sits in a body, from a day until a day."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(_("verv"), max_length=12, choices=Office.choices, default=Office.MEMBER)
    since = models.DateField(_("fra"))
    until = models.DateField(_("til"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "user"], condition=Q(until__isnull=True), name="cases_one_seat_a_person"
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(until__isnull=True, office=Office.LEADER), name="cases_one_leader"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.body_id}: {self.office}"


class Meeting(ScopedModel, ConstructedModel):
    """One meeting, from the calendar to the approved minutes."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("tid"))
    place = models.CharField(_("sted"), max_length=200, blank=True)
    papers_due_on = models.DateField(_("papirene er ferdige"))
    state = models.CharField(_("status"), max_length=12, choices=[(each.value, each.value) for each in MeetingState])
    called_at = models.DateTimeField(_("innkalt"), null=True, blank=True)
    opened_at = models.DateTimeField(_("åpnet"), null=True, blank=True)
    chair = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    secretary = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("protokollen godkjent"), null=True, blank=True)
    reason = models.TextField(_("hvorfor avlyst"), blank=True)
    agenda = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    minutes = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["starts_at", "id"]
        verbose_name = _("møte")
        verbose_name_plural = _("møter")
        indexes = [models.Index(fields=["tenant", "state", "starts_at"], name="cases_meetings_by_state")]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.starts_at:%Y-%m-%d}"

    @property
    def subject(self) -> str:
        """How letters name this meeting."""
        return f"meeting:{self.pk}"


class Attendance(ScopedModel):
    """Somebody was present at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(_("verv"), max_length=12, choices=Office.choices)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="cases_present_once")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.meeting_id}"


_ABOUT = ("case", "appeal", "change", "reclaim", "question")


def _of(kind: ItemKind, *about: str) -> Q:
    """An item of this kind points to these things and to no others."""
    return Q(kind=kind, **{f"{name}__isnull": name not in about for name in _ABOUT})


class AgendaItem(ScopedModel):
    """One thing on an agenda, and what the minutes say about it. `number` stays once it is given.

    What is to be decided belongs to a `case`: its application, or an appeal, a change or a claim for repayment in it.
    What is resolved when it `differs` from the proposal stands in `favours` (the appeal or the change is agreed to),
    `amount`, `pay_by` (a claim's), `reasons` and `conditions`.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField(_("nummer"))
    kind = models.CharField(_("slag"), max_length=12, choices=ItemKind.choices)
    title = models.CharField(_("overskrift"), max_length=200, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items")
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items")
    reclaim = models.ForeignKey(Reclaim, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items")
    question = models.ForeignKey(
        ConflictQuestion, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    text = models.TextField(_("protokoll"), blank=True)
    votes_for = models.PositiveSmallIntegerField(_("stemmer for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("stemmer mot"), default=0)
    votes_abstained = models.PositiveSmallIntegerField(_("stemte ikke"), default=0)
    differs = models.BooleanField(_("avviker fra innstillingen"), default=False)
    favours = models.BooleanField(_("medhold"), null=True, blank=True)
    amount = MoneyField(_("beløp"), default=0)
    pay_by = models.DateField(_("betalingsfrist"), null=True, blank=True)
    reasons = models.TextField(_("begrunnelse"), blank=True)
    conditions = models.TextField(_("vilkår"), blank=True)
    conflicted = models.BooleanField(_("inhabil"), null=True, blank=True)
    postponed = models.BooleanField(_("utsatt"), default=False)
    treated_at = models.DateTimeField(_("ferdig behandlet"), null=True, blank=True)
    paper = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    extract = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["meeting_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="cases_item_number_is_unique"),
            models.UniqueConstraint(
                fields=["meeting", "case"], condition=Q(kind=ItemKind.CASE), name="cases_case_once_a_meeting"
            ),
            models.UniqueConstraint(
                fields=["meeting", "question"],
                condition=Q(kind=ItemKind.IMPARTIALITY),
                name="cases_question_once_a_meeting",
            ),
            models.UniqueConstraint(fields=["meeting", "appeal"], name="cases_appeal_once_a_meeting"),
            models.UniqueConstraint(fields=["meeting", "change"], name="cases_change_once_a_meeting"),
            models.UniqueConstraint(fields=["meeting", "reclaim"], name="cases_claim_once_a_meeting"),
            models.CheckConstraint(
                condition=_of(ItemKind.CASE, "case")
                | _of(ItemKind.APPEAL, "case", "appeal")
                | _of(ItemKind.CHANGE, "case", "change")
                | _of(ItemKind.RECLAIM, "case", "reclaim")
                | _of(ItemKind.IMPARTIALITY, "question")
                | _of(ItemKind.DELEGATED)
                | _of(ItemKind.OTHER),
                name="cases_item_has_what_its_kind_needs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}: {self.kind}"

    @property
    def unanimous(self) -> bool:
        """No votes were written down, or all were for it."""
        return self.votes_for is None or (self.votes_against == 0 and self.votes_abstained == 0)


class Aside(ScopedModel):
    """A member stepped aside in one item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="aside")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="cases_aside_once")]

    def __str__(self) -> str:
        return f"{self.user_id} aside in {self.item_id}"


class Absence(ScopedModel):
    """A member who was at the meeting was not there for one item: had not come yet, or had left."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="absences")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="cases_absent_once")]

    def __str__(self) -> str:
        return f"{self.user_id} not there in {self.item_id}"


class Signer(ScopedModel):
    """A member that the body chose to sign the minutes of a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="signers")
    user = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("godkjent"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="cases_signs_once")]

    def __str__(self) -> str:
        return f"{self.user_id} signs {self.meeting_id}"


class RoundMeeting(ScopedModel):
    """Where the applications of a call's round are decided: in a meeting, or the body's next after the round closes."""

    round = models.OneToOneField("programmes.Round", on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.round_id} in {self.body_id}"


class Reported(ScopedModel):
    """A delegated decision that stands on the list of a meeting; each on one list, once."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="reported")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="reported")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.decision_id} in {self.item_id}"
