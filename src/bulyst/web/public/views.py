"""The front page and what Bulyst is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone

from bulyst.catalogue import queries as catalogue
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Programme
from bulyst.results import queries as results
from bulyst.tenancy.scope import opened
from bulyst.web.public.catalogue.cards import card
from bulyst.web.public.programme.pictures import population_picture
from bulyst.web.public.programme.wording import period
from bulyst.web.ui.pages import render_public

NEWEST = 3


def front(request: HttpRequest) -> HttpResponse:
    """What is this, and is there something for me?"""
    published = programmes.published_programmes()
    context = {
        "programmes": [{"programme": each, "period": period(each)} for each in published],
        "example": _example(published[0]) if published else None,
        "newest": [card(entry) for entry in catalogue.published().order_by("-published_at", "title")[:NEWEST]],
    }
    return render_public(request, "public/front.html", context)


def about(request: HttpRequest) -> HttpResponse:
    """What Bulyst is, for whom, and what its numbers rest on."""
    return render_public(request, "public/about.html")


def mark(request: HttpRequest) -> HttpResponse:
    """Our mark, for browsers that ask at the address of old: they do where there is no page to name it, as at a PDF."""
    return redirect(static("ui/mark.svg"))


def _example(programme: Programme) -> dict[str, Any]:
    """A programme's goals with their answers, and its picture: how an account begins."""
    with opened(programme.tenant_id):
        account = results.public_account(programme, today(timezone.now()))
        return {"programme": programme, "answers": account.main_goals, "picture": population_picture(programme)}
