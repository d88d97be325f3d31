"""The payment plan that is proposed with an assessment, and set with the decision."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bulyst.cases.drafts import MilestoneDraft
from bulyst.cases.models import Assessment
from bulyst.kernel.money import Money


def as_proposed(milestones: Sequence[MilestoneDraft]) -> list[dict[str, Any]]:
    """A proposed plan as it is stored with an assessment."""
    return [
        {"text": each.text.strip(), "due_on": each.due_on.isoformat(), "ore": each.amount.ore} for each in milestones
    ]


def proposed_plan(assessment: Assessment | None, amount: Money | None = None) -> tuple[MilestoneDraft, ...]:
    """The plan that was proposed; none when it is more than `amount`: then whoever handles the case sets another."""
    stored: list[Mapping[str, Any]] = assessment.milestones if assessment is not None else []
    plan = tuple(
        MilestoneDraft(each["text"], date.fromisoformat(each["due_on"]), Money(each["ore"])) for each in stored
    )
    if amount is not None and Money.total(each.amount for each in plan) > amount:
        return ()
    return plan
