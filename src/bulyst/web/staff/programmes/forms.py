"""The forms of a programme and of its parts. Each gives what its action takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.kernel.deadlines import moment_on
from bulyst.programmes import queries
from bulyst.programmes.actions import CallDraft, ClaimDraft, GoalDraft, ProgrammeDraft, RoundDraft
from bulyst.programmes.addresses import address_of
from bulyst.programmes.choices import CallKind, Direction, FundKind, FundSource, GoalKind, Purpose, Strength
from bulyst.programmes.models import Call, Fund, Goal, Programme, Round
from bulyst.results.definitions import DEFINITIONS
from bulyst.results.goals import IN_MIGRATION, INHABITANTS
from bulyst.web.staff.choices import chosen, worded
from bulyst.web.ui.forms import (
    ClockField,
    DateField,
    DecimalNumberField,
    LongText,
    MoneyFormField,
    PlainForm,
    WholeNumberField,
    YearField,
    dress,
    not_marked_optional,
    offer,
)

END_OF_DAY = time(23, 59, 59)


class PartForm(PlainForm):
    """A form of something that belongs to a programme; what it offers is within the open scope."""

    def __init__(self, *args: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        self.programme = programme
        self.make_offers()

    def make_offers(self) -> None:
        """Fill the selects that choose among the programme's own parts."""

    def arguments(self) -> dict[str, Any]:
        """What the action takes beside actor, programme and time."""
        return self.cleaned_data


class ProgrammeForm(PlainForm):
    """What is said about a programme."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    lead = forms.CharField(label=_("Programmet i én setning"), max_length=300, widget=LongText(rows=2), required=False)
    period_from = DateField(label=_("Startdato"), required=False)
    period_to = DateField(label=_("Sluttdato"), required=False)
    earliest_year = YearField(
        label=_("Tidligste mulige år"),
        required=False,
        help_text=_("Bare når datoene er ukjent: årene som programmet må ha vart en gang mellom."),
    )
    latest_year = YearField(label=_("Seneste mulige år"), required=False)
    bounds_source = forms.CharField(
        label=_("Hvor årene er hentet fra"), max_length=500, widget=LongText(rows=2), required=False
    )
    catalogue_source = forms.URLField(
        label=_("Adressen til oppføringen i prosjektdatabasen"), max_length=300, required=False, assume_scheme="https"
    )
    claims_source = forms.CharField(
        label=_("Hvem som har oppgitt virkninger"), max_length=500, widget=LongText(rows=2), required=False
    )

    def draft(self, slug: str = "") -> ProgrammeDraft:
        """The programme as the actions take it; a new one gets its address from its name."""
        return ProgrammeDraft(**self.cleaned_data, slug=slug or address_of(self.cleaned_data["name"]))


class AreaForm(PartForm):
    name = forms.CharField(label=_("Navn på programområdet"), max_length=200)


class ValueForm(PartForm):
    name = forms.CharField(label=_("Verdi"), max_length=200)
    description = forms.CharField(
        label=_("Hva verdien betyr når en søknad vurderes"), widget=LongText(rows=3), required=False
    )
    is_criterion = forms.BooleanField(label=_("Gi poeng for verdien når søknader vurderes"), required=False)


class CriterionForm(PartForm):
    name = forms.CharField(label=_("Kriterium"), max_length=200)
    description = forms.CharField(
        label=_("Hva det skal legges vekt på når en søknad vurderes"), widget=LongText(rows=3), required=False
    )


class GoalForm(PartForm):
    text = forms.CharField(label=_("Mål"), max_length=300)
    is_main = forms.BooleanField(label=_("Dette er hovedmålet"), required=False)
    kind = forms.ChoiceField(label=_("Slag"), choices=GoalKind.choices, widget=forms.RadioSelect)
    area_id = forms.ChoiceField(label=_("Programområde"), required=False)
    indicator_key = forms.ChoiceField(
        label=_("Måles ved"), required=False, help_text=_("Et tallfestet mål må måles ved noe.")
    )
    direction = forms.ChoiceField(
        label=_("Retning"), choices=[("", _("Ikke valgt")), *Direction.choices], required=False
    )
    baseline = DecimalNumberField(label=_("Utgangspunkt"), required=False)
    target = DecimalNumberField(label=_("Måltall"), required=False)
    unit = forms.CharField(label=_("Enhet"), max_length=60, required=False)
    deadline = DateField(label=_("Frist"), required=False)

    def make_offers(self) -> None:
        offer(self, "area_id", _or_none(gettext("Hele programmet"), queries.areas(self.programme.pk)))
        offer(self, "indicator_key", _measures())

    def arguments(self) -> dict[str, Any]:
        return {"draft": GoalDraft(**{**self.cleaned_data, "area_id": chosen(self.cleaned_data["area_id"])})}


class ClaimForm(PartForm):
    text = forms.CharField(label=_("Hva er oppgitt?"), widget=LongText(rows=3))
    source = forms.CharField(label=_("Hvem sier det, og hvor?"), widget=LongText(rows=2))
    strength = forms.ChoiceField(label=_("Styrke"), choices=Strength.choices, widget=forms.RadioSelect)
    goal_id = forms.ChoiceField(label=_("Gjelder målet"), required=False)

    def make_offers(self) -> None:
        offer(self, "goal_id", _or_none(gettext("Ikke et bestemt mål"), queries.goals(self.programme.pk)))

    def arguments(self) -> dict[str, Any]:
        return {"draft": ClaimDraft(**{**self.cleaned_data, "goal_id": chosen(self.cleaned_data["goal_id"])})}


class ProjectForm(PartForm):
    name = forms.CharField(label=_("Navn på stedsutviklingsprosjektet"), max_length=200)
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)
    description = forms.CharField(label=_("Beskrivelse"), widget=LongText(rows=4), required=False)


class FundForm(PartForm):
    name = forms.CharField(label=_("Navn på fondet"), max_length=200)
    kind = forms.ChoiceField(label=_("Slag"), choices=FundKind.choices, widget=forms.RadioSelect)
    amount = MoneyFormField(label=_("Bevilget beløp"))
    on = DateField(label=_("Bevilget dato"))


class FundPlaceForm(PartForm):
    """Where a frame's money comes from, and how it is accounted for."""

    source = forms.ChoiceField(
        label=_("Hvem kommer pengene fra?"), choices=worded(FundSource.choices), widget=forms.RadioSelect
    )
    area_id = forms.ChoiceField(label=_("Programområde"), required=False)
    county_case_number = forms.CharField(
        label=_("Fylkeskommunens saksnummer"), max_length=60, required=False, help_text=_("Står i årsrapporten.")
    )
    reporting_codes = forms.CharField(
        label=_("Rapporteringskoder"), max_length=200, required=False, help_text=_("Skill flere koder med komma.")
    )

    def make_offers(self) -> None:
        offer(self, "area_id", _or_none(gettext("Hele programmet"), queries.areas(self.programme.pk)))

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        codes = [code.strip() for code in data["reporting_codes"].split(",")]
        return {**data, "area_id": chosen(data["area_id"]), "reporting_codes": [code for code in codes if code]}


def fund_initial(fund: Fund) -> dict[str, Any]:
    """The form as the frame is now."""
    return {
        "source": fund.source,
        "area_id": fund.area_id or "",
        "county_case_number": fund.county_case_number,
        "reporting_codes": ", ".join(fund.reporting_codes),
    }


class MoneyForm(PartForm):
    amount = MoneyFormField(label=_("Beløp som legges til"))
    on = DateField(label=_("Bevilget dato"))
    key = forms.CharField(widget=forms.HiddenInput)


class CallForm(PartForm):
    title = forms.CharField(label=_("Tittel"), max_length=200)
    text = forms.CharField(label=_("Hva kan det søkes om, og hvem kan søke?"), widget=LongText(rows=5))
    kind = forms.ChoiceField(label=_("Slag"), choices=CallKind.choices, widget=forms.RadioSelect)
    purposes = forms.MultipleChoiceField(
        label=_("Formål"), choices=Purpose.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    area_id = forms.ChoiceField(label=_("Programområde"), required=False)
    fund_id = forms.ChoiceField(label=_("Fond"), required=False)
    opens_on = DateField(label=_("Åpner"))
    closes_on = DateField(
        label=_("Siste dag å søke"), required=False, help_text=_("Uten siste dag er utlysningen åpen til den stenges.")
    )
    closes_time = ClockField(label=_("Klokkeslett siste dag"), required=False)
    grace_minutes = WholeNumberField(
        label=_("Minutter etter fristen"),
        min_value=0,
        max_value=10_080,
        required=False,
        help_text=_(
            "Den som har begynt før fristen, kan sende så mange minutter etter. Det står på utlysningens side."
        ),
    )

    def make_offers(self) -> None:
        offer(self, "area_id", _or_none(gettext("Hele programmet"), queries.areas(self.programme.pk)))
        offer(self, "fund_id", _or_none(gettext("Ikke valgt"), queries.funds(self.programme.pk)))

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "draft": CallDraft(
                title=data["title"],
                slug=address_of(data["title"]),
                text=data["text"],
                kind=data["kind"],
                purposes=tuple(data["purposes"]),
                area_id=chosen(data["area_id"]),
                fund_id=chosen(data["fund_id"]),
                opens_at=moment_on(data["opens_on"], time.min),
                grace_minutes=data["grace_minutes"] or 0,
                closes_at=_closing(data["closes_on"], data["closes_time"]) if data["closes_on"] else None,
            )
        }


class ClosingForm(PlainForm):
    """A later end of a call."""

    closes_on = DateField(label=_("Ny siste dag å søke"))
    closes_time = ClockField(label=_("Klokkeslett siste dag"), required=False)

    @property
    def closes_at(self) -> datetime:
        """The moment that is meant."""
        return _closing(self.cleaned_data["closes_on"], self.cleaned_data["closes_time"])


class CancelForm(PlainForm):
    """Why a call is taken back."""

    reason = forms.CharField(
        label=_("Hvorfor avlyses utlysningen?"),
        widget=LongText(rows=3),
        help_text=_("Dette står på utlysningens side. Søknader som er sendt, blir behandlet."),
    )


class RoundsForm(PlainForm):
    """The rounds that have not closed: a last day each, and the day that the board handles it."""

    MOST = 12
    """No more lines are read than so many a year; a page that was made by hand cannot ask for endless ones."""

    def __init__(self, data: Any = None, *, rounds: Sequence[Round] = ()) -> None:
        super().__init__(data)
        for number in range(1, max(3, len(rounds) + 1, self._sent(data)) + 1):
            known = rounds[number - 1] if number <= len(rounds) else None
            self.fields[f"closes_{number}"] = DateField(
                label=_("Frist %(number)s") % {"number": number}, required=False
            )
            self.fields[f"board_{number}"] = DateField(
                label=_("Styremøte %(number)s") % {"number": number}, required=False
            )
            for name, field in ((f"closes_{number}", "closes_at"), (f"board_{number}", "board_on")):
                not_marked_optional(self.fields[name])
                value = getattr(known, field) if known else None
                self.initial[name] = localtime(value).date() if isinstance(value, datetime) else value
        dress(self)
        self.known = {localtime(each.closes_at).date(): each.closes_at for each in rounds}

    @property
    def drafts(self) -> list[RoundDraft]:
        """The rounds with a last day, as the action takes them; one whose day is as it was keeps its time too."""
        read, count = self.cleaned_data, len(self.fields) // 2
        days = [(read.get(f"closes_{number}"), read.get(f"board_{number}")) for number in range(1, count + 1)]
        return [RoundDraft(self.known.get(day) or _closing(day, None), board) for day, board in days if day]

    def pairs(self) -> list[tuple[BoundField, BoundField]]:
        """The lines as they stand on the page."""
        count = len(self.fields) // 2
        return [(self[f"closes_{number}"], self[f"board_{number}"]) for number in range(1, count + 1)]

    def _sent(self, data: Any) -> int:
        return sum(f"closes_{number}" in (data or {}) for number in range(1, self.MOST + 1))


def call_initial(call: Call) -> dict[str, Any]:
    """A call as its form shows it."""
    closes = localtime(call.closes_at) if call.closes_at else None
    return {
        "title": call.title,
        "text": call.text,
        "kind": call.kind,
        "purposes": call.purposes,
        "area_id": str(call.area_id or ""),
        "fund_id": str(call.fund_id or ""),
        "opens_on": localtime(call.opens_at).date(),
        "closes_on": closes and closes.date(),
        "closes_time": closes.time().replace(second=0, microsecond=0) if closes else None,
        "grace_minutes": call.grace_minutes,
    }


def _closing(day: date, at: time | None) -> datetime:
    """The end of the day, or the time on it. One minute to midnight is the end of the day."""
    return moment_on(day, END_OF_DAY if at is None or at == time(23, 59) else at)


def goal_initial(goal: Goal) -> dict[str, Any]:
    """A goal as its form shows it."""
    return {name: getattr(goal, name) for name in GoalForm.base_fields} | {"area_id": str(goal.area_id or "")}


def part_initial(form: type[PartForm], part: Any) -> dict[str, Any]:
    """A part as its form shows it."""
    held = {name: getattr(part, name) for name in form.base_fields}
    return {name: str(value or "") if name.endswith("_id") else value for name, value in held.items()}


def programme_initial(programme: Programme) -> dict[str, Any]:
    """A programme as its form shows it."""
    return {name: getattr(programme, name) for name in ProgrammeForm.base_fields}


def _or_none(none: str, parts: Iterable[Any]) -> list[tuple[str, str]]:
    return [("", none), *((str(part.pk), str(part)) for part in parts)]


def _measures() -> list[tuple[str, str]]:
    return [
        ("", gettext("Ingenting")),
        (INHABITANTS, gettext("folketallet (offisiell statistikk)")),
        (IN_MIGRATION, gettext("innflyttere (telles ikke, svaret blir at det ikke kan vites)")),
        *((key, str(definition.label)) for key, definition in DEFINITIONS.items()),
    ]
