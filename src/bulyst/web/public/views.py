"""The front page and what Bulyst is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from bulyst.programmes import queries as programmes
from bulyst.web.public.programme.pictures import population_picture
from bulyst.web.public.programme.wording import period
from bulyst.web.ui.pages import render_public


def front(request: HttpRequest) -> HttpResponse:
    """What is this, and is there something for me?"""
    published = programmes.published_programmes()
    context = {
        "programmes": [{"programme": each, "period": period(each)} for each in published],
        "picture": population_picture(published[0]) if published else None,
    }
    return render_public(request, "public/front.html", context)


def about(request: HttpRequest) -> HttpResponse:
    """What Bulyst is, for whom, and what its numbers rest on."""
    return render_public(request, "public/about.html")
