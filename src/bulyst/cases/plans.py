"""The payment plan: written with the decision or later, and read with what is reached and paid of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bulyst.cases import payment_rules
from bulyst.cases.drafts import MilestoneDraft
from bulyst.cases.models import Case, Milestone
from bulyst.cases.steps import person
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict
from bulyst.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone with what is paid of it: payments fill the milestones in their order."""

    text: str
    due_on: date
    amount: Money
    paid: Money

    @property
    def rest(self) -> Money:
        """What is not paid of it."""
        return self.amount - self.paid


def plan_of(case: Case) -> list[MilestoneDraft]:
    """The payment plan that holds, in order; empty for none."""
    return [MilestoneDraft(each.text, each.due_on, each.amount) for each in milestones_of(case)]


def milestones_of(case: Case) -> list[Milestone]:
    """The milestones of the plan that holds, in order."""
    return list(Milestone.objects.select_related("accepted_by").filter(case=case, replaced_at__isnull=True))


def filled(plan: Sequence[MilestoneDraft], paid: Money) -> list[Planned]:
    """The plan with what is paid of each milestone."""
    found, left = [], paid
    for each in plan:
        part = min(each.amount, left)
        found.append(Planned(each.text, each.due_on, each.amount, part))
        left -= part
    return found


def is_told(milestones: Sequence[MilestoneDraft]) -> bool:
    """Whether every milestone says what is to be reached."""
    return all(each.text.strip() for each in milestones)


def plan_adds_up(milestones: Sequence[MilestoneDraft], grant: Money) -> Verdict:
    """A plan that is set with the decision stays within it."""
    amounts = [each.amount for each in milestones]
    return payment_rules.plan_within(amounts, grant, told=is_told(milestones))


def write_plan(actor: Actor, case: Case, milestones: Sequence[MilestoneDraft], now: datetime) -> bool:
    """Let a new plan follow the one that is there. Returns False, and writes nothing, when they are the same.

    A milestone that stands in both, and was accepted before its day, stays accepted.
    """
    before = {MilestoneDraft(each.text, each.due_on, each.amount): each for each in milestones_of(case)}
    if list(milestones) == list(before):
        return False
    Milestone.objects.filter(case=case, replaced_at__isnull=True).update(replaced_at=now)
    Milestone.objects.bulk_create(
        Milestone(
            tenant_id=case.tenant_id,
            case=case,
            order=order,
            text=each.text.strip(),
            due_on=each.due_on,
            amount=each.amount,
            set_by_id=person(actor),
            set_at=now,
            **_acceptance(before.get(each)),
        )
        for order, each in enumerate(milestones, start=1)
    )
    return True


def _acceptance(milestone: Milestone | None) -> dict[str, Any]:
    if milestone is None:
        return {}
    return {name: getattr(milestone, name) for name in ("accepted_by_id", "accepted_at", "accepted_because")}
