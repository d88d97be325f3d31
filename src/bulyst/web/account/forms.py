"""allauth's forms in our words and looks; allauth checks, counts failures and signs in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm, SignupForm
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.web.ui.forms import dress

PASSWORD_HINT = _("Minst 12 tegn. En setning du husker, er bedre enn et ord med tall i.")


class SignInForm(LoginForm):
    """E-mail address and password."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        _word(self, "login", _("E-postadresse"), forms.EmailInput(attrs={"autocomplete": "email"}))
        _word(self, "password", _("Passord"), forms.PasswordInput(attrs={"autocomplete": "current-password"}))
        dress(self)

    def user_credentials(self) -> dict[str, Any]:
        """What is checked; `login` is what failures are counted by."""
        credentials = super().user_credentials()
        return {**credentials, "login": credentials["email"]}


class SignUpForm(SignupForm):
    """A new account for somebody who wants to apply."""

    use_required_attribute = False
    field_order = ["name", "email", "password1"]

    name = forms.CharField(
        label=_("Navnet ditt"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        _word(self, "email", _("E-postadresse"), forms.EmailInput(attrs={"autocomplete": "email"}))
        new_password = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        _word(self, "password1", _("Lag et passord"), new_password, PASSWORD_HINT)
        dress(self)


class AskForPasswordForm(ResetPasswordForm):
    """Where a link for a new password is to be sent."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        _word(self, "email", _("E-postadresse"), forms.EmailInput(attrs={"autocomplete": "email"}))
        dress(self)


class NewPasswordForm(ResetPasswordKeyForm):
    """A new password, twice, since there is no old one to fall back on."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, label_suffix="", **options)
        attrs = {"autocomplete": "new-password"}
        _word(self, "password1", _("Nytt passord"), forms.PasswordInput(attrs=attrs), PASSWORD_HINT)
        _word(self, "password2", _("Nytt passord en gang til"), forms.PasswordInput(attrs=attrs))
        dress(self)


def _word(
    form: forms.BaseForm, name: str, label: str | Promise, widget: forms.Widget, hint: str | Promise = ""
) -> None:
    field = form.fields[name]
    field.label, field.widget, field.help_text = str(label), widget, str(hint)
