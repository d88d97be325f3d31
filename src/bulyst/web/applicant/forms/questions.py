"""The questions of an application, group by group, in the order that people think in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.cases.aid import Product
from bulyst.cases.drafts import ApplicationDraft, CostDraft, FinanceDraft
from bulyst.cases.kinds import FinanceSource, Language
from bulyst.kernel.money import Money
from bulyst.programmes.choices import ApplicantKind, Purpose
from bulyst.programmes.rulebook import MaxShare
from bulyst.web.applicant.forms.base import QuestionForm
from bulyst.web.ui.forms import DateField, LongText, MoneyFormField, not_marked_optional

FAVOURED = (ApplicantKind.WOMEN, ApplicantKind.YOUTH, ApplicantKind.START_UP)
FEWEST_LINES, SPARE_LINES, MOST_LINES = 3, 2, 30


class ProjectForm(QuestionForm):
    """What they want to do."""

    asks_for = ("title", "description")

    title = forms.CharField(
        label=_("Hva heter prosjektet?"),
        max_length=200,
        required=False,
        help_text=_("Noen få ord, for eksempel «Gårdsutsalg på Sørli»."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    description = forms.CharField(
        label=_("Hva vil dere gjøre, og hva skal det føre til?"),
        required=False,
        help_text=_("Skriv hva som skal skje, hvem det er for, og hva som er annerledes når prosjektet er ferdig."),
        widget=LongText(10),
    )


class PurposeForm(QuestionForm):
    """What it is for, and when."""

    asks_for = ("purpose", "groups", "starts_on", "ends_on")

    purpose = forms.ChoiceField(label=_("Hva skal pengene brukes til?"), required=False, widget=forms.RadioSelect)
    starts_on = DateField(
        label=_("Når begynner prosjektet?"),
        required=False,
        help_text=_(
            "For eksempel 3.3.2026. Arbeid som begynner før kommunen har fått søknaden, får vanligvis ikke støtte."
        ),
    )
    ends_on = DateField(
        label=_("Når er det ferdig?"),
        required=False,
        help_text=_("Omtrent holder. La feltet stå tomt hvis dere ikke vet."),
    )
    groups = forms.MultipleChoiceField(
        label=_("Er søkeren noe av dette?"),
        required=False,
        help_text=_("Kommunen kan gi en større andel til disse. La stå tomt hvis ingen passer."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        taken = (self.call.purposes if self.call else None) or Purpose.values
        self._field("purpose").choices = [(value, _capital(Purpose(value).label)) for value in taken]
        favoured = [kind for kind in FAVOURED if kind in _favoured_by(self)]
        self._field("groups").choices = [(kind.value, _capital(kind.label)) for kind in favoured]
        if not favoured:
            del self.fields["groups"]

    def merged(self) -> ApplicationDraft:
        """As in every group; groups are kept as a tuple."""
        draft = super().merged()
        return replace(draft, groups=tuple(draft.groups))

    def _field(self, name: str) -> Any:
        return self.fields[name]


@dataclass(frozen=True, slots=True)
class Line:
    """Two fields of one cost line."""

    text: BoundField
    amount: BoundField


class CostsForm(QuestionForm):
    """What it costs: as many lines as are needed."""

    lines = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.count = self._wanted()
        for number in range(1, self.count + 1):
            self.fields[f"text_{number}"] = not_marked_optional(
                forms.CharField(
                    label=_("Kostnad %(number)s") % {"number": number},
                    max_length=200,
                    required=False,
                    widget=forms.TextInput(attrs={"class": "ds-input", "autocomplete": "off"}),
                )
            )
            self.fields[f"amount_{number}"] = not_marked_optional(
                MoneyFormField(
                    label=_("Beløp %(number)s") % {"number": number},
                    required=False,
                    allow_zero=True,
                    widget=forms.TextInput(
                        attrs={"class": "ds-input", "inputmode": "decimal", "autocomplete": "off", "size": 14}
                    ),
                )
            )
        self.initial["lines"] = self.count

    def initial_from(self, draft: ApplicationDraft) -> dict[str, Any]:
        """One pair of fields a line; a line whose sum is not known yet has it empty."""
        held: dict[str, Any] = {}
        for number, line in enumerate(draft.costs, start=1):
            held |= {f"text_{number}": line.text, f"amount_{number}": line.amount or None}
        return held

    @property
    def pairs(self) -> Iterator[Line]:
        """The lines as they stand on the page."""
        for number in range(1, self.count + 1):
            yield Line(self[f"text_{number}"], self[f"amount_{number}"])

    def merged(self) -> ApplicationDraft:
        """The draft with the lines that say anything. A sum that cannot be read yet is kept as zero."""
        self.is_valid()
        lines = [self._line(number) for number in range(1, self.count + 1)]
        return replace(self.draft, costs=tuple(line for line in lines if line is not None))

    def clean(self) -> dict[str, Any]:
        """A line has both its halves."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, self.count + 1):
            text, amount = cleaned.get(f"text_{number}"), cleaned.get(f"amount_{number}")
            if text and not amount and f"amount_{number}" not in self.errors:
                self.add_error(f"amount_{number}", _("Hva koster «%(text)s»?") % {"text": text})
            if amount and not text and f"text_{number}" not in self.errors:
                self.add_error(f"text_{number}", _("Hva er det som koster %(amount)s?") % {"amount": amount})
        return cleaned

    def _line(self, number: int) -> CostDraft | None:
        text = str(self.data.get(self.add_prefix(f"text_{number}"), "")).strip()[:200]
        typed = str(self.data.get(self.add_prefix(f"amount_{number}"), "")).strip()
        if not text and not typed:
            return None
        return CostDraft(text, self._sum(number))

    def _sum(self, number: int) -> Money:
        # Not from cleaned_data: a sum without a text is an error on the page, but it is a sum.
        field = self.fields[f"amount_{number}"]
        try:
            return field.clean(self.data.get(self.add_prefix(f"amount_{number}"))) or Money.ZERO
        except forms.ValidationError:
            return Money.ZERO

    def _wanted(self) -> int:
        typed = str(self.data.get(self.add_prefix("lines"), "")) if self.is_bound else ""
        count = int(typed) if typed.isdecimal() else len(self.draft.costs) + SPARE_LINES
        return max(FEWEST_LINES, min(count, MOST_LINES))


class FinanceForm(QuestionForm):
    """How much they apply for, and where the rest comes from."""

    asks_for = ("applied_amount",)

    applied_amount = MoneyFormField(label=_("Hvor mye søker dere om?"), required=False)
    own_money = MoneyFormField(label=_("Egne penger"), required=False, allow_zero=True, help_text="")
    own_work = MoneyFormField(
        label=_("Egen arbeidsinnsats"),
        required=False,
        allow_zero=True,
        help_text=_("Verdien av timene dere legger ned selv."),
    )
    loan = MoneyFormField(label=_("Lån"), required=False, allow_zero=True)
    other_public = MoneyFormField(
        label=_("Annen offentlig støtte til dette prosjektet"), required=False, allow_zero=True
    )
    other_public_text = forms.CharField(
        label=_("Hvem gir den?"),
        max_length=200,
        required=False,
        help_text=_("For eksempel fylkeskommunen eller Innovasjon Norge."),
    )
    other_private = MoneyFormField(label=_("Penger fra andre private"), required=False, allow_zero=True)
    other_private_text = forms.CharField(label=_("Hvem?"), max_length=200, required=False)

    SOURCES = tuple((source, source.value.lower()) for source in FinanceSource)

    def initial_from(self, draft: ApplicationDraft) -> dict[str, Any]:
        """One field a source; several lines of one source are one sum."""
        held: dict[str, Any] = {"applied_amount": draft.applied_amount}
        for source, name in self.SOURCES:
            lines = [line for line in draft.finance if line.source == source]
            held[name] = Money.total(line.amount for line in lines) if lines else None
            held[f"{name}_text"] = ", ".join(line.text for line in lines if line.text)
        return held

    def merged(self) -> ApplicationDraft:
        """The draft with one line for each source that gives anything."""
        draft = super().merged()
        lines = [self._line(source, name) for source, name in self.SOURCES]
        return replace(draft, finance=tuple(line for line in lines if line is not None))

    def _line(self, source: FinanceSource, name: str) -> FinanceDraft | None:
        amount = self.cleaned_data[name] if self.could_read(name) else self.initial[name]
        text = self.cleaned_data.get(f"{name}_text", "")
        return FinanceDraft(source.value, amount, text) if amount else None


class RestForm(QuestionForm):
    """What the municipality must know beside the project itself."""

    asks_for = ("product", "aid_declared", "language")

    product = forms.ChoiceField(
        label=_("Hva gjelder prosjektet?"),
        required=False,
        choices=lambda: [("", _("Ikke valgt")), *((each.value, _capital(each.label)) for each in Product)],
        help_text=_("Gjelder først og fremst gård og fiske: andre regler om støtte følger med produktet."),
    )

    aid_declared = MoneyFormField(
        label=_("Hvor mye offentlig støtte har virksomheten fått de siste tre årene?"),
        required=False,
        allow_zero=True,
        help_text=_(
            "Fra alle som gir slik støtte. Skriv 0 hvis dere ikke har fått noe. Vet dere ikke, kan feltet stå tomt."
        ),
    )
    language = forms.ChoiceField(
        label=_("Hvilken målform vil dere ha brev på?"),
        choices=[(Language.BOKMAL.value, _("Bokmål")), (Language.NYNORSK.value, _("Nynorsk"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def merged(self) -> ApplicationDraft:
        """As in every group; no choice of language keeps the one that was."""
        draft = super().merged()
        return replace(draft, language=draft.language or self.draft.language)


@dataclass(frozen=True, slots=True)
class Group:
    """One page of the application."""

    key: str
    heading: str | Promise
    lead: str | Promise
    form: Callable[..., QuestionForm]
    shows_plan: bool = False
    layout: str = ""

    @property
    def template(self) -> str:
        """How the page's fields are laid out."""
        return f"applicant/application/{self.layout or self.key}.html"


GROUPS = (
    Group(
        "prosjekt",
        _("Prosjektet"),
        _("Fortell med egne ord. Alt kan endres til søknaden er sendt, og ingen i kommunen ser den før det."),
        ProjectForm,
    ),
    Group("formal", _("Formål og tid"), _("Hva pengene skal brukes til, og når det skal skje."), PurposeForm),
    Group(
        "kostnader",
        _("Kostnader"),
        _("Skriv hva prosjektet koster, en linje for hver ting. Runde tall holder. Tøm en linje for å fjerne den."),
        CostsForm,
        shows_plan=True,
    ),
    Group(
        "finansiering",
        _("Finansiering"),
        _("Hvor mye dere søker om, og hvor resten kommer fra. Til sammen skal det bli like mye som kostnadene."),
        FinanceForm,
        shows_plan=True,
    ),
    Group("annet", _("Tidligere støtte og brev"), _("To korte spørsmål til slutt."), RestForm),
)

GROUP_OF_RULE = {
    "cases.given.title": "prosjekt",
    "cases.given.description": "prosjekt",
    "cases.given.purpose": "formal",
    "cases.given.starts_on": "formal",
    "cases.runs_forward": "formal",
    "cases.purpose_in_call": "formal",
    "cases.given.cost_lines": "kostnader",
    "cases.cost_line_not_positive": "kostnader",
    "cases.given.applied_amount": "finansiering",
    "cases.cost_lines_add_up": "finansiering",
    "cases.plan_is_financed": "finansiering",
}
"""Where an applicant puts right what a rule of completeness found missing, by the message's key."""


def _favoured_by(form: QuestionForm) -> set[str]:
    return {rule.applicant_kind for _kind, rule in form.rules.rules if isinstance(rule, MaxShare)}


def _capital(label: object) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]
