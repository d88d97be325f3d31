"""The cases in which somebody may still do something."""

from django.db.models import Q

from bulyst.cases.models import Case
from bulyst.cases.queries.access import visible_cases
from bulyst.tenancy.actor import Actor


def open_cases_of(actor: Actor, party_id: int) -> list[Case]:
    """The party's cases that are not closed, oldest first."""
    of_party = Q(applicant_id=party_id) | Q(applicant__canonical_id=party_id)
    return list(visible_cases(actor).filter(of_party, closed_at__isnull=True).order_by("pk"))
