"""Finding what the settings are about; what another programme has is not found."""

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.translation import gettext

from bulyst.programmes import queries
from bulyst.programmes.models import Call, Fund, Goal, Programme
from bulyst.tenancy.models import Municipality
from bulyst.web.staff.choices import to

T = TypeVar("T")


def the_programme(slug: str) -> Programme:
    """The programme at an address of the open scope. Raises Http404."""
    found = queries.programme(slug)
    if found is None:
        raise Http404
    return found


def the_goal(programme: Programme, goal_id: int) -> Goal:
    """A goal of the programme. Raises Http404."""
    return _own(queries.goals(programme.pk).filter(pk=goal_id).first())


def the_part(programme: Programme, kind: str, part_id: int) -> Any:
    """An area, value, project, claim or goal of the programme. Raises Http404."""
    try:
        found = queries.access_part(kind, part_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    return _own(found if found.programme_id == programme.pk else None)


def the_fund(programme: Programme, fund_id: int) -> Fund:
    """A fund of the programme. Raises Http404."""
    return _own(queries.funds(programme.pk).filter(pk=fund_id).first())


def the_call(programme: Programme, call_id: int) -> Call:
    """A call of the programme. Raises Http404."""
    return _own(queries.calls(programme.pk).filter(pk=call_id).first())


def crumbs(
    municipality: Municipality, programme: Programme | None = None, call: Call | None = None
) -> list[tuple[str, str]]:
    """The way back to the settings, to the programme, and to one of its calls."""
    way = [(gettext("Innstillinger"), to("settings", municipality))]
    if programme is not None:
        way.append((programme.name, to("programme", municipality, slug=programme.slug)))
    if programme is not None and call is not None:
        way.append((call.title, to("call", municipality, slug=programme.slug, call_id=call.pk)))
    return way


def _own(found: T | None) -> T:
    if found is None:
        raise Http404
    return found
