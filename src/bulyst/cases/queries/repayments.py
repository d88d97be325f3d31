"""What has come back of a claim for repayment."""

from bulyst.cases.lifecycle import OPEN_RECLAIMS, ReclaimState
from bulyst.cases.models import Case, Reclaim, Repayment
from bulyst.kernel.money import Money


def unconfirmed(reclaim: Reclaim) -> Repayment | None:
    """The repayment that somebody has registered and nobody has confirmed or rejected."""
    return Repayment.objects.filter(reclaim=reclaim, confirmed_by__isnull=True, rejected_by__isnull=True).first()


def repaid(reclaim: Reclaim) -> Money:
    """What has come back of a claim, is confirmed, and was not given back."""
    confirmed = Repayment.objects.filter(reclaim=reclaim, confirmed_by__isnull=False, given_back_on__isnull=True)
    return Money.total(confirmed.values_list("amount", flat=True))


def overpaid(reclaim: Reclaim) -> Money:
    """What has come back of a claim and is no longer claimed: it is the applicant's."""
    return max(Money.ZERO, repaid(reclaim) - (reclaim.amount or Money.ZERO))


def reclaim_is_open(case: Case) -> bool:
    """Whether a claim is not settled: money is to come back, or what came back is to be given back."""
    claims = Reclaim.objects.filter(case=case).exclude(state=ReclaimState.DROPPED)
    return any(claim.state in OPEN_RECLAIMS or overpaid(claim) for claim in claims)
