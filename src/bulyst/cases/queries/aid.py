"""What is known of a party's aid: its own and that of everybody it is one single undertaking with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from bulyst.cases.aid import Aid, Basis, Window, heaviest, suggested_basis, years_after
from bulyst.cases.models import AidJudgement, Case, Control, KnownAid
from bulyst.kernel.deadlines import today
from bulyst.kernel.message import Message
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.parties import queries as parties
from bulyst.parties.models import Party
from bulyst.programmes import queries as programmes

AID_YEARS = 3
"""The period that aid is summed over: any three years."""


@dataclass(frozen=True, slots=True)
class AidLine:
    """One piece of aid with where it comes from: a row of the register, or a case of this municipality."""

    aid: Aid
    party: Party
    giver: str
    scheme: str
    rate_date: date
    rate_source: str
    known: KnownAid | None = None
    case: Case | None = None


def basis_of(case: Case) -> tuple[Basis, str]:
    """What the case's support rests on, and the article where one is named: as judged last, else as suggested."""
    judged = judgement_of(case)
    if judged is not None:
        return Basis(judged.basis), judged.article
    return suggested_basis(case.applicant.kind, case.product), ""


def judgement_of(case: Case) -> AidJudgement | None:
    """The last judgement of the case's basis."""
    return AidJudgement.objects.select_related("by").filter(case=case).last()


def single_undertaking(party_id: int) -> frozenset[int]:
    """Every party, duplicates too, that is one single undertaking with this one by recorded control."""
    found: frozenset[int] = frozenset()
    more = _with_duplicates({party_id})
    while more - found:
        found |= more
        links = Control.objects.filter(Q(controller_id__in=found) | Q(controlled_id__in=found))
        more = _with_duplicates({party for link in links for party in (link.controller_id, link.controlled_id)})
    return found


def controls_of(party_ids: Iterable[int]) -> list[Control]:
    """The recorded control among these parties."""
    ids = set(party_ids)
    links = Control.objects.select_related("controller", "controlled")
    return list(links.filter(Q(controller_id__in=ids) | Q(controlled_id__in=ids)))


def aid_lines(case: Case) -> list[AidLine]:
    """All de minimis aid that is known of the applicant's single undertaking beside the case itself, oldest first."""
    return aid_of(case.applicant_id, without=case)


def aid_of(party_id: int, *, without: Case | None = None) -> list[AidLine]:
    """All de minimis aid that is known of a party's single undertaking, from all givers, oldest first."""
    group = single_undertaking(party_id)
    lines = [*_entered(group), *_own(group, without)]
    return sorted(lines, key=lambda line: line.aid.granted_on)


def aid_so_far(lines: Iterable[AidLine], on: date) -> Window:
    """The heaviest three years that hold the day: the sum that the ceiling is judged by."""
    return heaviest([line.aid for line in lines], on, AID_YEARS)


def declared_otherwise(case: Case, on: date) -> Message | None:
    """What is known from other givers in the last three years and the applicant has not declared; None for nothing."""
    others = [line.aid for line in aid_lines(case) if not line.aid.own]
    known = Money.total(aid.amount for aid in others if aid.granted_on <= on < years_after(aid.granted_on, AID_YEARS))
    if known <= (case.aid_declared or Money.ZERO):
        return None
    if case.aid_declared is None:
        return Message("aid.declared_nothing", {"known": known})
    return Message("aid.declared_less", {"declared": case.aid_declared, "known": known})


def _entered(group: frozenset[int]) -> list[AidLine]:
    rows = KnownAid.objects.select_related("party").filter(party_id__in=group, removed_at__isnull=True)
    return [
        AidLine(
            Aid(row.granted_on, row.amount, row.rate),
            row.party, row.giver, row.scheme, row.rate_date, row.rate_source, known=row,
        )
        for row in rows
    ]  # fmt: skip


def _own(group: frozenset[int], without: Case | None) -> list[AidLine]:
    """The municipality's own grants that rest on de minimis, net of what lapsed, at the rate of their own rules."""
    granted = (
        Case.objects.filter(applicant_id__in=group, decision__amount__gt=0, decided_on__isnull=False)
        .select_related("applicant", "programme")
        .prefetch_related("aid_judgements")
    )
    if without is not None:
        granted = granted.exclude(pk=without.pk)
    resting = [each for each in granted if _basis_as_loaded(each) == Basis.DE_MINIMIS]
    kept = ledger.promised_or_paid_by_subject(each.subject for each in resting)
    lines = []
    for each in resting:
        amount, decided_on = kept[each.subject], each.decided_on
        if amount <= Money.ZERO or decided_on is None:
            continue
        rule = programmes.rules_on(each.programme_id, _received(each, decided_on)).de_minimis()
        if rule is None:
            continue
        lines.append(
            AidLine(
                Aid(decided_on, amount, rule.rate, own=True),
                each.applicant, "", each.programme.name, rule.rate_date, rule.rate_source, case=each,
            )
        )  # fmt: skip
    return lines


def _received(case: Case, otherwise: date) -> date:
    return today(case.submitted_at) if case.submitted_at else otherwise


def _basis_as_loaded(case: Case) -> str:
    judged = max(case.aid_judgements.all(), key=lambda each: each.pk, default=None)
    return judged.basis if judged is not None else suggested_basis(case.applicant.kind, case.product)


def _with_duplicates(ids: set[int]) -> frozenset[int]:
    """The parties with those they were merged into, and with everything that was merged into those."""
    counted = {party.counted_id for party in parties.with_ids(ids)}
    return frozenset(ids | counted | set(parties.duplicates_of(counted)))
