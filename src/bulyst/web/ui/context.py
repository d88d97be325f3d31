"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The mode that the site runs in."""
    return {"demo_mode": settings.BULYST_MODE == "demo"}
