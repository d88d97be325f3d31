"""Whether the money covers the costs, and how much the municipality can give at most."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from bulyst.cases.drafts import ApplicationDraft
from bulyst.kernel.money import Money
from bulyst.programmes.rulebook import RuleBook
from bulyst.web.ui.formats import kroner


@dataclass(frozen=True, slots=True)
class Plan:
    """Costs and money of an application."""

    costs: Money
    financed: Money

    @property
    def missing(self) -> Money:
        """What the money lacks to cover the costs."""
        return max(Money.ZERO, self.costs - self.financed)

    @property
    def surplus(self) -> Money:
        """What the money is more than the costs."""
        return max(Money.ZERO, self.financed - self.costs)


def plan_of(draft: ApplicationDraft) -> Plan:
    """The plan that a draft holds."""
    costs = Money.total(line.amount for line in draft.costs)
    other = Money.total(line.amount for line in draft.finance)
    return Plan(costs, (draft.applied_amount or Money.ZERO) + other)


def ceiling(draft: ApplicationDraft, rules: RuleBook, applicant_kind: str) -> str:
    """The most that the municipality can give by its own rules, in a sentence; empty without such a rule."""
    costs = plan_of(draft).costs
    share = rules.max_share(draft.purpose, applicant_kind, *draft.groups)
    amount = rules.max_amount(draft.purpose, applicant_kind, *draft.groups)
    language = get_language() or "nb"
    said = [rule.text(language) for rule in (share, amount) if rule is not None]
    limits = [costs.share(share.share)] if share is not None and costs else []
    limits += [amount.amount] if amount is not None and costs else []
    if limits:
        most = {"costs": kroner(costs), "most": kroner(min(limits))}
        said.append(gettext("Med kostnader på %(costs)s kan dere søke om inntil %(most)s.") % most)
    return " ".join(said)
