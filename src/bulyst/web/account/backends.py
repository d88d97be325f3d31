"""Who is let in: demonstration accounts never in production."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class SignIn(AuthenticationBackend):
    """E-mail and password; an account of the demonstration is refused in production."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether `user` is active, and no demonstration account in production. Asked for every session, too."""
        return bool(user.is_active) and not (user.is_demo and settings.BULYST_MODE == "production")
