"""Pure rules about the conditions of a decision."""

from collections.abc import Collection
from datetime import date

from bulyst.cases.facts import PaymentFacts
from bulyst.cases.kinds import PaymentKind
from bulyst.cases.verdicts import judge
from bulyst.kernel.verdict import Verdict


def in_force(ticked: Collection[str], asked: Collection[str]) -> Verdict:
    """What is ticked off is a condition of the decision in force; and something is."""
    return judge(bool(ticked) and set(ticked) <= set(asked), "conditions.in_force")


def day_has_come(met_on: date, on: date) -> Verdict:
    """A condition is met on a day that has come."""
    return judge(met_on <= on, "conditions.day_has_come", met_on=met_on)


def all_met(facts: PaymentFacts) -> Verdict:
    """The final payment waits until every condition of the decision is ticked off; the verdict names the others."""
    waiting = () if facts.kind != PaymentKind.FINAL else facts.unmet_conditions
    return judge(not waiting, "conditions.all_met", unmet="; ".join(f"«{text}»" for text in waiting))
