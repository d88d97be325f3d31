"""What allauth says and does, in the house's words."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bulyst.tenancy.models import User
from bulyst.web.account.backends import SignIn


class AccountAdapter(DefaultAccountAdapter):
    """allauth's defaults with sentences that say what now."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen eller passordet er feil. Sjekk begge og prøv igjen."),
        "email_taken": _("Det finnes alt en konto med denne e-postadressen. Logg inn, eller be om et nytt passord."),
        "invalid_password_reset": _("Lenken er brukt eller for gammel. Be om en ny."),
        "too_many_login_attempts": _("For mange forsøk på kort tid. Vent et kvarter og prøv igjen."),
    }

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is written: the sender says who it comes from."""
        return subject

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """A new user, called what they wrote."""
        user.name = form.cleaned_data["name"]
        return super().save_user(request, user, form, commit)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The user with these credentials, if they may sign in.

        allauth lets through whom the backend turned away after the right password, to tell them that their account
        is closed; here nobody learns that a password was right unless it lets them in.
        """
        user = super().authenticate(request, **credentials)
        return user if user is not None and SignIn().user_can_authenticate(user) else None
