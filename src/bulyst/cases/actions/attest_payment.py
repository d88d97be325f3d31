"""Attest a payment request: the first pair of eyes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.actions.meet_conditions import tick_off
from bulyst.cases.lifecycle import PaymentEvent
from bulyst.cases.models import PaymentRequest
from bulyst.cases.payment_rules import payable
from bulyst.cases.queries.access import access_request
from bulyst.cases.queries.facts import payment_facts
from bulyst.cases.steps import require_payment_with
from bulyst.kernel.money import Money
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def attest_payment(
    *,
    actor: Actor,
    request_id: int,
    now: datetime,
    accepted_costs: Money | None = None,
    conditions_met: Collection[str] = (),
) -> PaymentRequest:
    """Accept the costs (all of them, or those given) and with them the amount they give right to.

    `conditions_met` are conditions of the decision that are ticked off with it: the final payment waits for all.
    Raises `Refused`. Costs below the approved ones cut the amount in proportion.
    """
    request = access_request(actor, request_id, for_update=True)
    costs = request.costs if accepted_costs is None else accepted_costs
    facts = payment_facts(request.case, actor, now, request, accepted_costs=costs)
    amount = payable(facts)
    waiting = tuple(text for text in facts.unmet_conditions if text not in conditions_met)
    judged = replace(facts, approved=amount, unmet_conditions=waiting)
    outcome = require_payment_with(request, PaymentEvent.ATTEST, actor, judged)
    tick_off(actor, request.case, facts.rules, conditions_met, met_on=facts.on, now=now)
    request.state = outcome.target
    request.accepted_costs = costs
    request.approved_amount = amount
    request.attested_by_id = actor.user_id
    request.attested_at = now
    request.save(update_fields=["state", "accepted_costs", "approved_amount", "attested_by", "attested_at"])
    trail.record(actor, "payment.attested", request.case, at=now, request=request.pk, amount=amount)
    return request
