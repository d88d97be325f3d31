"""Forms about the conditions of a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.web.ui.forms import DateField, PlainForm, dress


def texts_field(texts: Sequence[str], *, required: bool) -> forms.MultipleChoiceField:
    """A box for each condition."""
    return forms.MultipleChoiceField(
        label=_("Disse vilkårene er oppfylt"),
        choices=[(text, text) for text in texts],
        widget=forms.CheckboxSelectMultiple,
        required=required,
    )


class ConditionsForm(PlainForm):
    """Which conditions are met, since when, and what shows it."""

    field_order = ("texts", "met_on", "note")

    met_on = DateField(label=_("Dagen de ble oppfylt"))
    note = forms.CharField(
        label=_("Hva viser det?"),
        max_length=300,
        required=False,
        help_text=_("For eksempel «faktura av 3. mars», eller «befaring»."),
    )

    def __init__(self, *args: Any, texts: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["texts"] = texts_field(texts, required=True)
        self.order_fields(self.field_order)
        dress(self)

    def ticked(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)
