"""Forms of the case officer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from bulyst.cases.aid import Basis
from bulyst.cases.drafts import AidBasisDraft, AssessmentDraft
from bulyst.cases.rules import HIGHEST_SCORE
from bulyst.kernel.deadlines import next_working_day, weeks_after
from bulyst.programmes.models import Value
from bulyst.web.staff.cases.forms.plan import MilestonesForm
from bulyst.web.staff.choices import worded
from bulyst.web.ui.forms import DateField, LongText, MoneyFormField, PlainForm, not_marked_optional

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

    aid_basis = forms.ChoiceField(
        label=_("Hva bygger støtten på?"),
        choices=lambda: worded((each.value, each.label) for each in Basis),
        required=False,
        help_text=_("Reglene om statsstøtte. Forslaget følger av hvem som søker, og av hva prosjektet gjelder."),
    )
    aid_article = forms.CharField(
        label=_("Artikkel i gruppeunntaket"),
        max_length=60,
        required=False,
        help_text=_("Bare for gruppeunntaket, for eksempel «artikkel 17»."),
    )

    def __init__(self, *args: Any, criteria: Sequence[Value], may_be_aid: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria, self.may_be_aid = criteria, may_be_aid
        if not may_be_aid:
            del self.fields["aid_basis"], self.fields["aid_article"]
        else:
            not_marked_optional(self.fields["aid_basis"])
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
            aid=AidBasisDraft(read["aid_basis"], read["aid_article"]) if read.get("aid_basis") else None,
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
