"""De minimis aid: any three years, all givers, one single undertaking, each grant at its own day's rate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulyst.cases import actions, queries, rules
from bulyst.cases.aid import Aid, Basis, Product, heaviest, suggested_basis, whole_cents, years_after
from bulyst.cases.drafts import AidBasisDraft, KnownAidDraft
from bulyst.cases.models import Case, Control, KnownAid
from bulyst.cases.queries.aid import aid_lines, basis_of, single_undertaking
from bulyst.kernel.money import Money
from bulyst.parties import actions as parties
from bulyst.parties.models import Party, PartyKind
from bulyst.programmes.choices import RuleKind
from bulyst.programmes.rulebook import DeMinimis
from bulyst.tenancy.wording import say
from tests.cases.checks import refused
from tests.cases.test_rules import ORIGIN, book, facts
from tests.cases.world import GRANTED, NOW, TODAY, World, kr

pytestmark = pytest.mark.django_db

EURO = Decimal("10.0000")


def euro(amount: int, on: date) -> Aid:
    return Aid(on, kr(amount * 10), EURO)


def by_hand(aids: list[Aid], on: date, years: int) -> Fraction:
    """Every window there is, day by day."""
    totals = []
    for back in range(366 * years + 2):
        since = on - timedelta(days=back)
        end = years_after(since, years)
        if on < end:
            totals.append(sum((aid.eur for aid in aids if since <= aid.granted_on < end), Fraction(0)))
    return max(totals)


some_aid = st.builds(
    lambda days, kroner, rate: Aid(TODAY + timedelta(days=days), kr(kroner), Decimal(rate) / 100),
    st.integers(-1500, 1500),
    st.integers(1, 4_000_000),
    st.integers(700, 1300),
)


@given(st.lists(some_aid, max_size=7), st.sampled_from([TODAY, date(2024, 2, 29), date(2027, 2, 28)]))
def test_the_heaviest_years_are_those_found_by_trying_every_day(aids: list[Aid], on: date) -> None:
    window = heaviest(aids, on, 3)
    assert window.total == by_hand(aids, on, 3)
    assert window.since <= on <= window.until
    assert years_after(window.since, 3) == window.until + timedelta(days=1)


@pytest.mark.parametrize(
    ("aids", "on", "total"),
    [
        ([], TODAY, 0),
        ([euro(100, date(2023, 3, 3))], TODAY, 0),  # three years ago to the day: outside
        ([euro(100, date(2023, 3, 4))], TODAY, 100),
        ([euro(100, date(2024, 1, 1)), euro(200, date(2028, 1, 1))], TODAY, 200),  # never in the same three years
        ([euro(100, date(2025, 6, 1)), euro(200, date(2028, 5, 31))], TODAY, 300),  # a later grant counts as well
        ([euro(100, date(2025, 6, 1)), euro(200, date(2028, 6, 1))], TODAY, 200),
        ([euro(100, date(2024, 2, 29))], date(2027, 2, 27), 100),
        ([euro(100, date(2024, 2, 29))], date(2027, 2, 28), 0),
    ],
)
def test_any_three_years_that_hold_the_day_are_judged(aids: list[Aid], on: date, total: int) -> None:
    assert heaviest(aids, on, 3).total == total


def test_each_grant_counts_at_its_own_days_rate_and_is_never_shown_as_less() -> None:
    dear, cheap = Aid(TODAY, kr(1_000_000), Decimal("11.5")), Aid(TODAY, kr(1_000_000), Decimal("9"))
    assert whole_cents(dear.eur) == Decimal("86956.53")
    assert whole_cents(heaviest([dear, cheap], TODAY, 3).total) == Decimal("198067.64")


@pytest.mark.parametrize(
    ("kind", "product", "basis"),
    [
        ("FIRM", "", Basis.DE_MINIMIS),
        ("FARM", Product.FARM, Basis.OUTSIDE_EEA),
        ("FARM", Product.SIDE_BUSINESS, Basis.DE_MINIMIS),
        ("FIRM", Product.FISH, Basis.OUTSIDE_EEA),
        ("ASSOCIATION", Product.FARM, Basis.NONE),
    ],
)
def test_the_product_decides_whether_the_rules_on_aid_apply(kind: str, product: str, basis: Basis) -> None:
    assert suggested_basis(kind, product) == basis


@pytest.mark.parametrize(
    ("changes", "ok"),
    [
        ({"aid_basis": Basis.OUTSIDE_EEA, "product": Product.FARM}, True),
        ({"aid_basis": Basis.OUTSIDE_EEA, "product": Product.SIDE_BUSINESS}, False),
        ({"aid_basis": Basis.DE_MINIMIS, "product": Product.FARM}, True),
        ({"aid_basis": Basis.NONE}, True),
    ],
)
def test_only_farm_and_fish_products_are_outside_the_coverage(changes: dict[str, Any], ok: bool) -> None:
    assert rules.aid_basis_holds(facts(book(), amount=kr(100), **changes)).ok is ok


# With rows


def enter(world: World, party: Party, amount: Money, on: date = TODAY, **changes: Any) -> KnownAid:
    draft = KnownAidDraft("Innovasjon Norge", on, amount, Decimal("11"), on, "Norges Bank", "Etablererstipend")
    return actions.enter_aid(actor=world.officer, party_id=party.pk, draft=replace(draft, **changes), now=NOW)


def firm(world: World, name: str) -> Party:
    return parties.register_party(actor=world.officer, kind=PartyKind.FIRM, name=name, now=NOW)


def assessed(world: World, case: Case) -> None:
    world.impartial(case, world.officer)
    actions.assess(actor=world.officer, case_id=case.pk, draft=replace(world.assessment(), aid=None), now=NOW)


CEILING = kr(3_300_000)  # 300,000 euro at 11 kroner


def test_aid_from_others_is_counted_to_the_ore_and_the_refusal_says_the_sums(world: World) -> None:
    just, over = world.submitted(), world.submitted()
    known = enter(world, world.party, CEILING - GRANTED + Money(1))
    world.impartial(over, world.officer)
    with refused(world, "cases.within_de_minimis"):
        actions.assess(actor=world.officer, case_id=over.pk, draft=world.assessment(), now=NOW)
    with world.open():
        verdict = next(
            each
            for each in queries.application_verdicts(world.case(over), world.officer, NOW, GRANTED)
            if each.message.key == "cases.within_de_minimis"
        )
        said = say(verdict.message).replace("\u202f", " ").replace("\xa0", " ")
    assert "300 000,01 euro" in said
    assert "3. mars 2026 til 2. mars 2029" in said
    actions.remove_aid(actor=world.officer, aid_id=known.pk, reason="Ført med et siffer for mye", now=NOW)
    enter(world, world.party, CEILING - GRANTED)
    assessed(world, just)


def test_aid_of_a_controlled_firm_and_of_a_merged_duplicate_counts_as_ones_own(world: World) -> None:
    daughter, grandchild, double, other = (firm(world, name) for name in ("Datter AS", "Barnebarn AS", "Dobbel", "X"))
    for above, below in ((world.party, daughter), (daughter, grandchild)):
        actions.record_control(
            actor=world.officer, controller_id=above.pk, controlled_id=below.pk, ground="Eier 80 prosent", now=NOW
        )
    enter(world, double, kr(1_000_000))
    enter(world, grandchild, kr(2_200_000))
    enter(world, other, kr(9_000_000))
    parties.merge_parties(actor=world.officer, duplicate_id=double.pk, into_id=grandchild.pk, now=NOW)
    case = world.submitted()
    with world.open():
        assert single_undertaking(world.party.pk) == {world.party.pk, daughter.pk, grandchild.pk, double.pk}
        assert [line.aid.amount for line in aid_lines(world.case(case))] == [kr(1_000_000), kr(2_200_000)]
    world.impartial(case, world.officer)
    with refused(world, "cases.within_de_minimis"):
        actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=NOW)
    with world.open():
        link = Control.objects.get(controller=world.party)
    actions.remove_control(actor=world.officer, control_id=link.pk, now=NOW)
    assessed(world, case)


def test_own_grants_count_by_what_is_kept_and_only_when_they_rest_on_de_minimis(world: World) -> None:
    world.granted(product=Product.FISH.value)
    lapsed = world.granted()
    actions.withdraw(actor=world.applicant, case_id=lapsed.pk, now=NOW)
    kept = world.granted()
    case = world.submitted()
    with world.open():
        lines = aid_lines(world.case(case))
    assert [(line.case and line.case.pk, line.aid.amount, line.aid.rate) for line in lines] == [
        (kept.pk, GRANTED, Decimal("11.00"))
    ]


def test_what_is_declared_and_entered_is_counted_once(world: World) -> None:
    enter(world, world.party, kr(2_000_000))
    assessed(world, world.submitted(aid_declared=kr(2_000_000)))
    both = world.submitted(aid_declared=kr(3_200_000))
    world.impartial(both, world.officer)
    with refused(world, "cases.within_de_minimis"):
        actions.assess(actor=world.officer, case_id=both.pk, draft=world.assessment(), now=NOW)


def test_another_basis_lets_the_ceiling_be_and_is_judged_before_the_decision(world: World) -> None:
    enter(world, world.party, CEILING)
    case = world.submitted()
    with refused(world, "cases.aid_article_named"):
        judge(world, case, Basis.BLOCK_EXEMPTION)
    judge(world, case, Basis.BLOCK_EXEMPTION, "artikkel 17")
    assessed(world, case)
    with world.open():
        assert basis_of(world.case(case)) == (Basis.BLOCK_EXEMPTION, "artikkel 17")
    world.impartial(case, world.board)
    actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=NOW)
    with refused(world, "cases.aid_undecided"):
        judge(world, case, Basis.NONE)


def judge(world: World, case: Case, basis: Basis, article: str = "") -> None:
    draft = AidBasisDraft(basis, article, "Se notat")
    actions.judge_aid(actor=world.officer, case_id=case.pk, draft=draft, now=NOW)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"amount": Money.ZERO}, "cases.aid_above_zero"),
        ({"rate": Decimal(0)}, "cases.aid_above_zero"),
        ({"granted_on": TODAY + timedelta(days=1)}, "cases.aid_not_later"),
        ({"giver": " "}, "cases.aid_giver_named"),
        ({"rate_source": ""}, "cases.aid_giver_named"),
    ],
)
def test_aid_is_entered_whole_or_not_at_all(world: World, changes: dict[str, Any], key: str) -> None:
    with refused(world, key):
        enter(world, world.party, changes.pop("amount", kr(100)), **changes)


def test_who_may_not_handle_cases_enters_no_aid_and_a_party_controls_another(world: World) -> None:
    draft = KnownAidDraft("NN", TODAY, kr(1), Decimal(11), TODAY, "NB")
    with refused(world, "tenancy.no_right"):
        actions.enter_aid(actor=world.board, party_id=world.party.pk, draft=draft, now=NOW)
    with refused(world, "cases.control_of_another"):
        actions.record_control(
            actor=world.officer, controller_id=world.party.pk, controlled_id=world.party.pk, ground="Seg selv", now=NOW
        )


def test_the_applicants_page_shows_the_same_sum_from_the_same_rows_as_the_ceiling_is_judged_by(world: World) -> None:
    enter(world, world.party, kr(1_100_000), TODAY - timedelta(days=300))
    enter(world, world.party, kr(550_000), years_after(TODAY, -3))  # three years ago to the day: no longer counted
    world.granted()
    case = world.submitted(aid_declared=kr(1_000_000))
    with world.open():
        lines = queries.aid_of(world.party.pk)
        window = queries.aid_so_far(lines, TODAY)
        assert lines == aid_lines(world.case(case))
        verdict = queries.aid_verdict(world.case(case), world.officer, NOW)
        assert queries.declared_otherwise(world.case(case), TODAY).facts == {
            "declared": kr(1_000_000), "known": kr(1_100_000),
        }  # fmt: skip
    assert window.total == Fraction((1_100_000 * 100 + GRANTED.ore), 1100)
    assert verdict is not None
    assert verdict.facts["total"] == whole_cents(window.total + Fraction(200_000, 11))


AID_RULE = DeMinimis(ORIGIN, Decimal(300_000), 3, Decimal("11"), "Norges Bank", TODAY)


@pytest.mark.parametrize(
    ("granted_on", "on", "counted"),
    [
        (date(2024, 2, 29), date(2027, 2, 27), True),
        (date(2024, 2, 29), date(2027, 2, 28), False),  # 28 February stands for the 29th that the year lacks
        (date(2025, 2, 28), date(2028, 2, 27), True),
        (date(2025, 2, 28), date(2028, 2, 28), False),
        (date(2025, 3, 1), date(2028, 2, 29), True),
        (date(2025, 3, 1), date(2028, 3, 1), False),
    ],
)
@pytest.mark.parametrize("ore", [0, 1])
def test_the_refusal_comes_with_the_first_ore_above_the_ceiling_and_three_years_end_to_the_day(
    granted_on: date, on: date, counted: bool, ore: int
) -> None:
    before = CEILING - GRANTED + Money(ore)
    given = facts(
        book((RuleKind.DE_MINIMIS, AID_RULE)),
        on=on,
        amount=GRANTED,
        aid_basis=Basis.DE_MINIMIS,
        aid_declared=Money.ZERO,
        aid=(Aid(granted_on, before, Decimal("11")),),
    )
    assert rules.within_de_minimis(given).ok is (not (counted and ore))
