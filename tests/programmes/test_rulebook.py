"""Rules are plain values: the most precise one holds, and nonsense never becomes a rule."""

from datetime import date
from fractions import Fraction

import pytest

from bulyst.kernel.money import Money
from bulyst.programmes.choices import RuleKind
from bulyst.programmes.presets import PRESETS, preset
from bulyst.programmes.rulebook import BadRule, Origin, RuleBook, RuleDraft, read

ORIGIN = Origin("rule.1", "1/1", "vedtektene § 2", "på bokmål", "på nynorsk")


def book(*drafts: RuleDraft | tuple[str, dict]) -> RuleBook:
    pairs = [(draft.kind, draft.parameters) if isinstance(draft, RuleDraft) else draft for draft in drafts]
    return RuleBook(
        1, "prøve", "1/1", date(2000, 1, 1), None, tuple((kind, read(kind, p, ORIGIN)) for kind, p in pairs)
    )


def share(text: str, **only: str) -> tuple[str, dict]:
    return RuleKind.MAX_SHARE, {"share": text, **only}


def test_the_rule_made_for_the_purpose_holds_before_the_one_for_all() -> None:
    rules = book(share("1/2"), share("0.3", purpose="INVESTMENT"))
    assert rules.max_share("INVESTMENT", "FIRM").share == Fraction(3, 10)
    assert rules.max_share("STUDY", "FIRM").share == Fraction(1, 2)


def test_a_favoured_group_gets_its_share_and_others_do_not() -> None:
    rules = book(share("1/2"), share("3/4", applicant_kind="YOUTH"))
    assert rules.max_share("STUDY", "FIRM", "YOUTH").share == Fraction(3, 4)
    assert rules.max_share("STUDY", "FIRM").share == Fraction(1, 2)


def test_of_two_equally_precise_rules_the_favourable_one_holds() -> None:
    rules = book(share("0.3", purpose="STUDY"), share("3/4", applicant_kind="WOMEN"))
    assert rules.max_share("STUDY", "WOMEN").share == Fraction(3, 4)


def test_a_rule_that_the_programme_lacks_is_none() -> None:
    rules = book()
    assert rules.max_share("STUDY", "FIRM") is None
    assert rules.max_amount("STUDY") is None
    assert rules.appeal_weeks() is None


def test_a_verdict_carries_what_a_letter_quotes() -> None:
    verdict = book(share("1/2")).max_share("STUDY").verdict(False, "cases.above_share", limit=Money.kroner(10))
    assert (verdict.rule, verdict.citation, verdict.version) == ("rule.1", "vedtektene § 2", "1/1")
    assert verdict.message.facts == {"limit": Money.kroner(10)}


def test_the_size_of_the_grant_decides_who_signs_the_accounts() -> None:
    accounts = book(*preset("merkur").rules).accounts_required()
    below = Money(Money.kroner(100_000).ore - 1)
    signers = [accounts.signer(sum_) for sum_ in (below, *map(Money.kroner, (100_000, 600_000, 600_001)))]
    assert signers == ["MANAGER", "ACCOUNTANT", "ACCOUNTANT", "AUDITOR"]


def test_the_aid_ceiling_is_kroner_by_the_dated_rate() -> None:
    aid = {
        "ceiling_eur": "300000",
        "years": 3,
        "rate": "11.4321",
        "rate_source": "Norges Bank",
        "rate_date": "2024-01-02",
    }
    assert book((RuleKind.DE_MINIMIS, aid)).de_minimis().ceiling == Money.kroner(3_429_630)


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        (RuleKind.MAX_SHARE, {"share": "1.5"}),
        (RuleKind.MAX_SHARE, {"share": "halvparten"}),
        (RuleKind.MAX_SHARE, {"share": "1/0"}),
        (RuleKind.MAX_SHARE, {}),
        (RuleKind.MAX_AMOUNT, {"amount": 0}),
        (RuleKind.APPEAL_WEEKS, {"weeks": 0}),
        (RuleKind.APPEAL_WEEKS, {"weeks": None}),
        (RuleKind.PAYMENT_REGIME, {"regime": "UP_FRONT"}),
        (RuleKind.PAYMENT_REGIME, {"regime": "ARREARS", "up_front": "1/2"}),
        (RuleKind.ACCOUNTS_REQUIRED, {"tiers": []}),
        (RuleKind.ACCOUNTS_REQUIRED, {"tiers": [{"up_to": 100, "signer": "MANAGER"}]}),
        (
            RuleKind.DE_MINIMIS,
            {"ceiling_eur": "300000", "years": 3, "rate": "0", "rate_source": "", "rate_date": "2024-01-01"},
        ),
        ("NOTHING", {}),
    ],
)
def test_values_that_make_no_rule_are_refused(kind: str, parameters: dict) -> None:
    with pytest.raises(BadRule):
        read(kind, parameters, ORIGIN)


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.key)
def test_every_preset_is_a_whole_set_of_rules_in_both_written_standards(each) -> None:
    rules = book(*each.rules)
    assert rules.appeal_weeks().weeks == 3
    assert rules.payment_regime() is not None
    assert all(draft.citation and draft.nb and draft.nn and draft.nb != draft.nn for draft in each.rules)


def test_gulen_is_thirty_percent_and_at_most_150_000_for_investment() -> None:
    rules = book(*preset("gulen").rules)
    assert rules.max_share("INVESTMENT").share == Fraction(3, 10)
    assert rules.max_amount("INVESTMENT").amount == Money.kroner(150_000)
    assert rules.max_share("BUSINESS_DEVELOPMENT").share == Fraction(1, 2)


#: What domain knows of each place's practice, as the proposal must hold it.
PRACTICE = {
    "gulen": {"share": ("INVESTMENT", (), Fraction(3, 10))},
    "nordre-land": {"share": ("STUDY", ("WOMEN",), Fraction(3, 4)), "condition": "fondsstyre"},
    "sogn-og-fjordane": {"share": ("STUDY", (), Fraction(1, 2)), "condition": "tre runder"},
    "karmoy": {"condition": "milepæler", "up_front": Fraction(0)},
    "malselv": {"other_aid": True, "up_front": Fraction(0)},
    "merkur": {"days": 60, "signer": (600_000, "ACCOUNTANT")},
    "distriktforsk": {"up_front": Fraction(1, 2), "signer": (200_001, "AUDITOR")},
}


@pytest.mark.parametrize("key", PRACTICE)
def test_each_proposal_holds_what_is_known_of_the_places_practice(key: str) -> None:
    rules, known = book(*preset(key).rules), PRACTICE[key]
    if "share" in known:
        purpose, groups, share_ = known["share"]
        assert rules.max_share(purpose, *groups).share == share_
    if "condition" in known:
        asked = [draft.nb for draft in preset(key).rules if draft.kind == RuleKind.CONDITION]
        assert any(known["condition"] in text for text in asked)
    if "up_front" in known:
        assert rules.payment_regime().up_front == known["up_front"]
    if "days" in known:
        assert rules.reminder_days().days == known["days"]
    if "signer" in known:
        kroner, signer = known["signer"]
        assert rules.accounts_required().signer(Money.kroner(kroner)) == signer
    assert (rules.other_aid() is not None) == known.get("other_aid", False)


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        (RuleKind.APPLICANT_CEILING, {"amount": 100, "months": 0}),
        (RuleKind.DELEGATION_LIMIT, {"amount": 100, "role": "finance_officer"}),
        (RuleKind.DELEGATION_LIMIT, {"amount": 100, "role": "mayor"}),
        (RuleKind.REMINDER_DAYS, {"days": -1}),
    ],
)
def test_a_ceiling_has_a_period_and_a_limit_a_role_that_decides(kind: str, parameters: dict) -> None:
    with pytest.raises(BadRule):
        read(kind, parameters, ORIGIN)
