"""What people fill in about ties, superiors and questions of impartiality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.parties.models import Party, TieKind
from bulyst.parties.queries import search_parties
from bulyst.tenancy.models import User
from bulyst.web.staff.choices import leave_open, worded
from bulyst.web.ui.forms import DateField, LongText, PlainForm, offer


class TieForm(PlainForm):
    """A tie between somebody on the staff and a party."""

    user = forms.TypedChoiceField(label=_("Hvem gjelder det?"), coerce=int)
    party = forms.CharField(
        label=_("Hvilken virksomhet eller person?"), help_text=_("Navnet eller organisasjonsnummeret.")
    )
    kind = forms.ChoiceField(label=_("Hva slags tilknytning?"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Hva det er"), required=False, max_length=200)
    since = DateField(label=_("Fra"))

    def __init__(self, *args: Any, people: Sequence[User] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", worded(TieKind.choices))
        if people:
            offer(self, "user", [(user.pk, user.name) for user in people])
        else:
            del self.fields["user"]

    def clean_party(self) -> Party:
        """The one party that was meant. Raises ValidationError for none and for several."""
        typed = self.cleaned_data["party"]
        found = list(search_parties(typed)[:6])
        exact = [party for party in found if party.name.lower() == typed.strip().lower()]
        if len(exact) == 1 or len(found) == 1:
            return (exact or found)[0]
        if not found:
            raise forms.ValidationError(gettext("Ingen i kommunen er registrert med dette navnet eller nummeret."))
        names = ", ".join(party.name for party in found[:5])
        raise forms.ValidationError(
            gettext("Flere passer: %(names)s. Skriv hele navnet eller organisasjonsnummeret.") % {"names": names}
        )


class TieEndForm(PlainForm):
    """When a tie ended."""

    until = DateField(label=_("Siste dag"))


class SuperiorForm(PlainForm):
    """Who is above somebody."""

    user = forms.TypedChoiceField(label=_("Ansatt"), coerce=int)
    superior = forms.TypedChoiceField(
        label=_("Nærmeste overordnede"), coerce=lambda chosen: int(chosen) if chosen else None, required=False,
        empty_value=None,
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(user.pk, user.name) for user in people]
        offer(self, "user", choices)
        offer(self, "superior", [("", gettext("Ingen registrert")), *choices])
        leave_open(self, "superior")


class RaiseForm(PlainForm):
    """A question about somebody."""

    user = forms.TypedChoiceField(label=_("Hvem gjelder det?"), coerce=int)
    ground = forms.CharField(
        label=_("Hvorfor er det tvil?"),
        widget=LongText(3),
        help_text=_("For eksempel «eier en del av bedriften sammen med søkeren»."),
    )

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "user", [(user.pk, user.name) for user in people])


class FindingForm(PlainForm):
    """What the superior finds."""

    conflicted = forms.TypedChoiceField(
        label=_("Er personen habil i saken?"),
        choices=[("habil", _("Ja, habil")), ("inhabil", _("Nei, inhabil"))],
        coerce=lambda chosen: chosen == "inhabil",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(label=_("Begrunnelse"), widget=LongText(3))
