"""The applicant's way to their own cases and organisations; anything else does not exist for them."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from bulyst.cases.models import Case
from bulyst.cases.queries import case_for_applicant
from bulyst.parties.models import Party
from bulyst.parties.queries import my_parties
from bulyst.tenancy.actor import Actor, applicant_actor
from bulyst.tenancy.models import Municipality


def own_case(actor: Actor, case_id: int) -> Case:
    """One of the person's own cases in any municipality. Raises Http404."""
    if actor.user_id is None:
        raise Http404
    try:
        return case_for_applicant(actor.user_id, case_id)
    except Case.DoesNotExist as error:
        raise Http404 from error


def own_party(actor: Actor, party_id: int) -> Party:
    """One of the parties that the person acts for. Raises Http404."""
    found = next((each for each in own_parties(actor) if each.pk == party_id), None)
    if found is None:
        raise Http404
    return found


def own_parties(actor: Actor) -> list[Party]:
    """Every party that the person acts for."""
    return [] if actor.user_id is None else my_parties(actor.user_id)


def acting(request: HttpRequest, where: Municipality | int) -> Actor:
    """The person as applicant towards one municipality."""
    return applicant_actor(request.user, where)  # type: ignore[arg-type]
