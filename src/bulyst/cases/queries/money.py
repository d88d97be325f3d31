"""Every read of what happens to a grant after it was accepted."""

from dataclasses import dataclass
from datetime import date

from bulyst.cases.drafts import MilestoneDraft
from bulyst.cases.models import Case, Change, Milestone, PaymentRequest, PaymentVersion, Reclaim, Repayment
from bulyst.cases.plans import Planned, filled, milestones_of
from bulyst.cases.queries.repayments import overpaid, repaid, unconfirmed
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim for repayment with what has come back of it."""

    reclaim: Reclaim
    repaid: Money
    repayments: tuple[Repayment, ...]
    waiting: Repayment | None

    @property
    def outstanding(self) -> Money:
        """What is claimed and has not come back."""
        return max(Money.ZERO, (self.reclaim.amount or Money.ZERO) - self.repaid)

    @property
    def overpaid(self) -> Money:
        """What has come back and is no longer claimed."""
        return overpaid(self.reclaim)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A milestone with what is paid of it, and whether its sum may be asked for."""

    milestone: Milestone
    planned: Planned
    reached: bool


def payment_plan(case: Case, on: date) -> list[PlanLine]:
    """The milestones in order as they stand on a day; empty for no plan."""
    milestones = milestones_of(case)
    if not milestones:
        return []
    drafts = [MilestoneDraft(each.text, each.due_on, each.amount) for each in milestones]
    paid = filled(drafts, ledger.subject_balances(case.subject).paid)
    return [PlanLine(each, part, each.reached(on)) for each, part in zip(milestones, paid, strict=True)]


def milestone_of(case: Case, milestone_id: int) -> Milestone:
    """One milestone of the plan that holds. Raises `Milestone.DoesNotExist`."""
    return Milestone.objects.get(pk=milestone_id, case=case, replaced_at__isnull=True)


def changes_of(case: Case) -> list[Change]:
    """Every application for change, oldest first."""
    found = list(Change.objects.select_related("requested_by", "decided_by", "letter").filter(case=case))
    for change in found:
        change.case = case
    return found


def change_costs(change: Change) -> list[tuple[str, Money]]:
    """The lines of the budget that is asked for."""
    return [(line["text"], Money(line["ore"])) for line in change.costs]


def claims_of(case: Case) -> list[Claim]:
    """Every claim for repayment, oldest first."""
    found = list(Reclaim.objects.select_related("notified_by", "decided_by").filter(case=case))
    for reclaim in found:
        reclaim.case = case
    return [claim_of(reclaim) for reclaim in found]


def claim_of(reclaim: Reclaim) -> Claim:
    """One claim with what has come back of it."""
    repayments = Repayment.objects.select_related("registered_by", "confirmed_by").filter(reclaim=reclaim)
    return Claim(reclaim, repaid(reclaim), tuple(repayments), unconfirmed(reclaim))


def versions_of(request: PaymentRequest) -> list[PaymentVersion]:
    """What a request said before, oldest first."""
    return list(PaymentVersion.objects.select_related("written_by").filter(request=request))
