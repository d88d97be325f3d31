"""The front page and what Bulyst is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from bulyst.web.ui.pages import render_public


def front(request: HttpRequest) -> HttpResponse:
    """What is this, and is there something for me?"""
    return render_public(request, "public/front.html")


def about(request: HttpRequest) -> HttpResponse:
    """What Bulyst is, for whom, and what its numbers rest on."""
    return render_public(request, "public/about.html")
