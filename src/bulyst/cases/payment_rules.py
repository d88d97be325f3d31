"""Pure rules for payment requests: what may be asked for, attested, paid and closed.

Four eyes are no setting: who attests is never who asked, who pays is neither, and none of them belongs to the
applicant. Who asked is judged by person, so that it holds also for one who has two roles.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from bulyst.cases.facts import PaymentFacts
from bulyst.cases.kinds import PaymentKind
from bulyst.cases.rules import no_conflict as no_conflict  # the same rule guards both tables
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed, passed
from bulyst.programmes.choices import Signer
from bulyst.programmes.rulebook import PaymentRegime

_SIGNERS = [Signer.MANAGER, Signer.ACCOUNTANT, Signer.AUDITOR]  # from the least to the most


def _judge(ok: bool, rule: str, **facts: Any) -> Verdict:
    return passed(rule, f"{rule}.ok", **facts) if ok else failed(rule, **facts)


def earned(grant: Money, approved_costs: Money, costs: Money) -> Money:
    """What costs of `costs` give right to: the grant, cut in proportion when they are below the approved ones."""
    if costs >= approved_costs:
        return grant
    return grant.share(costs.fraction_of(approved_costs))


def payable(facts: PaymentFacts) -> Money:
    """What may be paid now on this request: at most what is asked for, what is earned, and what is left."""
    costs = facts.costs if facts.accepted_costs is None else facts.accepted_costs
    right = earned(facts.grant, facts.approved_costs, costs)
    if facts.kind == PaymentKind.PART:
        right = max(right, _up_front(facts))
    return max(Money.ZERO, min(facts.requested, right - facts.ever_paid, facts.committed))


def _up_front(facts: PaymentFacts) -> Money:
    regime = facts.rules.payment_regime()
    return facts.grant.share(regime.up_front if regime else Fraction(0))


# Asking


def requestable(facts: PaymentFacts) -> Verdict:
    """One request at a time, and none after the final one."""
    if facts.final_paid:
        return failed("payments.requestable", "payments.final_is_paid")
    return _judge(not facts.has_open, "payments.requestable")


def request_complete(facts: PaymentFacts) -> Verdict:
    """A request names a sum; a final one has accounts (typed or enclosed), a report, and the signature for its size."""
    if facts.requested <= Money.ZERO:
        return failed("payments.request_complete", "payments.no_sum")
    if facts.kind == PaymentKind.PART:
        return passed("payments.request_complete", "payments.request_complete.ok")
    missing = [
        name
        for name, given in (
            ("accounts", facts.enclosed or facts.accounts.strip()),
            ("report", facts.report.strip()),
            ("costs", facts.costs > Money.ZERO),
        )
        if not given
    ]
    if missing:
        return failed("payments.request_complete", missing=missing)
    return _signed(facts)


def _signed(facts: PaymentFacts) -> Verdict:
    rule = facts.rules.accounts_required()
    if rule is None:
        return passed("payments.request_complete", "payments.request_complete.ok")
    needed = Signer(rule.signer(facts.grant))
    ok = facts.signed_by in _SIGNERS and _SIGNERS.index(Signer(facts.signed_by)) >= _SIGNERS.index(needed)
    return rule.verdict(ok, "payments.signed.ok" if ok else "payments.signed", signer=needed.value, grant=facts.grant)


def within_rest(facts: PaymentFacts) -> Verdict:
    """Never more than what is still promised and not paid."""
    amount = facts.requested if facts.approved is None else facts.approved
    return _judge(amount <= facts.committed, "payments.within_rest", amount=amount, rest=facts.committed)


def within_regime(facts: PaymentFacts) -> Verdict:
    """A part payment stays within what the costs so far give right to, or the share that is paid up front.

    The last of the grant is paid with the final accounts only.
    """
    if facts.kind != PaymentKind.PART:
        return passed("payments.within_regime", "payments.within_regime.ok")
    costs = facts.costs if facts.accepted_costs is None else facts.accepted_costs
    limit = max(earned(facts.grant, facts.approved_costs, costs), _up_front(facts))
    after = facts.ever_paid + facts.requested
    if after >= facts.grant:
        return _by_regime(facts.rules.payment_regime(), "payments.kept_for_final", after=after, grant=facts.grant)
    key = "payments.within_regime.ok" if after <= limit else "payments.within_regime"
    return _by_regime(facts.rules.payment_regime(), key, after=after, limit=limit, costs=costs)


def within_plan(facts: PaymentFacts) -> Verdict:
    """A part payment stays within the milestones that are reached, or the share that is paid up front.

    A final one is judged by its accounts: who has finished has reached them all.
    """
    if facts.plan_allows is None or facts.kind != PaymentKind.PART:
        return passed("payments.within_plan", "payments.within_plan.ok")
    limit = max(facts.plan_allows, _up_front(facts))
    after = facts.ever_paid + (facts.requested if facts.approved is None else facts.approved)
    if after <= limit:
        return passed("payments.within_plan", "payments.within_plan.ok", limit=limit)
    if facts.next_due is None:
        return failed("payments.within_plan", "payments.plan_is_used", after=after, limit=limit)
    return failed(
        "payments.within_plan",
        "payments.within_plan" if limit else "payments.nothing_reached",
        after=after,
        limit=limit,
        milestone=facts.next_milestone,
        due=facts.next_due,
    )


def _by_regime(rule: PaymentRegime | None, key: str, **facts: Any) -> Verdict:
    ok = key.endswith(".ok")
    if rule is not None:
        return rule.verdict(ok, key, **facts)
    return passed("payments.within_regime", key, **facts) if ok else failed("payments.within_regime", key, **facts)


def grant_valid(facts: PaymentFacts) -> Verdict:
    """Payment is asked for while the grant holds."""
    ok = facts.valid_until is None or facts.on <= facts.valid_until
    return _judge(ok, "payments.grant_valid", valid_until=facts.valid_until)


# Attesting and paying


def grant_accepted(facts: PaymentFacts) -> Verdict:
    """Money is paid only on a grant that was accepted and is not closed."""
    return _judge(facts.accepted, "payments.grant_accepted")


def not_the_requester(facts: PaymentFacts) -> Verdict:
    """Nobody approves or pays what they asked for themselves."""
    wrote = {None, facts.requester_id, *facts.writer_ids}
    return _judge(facts.who.user_id not in wrote, "payments.not_the_requester")


def not_the_attester(facts: PaymentFacts) -> Verdict:
    """Who attested does not pay: four eyes on every payment."""
    return _judge(facts.who.user_id not in (None, facts.attester_id), "payments.not_the_attester")


def costs_accepted(facts: PaymentFacts) -> Verdict:
    """The officer accepts at most the costs that the accounts show."""
    accepted = facts.costs if facts.accepted_costs is None else facts.accepted_costs
    ok = Money.ZERO <= accepted <= facts.costs
    return _judge(ok, "payments.costs_accepted", accepted=accepted, costs=facts.costs)


def nothing_overpaid(facts: PaymentFacts) -> Verdict:
    """The final accounts give right to at least what was paid before; else money is first taken back."""
    if facts.kind != PaymentKind.FINAL:
        return passed("payments.nothing_overpaid", "payments.nothing_overpaid.ok")
    costs = facts.costs if facts.accepted_costs is None else facts.accepted_costs
    right = earned(facts.grant, facts.approved_costs, costs)
    over = max(Money.ZERO, facts.paid - right)
    return _judge(not over, "payments.nothing_overpaid", over=over, paid=facts.paid, right=right)


def something_to_settle(facts: PaymentFacts) -> Verdict:
    """A part payment pays something; a final one may only settle what lapses."""
    amount = payable(facts)
    ok = amount > Money.ZERO or facts.kind == PaymentKind.FINAL
    return _judge(ok, "payments.something_to_settle", amount=amount)


def reason_given(facts: PaymentFacts) -> Verdict:
    """Who returns a request or reverses a payment says why."""
    return _judge(bool(facts.reason.strip()), "payments.reason_given")


# The plan


def plan_adds_up(facts: PaymentFacts) -> Verdict:
    """Each milestone has a text and a sum above zero; together they are at most the grant. None is no plan."""
    return plan_within(facts.plan, facts.grant, told=facts.plan_is_told)


def plan_within(plan: Sequence[Money], grant: Money, *, told: bool) -> Verdict:
    """The same, of a plan that is set with the decision."""
    if not told or any(amount <= Money.ZERO for amount in plan):
        return failed("payments.plan_adds_up", "payments.plan_is_told")
    total = Money.total(plan)
    return _judge(total <= grant, "payments.plan_adds_up", total=total, grant=grant)


def milestone_waits(facts: PaymentFacts) -> Verdict:
    """What is accepted before its day is in the plan and not reached."""
    return _judge(facts.milestone_waits, "payments.milestone_waits")


# Closing


def nothing_open(facts: PaymentFacts) -> Verdict:
    """A case with an open payment request is not closed."""
    return _judge(not facts.has_open, "payments.nothing_open")


def nothing_claimed(facts: PaymentFacts) -> Verdict:
    """What is being claimed back is not reversed as well."""
    return _judge(not facts.open_reclaim, "payments.nothing_claimed")


def nothing_asked_or_claimed(facts: PaymentFacts) -> Verdict:
    """A case is not closed while a change is asked for or money is claimed back."""
    if facts.open_change:
        return failed("payments.nothing_asked_or_claimed", "payments.change_is_open")
    return _judge(not facts.open_reclaim, "payments.nothing_asked_or_claimed")


def settled(facts: PaymentFacts) -> Verdict:
    """A case is closed when the final payment is made, or when the grant's time is over."""
    over = facts.valid_until is not None and facts.on > facts.valid_until
    return _judge(facts.final_paid or over, "payments.settled", valid_until=facts.valid_until)


# Appeals


def no_appeal_before_close(facts: PaymentFacts) -> Verdict:
    """A case is not closed before the appeal is decided or withdrawn."""
    return _judge(not facts.appeal_open, "cases.no_appeal_open")


def no_appeal_before_final(facts: PaymentFacts) -> Verdict:
    """The final payment settles a grant: it waits until the appeal of the grant is decided or withdrawn."""
    return _judge(not (facts.appeal_open and facts.kind == PaymentKind.FINAL), "payments.no_appeal_before_final")
