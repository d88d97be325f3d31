"""What allauth says and does, in the house's words."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """allauth's defaults with sentences that say what now."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen eller passordet er feil. Sjekk begge og prøv igjen."),
        "account_inactive": _("Denne kontoen er stengt. Spør kommunen hvis den skulle vært åpen."),
        "too_many_login_attempts": _("For mange forsøk på kort tid. Vent et kvarter og prøv igjen."),
    }
