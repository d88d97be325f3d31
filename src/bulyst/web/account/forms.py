"""Signing in with an e-mail address and a password."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.web.ui.forms import dress


class SignInForm(LoginForm):
    """allauth's form in our words and looks; it checks, counts failures and signs in."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        login = self.fields["login"]
        login.label = _("E-postadresse")
        login.widget = forms.EmailInput(attrs={"autocomplete": "email"})
        password = self.fields["password"]
        password.label = _("Passord")
        password.help_text = ""
        password.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        dress(self)

    def user_credentials(self) -> dict[str, Any]:
        """What is checked; `login` is what failures are counted by."""
        credentials = super().user_credentials()
        return {**credentials, "login": credentials["email"]}
