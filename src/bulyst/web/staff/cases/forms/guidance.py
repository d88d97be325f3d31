"""Forms of guidance cases: no money, but time, topic and what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import GuidanceDraft, OutcomeDraft
from bulyst.cases.kinds import Referral
from bulyst.parties.models import Party, PartyKind
from bulyst.programmes.models import Call, Programme
from bulyst.web.ui.forms import DateField, DecimalNumberField, LongText, OrganisationNumberField, PlainForm, offer

KINDS = (PartyKind.FIRM, PartyKind.FARM, PartyKind.ASSOCIATION, PartyKind.PERSON)


class GuidanceForm(PlainForm):
    """Who is helped with what: somebody who is known, or somebody new."""

    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)
    topic = forms.CharField(
        label=_("Hva gjelder det?"), max_length=200, help_text=_("For eksempel «Starte gårdsutsalg».")
    )
    programme = forms.ChoiceField(label=_("Program"))
    applicant = forms.ChoiceField(
        label=_("Hvem får veiledning?"), required=False, help_text=_("Er det en ny, velger du «Ny» og fyller ut under.")
    )
    name = forms.CharField(label=_("Navn på ny"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Hva slags ny?"), required=False, choices=[(kind.value, kind.label) for kind in KINDS]
    )
    organisation_number = OrganisationNumberField(label=_("Organisasjonsnummer"), required=False)
    email = forms.EmailField(label=_("E-postadresse"), required=False)

    def __init__(self, *args: Any, programmes: list[Programme], parties: list[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "programme", [(str(each.pk), each.name) for each in programmes])
        offer(self, "applicant", [("", _("Ny")), *((str(each.pk), each.name) for each in parties)])

    def clean(self) -> dict[str, Any]:
        """Somebody is helped: one who is known, or one with a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("applicant") and not cleaned.get("name") and "applicant" not in self.errors:
            self.add_error("name", _("Velg hvem som får veiledning, eller skriv navnet på en ny."))
        return cleaned


class ProposeForm(PlainForm):
    """The call that an application is begun to."""

    call = forms.ChoiceField(label=_("Utlysning"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, calls: list[Call], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "call", [(str(each.pk), each.title) for each in calls])


class HoursForm(PlainForm):
    """What was done, and how long it took."""

    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    held_on = DateField(label=_("Dato"))
    hours = DecimalNumberField(label=_("Timer"), max_digits=4, decimal_places=2, help_text=_("For eksempel 1,5."))
    text = forms.CharField(label=_("Hva gjorde dere?"), widget=LongText(4))
    next_step = forms.CharField(label=_("Neste steg"), max_length=300, required=False)

    @property
    def draft(self) -> GuidanceDraft:
        """What the action takes."""
        read = self.cleaned_data
        return GuidanceDraft(read["held_on"], read["hours"], read["text"], read["next_step"])


class FinishForm(PlainForm):
    """How the guidance ended."""

    outcome = forms.CharField(label=_("Hva kom ut av det?"), widget=LongText(5))
    referral = forms.ChoiceField(label=_("Henvist videre til"), choices=[(each.value, each.label) for each in Referral])

    @property
    def draft(self) -> OutcomeDraft:
        """What the action takes."""
        return OutcomeDraft(self.cleaned_data["outcome"], Referral(self.cleaned_data["referral"]))
