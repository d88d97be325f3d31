"""What can come before a body to be decided: an application, an appeal, a change, a claim for repayment.

An agenda item points to one of them. How each is proposed, when it waits, and who prepared it stand in one table here;
who decides it, in `actions.decide_in_meeting`; what its paper says, in `board_papers`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.kinds import TO_DECIDE, ItemKind, Proposal
from bulyst.cases.kinds import Matter as AppealMatter
from bulyst.cases.lifecycle import AppealState, ChangeState, ConflictState, GrantState, ReclaimState
from bulyst.cases.models import AgendaItem, Appeal, Assessment, Case, Change, Reclaim
from bulyst.cases.proposed_plans import proposed_plan
from bulyst.cases.queries.access import visible_cases
from bulyst.cases.queries.on_agenda import decided_in, waiting_items
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import Actor

Matter = Case | Appeal | Change | Reclaim


@dataclass(frozen=True, slots=True)
class Resolution:
    """What confirming an item decides: as proposed, or as the body wants it.

    `favours`: the application, the appeal or the change is agreed to. `draft.amount` is what is granted, or claimed.
    """

    draft: DecisionDraft
    favours: bool
    recommended: Money
    advised: bool
    differs: bool
    pay_by: date | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that may wait for a body to decide it."""

    kind: ItemKind
    case: Case
    matter: Matter

    @classmethod
    def of(cls, matter: Matter) -> Pending:
        """The matter with its case."""
        kind = next(kind for kind, business in BUSINESS.items() if isinstance(matter, business.model))
        return cls(kind, matter if isinstance(matter, Case) else matter.case, matter)

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}-{self.matter.pk}"

    @property
    def about(self) -> dict[str, Matter]:
        """What an agenda item about it points to."""
        return {"case": self.case, self.kind.lower(): self.matter}

    @property
    def waits(self) -> bool:
        """Whether somebody has yet to decide it."""
        return BUSINESS[self.kind].waits(self.matter)

    @property
    def decided_by(self) -> int | None:
        """The body whose agenda it comes onto by itself, beside any board's for a new application."""
        return None if self.kind == ItemKind.CASE else body_behind(self.matter)


def pending_of(item: AgendaItem) -> Pending | None:
    """What the item is to decide; None for one that decides nothing. Its case is loaded."""
    if item.kind not in TO_DECIDE or item.case is None:
        return None
    matter: Matter = getattr(item, item.kind.lower())
    if not isinstance(matter, Case):
        matter.case = item.case
    return Pending(ItemKind(item.kind), item.case, matter)


def is_open(item: AgendaItem) -> bool:
    """Whether the body has yet to decide the item: nothing has come of it, and it was not withdrawn meanwhile."""
    if item.kind == ItemKind.IMPARTIALITY:
        return item.question is not None and item.question.state == ConflictState.OPEN
    pending = pending_of(item)
    return pending is not None and item.treated_at is None and pending.waits


def resolution(item: AgendaItem) -> Resolution | None:
    """What confirming the item decides; None for an item that decides nothing."""
    pending = pending_of(item)
    if pending is None:
        return None
    proposed = BUSINESS[pending.kind].proposal(item, pending.matter)
    if not item.differs:
        return proposed
    plan = proposed.draft.milestones
    fits = Money.total(each.amount for each in plan) <= item.amount
    draft = DecisionDraft(item.amount, item.reasons, item.conditions, plan if fits else ())
    favours = bool(item.amount) if item.favours is None else item.favours
    pay_by = item.pay_by or proposed.pay_by
    return Resolution(draft, favours, proposed.recommended, proposed.advised, differs=True, pay_by=pay_by)


def preparers(item: AgendaItem) -> frozenset[int]:
    """Who assessed, prepared, recommended or gave notice of what the item decides."""
    pending = pending_of(item)
    return frozenset() if pending is None else frozenset(BUSINESS[pending.kind].preparers(pending.matter))


def placeable(actor: Actor, on: date) -> list[Pending]:
    """What waits to be decided and stands on no agenda: applications, appeals, changes and claims, oldest first."""
    cases, found = visible_cases(actor), []
    for kind, business in BUSINESS.items():
        there = waiting_items(kind=kind).values(kind.lower())
        found += [Pending.of(each) for each in business.waiting(cases, on).exclude(pk__in=there).order_by("pk")]
    return found


def body_behind(matter: Matter) -> int | None:
    """The body that decided, in a meeting, what this is about; None when one person did."""
    if isinstance(matter, Appeal):
        return decided_in(matter.against)
    decision = matter.decision if isinstance(matter, Case) else matter.case.decision
    return decision.meeting.body_id if decision is not None and decision.meeting is not None else None


# One kind of business after the other


@dataclass(frozen=True, slots=True)
class Business:
    """How one kind of thing waits and is proposed."""

    model: type[Matter]
    waits: Callable[[Any], bool]
    waiting: Callable[[QuerySet[Case], date], QuerySet[Any]]
    proposal: Callable[[AgendaItem, Any], Resolution]
    preparers: Callable[[Any], Iterable[int]]


def _application(item: AgendaItem, case: Case) -> Resolution:
    made = Assessment.objects.filter(case=case)
    assessment = (made.filter(made_at__lte=item.treated_at) if item.treated_at else made).last()
    assert assessment is not None  # only a recommended case stands on an agenda
    amount = assessment.recommended_amount
    plan = proposed_plan(assessment, amount)
    draft = DecisionDraft(amount, item.reasons or assessment.text, assessment.conditions, plan)
    return Resolution(draft, bool(amount), amount, bool(amount), differs=False)


def _assessors(case: Case) -> Iterable[int]:
    return Assessment.objects.filter(case=case).order_by("-pk").values_list("by_id", flat=True)[:1]


def _appeal(item: AgendaItem, appeal: Appeal) -> Resolution:
    claimed = appeal.reclaim.amount if appeal.reclaim else None
    amount = next((each for each in (appeal.proposed_amount, claimed) if each is not None), Money.ZERO)
    favours = appeal.proposal == Proposal.CHANGE
    conditions = appeal.decision.conditions if appeal.matter == AppealMatter.DECISION else ""
    draft = DecisionDraft(amount, item.reasons or appeal.preparation, conditions)
    return Resolution(draft, favours, amount, favours, differs=False)


def _change(item: AgendaItem, change: Change) -> Resolution:
    favours = not change.advised_against
    draft = DecisionDraft(Money.ZERO, item.reasons or change.recommendation)
    return Resolution(draft, favours, Money.ZERO, favours, differs=False)


def _reclaim(item: AgendaItem, reclaim: Reclaim) -> Resolution:
    amount = reclaim.notified_amount
    draft = DecisionDraft(amount, item.reasons or reclaim.notice)
    return Resolution(draft, False, amount, False, differs=False, pay_by=item.pay_by)


def _ids(*found: int | None) -> list[int]:
    return [each for each in found if each is not None]


BUSINESS: Mapping[ItemKind, Business] = {
    ItemKind.CASE: Business(
        Case,
        lambda case: case.state == GrantState.RECOMMENDED,
        lambda cases, on: cases.filter(state=GrantState.RECOMMENDED),
        _application,
        _assessors,
    ),
    ItemKind.APPEAL: Business(
        Appeal,
        lambda appeal: appeal.state == AppealState.PREPARED,
        lambda cases, on: _within(
            Appeal.objects.filter(state=AppealState.PREPARED), cases, "decision__meeting", "change", "reclaim"
        ),
        _appeal,
        lambda appeal: _ids(appeal.prepared_by_id),
    ),
    ItemKind.CHANGE: Business(
        Change,
        lambda change: change.state == ChangeState.RECOMMENDED,
        lambda cases, on: _within(Change.objects.filter(state=ChangeState.RECOMMENDED), cases),
        _change,
        lambda change: _ids(change.recommended_by_id),
    ),
    ItemKind.RECLAIM: Business(
        Reclaim,
        lambda reclaim: reclaim.state in (ReclaimState.NOTIFIED, ReclaimState.ANSWERED),
        lambda cases, on: _within(
            Reclaim.objects.filter(Q(state=ReclaimState.ANSWERED) | Q(state=ReclaimState.NOTIFIED, answer_due__lt=on)),
            cases,
        ),
        _reclaim,
        lambda reclaim: _ids(reclaim.notified_by_id),
    ),
}
"""Everything that a body decides, by the kind of its item."""


def _within(found: QuerySet[Any], cases: QuerySet[Case], *more: str) -> QuerySet[Any]:
    related = ("case__applicant", "case__programme", "case__tenant", "case__decision__meeting", *more)
    return found.select_related(*related).filter(case__in=cases)
