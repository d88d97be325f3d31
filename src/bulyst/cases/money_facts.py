"""What the rules about changes, claims for repayment and progress reports look at: plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bulyst.cases.facts import Sitting, Who
from bulyst.kernel.money import Money
from bulyst.programmes.blocks import Block
from bulyst.programmes.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """An application to change an accepted grant: other budget lines, a longer period, or both."""

    on: date
    who: Who
    rules: RuleBook
    accepted: bool
    grant: Money
    approved_costs: Money
    committed: Money
    """What is still promised and not paid."""
    paid: Money
    """Everything that was paid, also what was reclaimed later."""
    valid_until: date | None
    has_open: bool = False
    final_paid: bool = False
    costs: tuple[Money, ...] = ()
    """The lines of the new budget; none when the budget stays."""
    until: date | None = None
    """How long the grant is asked to hold; None when the period stays."""
    text: str = ""
    """What the actor writes in this step: why, a recommendation, reasons."""
    recommender_id: int | None = None
    sitting: Sitting | None = None
    """The meeting that decides; None for a decision by one person."""
    on_agenda: bool = False
    """A meeting has been called to that decides it."""
    through_appeal: bool = False
    """The step is the consequence of one that an appeal took."""

    @property
    def costs_after(self) -> Money:
        """The approved costs if the change is granted."""
        return Money.total(self.costs) if self.costs else self.approved_costs

    @property
    def grant_after(self) -> Money:
        """The grant if the change is granted: never more, and less in proportion when the costs become lower."""
        if self.costs_after >= self.approved_costs:
            return self.grant
        return self.grant.share(self.costs_after.fraction_of(self.approved_costs))


@dataclass(frozen=True, slots=True)
class ReclaimFacts:
    """A claim for repayment, and the money it is about."""

    on: date
    who: Who
    rules: RuleBook
    paid: Money
    """What was paid and has not come back."""
    has_open: bool = False
    """The case has another claim that is not finished."""
    ground: str = ""
    citation: str = ""
    text: str = ""
    """What the actor writes in this step: the notice, an answer, reasons, why it is dropped."""
    amount: Money | None = None
    """The sum in this step: notified, decided, or repaid."""
    notified: Money = Money.ZERO
    decided: Money = Money.ZERO
    repaid: Money = Money.ZERO
    """What has come back and is confirmed."""
    answer_due: date | None = None
    pay_by: date | None = None
    notifier_id: int | None = None
    registered: Money | None = None
    """A repayment that somebody has registered and nobody has confirmed; None when there is none."""
    registrar_id: int | None = None
    sitting: Sitting | None = None
    """The meeting that decides; None for a decision by one person."""
    on_agenda: bool = False
    """A meeting has been called to that decides it."""
    overpaid: Money = Money.ZERO
    """What has come back and is no longer claimed."""
    lowered_by_id: int | None = None
    """Who decided or wrote down the last lowering after an appeal."""
    through_appeal: bool = False
    """The step is the consequence of one that an appeal took."""

    @property
    def outstanding(self) -> Money:
        """What is decided and has not come back."""
        return self.decided - self.repaid


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A progress report, with the answers that are about to be sent."""

    on: date
    who: Who
    due_on: date | None = None
    questions: tuple[Block, ...] = ()
    answers: Mapping[str, Any] | None = None
    text: str = ""
    """What the actor writes: what was done, or what is missing."""
    language: str = "nb"
