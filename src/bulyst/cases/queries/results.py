"""What the results room counts: plain rows, one for each thing that is counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GuidanceState, PaymentState
from bulyst.cases.models import Case
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.parties.models import PartyKind
from bulyst.programmes import queries as programmes

BUSINESSES = frozenset({PartyKind.FIRM, PartyKind.FARM})


@dataclass(frozen=True, slots=True)
class HandledRow:
    """One case that the programme has handled: decided, or guidance that is finished."""

    id: int
    number: str
    kind: str
    decided_on: date
    area_id: int | None
    purpose: str
    constructed: bool


@dataclass(frozen=True, slots=True)
class PaidRow:
    """One case in which a firm or farm has been paid, net of what was reversed or reclaimed."""

    id: int
    number: str
    party_id: int
    party_kind: str
    purpose: str
    area_id: int | None
    paid_on: date
    amount: Money
    constructed: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """A programme's grant cases in sum. `applied` is of sent cases; money is as the ledger has it now."""

    sent: int
    decided: int
    guidance: int
    applied: Money
    granted: Money
    committed: Money
    paid: Money
    lapsed: Money


def decided(programme_id: int) -> list[HandledRow]:
    """The handled cases of a programme: granted or refused, or finished guidance. By id."""
    handled = Case.objects.filter(programme_id=programme_id).filter(
        Q(decided_on__isnull=False) | Q(kind=CaseKind.GUIDANCE, state=GuidanceState.FINISHED)
    )
    rows = handled.order_by("id").values_list(
        "id", "number", "kind", "decided_on", "closed_at", "area_id", "purpose", "constructed"
    )
    return [
        HandledRow(pk, number, kind, day or closed, area_id, purpose, constructed)
        for pk, number, kind, day, closed_at, area_id, purpose, constructed in rows
        if (closed := today(closed_at) if closed_at else day) is not None
    ]


def paid_to_businesses(programme_id: int) -> list[PaidRow]:
    """The cases in which a firm or farm has net been paid something, by id; merged parties are the one they became."""
    rows = (
        _with_payments(programme_id)
        .filter(applicant__kind__in=BUSINESSES)
        .annotate(
            party=Coalesce("applicant__canonical_id", "applicant_id"),
            first_paid=Min("payment_requests__paid_on", filter=Q(payment_requests__state=PaymentState.PAID)),
        )
        .order_by("id")
        .values_list("id", "number", "party", "applicant__kind", "purpose", "area_id", "first_paid", "constructed")
    )
    found = list(rows)
    paid = ledger.paid_by_subject(f"case:{row[0]}" for row in found)
    return [
        PaidRow(pk, number, party, kind, purpose, area_id, day, amount, constructed)
        for pk, number, party, kind, purpose, area_id, day, constructed in found
        if day is not None and (amount := paid.get(f"case:{pk}", Money.ZERO)) > Money.ZERO
    ]


def totals(programme_id: int) -> Totals:
    """The sums of a programme."""
    sent = Case.objects.filter(programme_id=programme_id, submitted_at__isnull=False)
    counted = sent.aggregate(
        sent=Count("id", filter=Q(kind=CaseKind.GRANT)),
        decided=Count("id", filter=Q(decided_on__isnull=False)),
        guidance=Count("id", filter=Q(kind=CaseKind.GUIDANCE)),
        applied=Sum("applied_amount"),
    )
    balances = ledger.balances_by_frame(fund.frame_id for fund in programmes.funds(programme_id)).values()
    return Totals(
        sent=counted["sent"],
        decided=counted["decided"],
        guidance=counted["guidance"],
        applied=counted["applied"] or Money.ZERO,
        granted=Money.total(each.committed + each.paid + each.lapsed for each in balances),
        committed=Money.total(each.committed for each in balances),
        paid=Money.total(each.paid for each in balances),
        lapsed=Money.total(each.lapsed for each in balances),
    )


def _with_payments(programme_id: int) -> QuerySet[Case]:
    return Case.objects.filter(programme_id=programme_id, payment_requests__isnull=False).distinct()
