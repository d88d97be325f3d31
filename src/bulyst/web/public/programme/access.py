"""Which programme a public page is about. Only what is published exists here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from bulyst.programmes import queries
from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor, Stranger, staff_actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.queries import municipality_by_slug
from bulyst.tenancy.scope import opened

View = Callable[..., HttpResponse]


def programme_view(view: View) -> View:
    """A page of one published programme: the view gets (request, programme, ...) within its municipality's scope."""

    @wraps(view)
    def guarded(request: HttpRequest, kommune: str, slug: str, **rest: Any) -> HttpResponse:
        municipality = the_municipality(kommune)
        with opened(municipality):
            programme = queries.published_programme(slug)
            if programme is None:
                raise Http404
            return view(request, programme, **rest)

    return guarded


def the_municipality(kommune: str) -> Municipality:
    """The municipality at an address. Raises Http404."""
    municipality = municipality_by_slug(kommune)
    if municipality is None:
        raise Http404
    return municipality


def staff_of(request: HttpRequest, programme: Programme) -> Actor | None:
    """Whoever reads the page, when they work in the programme's municipality."""
    if not request.user.is_authenticated:
        return None
    try:
        return staff_actor(request.user, programme.tenant, now=timezone.now())
    except Stranger:
        return None
