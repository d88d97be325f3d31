"""What a secretary, a member or a programme manager fills in about boards and meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.cases.board_drafts import MeetingDraft, StayDraft
from bulyst.cases.board_facts import MinutesDraft
from bulyst.cases.kinds import ItemKind, Matter, Office
from bulyst.cases.models import AgendaItem, Body, Case, Meeting, Seat
from bulyst.cases.queries.business import resolution
from bulyst.kernel.deadlines import OSLO
from bulyst.kernel.money import Money
from bulyst.tenancy.models import User
from bulyst.web.staff.choices import leave_open
from bulyst.web.ui.forms import Choices, DateField, LongText, MoneyFormField, PlainForm, WholeNumberField, offer

AS_RECOMMENDED, OTHERWISE, POSTPONED = "innstilt", "annet", "utsatt"
IN_FAVOUR, AGAINST = "medhold", "ikke-medhold"
IMPARTIAL, CONFLICTED = "habil", "inhabil"


class TimeField(forms.CharField):
    """A time of day as "12.00" or "12:00"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"size": 6, "autocomplete": "off", "inputmode": "decimal"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "").replace(":", ".").strip()
        if not text:
            return ""
        hours, _dot, minutes = text.partition(".")
        try:
            return time(int(hours), int(minutes or 0))
        except ValueError as error:
            raise forms.ValidationError(_("Skriv et klokkeslett, for eksempel 12.00."), code="invalid") from error


class MeetingForm(PlainForm):
    """When and where a board meets."""

    body = forms.ChoiceField(label=_("Styre"), widget=forms.Select)
    day = DateField(label=_("Dag"))
    at = TimeField(label=_("Klokkeslett"), help_text=_("For eksempel 12.00."))
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)
    papers_due_on = DateField(
        label=_("Papirene er ferdige"),
        required=False,
        help_text=_("Saker som innstilles etter denne dagen, går til neste møte. Tomt: etter styrets egen frist."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "body", [(body.pk, body.name) for body in bodies])

    @property
    def body_id(self) -> int:
        """Which board."""
        return int(self.cleaned_data["body"])

    @property
    def draft(self) -> MeetingDraft:
        """What the action takes."""
        read = self.cleaned_data
        starts_at = datetime.combine(read["day"], read["at"], tzinfo=OSLO)
        return MeetingDraft(starts_at, read["place"], read["papers_due_on"])


def meeting_initial(meeting: Meeting) -> dict[str, Any]:
    """A meeting as its form shows it."""
    starts_at = meeting.starts_at.astimezone(OSLO)
    return {
        "body": str(meeting.body_id),
        "day": starts_at.date(),
        "at": f"{starts_at:%H.%M}",
        "place": meeting.place,
        "papers_due_on": meeting.papers_due_on,
    }


def next_quarter(on: date) -> date:
    """A day to begin with: in three weeks."""
    return on + timedelta(weeks=3)


class OtherItemForm(PlainForm):
    """Something that is no case, for the agenda."""

    title = forms.CharField(label=_("Annet punkt på saklisten"), max_length=200, required=False)


class CancelForm(PlainForm):
    """Why a meeting is cancelled."""

    reason = forms.CharField(label=_("Hvorfor avlyses møtet?"), widget=LongText(3))


class AttendanceForm(PlainForm):
    """Who is there, and who leads."""

    present = forms.TypedMultipleChoiceField(
        label=_("Hvem er til stede?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    chair = forms.TypedChoiceField(label=_("Hvem leder møtet?"), coerce=int, widget=forms.Select)

    def __init__(self, *args: Any, seats: Sequence[Seat], **options: Any) -> None:
        members = [seat for seat in seats if seat.office != Office.SUBSTITUTE]
        options.setdefault(
            "initial",
            {"present": [seat.user_id for seat in members], "chair": members[0].user_id if members else None},
        )
        super().__init__(*args, **options)
        choices = [(seat.user_id, f"{seat.user.name}, {Office(seat.office).label}") for seat in seats]
        offer(self, "present", choices)
        offer(self, "chair", choices)


class StayForm(PlainForm):
    """When one member came and left."""

    came_to = forms.TypedChoiceField(
        label=_("Når kom medlemmet?"), coerce=int, empty_value=None, required=False, widget=forms.Select
    )
    left_before = forms.TypedChoiceField(
        label=_("Når gikk medlemmet?"), coerce=int, empty_value=None, required=False, widget=forms.Select
    )

    def __init__(self, *args: Any, user_id: int, items: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.user_id = user_id
        came = [(pk, gettext("Til %(what)s") % {"what": words}) for pk, words in items]
        left = [(pk, gettext("Før %(what)s") % {"what": words}) for pk, words in items[1:]]
        offer(self, "came_to", [("", gettext("Var der fra starten")), *came[1:]])
        offer(self, "left_before", [("", gettext("Ble til slutten")), *left])
        leave_open(self, *self.fields)

    @property
    def draft(self) -> StayDraft:
        """What the action takes."""
        return StayDraft(self.user_id, self.cleaned_data["came_to"], self.cleaned_data["left_before"])


class SignersForm(PlainForm):
    """Who signs the minutes."""

    signers = forms.TypedMultipleChoiceField(
        label=_("Hvem har styret valgt til å godkjenne protokollen?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Velg to som er til stede."),
    )

    def __init__(self, *args: Any, present: Sequence[User], chosen: Sequence[int], **options: Any) -> None:
        super().__init__(*args, initial={"signers": chosen}, **options)
        offer(self, "signers", [(user.pk, user.name) for user in present])


_OTHERWISE = (OTHERWISE, IN_FAVOUR, AGAINST)
_VOTES = ("votes_for", "votes_against", "votes_abstained")
_AS_RECOMMENDED, _POSTPONED = (AS_RECOMMENDED, _("Som innstilt")), (POSTPONED, _("Saken ble utsatt"))
_OUTCOMES: dict[ItemKind, Choices] = {
    ItemKind.CASE: [_AS_RECOMMENDED, (OTHERWISE, _("Noe annet enn innstilt")), _POSTPONED],
    ItemKind.APPEAL: [
        _AS_RECOMMENDED,
        (IN_FAVOUR, _("Vedtaket endres")),
        (AGAINST, _("Vedtaket blir stående")),
        _POSTPONED,
    ],
    ItemKind.CHANGE: [
        _AS_RECOMMENDED,
        (IN_FAVOUR, _("Endringen godkjennes")),
        (AGAINST, _("Endringen avslås")),
        _POSTPONED,
    ],
    ItemKind.RECLAIM: [_AS_RECOMMENDED, (OTHERWISE, _("Et annet beløp enn innstilt")), _POSTPONED],
}
"""What can have been resolved, by the kind of item."""
_FIELDS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.IMPARTIALITY: ("finding", "reasons", *_VOTES),
    ItemKind.CASE: ("aside", "outcome", "amount", "reasons", "conditions", *_VOTES),
    ItemKind.APPEAL: ("aside", "outcome", "amount", "reasons", "conditions", *_VOTES),
    ItemKind.CHANGE: ("aside", "outcome", "reasons", *_VOTES),
    ItemKind.RECLAIM: ("aside", "outcome", "amount", "pay_by", "reasons", *_VOTES),
}


def fields_of(item: AgendaItem) -> tuple[str, ...]:
    """What can be written about it: an appeal of a change has no sum, and one of a claim no conditions."""
    fields = _FIELDS.get(ItemKind(item.kind), ())
    left_out: tuple[str, ...] = ()
    if item.appeal is not None:
        left_out = {Matter.CHANGE: ("amount", "conditions"), Matter.CLAIM: ("conditions",)}.get(item.appeal.matter, ())
    return tuple(name for name in fields if name not in left_out)


class ItemForm(PlainForm):
    """What happened with one item; the fields are those of its kind."""

    aside = forms.TypedMultipleChoiceField(
        label=_("Hvem fratrådte som inhabil?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    finding = forms.ChoiceField(
        label=_("Hva kom styret til?"),
        choices=[(IMPARTIAL, _("Habil")), (CONFLICTED, _("Inhabil")), (POSTPONED, _("Utsatt"))],
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(label=_("Hva ble vedtatt?"), widget=forms.RadioSelect)
    amount = MoneyFormField(
        label=_("Beløp"), required=False, allow_zero=True, help_text=_("Bare når vedtaket avviker. 0 er avslag.")
    )
    pay_by = DateField(
        label=_("Betalingsfrist"), required=False, help_text=_("Tomt: fire uker etter at vedtaket er bekreftet.")
    )
    reasons = forms.CharField(label=_("Begrunnelse"), required=False, widget=LongText(4))
    conditions = forms.CharField(label=_("Vilkår"), required=False, widget=LongText(2))
    votes_for = WholeNumberField(
        label=_("Stemmer for"), required=False, min_value=0, help_text=_("Tomt betyr enstemmig.")
    )
    votes_against = WholeNumberField(label=_("Stemmer mot"), required=False, min_value=0)
    votes_abstained = WholeNumberField(label=_("Stemte ikke"), required=False, min_value=0)
    text = forms.CharField(label=_("Protokoll"), required=False, widget=LongText(4), help_text=_("Står i protokollen."))

    def __init__(self, *args: Any, item: AgendaItem, present: Sequence[User], **options: Any) -> None:
        options["initial"] = _item_initial(item)
        super().__init__(*args, **options)
        self.item = item
        offer(self, "aside", [(user.pk, user.name) for user in present])
        kept = (*fields_of(item), "text")
        for name in [each for each in self.fields if each not in kept]:
            del self.fields[name]
        if item.kind in _OUTCOMES:
            offer(self, "outcome", _OUTCOMES[ItemKind(item.kind)])
        leave_open(self, *self.fields)
        if item.kind in _OUTCOMES:
            self.fields["reasons"].help_text = _("Tomt: begrunnelsen i innstillingen, når vedtaket er som innstilt.")

    def clean(self) -> dict[str, Any]:
        """What differs says by how much and why; a finding says why."""
        read: dict[str, Any] = super().clean() or self.cleaned_data
        differs = read.get("outcome") in _OTHERWISE
        asks = "amount" in self.fields and read.get("outcome") != AGAINST
        if differs and asks and read.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", gettext("Skriv beløpet som ble vedtatt, eller 0 for avslag."))
        found = read.get("finding") in (IMPARTIAL, CONFLICTED)
        if (differs or found) and not str(read.get("reasons") or "").strip():
            self.add_error("reasons", gettext("Skriv hvorfor."))
        return read

    @property
    def draft(self) -> MinutesDraft:
        """What the action takes."""
        read = self.cleaned_data
        finding = read.get("finding")
        return MinutesDraft(
            text=read["text"],
            aside=frozenset(read.get("aside") or ()),
            votes_for=read.get("votes_for"),
            votes_against=read.get("votes_against") or 0,
            votes_abstained=read.get("votes_abstained") or 0,
            differs=read.get("outcome") in _OTHERWISE,
            favours={IN_FAVOUR: True, AGAINST: False}.get(read.get("outcome") or ""),
            amount=read.get("amount") or Money.ZERO,
            reasons=read.get("reasons") or "",
            conditions=read.get("conditions") or "",
            pay_by=read.get("pay_by"),
            postponed=POSTPONED in (read.get("outcome"), finding),
            conflicted=None if finding in (None, POSTPONED) else finding == CONFLICTED,
        )


def _item_initial(item: AgendaItem) -> dict[str, Any]:
    otherwise = {None: OTHERWISE, True: IN_FAVOUR, False: AGAINST}[item.favours]
    chosen = POSTPONED if item.postponed else otherwise if item.differs else AS_RECOMMENDED
    finding = {True: CONFLICTED, False: IMPARTIAL, None: None}[item.conflicted]
    resolved = resolution(item)
    return {
        "aside": [each.user_id for each in item.aside.all()],
        "finding": POSTPONED if item.postponed else finding,
        "outcome": chosen,
        "amount": item.amount if item.differs else None,
        "pay_by": item.pay_by,
        "reasons": item.reasons,
        "conditions": item.conditions if item.differs else (resolved.draft.conditions if resolved else ""),
        "votes_for": item.votes_for,
        "votes_against": item.votes_against or None,
        "votes_abstained": item.votes_abstained or None,
        "text": item.text,
    }


class ConfirmForm(PlainForm):
    """Which items a member confirms."""

    items = forms.TypedMultipleChoiceField(
        label=_("Hvilke punkter bekrefter du?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **options: Any) -> None:
        options["initial"] = {"items": [item.pk for item in items if not item.postponed]}
        super().__init__(*args, **options)
        offer(self, "items", [(item.pk, str(item.number)) for item in items])


class DeclareForm(PlainForm):
    """In which of a meeting's cases a member is not impartial; `who` said so, or the member fills it in."""

    def __init__(self, *args: Any, cases: Sequence[Case], who: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.cases = cases
        for case in cases:
            facts = {"number": case.number, "heading": case.heading, "applicant": case.applicant.name, "who": who}
            told = gettext("%(who)s er inhabil i sak %(number)s, %(heading)s (%(applicant)s)")
            own = gettext("Jeg er inhabil i sak %(number)s, %(heading)s (%(applicant)s)")
            label = (told if who else own) % facts
            self.fields[f"conflict_{case.pk}"] = forms.BooleanField(
                label=label, required=False, widget=forms.CheckboxInput(attrs={"class": "ds-input"})
            )
            self.fields[f"ground_{case.pk}"] = forms.CharField(
                label=(
                    gettext("Hva sa %(who)s om sak %(number)s?")
                    if who
                    else gettext("Hvorfor er du inhabil i sak %(number)s?")
                )
                % facts,
                required=False,
                widget=forms.TextInput(attrs={"class": "ds-input", "size": 40}),
            )
            leave_open(self, f"ground_{case.pk}", f"conflict_{case.pk}")

    @property
    def lines(self) -> list[tuple[Case, BoundField, BoundField]]:
        """Each case with its two fields."""
        return [(case, self[f"conflict_{case.pk}"], self[f"ground_{case.pk}"]) for case in self.cases]

    def clean(self) -> dict[str, Any]:
        """A conflict has a ground; a ground without a tick is asked about."""
        read: dict[str, Any] = super().clean() or self.cleaned_data
        for case in self.cases:
            ticked, ground = read.get(f"conflict_{case.pk}"), str(read.get(f"ground_{case.pk}") or "").strip()
            if ticked and not ground:
                self.add_error(f"ground_{case.pk}", gettext("Skriv hvorfor."))
            if ground and not ticked:
                self.add_error(f"conflict_{case.pk}", gettext("Kryss av, eller ta bort grunnen."))
        return read

    @property
    def conflicts(self) -> dict[int, str]:
        """The grounds by the case."""
        read = self.cleaned_data
        return {case.pk: read[f"ground_{case.pk}"] for case in self.cases if read[f"conflict_{case.pk}"]}
