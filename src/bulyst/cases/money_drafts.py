"""What people are about to write about a grant after it was accepted: plain values that forms make and actions take."""

from dataclasses import dataclass
from datetime import date

from bulyst.cases.drafts import CostDraft
from bulyst.kernel.money import Money


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What is to be changed of a grant, and why: a whole new budget, a later last day, or both."""

    reason: str
    costs: tuple[CostDraft, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """Notice of a claim for repayment; `ground` is one of `grounds.ReclaimGround`."""

    ground: str
    citation: str
    text: str
    amount: Money
    answer_due: date


@dataclass(frozen=True, slots=True)
class ReclaimDraft:
    """The decision to claim money back."""

    amount: Money
    reasons: str
    pay_by: date
