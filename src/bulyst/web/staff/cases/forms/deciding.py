"""Forms of those who decide, attest and pay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import DecisionDraft
from bulyst.web.staff.cases.forms.conditions import texts_field
from bulyst.web.staff.cases.forms.plan import MilestonesForm
from bulyst.web.ui.forms import LongText, MoneyFormField, PlainForm, dress, not_marked_optional

GRANT, REFUSE = "innvilg", "avslag"


class DecisionForm(MilestonesForm):
    """A grant, wholly or partly, with its payment plan where it has one, or a refusal."""

    outcome = forms.ChoiceField(
        label=_("Vedtak"),
        choices=[(GRANT, _("Innvilg")), (REFUSE, _("Avslå"))],
        widget=forms.RadioSelect,
    )
    amount = MoneyFormField(label=_("Beløp"), required=False, allow_zero=True, help_text=_("Trengs ikke ved avslag."))
    reasons = forms.CharField(
        label=_("Begrunnelse"),
        widget=LongText(7),
        help_text=_("Står i brevet til søkeren. Forslaget er saksbehandlerens vurdering."),
    )
    conditions = forms.CharField(
        label=_("Vilkår"), required=False, widget=LongText(3), help_text=_("Står i brevet til søkeren.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        not_marked_optional(self.fields["amount"])

    def clean(self) -> dict[str, Any]:
        """A grant has an amount."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == GRANT and not cleaned.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("Skriv hvor mye som innvilges."))
        return cleaned

    @property
    def grants(self) -> bool:
        """Whether it is a grant."""
        return bool(self.cleaned_data["outcome"] == GRANT)

    @property
    def draft(self) -> DecisionDraft:
        """What the action of granting takes."""
        read = self.cleaned_data
        return DecisionDraft(read["amount"], read["reasons"], read["conditions"], self.milestones)


class AttestForm(PlainForm):
    """How much of the costs is accepted."""

    accepted_costs = MoneyFormField(
        label=_("Godtatte kostnader"),
        allow_zero=True,
        help_text=_(
            "Kostnader i regnskapet som ikke hører til prosjektet, trekker du fra. "
            "Beløpet som betales, regnes ut fra dette."
        ),
    )

    def __init__(self, *args: Any, conditions: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        if conditions:
            self.fields["conditions_met"] = texts_field(conditions, required=False)
            not_marked_optional(self.fields["conditions_met"])
            dress(self)
