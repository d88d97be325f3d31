"""Signing in and out, the demonstration's accounts, the language of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import (
    ConfirmEmailView,
    EmailVerificationSentView,
    LoginView,
    PasswordResetDoneView,
    PasswordResetFromKeyDoneView,
    PasswordResetFromKeyView,
    PasswordResetView,
    SignupView,
)
from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from bulyst.tenancy.actor import Stranger, editor_actor, workplaces
from bulyst.tenancy.models import User
from bulyst.tenancy.queries import demo_users
from bulyst.tenancy.roles import Role
from bulyst.web.account.forms import AskForPasswordForm, NewPasswordForm, SignInForm, SignUpForm
from bulyst.web.account.roles import ROLE_NAMES, ROLE_TASKS

BACKEND = "bulyst.web.account.backends.SignIn"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account of the demonstration, as the sign-in page offers it."""

    id: int
    role: Role
    name: str
    does: str


class SignIn(LoginView):
    """The sign-in page; in a demonstration with its accounts, one button each."""

    template_name = "account/sign_in.html"
    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "accounts": demo_accounts()}


class SignUp(SignupView):
    """A new account for somebody who wants to apply."""

    template_name = "account/sign_up.html"
    form_class = SignUpForm


class AddressToConfirm(EmailVerificationSentView):
    """Asks the person to open the message that was sent."""

    template_name = "account/address_to_confirm.html"


class ConfirmAddress(ConfirmEmailView):
    """Where the message's link leads: one button, so that no mail scanner confirms anything."""

    template_name = "account/confirm_address.html"


class AskForPassword(PasswordResetView):
    """Sends a link for a new password, and never tells whether the address is known."""

    template_name = "account/ask_for_password.html"
    form_class = AskForPasswordForm


class PasswordAskedFor(PasswordResetDoneView):
    """Asks the person to open the message, if one came."""

    template_name = "account/password_asked_for.html"


class NewPassword(PasswordResetFromKeyView):
    """Where the message's link leads."""

    template_name = "account/new_password.html"
    form_class = NewPasswordForm


class PasswordMade(PasswordResetFromKeyDoneView):
    """The new password is in force."""

    template_name = "account/password_made.html"


def demo_accounts() -> list[DemoAccount]:
    """The accounts that anyone may enter: none unless this is a demonstration."""
    if settings.BULYST_MODE != "demo":
        return []
    return [_account(user) for user in demo_users() if user.is_active]


@require_POST
def enter_demo(request: HttpRequest, user_id: int) -> HttpResponse:
    """Sign in as one of the demonstration's accounts and go on; such a page does not exist elsewhere."""
    if settings.BULYST_MODE != "demo":
        raise Http404
    user = demo_users().filter(pk=user_id, is_active=True).first()
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect(get_next_redirect_url(request) or "account:entrance")


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Any) -> HttpResponse:
    """What somebody sees after too many failures from one place for one account."""
    return render(request, "account/locked_out.html", status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and go to the front page."""
    logout(request)
    return redirect("/")


@login_required
def entrance(request: HttpRequest) -> HttpResponse:
    """Where the signed-in person begins: their municipality, the catalogue's editors, or their own page."""
    now, user = timezone.now(), cast(User, request.user)
    places = workplaces(user, now=now)
    if places:
        return redirect(f"/{places[0].slug}/")
    try:
        editor_actor(user, now=now)
    except Stranger:
        return redirect("/min-side/")
    return redirect("/redaksjon/")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Show the pages in another language from now on."""
    return set_language(request)


def _account(user: User) -> DemoAccount:
    membership = user.memberships.first()
    role = Role(membership.role) if membership else Role.APPLICANT
    return DemoAccount(user.pk, role, user.name or str(ROLE_NAMES[role]), str(ROLE_TASKS[role]))
