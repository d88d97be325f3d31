"""What every template may ask about the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Whether this is the demonstration."""
    return {"demo_mode": settings.BULYST_MODE == "demo"}
