"""Who may act for an organisation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.parties.models import MemberRole
from bulyst.web.ui.forms import PlainForm, offer

ROLES = (
    (MemberRole.READER.value, _("Leser: ser saker og brev")),
    (MemberRole.CONTRIBUTOR.value, _("Medarbeider: skriver og sender også")),
    (MemberRole.OWNER.value, _("Eier: bestemmer også hvem som har tilgang")),
)


class InviteForm(PlainForm):
    """One address and what its owner may do."""

    email = forms.EmailField(
        label=_("E-postadresse"),
        help_text=_("Vi sender en lenke som virker én gang, i 14 dager."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Hva skal personen kunne gjøre?"), choices=ROLES, widget=forms.RadioSelect)


class RoleForm(PlainForm):
    """Another role for one who has access. Its fields have names of their own for each person on the page."""

    role = forms.ChoiceField(label=_("Rolle"))

    def __init__(self, *args: Any, name: str, **options: Any) -> None:
        super().__init__(*args, **options)
        roles = [(role.value, str(role.label).capitalize()) for role in MemberRole]
        offer(self, "role", roles)
        self["role"].label = _("Rolle for %(name)s") % {"name": name}


class LeaveForm(PlainForm):
    """Somebody who leaves says that they mean it."""

    sure = forms.BooleanField(label=_("Ja, jeg vil gi fra meg tilgangen"))
