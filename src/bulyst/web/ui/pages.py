"""Rendering a page for its audience. Each audience's layout is a template; these helpers give it what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

UNPROCESSABLE = 422


def render_public(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
    """A page for anyone (`ui/public.html`)."""
    return _render(request, template, context)


def render_applicant(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
    """A page for an applicant (`ui/applicant.html`)."""
    return _render(request, template, context)


def render_editor(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
    """A page for a catalogue editor (`ui/editor.html`)."""
    return _render(request, template, context)


def render_staff(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
    """A page for the municipality's staff (`ui/staff.html`); the actor and municipality come from `staff_view`."""
    return _render(request, template, context)


def _render(request: HttpRequest, template: str, context: Mapping[str, Any] | None) -> HttpResponse:
    """The page, with who acts and where, and with the refusal of this request if an action was refused."""
    refusal = getattr(request, "refusal", None)
    known = {
        "actor": getattr(request, "actor", None),
        "municipality": getattr(request, "municipality", None),
        "refusal": refusal,
    }
    return render(request, template, known | dict(context or {}), status=UNPROCESSABLE if refusal else 200)
