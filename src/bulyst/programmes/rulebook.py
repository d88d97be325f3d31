"""Dated rules as plain frozen values, for the pure rules of the rooms above to judge with.

A `RuleBook` is what held for one programme on one day. Nothing here knows the database. Each rule carries its
id, its version, where it comes from and its text in both written standards, so that a decision can store what
was used and a letter can quote it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, TypeVar

from bulyst.kernel.message import Message, Refusable
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict
from bulyst.programmes.choices import Counted, Regime, RuleKind, Signer
from bulyst.tenancy.roles import RIGHTS, Right, Role


class BadRule(Refusable):
    """Parameters that make no rule of their kind."""


@dataclass(frozen=True)
class Origin:
    """Where a rule comes from. `version` names the rule set and its number, as stored with decisions."""

    rule_id: str
    version: str
    citation: str
    nb: str
    nn: str


@dataclass(frozen=True)
class RuleDraft:
    """One rule as a form or a preset proposes it; `parameters` as `read` takes them."""

    kind: str
    parameters: Mapping[str, Any]
    citation: str
    nb: str
    nn: str


@dataclass(frozen=True)
class BookRule:
    """What every rule can do."""

    origin: Origin

    @property
    def rule_id(self) -> str:
        return self.origin.rule_id

    @property
    def version(self) -> str:
        return self.origin.version

    @property
    def citation(self) -> str:
        return self.origin.citation

    def text(self, language: str) -> str:
        """The rule in words; `language` is "nb" or "nn"."""
        return self.origin.nn if language == "nn" else self.origin.nb

    def verdict(self, ok: bool, key: str = "", **facts: Any) -> Verdict:
        """This rule's answer; `key` names the sentence (by default the rule's kind)."""
        message = Message(key or self.rule_id, facts)
        return Verdict(ok, self.rule_id, message, facts, self.citation, self.version)


@dataclass(frozen=True)
class MaxShare(BookRule):
    """Support is at most `share` of the approved cost; for one purpose or applicant kind, or all ("")."""

    share: Fraction
    purpose: str = ""
    applicant_kind: str = ""


@dataclass(frozen=True)
class MaxAmount(BookRule):
    """Support in one case is at most `amount`; for one purpose or applicant kind, or all ("")."""

    amount: Money
    purpose: str = ""
    applicant_kind: str = ""


@dataclass(frozen=True)
class ApplicantCeiling(BookRule):
    """One applicant is granted at most `amount` in any `months` months, all cases that are `counted` together."""

    amount: Money
    months: int
    counted: str = Counted.PROGRAMME.value


@dataclass(frozen=True)
class DelegationLimit(BookRule):
    """Who holds `role` decides alone at most `amount`; a lower limit of their own membership holds before it."""

    amount: Money
    role: str


@dataclass(frozen=True)
class OtherAid(BookRule):
    """The applicant says what public aid others have given, also when there is none."""


@dataclass(frozen=True)
class Condition(BookRule):
    """What is asked in words and judged by the case officer.

    With `before_final` it is a condition of every grant: somebody ticks it off before the final payment.
    """

    before_final: bool = False


@dataclass(frozen=True)
class EarliestStart(BookRule):
    """What is supported may not begin before the application was received."""


@dataclass(frozen=True)
class OwnShare(BookRule):
    """The applicant carries at least `share` of the cost."""

    share: Fraction


@dataclass(frozen=True)
class DeMinimis(BookRule):
    """Aid from all givers together stays below a ceiling in euro over any `years` years.

    `rate` is kroner for one euro on `rate_date`, from `rate_source`.
    """

    ceiling_eur: Decimal
    years: int
    rate: Decimal
    rate_source: str
    rate_date: date

    @property
    def ceiling(self) -> Money:
        """The ceiling in kroner, rounded down to whole øre."""
        return Money(int(self.ceiling_eur * self.rate * 100))


@dataclass(frozen=True)
class Weeks(BookRule):
    """A deadline in whole weeks."""

    weeks: int


@dataclass(frozen=True)
class Days(BookRule):
    """A period in whole days."""

    days: int


@dataclass(frozen=True)
class Months(BookRule):
    """A period in whole months."""

    months: int


@dataclass(frozen=True)
class ReportMonths(BookRule):
    """A report is due on the last day of each of these months of the year, 1 to 12."""

    months: tuple[int, ...]


@dataclass(frozen=True)
class PaymentRegime(BookRule):
    """Paid in arrears, or up to `up_front` of the grant before any accounts."""

    regime: str
    up_front: Fraction


@dataclass(frozen=True)
class AccountsTier:
    """Who signs the accounts of a grant of at most `up_to` (None: of any size)."""

    up_to: Money | None
    signer: str


@dataclass(frozen=True)
class AccountsRequired(BookRule):
    """Who must stand behind the accounts, by size of grant; smallest tier first, the last without limit."""

    tiers: tuple[AccountsTier, ...]

    def signer(self, grant: Money) -> str:
        """Who signs the accounts of a grant of this size."""
        return next(tier.signer for tier in self.tiers if tier.up_to is None or grant <= tier.up_to)


R = TypeVar("R", bound=BookRule)


@dataclass(frozen=True)
class RuleBook:
    """What held for one programme on one day. A rule that the programme lacks is None."""

    programme_id: int
    name: str
    version: str
    valid_from: date | None
    valid_to: date | None
    rules: tuple[tuple[str, BookRule], ...] = ()

    def max_share(self, purpose: str, *applicant_kinds: str) -> MaxShare | None:
        """The share that holds: the most favourable among the rules made most precisely for the case."""
        candidates = [
            rule
            for rule in self._all(RuleKind.MAX_SHARE, MaxShare)
            if rule.purpose in ("", purpose) and rule.applicant_kind in ("", *applicant_kinds)
        ]
        return max(
            candidates,
            key=lambda rule: (bool(rule.purpose) + bool(rule.applicant_kind), rule.share),
            default=None,
        )

    def max_amount(self, purpose: str, *applicant_kinds: str) -> MaxAmount | None:
        """The highest amount in one case: the most favourable among the rules made most precisely for the case."""
        candidates = [
            rule
            for rule in self._all(RuleKind.MAX_AMOUNT, MaxAmount)
            if rule.purpose in ("", purpose) and rule.applicant_kind in ("", *applicant_kinds)
        ]
        return max(
            candidates,
            key=lambda rule: (bool(rule.purpose) + bool(rule.applicant_kind), rule.amount),
            default=None,
        )

    def applicant_ceiling(self) -> ApplicantCeiling | None:
        return self._one(RuleKind.APPLICANT_CEILING, ApplicantCeiling)

    def delegation_limit(self, *roles: str) -> DelegationLimit | None:
        """The limit for who decides alone: the highest among those of their roles."""
        limits = [rule for rule in self._all(RuleKind.DELEGATION_LIMIT, DelegationLimit) if rule.role in roles]
        return max(limits, key=lambda rule: rule.amount, default=None)

    def other_aid(self) -> OtherAid | None:
        return self._one(RuleKind.OTHER_AID, OtherAid)

    def reminder_days(self) -> Days | None:
        return self._one(RuleKind.REMINDER_DAYS, Days)

    def report_interval(self) -> Months | None:
        return self._one(RuleKind.REPORT_INTERVAL, Months)

    def report_months(self) -> ReportMonths | None:
        return self._one(RuleKind.REPORT_MONTHS, ReportMonths)

    def answer_days(self) -> Days | None:
        return self._one(RuleKind.ANSWER_DAYS, Days)

    def earliest_start(self) -> EarliestStart | None:
        return self._one(RuleKind.EARLIEST_START, EarliestStart)

    def own_share(self) -> OwnShare | None:
        return self._one(RuleKind.OWN_SHARE, OwnShare)

    def de_minimis(self) -> DeMinimis | None:
        return self._one(RuleKind.DE_MINIMIS, DeMinimis)

    def appeal_weeks(self) -> Weeks | None:
        return self._one(RuleKind.APPEAL_WEEKS, Weeks)

    def receipt_days(self) -> Days | None:
        return self._one(RuleKind.RECEIPT_DAYS, Days)

    def interim_reply_weeks(self) -> Weeks | None:
        return self._one(RuleKind.INTERIM_REPLY_WEEKS, Weeks)

    def acceptance_weeks(self) -> Weeks | None:
        return self._one(RuleKind.ACCEPTANCE_WEEKS, Weeks)

    def grant_valid_months(self) -> Months | None:
        return self._one(RuleKind.GRANT_VALID_MONTHS, Months)

    def payment_regime(self) -> PaymentRegime | None:
        return self._one(RuleKind.PAYMENT_REGIME, PaymentRegime)

    def accounts_required(self) -> AccountsRequired | None:
        return self._one(RuleKind.ACCOUNTS_REQUIRED, AccountsRequired)

    def _all(self, kind: str, shape: type[R]) -> list[R]:
        return [rule for each, rule in self.rules if each == kind and isinstance(rule, shape)]

    def _one(self, kind: str, shape: type[R]) -> R | None:
        return next(iter(self._all(kind, shape)), None)


def read(kind: str, parameters: Mapping[str, Any], origin: Origin) -> BookRule:
    """One rule from its stored parameters. Raises BadRule when they make no rule of that kind."""
    try:
        return READERS[RuleKind(kind)](origin, parameters)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        name = str(RuleKind(kind).label) if kind in RuleKind.values else kind
        raise BadRule(Message("programmes.bad_rule", {"kind": name})) from error


def _share(text: Any) -> Fraction:
    share = Fraction(str(text))
    if not 0 <= share <= 1:
        raise ValueError("a share lies between 0 and 1")
    return share


def _count(value: Any) -> int:
    count = int(value)
    if count < 1:
        raise ValueError("a period is at least one")
    return count


def _positive(value: Any) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError("no number") from error
    if not number > 0:
        raise ValueError("must be above zero")
    return number


def _amount(ore: Any) -> Money:
    return Money(int(_positive(ore)))


def _max_share(origin: Origin, p: Mapping[str, Any]) -> MaxShare:
    return MaxShare(origin, _share(p["share"]), p.get("purpose") or "", p.get("applicant_kind") or "")


def _max_amount(origin: Origin, p: Mapping[str, Any]) -> MaxAmount:
    return MaxAmount(origin, _amount(p["amount"]), p.get("purpose") or "", p.get("applicant_kind") or "")


def _applicant_ceiling(origin: Origin, p: Mapping[str, Any]) -> ApplicantCeiling:
    counted = Counted(p.get("counted") or Counted.PROGRAMME)
    return ApplicantCeiling(origin, _amount(p["amount"]), _count(p["months"]), counted.value)


def _delegation_limit(origin: Origin, p: Mapping[str, Any]) -> DelegationLimit:
    role = Role(p["role"])
    if Right.DECIDE not in RIGHTS[role]:
        raise ValueError("a limit is for a role that decides")
    return DelegationLimit(origin, _amount(p["amount"]), role.value)


def _de_minimis(origin: Origin, p: Mapping[str, Any]) -> DeMinimis:
    return DeMinimis(
        origin,
        _positive(p["ceiling_eur"]),
        _count(p["years"]),
        _positive(p["rate"]),
        str(p["rate_source"]),
        date.fromisoformat(p["rate_date"]),
    )


def _report_months(origin: Origin, p: Mapping[str, Any]) -> ReportMonths:
    months = tuple(sorted({int(month) for month in p["months"]}))
    if not months or not all(1 <= month <= 12 for month in months):
        raise ValueError("a report is due in at least one month of the year")
    return ReportMonths(origin, months)


def _payment_regime(origin: Origin, p: Mapping[str, Any]) -> PaymentRegime:
    regime = Regime(p["regime"])
    up_front = _share(p.get("up_front", 0))
    if (regime == Regime.UP_FRONT) != (up_front > 0):
        raise ValueError("only a payment up front has a share up front")
    return PaymentRegime(origin, regime.value, up_front)


def _accounts_required(origin: Origin, p: Mapping[str, Any]) -> AccountsRequired:
    tiers = tuple(
        AccountsTier(None if tier["up_to"] is None else _amount(tier["up_to"]), Signer(tier["signer"]).value)
        for tier in p["tiers"]
    )
    limits = [tier.up_to for tier in tiers]
    bounded = [limit for limit in limits[:-1] if limit is not None]
    if not tiers or limits[-1] is not None or len(bounded) != len(limits) - 1 or bounded != sorted(bounded):
        raise ValueError("tiers rise, and the last has no limit")
    return AccountsRequired(origin, tiers)


READERS: Mapping[RuleKind, Callable[[Origin, Mapping[str, Any]], BookRule]] = {
    RuleKind.MAX_SHARE: _max_share,
    RuleKind.MAX_AMOUNT: _max_amount,
    RuleKind.EARLIEST_START: lambda origin, p: EarliestStart(origin),
    RuleKind.OWN_SHARE: lambda origin, p: OwnShare(origin, _share(p["share"])),
    RuleKind.DE_MINIMIS: _de_minimis,
    RuleKind.APPEAL_WEEKS: lambda origin, p: Weeks(origin, _count(p["weeks"])),
    RuleKind.RECEIPT_DAYS: lambda origin, p: Days(origin, _count(p["days"])),
    RuleKind.INTERIM_REPLY_WEEKS: lambda origin, p: Weeks(origin, _count(p["weeks"])),
    RuleKind.ACCEPTANCE_WEEKS: lambda origin, p: Weeks(origin, _count(p["weeks"])),
    RuleKind.GRANT_VALID_MONTHS: lambda origin, p: Months(origin, _count(p["months"])),
    RuleKind.PAYMENT_REGIME: _payment_regime,
    RuleKind.ACCOUNTS_REQUIRED: _accounts_required,
    RuleKind.APPLICANT_CEILING: _applicant_ceiling,
    RuleKind.DELEGATION_LIMIT: _delegation_limit,
    RuleKind.REMINDER_DAYS: lambda origin, p: Days(origin, _count(p["days"])),
    RuleKind.REPORT_INTERVAL: lambda origin, p: Months(origin, _count(p["months"])),
    RuleKind.REPORT_MONTHS: _report_months,
    RuleKind.OTHER_AID: lambda origin, p: OtherAid(origin),
    RuleKind.CONDITION: lambda origin, p: Condition(origin, bool(p.get("before_final"))),
    RuleKind.ANSWER_DAYS: lambda origin, p: Days(origin, _count(p["days"])),
}
