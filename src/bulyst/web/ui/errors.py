"""What a person sees when a page cannot be shown: what, why, what now."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from bulyst.correspondence.limits import AT_ONCE, limits


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or the form could not be read."""
    if not hasattr(request, "user"):  # turned away before anyone was asked who they are, as for a foreign host name
        request.user = AnonymousUser()
    return render(request, "ui/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in, at home in the municipality, but without the right."""
    return render(request, "ui/errors/403.html", status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without a valid token, most often one left open since another sign-in."""
    return render(request, "ui/errors/stale_form.html", status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent at once than can be taken; nothing of it was read."""
    return render(request, "ui/errors/413.html", {"most": limits().megabytes * AT_ONCE}, status=413)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing is there, or nothing for this person."""
    return render(request, "ui/errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our mistake. The page asks the database and the session for nothing."""
    return HttpResponse(render_to_string("ui/errors/500.html"), status=500)
