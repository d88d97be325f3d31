"""Whom the applicant acts for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.parties.models import PartyKind
from bulyst.tenancy.queries import municipalities
from bulyst.web.ui.forms import AccountNumberField, LongText, OrganisationNumberField, PlainForm, offer

KINDS = (PartyKind.FIRM, PartyKind.FARM, PartyKind.ASSOCIATION, PartyKind.PERSON)

LEGAL_FORMS = (
    ("", _("Vet ikke")),
    ("ENK", _("Enkeltpersonforetak (ENK)")),
    ("AS", _("Aksjeselskap (AS)")),
    ("SA", _("Samvirkeforetak (SA)")),
    ("DA", _("Selskap med delt ansvar (DA)")),
    ("ANS", _("Ansvarlig selskap (ANS)")),
    ("FLI", _("Forening, lag eller innretning (FLI)")),
)


class ContactForm(PlainForm):
    """How an organisation is reached, and where it is paid."""

    email = forms.EmailField(
        label=_("E-postadresse"),
        required=False,
        help_text=_("Hit sender vi beskjed når noe skjer i saken."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "size": 16}),
    )
    postal_address = forms.CharField(label=_("Postadresse"), required=False, widget=LongText(3))
    account_number = AccountNumberField(
        label=_("Kontonummer"), required=False, help_text=_("Elleve sifre. Kontoen som tilskudd skal betales til.")
    )


class OrganisationForm(ContactForm):
    """A firm, farm, association or person that somebody applies for."""

    field_order = ("municipality", "kind", "organisation_number", "name", "legal_form")

    municipality = forms.ChoiceField(label=_("Hvilken kommune gjelder det?"))
    kind = forms.ChoiceField(
        label=_("Hva slags virksomhet?"),
        choices=[
            (kind.value, label)
            for kind, label in zip(
                KINDS,
                (_("Bedrift"), _("Gårdsbruk"), _("Lag eller forening"), _("Meg selv, som privatperson")),
                strict=True,
            )
        ],
        widget=forms.RadioSelect,
        initial=PartyKind.FIRM.value,
    )
    organisation_number = OrganisationNumberField(
        label=_("Organisasjonsnummer"), required=False, help_text=_("Ni sifre. En privatperson lar feltet stå tomt.")
    )
    name = forms.CharField(
        label=_("Navn"),
        max_length=200,
        help_text=_("Slik det står i Enhetsregisteret."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    legal_form = forms.ChoiceField(label=_("Organisasjonsform"), choices=LEGAL_FORMS, required=False)

    def __init__(self, *args: Any, municipality_id: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if municipality_id is not None:
            del self.fields["municipality"]
            return
        places = [(str(each.pk), each.name) for each in municipalities()]
        offer(self, "municipality", places)

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes beside municipality, kind and name."""
        names = ("organisation_number", "legal_form", "email", "phone", "postal_address", "account_number")
        return {name: self.cleaned_data[name] for name in names}


class RepresentForm(PlainForm):
    """Which of the applicant's own organisations applies."""

    party = forms.ChoiceField(label=_("Hvem søker?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "party", choices)
        if len(choices) == 1:
            self.initial.setdefault("party", choices[0][0])
