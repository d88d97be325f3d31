"""Forms about state aid: what a case rests on, what others gave, and who is one single undertaking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.aid import Basis
from bulyst.cases.drafts import AidBasisDraft, KnownAidDraft
from bulyst.parties.models import Party
from bulyst.web.staff.choices import worded
from bulyst.web.ui.forms import DateField, DecimalNumberField, LongText, MoneyFormField, PlainForm, offer


class BasisForm(PlainForm):
    """What the support rests on."""

    basis = forms.ChoiceField(
        label=_("Hva bygger støtten på?"), choices=lambda: worded((each.value, each.label) for each in Basis)
    )
    article = forms.CharField(
        label=_("Artikkel i gruppeunntaket"),
        max_length=60,
        required=False,
        help_text=_("Bare for gruppeunntaket, for eksempel «artikkel 17»."),
    )
    reason = forms.CharField(label=_("Hvorfor?"), required=False, widget=LongText(3))

    @property
    def draft(self) -> AidBasisDraft:
        """What the action takes."""
        return AidBasisDraft(**self.cleaned_data)


class KnownAidForm(PlainForm):
    """Aid that the applicant has declared, or that another giver tells of."""

    party = forms.ChoiceField(label=_("Hvem fikk støtten?"))
    giver = forms.CharField(label=_("Hvem ga den?"), max_length=200, help_text=_("For eksempel «Innovasjon Norge»."))
    scheme = forms.CharField(label=_("Ordning"), max_length=200, required=False)
    granted_on = DateField(label=_("Når ble den gitt?"))
    amount = MoneyFormField(label=_("Beløp"))
    rate = DecimalNumberField(
        label=_("Kroner for én euro"),
        max_digits=9,
        decimal_places=4,
        help_text=_("Kursen på dagen støtten ble gitt, for eksempel 11,4235."),
    )
    rate_date = DateField(label=_("Kursens dato"))
    rate_source = forms.CharField(label=_("Hvor er kursen hentet?"), max_length=200, initial="Norges Bank")

    def __init__(self, *args: Any, group: Sequence[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "party", [(str(each.pk), each.name) for each in group])

    @property
    def party_id(self) -> int:
        """Who had it."""
        return int(self.cleaned_data["party"])

    @property
    def draft(self) -> KnownAidDraft:
        """What the action takes."""
        return KnownAidDraft(**{name: value for name, value in self.cleaned_data.items() if name != "party"})


class ControlForm(PlainForm):
    """Which other party belongs to the same undertaking, and why."""

    way = forms.ChoiceField(
        label=_("Hvem kontrollerer hvem?"),
        choices=[
            ("over", _("Søkeren kontrollerer det andre foretaket")),
            ("under", _("Det andre kontrollerer søkeren")),
        ],
        widget=forms.RadioSelect,
    )
    other = forms.ChoiceField(label=_("Det andre foretaket"))
    ground = forms.CharField(
        label=_("Hva består kontrollen i?"),
        widget=LongText(3),
        help_text=_("For eksempel «eier 60 prosent av aksjene», eller «velger flertallet i styret»."),
    )

    def __init__(self, *args: Any, others: Sequence[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "other", [(str(each.pk), each.name) for each in others])

    def pair(self, party_id: int) -> dict[str, int]:
        """The two parties as the action takes them."""
        other = int(self.cleaned_data["other"])
        above, below = (party_id, other) if self.cleaned_data["way"] == "over" else (other, party_id)
        return {"controller_id": above, "controlled_id": below}
