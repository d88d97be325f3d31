"""What the rules look at: plain frozen values, loaded before anything is judged.

The loaders are in `queries.facts`; the rules in `rules` and `payment_rules` see nothing but these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from bulyst.cases.aid import Aid
from bulyst.cases.kinds import Matter
from bulyst.kernel.money import Money
from bulyst.programmes.blocks import Block
from bulyst.programmes.rulebook import RuleBook

if TYPE_CHECKING:
    from bulyst.cases.money_facts import ChangeFacts, ReclaimFacts


@dataclass(frozen=True, slots=True)
class Who:
    """The actor's relations to one case, and what they may decide alone."""

    user_id: int | None = None
    may_write: bool = False
    is_member: bool = False
    declared: bool | None = None
    """What the actor's last declaration says: impartial, in conflict, or None when there is none."""
    limit: Money | None = None
    roles: tuple[str, ...] = ()
    suspended: bool = False
    """A question about the actor's impartiality is not decided yet, or a conflict was found and nobody has decided."""
    out: bool = False
    """The actor was found to be in conflict."""
    superior_out: bool = False
    """Somebody above the actor was found to be in conflict: the actor decides nothing here."""
    took_part: bool = False
    """The actor took part in the decision of the case, and does not prepare an appeal over it."""


@dataclass(frozen=True, slots=True)
class ConflictFacts:
    """A question about somebody's impartiality as the rules see it, with what the actor is about to write."""

    actor_id: int | None
    about_id: int
    text: str = ""
    is_staff: bool = True
    is_elected: bool = False
    deciders: frozenset[int] = frozenset()
    in_meeting: bool = False
    acts_for_applicant: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """The meeting that a decision is made in, and the body that makes it, with its level."""

    meeting_id: int
    level: str
    body_id: int = 0


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """A grant case as the rules see it, with what the actor is about to write."""

    on: date
    who: Who
    rules: RuleBook
    title: str = ""
    description: str = ""
    purpose: str = ""
    groups: tuple[str, ...] = ()
    applicant_kind: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    received_on: date | None = None
    call_open: bool = False
    call_cancelled: bool = False
    call_purposes: tuple[str, ...] = ()
    applied: Money = Money.ZERO
    cost_lines: tuple[Money, ...] = ()
    finance_lines: tuple[Money, ...] = ()
    own_money: Money = Money.ZERO
    """The part of the finance lines that is the applicant's own."""
    aid_declared: Money | None = None
    """Aid that the applicant says to have received from others; None when not stated."""
    product: str = ""
    aid_basis: str = ""
    """What the support rests on, one of `aid.Basis`."""
    aid_article: str = ""
    aid_judged: bool = False
    """Somebody has judged the basis: it is no suggestion."""
    aid: tuple[Aid, ...] = ()
    """De minimis aid that is known of the applicant's single undertaking from all givers, without this case."""
    questions: tuple[Block, ...] = ()
    """The municipality's own questions that the application was begun with."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    language: str = "nb"
    granted_before: Money = Money.ZERO
    """What the applicant was granted of the programme within the months of its ceiling, without this case."""
    target_open: bool = False
    """The call that the application is to be moved to takes applications now."""
    target_is_other: bool = False
    available: Money = Money.ZERO
    answer_due: date | None = None
    accept_by: date | None = None
    assessor_id: int | None = None
    criteria: tuple[int, ...] = ()
    amount: Money | None = None
    """What is recommended or granted in this step; None when the step concerns no amount."""
    text: str = ""
    """What the actor writes in this step: a question, an answer, an assessment, reasons, a ground."""
    sitting: Sitting | None = None
    """The meeting that decides; None for a decision by one person."""
    on_agenda: bool = False
    """A meeting has been called to that decides the case."""
    impartial: bool = True
    appeal_open: bool = False
    """An appeal of the decision has not been decided."""
    through_appeal: bool = False
    """The step is the consequence of one that an appeal took."""
    scores: Mapping[int, int] = field(default_factory=dict)

    @property
    def costs(self) -> Money:
        """All cost lines together."""
        return Money.total(self.cost_lines)

    @property
    def financed(self) -> Money:
        """The applied amount and all other money together."""
        return self.applied + Money.total(self.finance_lines)


@dataclass(frozen=True, slots=True)
class AppealFacts:
    """An appeal, or one that is about to be filed, as the rules see it, with what the actor is about to write."""

    on: date
    who: Who
    rules: RuleBook
    decided_on: date
    matter: Matter = Matter.DECISION
    appealable: bool = True
    """What was decided is in force, and can be appealed."""
    appealed_before: bool = False
    appeal_by: date | None = None
    """The last day to appeal; None before the decision's letter was received."""
    posted_on: date | None = None
    reinstated: bool = False
    contested: bool = False
    """It was dismissed, and that is what is before the body above."""
    contest_by: date | None = None
    forwarded_on: date | None = None
    ruled_on: date | None = None
    level: str = ""
    """Who made the decision."""
    assessor_ids: frozenset[int] = frozenset()
    """Who assessed the application, recommended on the change or gave notice of the claim."""
    preparer_id: int | None = None
    old_amount: Money = Money.ZERO
    old_conditions: str = ""
    amount: Money | None = None
    conditions: str = ""
    committed: Money = Money.ZERO
    paid: Money = Money.ZERO
    text: str = ""
    impartial: bool = True
    sitting: Sitting | None = None
    """The meeting that decides; None for a decision by one person."""
    on_agenda: bool = False
    """A meeting has been called to that decides it."""
    decided_in: int | None = None
    """The body that made the decision in a meeting; None when one person did."""
    grant: GrantFacts | None = None
    """The application with the amount that the appeal would give, for the steps that judge it."""
    change: ChangeFacts | None = None
    """The change that was refused, when that is what is appealed."""
    claim: ReclaimFacts | None = None
    """The claim for repayment with the amount that the appeal would give, when that is what is appealed."""
    before_change: Money | None = None
    """What was granted before the change that is appealed: an annulled change leaves that in force."""


@dataclass(frozen=True, slots=True)
class GuidanceFacts:
    """A guidance case as the rules see it, with what the actor is about to write."""

    on: date
    who: Who
    call_open: bool = True
    begun: bool = False
    """An application to the same call was begun from this guidance already."""
    hours_ok: bool = True
    impartial: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A payment request, its grant, and what has been paid before, as the rules see them."""

    on: date
    who: Who
    rules: RuleBook
    accepted: bool
    """The applicant has accepted the grant and the case is not closed."""
    grant: Money
    approved_costs: Money
    committed: Money
    """What is still promised and not paid."""
    paid: Money
    valid_until: date | None
    has_open: bool = False
    appeal_open: bool = False
    final_paid: bool = False
    kind: str = ""
    requested: Money = Money.ZERO
    costs: Money = Money.ZERO
    """Costs so far (part) or in all (final), by the request's accounts."""
    accepted_costs: Money | None = None
    """The part of `costs` that the attesting officer accepts; None until then."""
    approved: Money | None = None
    """What was attested; None until then."""
    accounts: str = ""
    enclosed: bool = False
    """Files lie with the request: accounts in one of them are not typed once more."""
    signed_by: str = ""
    report: str = ""
    reason: str = ""
    requester_id: int | None = None
    attester_id: int | None = None
    reclaimed: Money = Money.ZERO
    """What has come back. It was paid once: it is not paid again on the same costs."""
    writer_ids: frozenset[int] = frozenset()
    """Everybody who has written something of the request."""
    open_reclaim: bool = False
    open_change: bool = False
    plan_allows: Money | None = None
    """What the milestones that are reached allow to be paid in all; None when there is no plan."""
    next_milestone: str = ""
    next_due: date | None = None
    """The first milestone that is not reached, and its day."""
    milestone_waits: bool = False
    """The milestone that is to be accepted before its day is in the plan, and not reached."""
    plan: tuple[Money, ...] = ()
    """The sums of the milestones that are about to be set."""
    plan_is_told: bool = True
    """Each of them has a text."""
    unmet_conditions: tuple[str, ...] = ()
    """The conditions of the decision that nobody has ticked off, in words."""

    @property
    def ever_paid(self) -> Money:
        """Everything that was paid and not reversed, also what came back later."""
        return self.paid + self.reclaimed
