"""What people are about to write: plain values that forms make and actions take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bulyst.cases.kinds import Language, PaymentKind, Proposal, Referral
from bulyst.kernel.money import Money


@dataclass(frozen=True, slots=True)
class CostDraft:
    text: str
    amount: Money


@dataclass(frozen=True, slots=True)
class FinanceDraft:
    """Money beside the grant; `source` is one of `kinds.FinanceSource`."""

    source: str
    amount: Money
    text: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationDraft:
    """An application as far as it is written. Nothing is mandatory before it is sent."""

    title: str = ""
    description: str = ""
    purpose: str = ""
    groups: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    applied_amount: Money | None = None
    product: str = ""
    """One of `aid.Product`, where it matters."""
    aid_declared: Money | None = None
    language: str = Language.BOKMAL
    costs: tuple[CostDraft, ...] = ()
    finance: tuple[FinanceDraft, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    """Answers to the municipality's own questions, as JSON, by the keys of the case's form."""


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """A step of the payment plan: what is to be reached, by when, and the sum that follows."""

    text: str
    due_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class AidBasisDraft:
    """What a case's support rests on, one of `aid.Basis`; the article for the block exemption."""

    basis: str
    article: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """An assessment with the amount that is recommended; zero recommends a refusal.

    `scores` has 0 to 5 points for every value of the programme that is a criterion, by the value's id. `aid` judges
    what the support rests on; None leaves that as it is.
    """

    text: str
    recommended_amount: Money
    conditions: str = ""
    scores: Mapping[int, int] = field(default_factory=dict)
    milestones: tuple[MilestoneDraft, ...] = ()
    aid: AidBasisDraft | None = None


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A grant, wholly or partly, with its payment plan where it has one."""

    amount: Money
    reasons: str
    conditions: str = ""
    milestones: tuple[MilestoneDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Against:
    """What is appealed: a refused change, a claim for repayment, or with neither the decision in force."""

    change_id: int | None = None
    reclaim_id: int | None = None


@dataclass(frozen=True, slots=True)
class AppealDraft:
    """An appeal: why, and what is to be changed (which may be said in the same words)."""

    text: str
    wish: str = ""


@dataclass(frozen=True, slots=True)
class PreparationDraft:
    """What is thought of an appeal, and what the deciding body is proposed to do."""

    text: str
    proposal: Proposal
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class RulingDraft:
    """What the body above ruled; `amount` and `conditions` when it changed the decision.

    A claim for repayment of zero is let go; a refused change is granted as it was applied for, without an amount.
    """

    ruled_on: date
    reasons: str
    reference: str = ""
    amount: Money | None = None
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """What is asked to be paid; `costs` are the costs so far (part) or in all (final)."""

    kind: PaymentKind
    requested_amount: Money
    costs: Money = Money.ZERO
    accounts: str = ""
    signed_by: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class GuidanceDraft:
    """One piece of guidance, with what is to happen next."""

    held_on: date
    hours: Decimal
    text: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """How a guidance case ended."""

    outcome: str
    referral: Referral = Referral.NONE


@dataclass(frozen=True, slots=True)
class KnownAidDraft:
    """De minimis aid from somebody, with the kroner for one euro on that day."""

    giver: str
    granted_on: date
    amount: Money
    rate: Decimal
    rate_date: date
    rate_source: str
    scheme: str = ""
