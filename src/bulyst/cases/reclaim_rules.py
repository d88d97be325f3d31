"""Pure rules for claiming money back: a ground, notice beforehand, reasons; four eyes on what comes back.

Never more is claimed than was paid and has not come back.
"""

from bulyst.cases.grounds import ReclaimGround
from bulyst.cases.money_facts import ReclaimFacts
from bulyst.cases.rules import own_limit
from bulyst.cases.verdicts import judge
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed

PAY_WEEKS = 4
"""How long one usually has to pay back."""


def _sum(facts: ReclaimFacts) -> Money:
    return facts.amount or Money.ZERO


def claimable(facts: ReclaimFacts) -> Verdict:
    """Something was paid, and no other claim is open."""
    if facts.has_open:
        return failed("reclaims.claimable", "reclaims.open_already")
    return judge(facts.paid > Money.ZERO, "reclaims.claimable")


def ground_named(facts: ReclaimFacts) -> Verdict:
    """A claim rests on a ground, with the place it comes from, and says what happened."""
    known = facts.ground in ReclaimGround.values and bool(facts.citation.strip())
    return judge(known and bool(facts.text.strip()), "reclaims.ground_named")


def sum_given(facts: ReclaimFacts) -> Verdict:
    """A claim and a repayment are above zero."""
    return judge(_sum(facts) > Money.ZERO, "reclaims.sum_given")


def within_paid(facts: ReclaimFacts) -> Verdict:
    """Never more comes back than was paid and has not come back. The ledger guards the same line once more."""
    return judge(_sum(facts) <= facts.paid, "reclaims.within_paid", amount=_sum(facts), paid=facts.paid)


def time_to_answer(facts: ReclaimFacts) -> Verdict:
    """Notice beforehand leaves time to answer. Public Administration Act section 16."""
    ok = facts.answer_due is not None and facts.answer_due > facts.on
    return judge(ok, "reclaims.time_to_answer", due=facts.answer_due)


def answer_written(facts: ReclaimFacts) -> Verdict:
    """An answer says something."""
    return judge(bool(facts.text.strip()), "reclaims.answer_written")


def answer_overdue(facts: ReclaimFacts) -> Verdict:
    """Without an answer the claim is decided only after the date that was set."""
    ok = facts.answer_due is not None and facts.on > facts.answer_due
    return judge(ok, "reclaims.answer_overdue", due=facts.answer_due)


def not_the_notifier(facts: ReclaimFacts) -> Verdict:
    """Who prepared the claim does not decide it."""
    differs = facts.who.user_id is not None and facts.who.user_id != facts.notifier_id
    return judge(differs, "reclaims.not_the_notifier")


def within_notice(facts: ReclaimFacts) -> Verdict:
    """Not more is claimed than the notice said: else the applicant has not been heard."""
    ok = _sum(facts) <= facts.notified
    return judge(ok, "reclaims.within_notice", amount=_sum(facts), notified=facts.notified)


def time_to_pay(facts: ReclaimFacts) -> Verdict:
    """A decision gives a day to pay by that has not passed."""
    ok = facts.pay_by is not None and facts.pay_by > facts.on
    return judge(ok, "reclaims.time_to_pay", due=facts.pay_by)


def within_delegation(facts: ReclaimFacts) -> Verdict:
    """Who decides alone claims, and lets go, within the limit that was delegated to them."""
    limit, amount = own_limit(facts), max(_sum(facts), facts.outstanding)
    return judge(limit is None or amount <= limit, "reclaims.within_delegation", amount=amount, limit=limit)


def reason_given(facts: ReclaimFacts) -> Verdict:
    """Who decides, drops or lets go a claim, or rejects a repayment, says why."""
    return judge(bool(facts.text.strip()), "reclaims.reason_given")


# What comes back


def nothing_registered(facts: ReclaimFacts) -> Verdict:
    """One repayment is confirmed before the next is registered."""
    return judge(facts.registered is None, "reclaims.nothing_registered", amount=facts.registered)


def something_registered(facts: ReclaimFacts) -> Verdict:
    """There is a repayment to look at."""
    return judge(facts.registered is not None, "reclaims.something_registered")


def within_outstanding(facts: ReclaimFacts) -> Verdict:
    """Not more is taken in than is outstanding."""
    ok = _sum(facts) <= facts.outstanding
    return judge(ok, "reclaims.within_outstanding", amount=_sum(facts), outstanding=facts.outstanding)


def not_the_registrar(facts: ReclaimFacts) -> Verdict:
    """Who registered a repayment does not confirm it: four eyes."""
    differs = facts.who.user_id is not None and facts.who.user_id != facts.registrar_id
    return judge(differs, "reclaims.not_the_registrar")


# After an appeal


def lowered(facts: ReclaimFacts) -> Verdict:
    """An appeal makes a claim lower, or lifts it (zero); nobody owes more for having appealed."""
    ok = facts.amount is not None and Money.ZERO <= facts.amount < facts.decided
    return judge(ok, "reclaims.lowered", decided=facts.decided)


def no_other_claim(facts: ReclaimFacts) -> Verdict:
    """A claim that is sent back is decided again; one is open at a time."""
    if facts.has_open:
        return failed("reclaims.no_other_claim", "reclaims.open_already")
    return judge(True, "reclaims.no_other_claim")


def something_overpaid(facts: ReclaimFacts) -> Verdict:
    """More has come back than is claimed any longer."""
    return judge(facts.overpaid > Money.ZERO, "reclaims.something_overpaid", amount=facts.overpaid)


def not_who_lowered(facts: ReclaimFacts) -> Verdict:
    """Who lowered the claim, or wrote down that it was, does not pay the money out: four eyes."""
    differs = facts.who.user_id is not None and facts.who.user_id != facts.lowered_by_id
    return judge(differs, "reclaims.not_who_lowered")
