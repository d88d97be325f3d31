"""Pure rules for assessments and decisions, and for who may: facts in, a `Verdict` out.

None of them knows the database or the clock. Rules that the municipality has set itself answer through the rule
of its `RuleBook`, so that the verdict carries version and citation; a rule that the book lacks has nothing to say
and lets the case pass.
"""

from datetime import timedelta
from fractions import Fraction
from typing import Any, Protocol

from bulyst.cases import application_rules
from bulyst.cases.aid import OUTSIDE_PRODUCTS, Aid, Basis, can_be_aid, heaviest, whole_cents, years_after
from bulyst.cases.facts import GrantFacts, GuidanceFacts, Sitting, Who
from bulyst.cases.kinds import DecidingLevel
from bulyst.kernel.lifecycle import Guard
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed, passed
from bulyst.programmes.choices import Counted
from bulyst.programmes.rulebook import RuleBook

HIGHEST_SCORE = 5


class HasWho(Protocol):
    @property
    def who(self) -> Who: ...


class Judged(HasWho, Protocol):
    @property
    def rules(self) -> RuleBook: ...


class Decided(Protocol):
    """What a body can decide in a meeting."""

    @property
    def sitting(self) -> Sitting | None: ...

    @property
    def on_agenda(self) -> bool: ...


class ByAppeal(Protocol):
    @property
    def through_appeal(self) -> bool: ...


def _judge(ok: bool, rule: str, **facts: Any) -> Verdict:
    return passed(rule, f"{rule}.ok", **facts) if ok else failed(rule, **facts)


# Who


def may_write(facts: HasWho) -> Verdict:
    """Only an owner or contributor of the applicant acts for it."""
    return _judge(facts.who.may_write, "cases.may_write")


def no_conflict(facts: HasWho) -> Verdict:
    """Nobody handles a case while their impartiality in it is in question, or after it was found wanting.

    Belonging to the applicant, a recorded tie, a superior's conflict, one's own declaration, somebody's question:
    `impartiality_rules` says what the facts rest on. Public Administration Act sections 6 and 8.
    """
    if facts.who.out:
        return failed("cases.no_conflict", "cases.found_in_conflict")
    if facts.who.is_member:
        return failed("cases.no_conflict", "cases.own_case")
    if facts.who.declared is False:
        return failed("cases.no_conflict")
    if facts.who.suspended:
        return failed("cases.no_conflict", "cases.suspended")
    return passed("cases.no_conflict", "cases.no_conflict.ok")


def impartial(facts: HasWho) -> Verdict:
    """Who prepares or decides has first declared to be impartial, and nothing says otherwise."""
    conflict = no_conflict(facts)
    if not conflict.ok:
        return conflict
    return _judge(facts.who.declared is True, "cases.impartial")


def not_the_assessor(facts: GrantFacts) -> Verdict:
    """Who assessed the case does not decide it."""
    differs = facts.who.user_id is not None and facts.who.user_id != facts.assessor_id
    return _judge(differs, "cases.not_the_assessor")


def ground_given(facts: GrantFacts | GuidanceFacts) -> Verdict:
    """Who declares a conflict says why."""
    return _judge(facts.impartial or bool(facts.text.strip()), "cases.ground_given")


# The assessment


def question_asked(facts: GrantFacts) -> Verdict:
    """Who asks for more says what, with a date to come."""
    if facts.answer_due is not None and facts.answer_due < facts.on:
        return failed("cases.question_asked", "cases.answer_due_passed", due=facts.answer_due)
    return _judge(bool(facts.text.strip()), "cases.question_asked")


def time_to_answer(facts: GrantFacts) -> Verdict:
    """The applicant has at least the days of the rule set to send what is missing."""
    rule = facts.rules.answer_days()
    if rule is None or facts.answer_due is None:
        return passed("cases.time_to_answer", "cases.no_such_rule")
    earliest = facts.on + timedelta(days=rule.days)
    ok = facts.answer_due >= earliest
    key = "cases.time_to_answer.ok" if ok else "cases.time_to_answer"
    return rule.verdict(ok, key, days=rule.days, earliest=earliest, due=facts.answer_due)


def expected_day_given(facts: GrantFacts) -> Verdict:
    """Who tells that the answer takes longer names a day to come."""
    ok = facts.answer_due is not None and facts.answer_due > facts.on
    return _judge(ok, "cases.expected_day_given")


def answer_written(facts: GrantFacts) -> Verdict:
    """An answer says something."""
    return _judge(bool(facts.text.strip()), "cases.answer_written")


def answer_overdue(facts: GrantFacts) -> Verdict:
    """A case that waits for an answer is assessed without it only after the date that was set."""
    overdue = facts.answer_due is not None and facts.on > facts.answer_due
    return _judge(overdue, "cases.answer_overdue", due=facts.answer_due)


def assessment_written(facts: GrantFacts) -> Verdict:
    """An assessment says why."""
    return _judge(bool(facts.text.strip()), "cases.assessment_written")


def criteria_scored(facts: GrantFacts) -> Verdict:
    """Every criterion of the programme has a score from 0 to 5, and nothing else has."""
    fits = set(facts.scores) == set(facts.criteria)
    within = all(0 <= score <= HIGHEST_SCORE for score in facts.scores.values())
    return _judge(fits and within, "cases.criteria_scored", highest=HIGHEST_SCORE)


# The decision


def reasons_given(facts: GrantFacts) -> Verdict:
    """A decision has reasons. Public Administration Act section 24."""
    return _judge(bool(facts.text.strip()), "cases.reasons_given")


def not_around_the_meeting(facts: Decided) -> Verdict:
    """What a meeting has been called to decide is decided there, by nobody alone."""
    return _judge(facts.sitting is not None or not facts.on_agenda, "cases.not_around_the_meeting")


def amount_given(facts: GrantFacts) -> Verdict:
    """A grant is above zero."""
    return _judge(facts.amount is not None and facts.amount > Money.ZERO, "cases.amount_given")


def delegated_limit(facts: Judged) -> Money | None:
    """What the actor decides alone: the lower of their membership's limit and the rule for their role; None: all."""
    rule = facts.rules.delegation_limit(*facts.who.roles)
    limits = [limit for limit in (facts.who.limit, rule.amount if rule else None) if limit is not None]
    return min(limits, default=None)


class JudgedTogether(Judged, Decided, Protocol):
    """What one person or a body decides, by the programme's rules."""


def own_limit(facts: JudgedTogether) -> Money | None:
    """What whoever decides may decide: in a meeting the body decides, and who confirms it decides nothing alone."""
    return delegated_limit(facts) if facts.sitting is None else None


def level_of(facts: JudgedTogether) -> str:
    """At which level a decision is made: the body's in a meeting, else by whether the actor has a limit."""
    if facts.sitting is not None:
        return facts.sitting.level
    return DecidingLevel.BOARD if delegated_limit(facts) is None else DecidingLevel.DELEGATED


def within_delegation(facts: GrantFacts) -> Verdict:
    """Who decides alone decides within the limit that was delegated to them."""
    limit = own_limit(facts)
    amount, key = _sum(facts), "cases.within_delegation"
    ok, rule = limit is None or amount <= limit, facts.rules.delegation_limit(*facts.who.roles)
    if rule is None or rule.amount != limit:
        return _judge(ok, key, amount=amount, limit=limit)
    return rule.verdict(ok, f"{key}.ok" if ok else key, amount=amount, limit=limit)


def in_frame(facts: GrantFacts) -> Verdict:
    """What is granted is left in the frame. The ledger guards the same line once more when it is written."""
    amount = _sum(facts)
    return _judge(amount <= facts.available, "cases.in_frame", amount=amount, available=facts.available)


# The programme's own dated rules, judged for the amount that is recommended or granted


def _sum(facts: GrantFacts) -> Money:
    return facts.amount or Money.ZERO


def rules_in_force(facts: GrantFacts) -> Verdict:
    """Money is granted only by rules that were adopted before."""
    ok = not _sum(facts) or bool(facts.rules.version)
    return _judge(ok, "cases.rules_in_force", received=facts.received_on or facts.on)


def not_above_applied(facts: GrantFacts) -> Verdict:
    """Nobody is granted more than they applied for."""
    amount = _sum(facts)
    return _judge(amount <= facts.applied, "cases.not_above_applied", amount=amount, applied=facts.applied)


def within_share(facts: GrantFacts) -> Verdict:
    """Support is at most the scheme's share of the costs, by purpose and kind of applicant."""
    rule = facts.rules.max_share(facts.purpose, facts.applicant_kind, *facts.groups)
    if rule is None:
        return passed("cases.within_share", "cases.no_such_rule")
    amount, limit = _sum(facts), facts.costs.share(rule.share)
    ok = amount <= limit
    key = "cases.within_share.ok" if ok else "cases.within_share"
    return rule.verdict(ok, key, amount=amount, limit=limit, costs=facts.costs, share=rule.share)


def within_amount(facts: GrantFacts) -> Verdict:
    """Support is at most the scheme's ceiling for one case."""
    rule = facts.rules.max_amount(facts.purpose, facts.applicant_kind, *facts.groups)
    if rule is None:
        return passed("cases.within_amount", "cases.no_such_rule")
    amount, ok = _sum(facts), _sum(facts) <= rule.amount
    key = "cases.within_amount.ok" if ok else "cases.within_amount"
    return rule.verdict(ok, key, amount=amount, limit=rule.amount)


_COUNTED = {
    Counted.CALL.value: "cases.within_applicant_ceiling.call",
    Counted.PROGRAMME.value: "cases.within_applicant_ceiling",
    Counted.MUNICIPALITY.value: "cases.within_applicant_ceiling.municipality",
}


def within_applicant_ceiling(facts: GrantFacts) -> Verdict:
    """One applicant gets at most the scheme's ceiling within its period, all cases that it counts together."""
    rule = facts.rules.applicant_ceiling()
    if rule is None:
        return passed("cases.within_applicant_ceiling", "cases.no_such_rule")
    total = facts.granted_before + _sum(facts)
    ok = not _sum(facts) or total <= rule.amount
    key = _COUNTED[rule.counted] + (".ok" if ok else "")
    left = max(Money.ZERO, rule.amount - facts.granted_before)
    return rule.verdict(ok, key, total=total, limit=rule.amount, months=rule.months, left=left)


def other_aid_stated(facts: GrantFacts) -> Verdict:
    """Where the scheme asks for it, the applicant says what public aid others have given, also when it is none."""
    rule = facts.rules.other_aid()
    if rule is None:
        return passed("cases.other_aid_stated", "cases.no_such_rule")
    ok = not _sum(facts) or facts.aid_declared is not None
    key = "cases.other_aid_stated.ok" if ok else "cases.other_aid_stated"
    return rule.verdict(ok, key, declared=facts.aid_declared or Money.ZERO)


def own_share_met(facts: GrantFacts) -> Verdict:
    """The applicant carries the scheme's least share of the costs with own money or work."""
    rule = facts.rules.own_share()
    if rule is None:
        return passed("cases.own_share_met", "cases.no_such_rule")
    least = facts.costs.share(rule.share)
    ok = not _sum(facts) or facts.own_money >= least
    key = "cases.own_share_met.ok" if ok else "cases.own_share_met"
    return rule.verdict(ok, key, own=facts.own_money, least=least, share=rule.share)


def not_started_before(facts: GrantFacts) -> Verdict:
    """The project does not begin before the application was received."""
    rule = facts.rules.earliest_start()
    if rule is None or facts.starts_on is None:
        return passed("cases.not_started_before", "cases.no_such_rule")
    received = facts.received_on or facts.on
    ok = not _sum(facts) or facts.starts_on >= received
    key = "cases.not_started_before.ok" if ok else "cases.not_started_before"
    return rule.verdict(ok, key, starts_on=facts.starts_on, received=received)


def aid_undecided(undecided: bool) -> Verdict:
    """The basis is judged before the decision that rests on it."""
    return _judge(undecided, "cases.aid_undecided")


def aid_judged(facts: GrantFacts) -> Verdict:
    """Where support can be state aid, somebody has judged what it rests on before it is granted."""
    ok = not _sum(facts) or facts.aid_judged or not can_be_aid(facts.applicant_kind, facts.product)
    return _judge(ok, "cases.aid_judged")


def aid_article_named(facts: GrantFacts) -> Verdict:
    """The block exemption is used by one of its articles."""
    ok = facts.aid_basis != Basis.BLOCK_EXEMPTION or bool(facts.aid_article.strip())
    return _judge(ok, "cases.aid_article_named")


def aid_basis_holds(facts: GrantFacts) -> Verdict:
    """Support for a product outside the EEA's coverage is for such a product."""
    if not _sum(facts):
        return passed("cases.aid_basis_holds", "cases.no_such_rule")
    ok = facts.aid_basis != Basis.OUTSIDE_EEA or facts.product in OUTSIDE_PRODUCTS
    return _judge(ok, "cases.aid_basis_holds")


def within_de_minimis(facts: GrantFacts) -> Verdict:
    """De minimis aid from all givers known stays within a single undertaking's ceiling over any of the rule's years.

    Regulation (EU) 2023/2831 article 3. Each grant counts in euro at its own day's rate, this one at the rule's. What
    the applicant declares beyond what is entered counts as given today. What they have not stated is unknown, and the
    verdict's sentence says so.
    """
    rule = facts.rules.de_minimis()
    if rule is None or facts.aid_basis != Basis.DE_MINIMIS:
        return passed("cases.within_de_minimis", "cases.no_such_rule")
    recent = [each for each in facts.aid if facts.on < years_after(each.granted_on, rule.years)]
    entered = Money.total(each.amount for each in recent if not each.own)
    declared = max((facts.aid_declared or Money.ZERO) - entered, Money.ZERO)
    before = (*facts.aid, Aid(facts.on, declared, rule.rate))
    window = heaviest((*before, Aid(facts.on, _sum(facts), rule.rate)), facts.on, rule.years)
    ok = not _sum(facts) or window.total <= Fraction(rule.ceiling_eur)
    if not ok:
        key = "cases.within_de_minimis"
    elif facts.aid_declared is None and not entered:
        key = "cases.within_de_minimis.not_stated"
    else:
        key = "cases.within_de_minimis.ok"
    room = Fraction(rule.ceiling_eur) - heaviest(before, facts.on, rule.years).total
    return rule.verdict(
        ok,
        key,
        amount=_sum(facts),
        total=whole_cents(window.total),
        ceiling=rule.ceiling_eur,
        room=Money(max(0, int(room * Fraction(rule.rate) * 100))),
        since=window.since,
        until=window.until,
        years=rule.years,
        rate=rule.rate,
        rate_date=rule.rate_date,
    )


KEPT: tuple[Guard, ...] = (
    rules_in_force,
    application_rules.cost_lines_add_up,
    application_rules.plan_is_financed,
    not_above_applied,
    within_share,
    within_amount,
    within_applicant_ceiling,
    other_aid_stated,
    own_share_met,
    not_started_before,
    aid_basis_holds,
    within_de_minimis,
)
"""What every recommended and every granted amount is judged by."""


def highest_allowed(facts: GrantFacts) -> Money:
    """The largest amount that share, ceiling and application allow; what a form suggests."""
    limits = [facts.applied]
    share = facts.rules.max_share(facts.purpose, facts.applicant_kind, *facts.groups)
    if share is not None:
        limits.append(facts.costs.share(share.share))
    ceiling = facts.rules.max_amount(facts.purpose, facts.applicant_kind, *facts.groups)
    if ceiling is not None:
        limits.append(ceiling.amount)
    together = facts.rules.applicant_ceiling()
    if together is not None:
        limits.append(max(Money.ZERO, together.amount - facts.granted_before))
    return min(limits)


# After the decision


def acceptance_open(facts: GrantFacts) -> Verdict:
    """A grant is accepted within its deadline; nobody loses it while their appeal is not decided."""
    ok = facts.accept_by is None or facts.on <= facts.accept_by or facts.appeal_open
    return _judge(ok, "cases.acceptance_open", accept_by=facts.accept_by)


def acceptance_passed(facts: GrantFacts) -> Verdict:
    """A grant lapses only after its deadline for acceptance."""
    ok = facts.accept_by is not None and facts.on > facts.accept_by
    return _judge(ok, "cases.acceptance_passed", accept_by=facts.accept_by)


def no_appeal_open(facts: GrantFacts) -> Verdict:
    """What is appealed neither lapses nor is declined before the appeal is decided or withdrawn."""
    return _judge(not facts.appeal_open, "cases.no_appeal_open")


def through_appeal(facts: ByAppeal) -> Verdict:
    """A decision is put in place of another by an appeal, and by nothing else."""
    return _judge(facts.through_appeal, "cases.through_appeal")


# Guidance


def hours_given(facts: GuidanceFacts) -> Verdict:
    """A guidance entry says how long, above zero and at most one day, and what was done."""
    return _judge(facts.hours_ok and bool(facts.text.strip()), "cases.hours_given")


def proposal_call_open(facts: GuidanceFacts) -> Verdict:
    """An application is begun for somebody only to a call that takes applications now."""
    return _judge(facts.call_open, "cases.proposal_call_open")


def not_proposed_before(facts: GuidanceFacts) -> Verdict:
    """Guidance begins one application to a call, not two."""
    return _judge(not facts.begun, "cases.not_proposed_before")


def outcome_given(facts: GuidanceFacts) -> Verdict:
    """A finished guidance case says what came of it."""
    return _judge(bool(facts.text.strip()), "cases.outcome_given")
