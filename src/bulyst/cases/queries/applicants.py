"""Everything that one applicant has had with the municipality, over all cases."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from bulyst.cases.kinds import CaseKind
from bulyst.cases.models import Case, PaymentRequest
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.parties import queries as parties
from bulyst.parties.models import Party, PartyKind


@dataclass(frozen=True, slots=True)
class Standing:
    """An applicant's money in this municipality. Its aid from all givers is `aid.aid_of`."""

    applied: Money
    granted: Money
    paid: Money
    committed: Money


@dataclass(frozen=True, slots=True)
class Activity:
    """How much one applicant has had to do with the municipality."""

    cases: int
    last: date | None


def applicants(text: str = "", kind: str = "") -> QuerySet[Party]:
    """Who has sent an application or been given guidance, and every registered organisation; by name.

    People who only took part in courses are not among them.
    """
    found = parties.search_parties(text, [kind] if kind else ())
    return found.exclude(kind=PartyKind.PERSON) | found.filter(pk__in=_with_cases())


def is_applicant(party_id: int) -> bool:
    """Whether the party has a case that the municipality may see."""
    return _sent(party_id).exists()


def activity_of(party_ids: Collection[int]) -> dict[int, Activity]:
    """How many cases each of these parties has, and when the last one came; without those that have none."""
    theirs = Q(applicant_id__in=party_ids) | Q(applicant__canonical_id__in=party_ids)
    counted = (
        Case.objects.filter(theirs, submitted_at__isnull=False)
        .annotate(counted=Coalesce("applicant__canonical_id", "applicant_id"))
        .order_by()
        .values_list("counted")
        .annotate(cases=Count("id"), last=Max("submitted_at"))
    )
    return {party_id: Activity(cases, today(last) if last else None) for party_id, cases, last in counted}


def cases_of_party(party_id: int) -> list[Case]:
    """The cases of a party and of its duplicates that the municipality may see, the last first."""
    return list(_sent(party_id).select_related("programme", "call", "officer", "decision").order_by("-submitted_at"))


def payments_of_party(party_id: int) -> list[PaymentRequest]:
    """Everything that the party has asked to be paid, the last first."""
    found = PaymentRequest.objects.filter(case__in=_sent(party_id)).select_related("case")
    return list(found.order_by("-requested_at", "-id"))


def standing_of(cases: Collection[Case]) -> Standing:
    """What these cases of one applicant come to; money that has moved is counted from the ledger."""
    grants = [case for case in cases if case.kind == CaseKind.GRANT]
    balances = {case.pk: ledger.subject_balances(case.subject) for case in grants if case.decided_on}
    return Standing(
        applied=Money.total(case.applied_amount or Money.ZERO for case in grants),
        granted=Money.total(case.decision.amount for case in grants if case.decided_on and case.decision),
        paid=Money.total(each.paid for each in balances.values()),
        committed=Money.total(each.committed for each in balances.values()),
    )


def _sent(party_id: int) -> QuerySet[Case]:
    return Case.objects.filter(applicant_id__in=parties.ids_of(party_id), submitted_at__isnull=False)


def _with_cases() -> QuerySet[Case, int]:
    counted = Coalesce("applicant__canonical_id", "applicant_id")
    sent = Case.objects.filter(submitted_at__isnull=False).order_by()
    return sent.annotate(counted=counted).values_list("counted", flat=True)
