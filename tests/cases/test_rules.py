"""The pure rules as tables: shares, ceilings, own share, start, plan, aid, and what a payment may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from bulyst.cases import application_rules, payment_rules, rules
from bulyst.cases.aid import Aid, suggested_basis
from bulyst.cases.facts import GrantFacts, PaymentFacts, Who
from bulyst.cases.kinds import PaymentKind
from bulyst.cases.lifecycle import ABOUT_MONEY, BY_THE_RULES, GRANT, PAYMENT, Depth, depth_of
from bulyst.kernel.money import Money
from bulyst.programmes.choices import ApplicantKind, Purpose, Regime, RuleKind, Signer
from bulyst.programmes.rulebook import (
    AccountsRequired,
    AccountsTier,
    ApplicantCeiling,
    BookRule,
    DelegationLimit,
    DeMinimis,
    EarliestStart,
    MaxAmount,
    MaxShare,
    Origin,
    OtherAid,
    OwnShare,
    PaymentRegime,
    RuleBook,
)

kr = Money.kroner
DAY = date(2026, 3, 3)
ORIGIN = Origin("rule.7", "3/2", "retningslinjene punkt 3", "Tekst.", "Tekst.")


def book(*entries: tuple[RuleKind, BookRule]) -> RuleBook:
    return RuleBook(1, "Regler", "3/2", DAY, None, entries)


HALF = MaxShare(ORIGIN, Fraction(1, 2))
INVESTMENT = MaxShare(ORIGIN, Fraction(3, 10), purpose=Purpose.INVESTMENT)
YOUNG = MaxShare(ORIGIN, Fraction(3, 4), applicant_kind=ApplicantKind.YOUTH)
SHARES = book((RuleKind.MAX_SHARE, HALF), (RuleKind.MAX_SHARE, INVESTMENT), (RuleKind.MAX_SHARE, YOUNG))


def facts(rule_book: RuleBook, **changes: Any) -> GrantFacts:
    base = GrantFacts(
        on=DAY,
        who=Who(user_id=1),
        rules=rule_book,
        purpose=Purpose.STUDY,
        applicant_kind=ApplicantKind.FIRM,
        received_on=DAY,
        starts_on=DAY,
        applied=kr(50),
        cost_lines=(kr(60), kr(40)),
        finance_lines=(kr(30), kr(20)),
        own_money=kr(30),
        amount=kr(50),
    )
    return replace(base, **changes)


@pytest.mark.parametrize(
    ("changes", "limit", "ok"),
    [
        ({"amount": kr(50)}, kr(50), True),
        ({"amount": kr(50) + Money(1)}, kr(50), False),
        ({"amount": kr(30), "purpose": Purpose.INVESTMENT}, kr(30), True),
        ({"amount": kr(30) + Money(1), "purpose": Purpose.INVESTMENT}, kr(30), False),
        ({"amount": kr(75), "groups": (ApplicantKind.YOUTH,)}, kr(75), True),
        ({"amount": kr(75) + Money(1), "groups": (ApplicantKind.YOUTH,)}, kr(75), False),
        ({"amount": kr(75), "groups": (ApplicantKind.WOMEN,)}, kr(50), False),
        ({"amount": None}, kr(50), True),
    ],
)
def test_support_stays_within_the_share_of_purpose_and_group(changes: dict[str, Any], limit: Money, ok: bool) -> None:
    verdict = rules.within_share(facts(SHARES, **changes))
    assert (verdict.ok, verdict.facts["limit"]) == (ok, limit)
    assert (verdict.citation, verdict.version, verdict.rule) == ("retningslinjene punkt 3", "3/2", "rule.7")


@pytest.mark.parametrize(("amount", "ok"), [(kr(40), True), (kr(40) + Money(1), False)])
def test_support_stays_below_the_ceiling(amount: Money, ok: bool) -> None:
    assert rules.within_amount(facts(book((RuleKind.MAX_AMOUNT, MaxAmount(ORIGIN, kr(40)))), amount=amount)).ok is ok


GROUPED = book(
    (RuleKind.MAX_AMOUNT, MaxAmount(ORIGIN, kr(40))),
    (RuleKind.MAX_AMOUNT, MaxAmount(ORIGIN, kr(60), applicant_kind=ApplicantKind.YOUTH)),
    (RuleKind.MAX_AMOUNT, MaxAmount(ORIGIN, kr(55), Purpose.STUDY, ApplicantKind.WOMEN)),
)


@pytest.mark.parametrize(
    ("groups", "limit"),
    [
        ((), kr(40)),
        ((ApplicantKind.YOUTH,), kr(60)),
        ((ApplicantKind.START_UP,), kr(40)),
        ((ApplicantKind.YOUTH, ApplicantKind.WOMEN), kr(55)),
    ],
)
def test_the_ceiling_made_for_the_group_holds_before_the_one_for_all(groups: tuple[str, ...], limit: Money) -> None:
    assert rules.within_amount(facts(GROUPED, groups=groups)).facts["limit"] == limit
    assert rules.highest_allowed(facts(GROUPED, groups=groups, applied=kr(90))) == limit


TOGETHER = book((RuleKind.APPLICANT_CEILING, ApplicantCeiling(ORIGIN, kr(100), 36)))


@pytest.mark.parametrize(
    ("before", "amount", "ok", "left"),
    [
        (Money.ZERO, kr(100), True, kr(100)),
        (kr(60), kr(40), True, kr(40)),
        (kr(60), kr(40) + Money(1), False, kr(40)),
        (kr(120), kr(1), False, Money.ZERO),
        (kr(120), Money.ZERO, True, Money.ZERO),
    ],
)
def test_one_applicant_stays_below_the_ceiling_over_all_cases(
    before: Money, amount: Money, ok: bool, left: Money
) -> None:
    verdict = rules.within_applicant_ceiling(facts(TOGETHER, granted_before=before, amount=amount))
    assert (verdict.ok, verdict.facts["left"], verdict.citation) == (ok, left, ORIGIN.citation)
    assert rules.highest_allowed(facts(TOGETHER, granted_before=before)) == min(left, kr(50))


@pytest.mark.parametrize(
    ("declared", "amount", "ok"),
    [(None, kr(50), False), (Money.ZERO, kr(50), True), (kr(9), kr(50), True), (None, Money.ZERO, True)],
)
def test_other_public_aid_is_stated_where_the_scheme_asks_also_when_it_is_none(
    declared: Money | None, amount: Money, ok: bool
) -> None:
    asked = book((RuleKind.OTHER_AID, OtherAid(ORIGIN)))
    assert rules.other_aid_stated(facts(asked, aid_declared=declared, amount=amount)).ok is ok
    assert rules.other_aid_stated(facts(book(), aid_declared=declared, amount=amount)).message.key == (
        "cases.no_such_rule"
    )


@pytest.mark.parametrize(
    ("own", "by_role", "limit"),
    [
        (None, None, None),
        (kr(30), None, kr(30)),
        (None, kr(40), kr(40)),
        (kr(30), kr(40), kr(30)),
        (kr(60), kr(40), kr(40)),
    ],
)
def test_the_lower_of_the_members_and_the_roles_limit_holds(
    own: Money | None, by_role: Money | None, limit: Money | None
) -> None:
    entries = [] if by_role is None else [(RuleKind.DELEGATION_LIMIT, DelegationLimit(ORIGIN, by_role, "board_member"))]
    who = Who(user_id=1, limit=own, roles=("board_member",))
    given = facts(book(*entries), who=who, amount=limit or kr(1000))
    assert rules.delegated_limit(given) == limit
    assert rules.within_delegation(given).ok
    if limit is not None:
        verdict = rules.within_delegation(replace(given, amount=limit + Money(1)))
        assert not verdict.ok
        assert verdict.citation == (ORIGIN.citation if limit == by_role else "")
    assert rules.delegated_limit(replace(given, who=replace(who, roles=("case_officer",)))) == own


@pytest.mark.parametrize(
    ("own", "amount", "ok"),
    [(kr(25), kr(50), True), (kr(25) - Money(1), kr(50), False), (Money.ZERO, Money.ZERO, True)],
)
def test_the_applicant_carries_an_own_share_of_what_is_supported(own: Money, amount: Money, ok: bool) -> None:
    own_share = book((RuleKind.OWN_SHARE, OwnShare(ORIGIN, Fraction(1, 4))))
    assert rules.own_share_met(facts(own_share, own_money=own, amount=amount)).ok is ok


@pytest.mark.parametrize(
    ("starts_on", "ok"), [(date(2026, 3, 2), False), (date(2026, 3, 3), True), (date(2026, 3, 4), True)]
)
def test_the_project_begins_no_earlier_than_the_application_was_received(starts_on: date, ok: bool) -> None:
    earliest = book((RuleKind.EARLIEST_START, EarliestStart(ORIGIN)))
    assert rules.not_started_before(facts(earliest, starts_on=starts_on)).ok is ok


AID = book((RuleKind.DE_MINIMIS, DeMinimis(ORIGIN, Decimal(100), 3, Decimal(10), "eksempel", DAY)))  # 1 000 kr


@pytest.mark.parametrize(
    ("known", "declared", "kind", "ok", "key"),
    [
        (kr(500), kr(450), ApplicantKind.FIRM, True, "cases.within_de_minimis.ok"),
        (kr(500), kr(450) + Money(1), ApplicantKind.FIRM, False, "cases.within_de_minimis"),
        (kr(500), None, ApplicantKind.FARM, True, "cases.within_de_minimis.not_stated"),
        (kr(950), kr(-500), ApplicantKind.FIRM, True, "cases.within_de_minimis.ok"),
        (kr(951), kr(-500), ApplicantKind.FIRM, False, "cases.within_de_minimis"),
        (kr(951), None, ApplicantKind.FARM, False, "cases.within_de_minimis"),
        (kr(9999), None, ApplicantKind.ASSOCIATION, True, "cases.no_such_rule"),
    ],
)
def test_a_business_stays_below_the_de_minimis_ceiling_and_unknown_aid_is_said_to_be_unknown(
    known: Money, declared: Money | None, kind: str, ok: bool, key: str
) -> None:
    rate = AID.de_minimis().rate  # type: ignore[union-attr]
    aid, basis = (Aid(DAY, known, rate, own=True),), suggested_basis(kind, "")
    verdict = rules.within_de_minimis(facts(AID, aid=aid, aid_basis=basis, aid_declared=declared))
    assert (verdict.ok, verdict.message.key) == (ok, key)


@pytest.mark.parametrize(
    ("lines", "ok"),
    [
        ((kr(30), kr(20)), True),
        ((kr(30), kr(20) + Money(1)), False),
        ((kr(30), kr(20) - Money(1)), False),
        ((kr(70), kr(-20)), False),
        ((), False),
    ],
)
def test_the_finance_plan_is_complete_to_the_ore(lines: tuple[Money, ...], ok: bool) -> None:
    assert application_rules.plan_is_financed(facts(book(), finance_lines=lines)).ok is ok


def test_a_rule_that_the_book_lacks_lets_the_case_pass_but_an_empty_book_grants_nothing() -> None:
    nothing = facts(RuleBook(1, "", "", None, None))
    assert all(rule(nothing).ok for rule in rules.KEPT if rule is not rules.rules_in_force)
    assert not rules.rules_in_force(nothing).ok
    assert rules.rules_in_force(replace(nothing, amount=Money.ZERO)).ok


def test_the_suggested_amount_is_the_lowest_limit() -> None:
    both = book((RuleKind.MAX_SHARE, HALF), (RuleKind.MAX_AMOUNT, MaxAmount(ORIGIN, kr(40))))
    assert rules.highest_allowed(facts(both)) == kr(40)
    assert rules.highest_allowed(facts(both, applied=kr(10))) == kr(10)
    assert rules.highest_allowed(facts(SHARES, applied=kr(90))) == kr(50)


# Payments

ARREARS = book((RuleKind.PAYMENT_REGIME, PaymentRegime(ORIGIN, Regime.ARREARS, Fraction(0))))
UP_FRONT = book((RuleKind.PAYMENT_REGIME, PaymentRegime(ORIGIN, Regime.UP_FRONT, Fraction(1, 2))))


def payment(rule_book: RuleBook = ARREARS, **changes: Any) -> PaymentFacts:
    base = PaymentFacts(
        on=DAY,
        who=Who(user_id=1),
        rules=rule_book,
        accepted=True,
        grant=kr(100),
        approved_costs=kr(400),
        committed=kr(100),
        paid=Money.ZERO,
        valid_until=None,
        kind=PaymentKind.FINAL,
        requested=kr(100),
        costs=kr(400),
    )
    return replace(base, **changes)


@pytest.mark.parametrize(
    ("costs", "right"),
    [
        (kr(400), kr(100)),
        (kr(500), kr(100)),
        (kr(300), kr(75)),
        (Money.ZERO, Money.ZERO),
        (Money(33_333), Money(8_333)),  # 8333.25 øre, rounded half up
        (Money(33_334), Money(8_334)),  # 8333.5 øre
    ],
)
def test_the_grant_is_cut_in_proportion_when_costs_fell(costs: Money, right: Money) -> None:
    assert payment_rules.earned(kr(100), kr(400), costs) == right


@pytest.mark.parametrize(
    ("changes", "amount"),
    [
        ({}, kr(100)),
        ({"requested": kr(60)}, kr(60)),
        ({"costs": kr(200)}, kr(50)),
        ({"costs": kr(200), "paid": kr(20), "committed": kr(80)}, kr(30)),
        ({"costs": kr(400), "accepted_costs": kr(200)}, kr(50)),
        ({"committed": kr(10)}, kr(10)),
        ({"costs": kr(40), "paid": kr(20), "committed": kr(80)}, Money.ZERO),
        ({"kind": PaymentKind.PART, "requested": kr(60), "costs": kr(200)}, kr(50)),
    ],
)
def test_what_is_payable_now(changes: dict[str, Any], amount: Money) -> None:
    assert payment_rules.payable(payment(**changes)) == amount


@pytest.mark.parametrize(
    ("rule_book", "requested", "costs", "paid", "ok"),
    [
        (ARREARS, kr(50), kr(200), Money.ZERO, True),
        (ARREARS, kr(50) + Money(1), kr(200), Money.ZERO, False),
        (ARREARS, Money(1), Money.ZERO, Money.ZERO, False),
        (ARREARS, kr(30), kr(200), kr(20), True),
        (ARREARS, kr(30) + Money(1), kr(200), kr(20), False),
        (UP_FRONT, kr(50), Money.ZERO, Money.ZERO, True),
        (UP_FRONT, kr(50) + Money(1), Money.ZERO, Money.ZERO, False),
        (UP_FRONT, kr(25), kr(300), kr(50), True),
        (ARREARS, kr(100), kr(400), Money.ZERO, False),
        (UP_FRONT, kr(50), kr(400), kr(50), False),
        (book(), kr(50), kr(200), Money.ZERO, True),
    ],
)
def test_a_part_payment_follows_the_regime_and_leaves_something_for_the_final_accounts(
    rule_book: RuleBook, requested: Money, costs: Money, paid: Money, ok: bool
) -> None:
    given = payment(rule_book, kind=PaymentKind.PART, requested=requested, costs=costs, paid=paid)
    assert payment_rules.within_regime(given).ok is ok


TIERS = book(
    (
        RuleKind.ACCOUNTS_REQUIRED,
        AccountsRequired(ORIGIN, (AccountsTier(kr(99), Signer.MANAGER), AccountsTier(None, Signer.ACCOUNTANT))),
    )
)


def test_accounts_that_are_enclosed_are_not_typed_once_more() -> None:
    bare = payment(TIERS, grant=kr(99), report="r", signed_by=Signer.MANAGER)
    assert not payment_rules.request_complete(bare).ok
    assert payment_rules.request_complete(replace(bare, enclosed=True)).ok


@pytest.mark.parametrize(
    ("grant", "signer", "ok"),
    [
        (kr(99), Signer.MANAGER, True),
        (kr(100), Signer.MANAGER, False),
        (kr(100), Signer.ACCOUNTANT, True),
        (kr(100), Signer.AUDITOR, True),
        (kr(100), "", False),
    ],
)
def test_the_accounts_are_signed_by_who_the_size_of_the_grant_asks_for(grant: Money, signer: str, ok: bool) -> None:
    given = payment(TIERS, grant=grant, accounts="a", report="r", signed_by=signer)
    assert payment_rules.request_complete(given).ok is ok


def test_what_the_guards_of_a_step_look_at_is_loaded_before_it() -> None:
    asking_rules = {*rules.KEPT, rules.criteria_scored, rules.in_frame, rules.not_the_assessor}
    reading_lines = {
        *application_rules.COMPLETE,
        application_rules.runs_forward,
        application_rules.purpose_in_call,
        application_rules.call_open,
    }
    for step in GRANT.steps:
        if step.event in ABOUT_MONEY:
            continue
        if asking_rules & set(step.guards) - {application_rules.cost_lines_add_up, application_rules.plan_is_financed}:
            assert depth_of(step.event) == Depth.JUDGED
        elif reading_lines & set(step.guards):
            assert depth_of(step.event) == Depth.WRITTEN
    asking = {payment_rules.within_regime, payment_rules.request_complete, payment_rules.something_to_settle}
    for step in (*GRANT.steps, *PAYMENT.steps):
        if asking & set(step.guards):
            assert step.event in BY_THE_RULES
