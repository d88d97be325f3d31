"""Forms of the case officer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import AssessmentDraft
from bulyst.cases.rules import HIGHEST_SCORE
from bulyst.kernel.deadlines import next_working_day, weeks_after
from bulyst.programmes.models import Value
from bulyst.web.staff.cases.forms.plan import MilestonesForm
from bulyst.web.ui.forms import DateField, LongText, MoneyFormField, PlainForm

ANSWER_WEEKS = 2


class AskForm(PlainForm):
    """What is missing, and by when it is needed."""

    question = forms.CharField(
        label=_("Hva trenger du?"),
        widget=LongText(6),
        help_text=_("Skriv til søkeren, kort og konkret. Søkeren får en e-post og svarer på Min side."),
    )
    due_on = DateField(label=_("Svarfrist"))


class InterimForm(PlainForm):
    """When the answer is expected, and why it takes time."""

    expected_by = DateField(label=_("Når kan søkeren vente svar?"))
    reason = forms.CharField(
        label=_("Hvorfor tar det tid?"), required=False, widget=LongText(4), help_text=_("Står i brevet til søkeren.")
    )


class DeclarationForm(PlainForm):
    """Whether one is impartial."""

    impartial = forms.TypedChoiceField(
        label=_("Er du habil i denne saken?"),
        choices=[("ja", _("Ja, jeg er habil")), ("nei", _("Nei, jeg er inhabil"))],
        coerce=lambda chosen: chosen == "ja",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    ground = forms.CharField(
        label=_("Hvorfor er du inhabil?"),
        required=False,
        widget=LongText(3),
        help_text=_("Fylles ut bare hvis du er inhabil, for eksempel «søkeren er min bror»."),
    )


class AssessmentForm(MilestonesForm):
    """An assessment by the programme's own values, with the amount and the payment plan that are recommended."""

    text = forms.CharField(
        label=_("Vurdering"),
        widget=LongText(8),
        help_text=_("Hvorfor bør kommunen støtte dette, eller hvorfor ikke? Søkeren har rett til å se teksten."),
    )
    recommended_amount = MoneyFormField(
        label=_("Innstilt beløp"), allow_zero=True, help_text=_("Skriv 0 hvis du foreslår avslag.")
    )
    conditions = forms.CharField(
        label=_("Foreslåtte vilkår"),
        required=False,
        widget=LongText(3),
        help_text=_("For eksempel «Prosjektet gjennomføres i kommunen»."),
    )

    def __init__(self, *args: Any, criteria: Sequence[Value], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = criteria
        self.fields = {**{f"score_{value.pk}": _score(value) for value in criteria}, **self.fields}

    @property
    def score_fields(self) -> list[BoundField]:
        """The criteria's fields, in the programme's order."""
        return [self[f"score_{value.pk}"] for value in self.criteria]

    @property
    def draft(self) -> AssessmentDraft:
        """What the action takes."""
        read = self.cleaned_data
        return AssessmentDraft(
            text=read["text"],
            recommended_amount=read["recommended_amount"],
            conditions=read["conditions"],
            scores={value.pk: read[f"score_{value.pk}"] for value in self.criteria},
            milestones=self.milestones,
        )


class ReasonForm(PlainForm):
    """Why a request goes back, or a payment is taken back."""

    reason = forms.CharField(label=_("Hvorfor?"), widget=LongText(4))


def default_due(on: date, days: int | None = None) -> date:
    """The days to answer of the rule set, else two weeks; moved to a working day."""
    return weeks_after(on, ANSWER_WEEKS) if days is None else next_working_day(on + timedelta(days=days))


def _score(value: Value) -> forms.Field:
    return forms.TypedChoiceField(
        label=value.name,
        help_text=value.description,
        choices=[(str(score), str(score)) for score in range(HIGHEST_SCORE + 1)],
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "ds-input"}),
        error_messages={"required": _("Gi poeng fra 0 til 5 for «%(value)s».") % {"value": value.name}},
    )
