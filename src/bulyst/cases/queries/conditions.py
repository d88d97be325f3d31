"""The conditions of a case's decision in force, and which of them are met."""

from dataclasses import dataclass

from bulyst.cases import conditions
from bulyst.cases.models import Case, MetCondition
from bulyst.programmes.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class FollowedCondition:
    """One condition, and the row that says it is met (None: not yet)."""

    asked: conditions.Asked
    met: MetCondition | None


def conditions_of(case: Case, rules: RuleBook) -> list[FollowedCondition]:
    """Everything that the decision in force asks, in order; nothing before a grant."""
    met = {each.key: each for each in met_conditions(case)}
    return [FollowedCondition(each, met.get(each.key)) for each in asked_in(case, rules)]


def asked_in(case: Case, rules: RuleBook) -> list[conditions.Asked]:
    """The conditions of the decision in force, in the applicant's written standard."""
    decision = case.decision
    if decision is None or not decision.amount:
        return []
    return conditions.asked_of(decision.conditions, rules, case.language)


def unmet_in(case: Case, rules: RuleBook) -> tuple[str, ...]:
    """The words of the conditions that nobody has ticked off."""
    return conditions.unmet(asked_in(case, rules), {each.key for each in met_conditions(case)})


def met_conditions(case: Case) -> list[MetCondition]:
    """What is ticked off now."""
    return list(MetCondition.objects.filter(case=case, opened_at__isnull=True).select_related("by"))
