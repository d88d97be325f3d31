"""What somebody says of themselves to take a seat."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.parties.recognition import Described
from bulyst.web.ui.forms import PlainForm, YearField


class SignUpForm(PlainForm):
    """Name, and what the organiser may need to reach the person; the e-mail address is the one signed in with."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    phone = forms.CharField(
        label=_("Telefon"), max_length=30, required=False, help_text=_("Så kurslederen kan nå deg hvis noe endres.")
    )
    born_year = YearField(
        label=_("Fødselsår"), required=False, help_text=_("Skiller deg fra andre med samme navn. Ikke fødselsnummer.")
    )

    def person(self, email: str) -> Described:
        """The person as the action takes them."""
        said = self.cleaned_data
        return Described(said["name"], email, said["phone"], said["born_year"])
