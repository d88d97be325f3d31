"""A programme with its people, and cases taken to any state by the same actions as the pages call."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from bulyst.cases import actions
from bulyst.cases.aid import suggested_basis
from bulyst.cases.drafts import (
    AidBasisDraft,
    ApplicationDraft,
    AssessmentDraft,
    CostDraft,
    DecisionDraft,
    FinanceDraft,
    GuidanceDraft,
    OutcomeDraft,
    PaymentDraft,
)
from bulyst.cases.kinds import FinanceSource, PaymentKind, Referral
from bulyst.cases.lifecycle import GrantState, GuidanceState, PaymentState
from bulyst.cases.models import Case, PaymentRequest
from bulyst.kernel.money import Money
from bulyst.parties import actions as parties
from bulyst.parties.models import MemberRole, Party, PartyKind
from bulyst.programmes import actions as programmes
from bulyst.programmes.actions import CallDraft, ProgrammeDraft
from bulyst.programmes.choices import FundKind, Purpose, Regime, RuleKind, Signer
from bulyst.programmes.models import Call, Fund, Programme
from bulyst.programmes.rulebook import RuleDraft
from bulyst.tenancy.actor import Actor, applicant_actor, staff_actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

NOW = datetime(2026, 3, 3, 11, 4, tzinfo=UTC)
TODAY = date(2026, 3, 3)
kr = Money.kroner

COSTS = kr(400_000)
APPLIED = kr(200_000)
GRANTED = kr(150_000)
CONDITION = "Ovnen skal stå i Lierne."
A_PART = kr(50_000)
HALF = kr(200_000)

RULES = (
    RuleDraft(
        RuleKind.MAX_SHARE, {"share": "1/2"}, "retningslinjene punkt 3", "Høyst 50 prosent.", "Høgst 50 prosent."
    ),
    RuleDraft(
        RuleKind.MAX_SHARE,
        {"share": "3/10", "purpose": Purpose.INVESTMENT.value},
        "retningslinjene punkt 4",
        "Høyst 30 prosent til investering.",
        "Høgst 30 prosent til investering.",
    ),
    RuleDraft(
        RuleKind.MAX_AMOUNT,
        {"amount": kr(300_000).ore},
        "retningslinjene punkt 5",
        "Høyst 300 000 kroner i en sak.",
        "Høgst 300 000 kroner i ei sak.",
    ),
    RuleDraft(
        RuleKind.OWN_SHARE,
        {"share": "1/4"},
        "retningslinjene punkt 6",
        "Minst en firedel selv.",
        "Minst ein firedel sjølv.",
    ),
    RuleDraft(RuleKind.EARLIEST_START, {}, "retningslinjene punkt 7", "Ikke påbegynt.", "Ikkje påbyrja."),
    RuleDraft(
        RuleKind.DE_MINIMIS,
        {"ceiling_eur": "300000", "years": 3, "rate": "11.00", "rate_source": "eksempel", "rate_date": "2026-01-02"},
        "forordning (EU) 2023/2831",
        "Høyst 300 000 euro på tre år.",
        "Høgst 300 000 euro på tre år.",
    ),
    RuleDraft(RuleKind.APPEAL_WEEKS, {"weeks": 3}, "forvaltningsloven § 29", "Tre uker.", "Tre veker."),
    RuleDraft(RuleKind.ACCEPTANCE_WEEKS, {"weeks": 4}, "retningslinjene punkt 8", "Fire uker.", "Fire veker."),
    RuleDraft(RuleKind.GRANT_VALID_MONTHS, {"months": 24}, "retningslinjene punkt 9", "To år.", "To år."),
    RuleDraft(
        RuleKind.ACCOUNTS_REQUIRED,
        {
            "tiers": [
                {"up_to": kr(100_000).ore, "signer": Signer.MANAGER.value},
                {"up_to": None, "signer": Signer.ACCOUNTANT.value},
            ]
        },
        "retningslinjene punkt 10",
        "Regnskapsfører over 100 000 kroner.",
        "Rekneskapsførar over 100 000 kroner.",
    ),
)
ARREARS = RuleDraft(
    RuleKind.PAYMENT_REGIME, {"regime": Regime.ARREARS.value}, "retningslinjene punkt 11", "Etterskudd.", "Etterskot."
)
UP_FRONT = RuleDraft(
    RuleKind.PAYMENT_REGIME,
    {"regime": Regime.UP_FRONT.value, "up_front": "1/2"},
    "retningslinjene punkt 11",
    "Halvparten på forskudd.",
    "Halvparten på førehand.",
)

APPLICATION = ApplicationDraft(
    title="Ny bakerovn",
    description="Vi bytter ut ovnen fra 1978.",
    purpose=Purpose.BUSINESS_DEVELOPMENT.value,
    starts_on=date(2026, 5, 1),
    ends_on=date(2026, 12, 1),
    applied_amount=APPLIED,
    aid_declared=Money.ZERO,
    costs=(CostDraft("Ovn", kr(300_000)), CostDraft("Montering", kr(100_000))),
    finance=(
        FinanceDraft(FinanceSource.OWN_MONEY, kr(120_000)),
        FinanceDraft(FinanceSource.LOAN, kr(80_000), "Banken"),
    ),
)


@dataclass
class World:
    """Everything that a case needs. `at` is the moment that actions happen at."""

    municipality: Municipality
    programme: Programme
    fund: Fund
    call: Call
    party: Party
    criterion: int
    user: User
    applicant: Actor
    officer: Actor
    manager: Actor
    board: Actor
    finance: Actor
    at: datetime = NOW
    stock: dict[GrantState, int] = field(default_factory=dict)
    """Cases that lie ready, one a state; each is handed out once."""

    def again(self) -> World:
        """The same people and rows in objects of their own, so that no test changes another's."""
        return deepcopy(self)

    def open(self) -> Any:
        """The scope of the municipality."""
        return opened(self.municipality)

    def case(self, case: Case) -> Case:
        """The case as it stands now."""
        with self.open():
            return _cases().get(pk=case.pk)

    def request(self, request: PaymentRequest) -> PaymentRequest:
        """The payment request as it stands now."""
        with self.open():
            return PaymentRequest.objects.select_related("case").get(pk=request.pk)

    # A grant case, step by step

    def fill(self) -> None:
        """Lay a case of each state ready, for a file of tests that asks for them again and again."""
        self.stock = {state: self.grant_case(state).pk for state in GrantState}

    def ready(self, state: GrantState, *, usual: bool = True) -> Case | None:
        """The case in `state` that lies ready, if it is the usual one that is wanted and none has taken it."""
        case_id = self.stock.pop(state, None) if usual else None
        if case_id is None:
            return None
        with self.open():
            return _cases().get(pk=case_id)

    def draft(self, **changes: Any) -> Case:
        return self.ready(GrantState.DRAFT, usual=not changes) or actions.start_application(
            actor=self.applicant,
            call_id=self.call.pk,
            applicant_id=self.party.pk,
            now=self.at,
            draft=replace(APPLICATION, **changes),
        )

    def submitted(self, **changes: Any) -> Case:
        return self.ready(GrantState.SUBMITTED, usual=not changes) or actions.submit(
            actor=self.applicant, case_id=self.draft(**changes).pk, now=self.at
        )

    def waiting(self) -> Case:
        case = self.submitted()
        actions.ask_for_more(
            actor=self.officer,
            case_id=case.pk,
            question="Hva koster frakten?",
            due_on=TODAY + timedelta(days=14),
            now=self.at,
        )
        return case

    def impartial(self, case: Case, *actors: Actor) -> None:
        for actor in actors:
            actions.declare_impartiality(actor=actor, case_id=case.pk, impartial=True, now=self.at)

    def recommended(self, amount: Money = GRANTED, **changes: Any) -> Case:
        if case := self.ready(GrantState.RECOMMENDED, usual=amount == GRANTED and not changes):
            return case
        case = self.submitted(**changes)
        self.impartial(case, self.officer)
        actions.assess(actor=self.officer, case_id=case.pk, draft=self.assessment(amount, **changes), now=self.at)
        return case

    def assessment(self, amount: Money = GRANTED, *, product: str = "", **_: Any) -> AssessmentDraft:
        basis = AidBasisDraft(suggested_basis(self.party.kind, product))
        return AssessmentDraft("Godt prosjekt.", amount, CONDITION, {self.criterion: 4}, aid=basis)

    def granted(self, amount: Money = GRANTED, **changes: Any) -> Case:
        if case := self.ready(GrantState.GRANTED, usual=amount == GRANTED and not changes):
            return case
        case = self.recommended(amount, **changes)
        self.impartial(case, self.board)
        actions.grant(actor=self.board, case_id=case.pk, draft=self.decision(amount), now=self.at)
        return case

    def decision(self, amount: Money = GRANTED) -> DecisionDraft:
        return DecisionDraft(amount, "Prosjektet gir arbeid i bygda.", CONDITION)

    def refused(self) -> Case:
        case = self.recommended(Money.ZERO)
        self.impartial(case, self.board)
        actions.refuse(actor=self.board, case_id=case.pk, reasons="Formålet faller utenfor.", now=self.at)
        return case

    def read(self, case: Case) -> Case:
        """The applicant opens the letter about the decision in force."""
        case = self.case(case)
        with self.open():
            assert case.decision is not None and case.decision.letter_id is not None
            letter_id = case.decision.letter_id
        actions.open_letter(actor=self.applicant, case_id=case.pk, letter_id=letter_id, now=self.at)
        return self.case(case)

    def accepted(self, amount: Money = GRANTED, **changes: Any) -> Case:
        if case := self.ready(GrantState.ACCEPTED, usual=amount == GRANTED and not changes):
            return case
        case = self.granted(amount, **changes)
        actions.accept(actor=self.applicant, case_id=case.pk, now=self.at)
        return case

    def withdrawn(self) -> Case:
        return actions.withdraw(actor=self.applicant, case_id=self.submitted().pk, now=self.at)

    def lapsed(self) -> Case:
        case = self.granted()
        return actions.lapse(actor=self.officer, case_id=case.pk, now=self.at + timedelta(weeks=10))

    def closed(self) -> Case:
        case = self.accepted()
        self.paid(self.requested(case))
        return actions.close(actor=self.officer, case_id=case.pk, now=self.at)

    def grant_case(self, state: GrantState) -> Case:
        """A grant case in `state`, taken there by the actions."""
        makers: dict[GrantState, Callable[[], Case]] = {
            GrantState.DRAFT: self.draft,
            GrantState.SUBMITTED: self.submitted,
            GrantState.WAITING: self.waiting,
            GrantState.RECOMMENDED: self.recommended,
            GrantState.GRANTED: self.granted,
            GrantState.REFUSED: self.refused,
            GrantState.ACCEPTED: self.accepted,
            GrantState.LAPSED: self.lapsed,
            GrantState.WITHDRAWN: self.withdrawn,
            GrantState.CLOSED: self.closed,
        }
        return self.ready(state) or self.case(makers[state]())

    # Payments

    def final(self, **changes: Any) -> PaymentDraft:
        draft = PaymentDraft(
            PaymentKind.FINAL, GRANTED, COSTS, "Ovn 300 000, montering 100 000.", Signer.ACCOUNTANT, "Ovnen virker."
        )
        return replace(draft, **changes)

    def part(self, amount: Money = A_PART, costs: Money = HALF) -> PaymentDraft:
        return PaymentDraft(PaymentKind.PART, amount, costs)

    def requested(self, case: Case, draft: PaymentDraft | None = None) -> PaymentRequest:
        return actions.request_payment(actor=self.applicant, case_id=case.pk, draft=draft or self.final(), now=self.at)

    def attested(self, request: PaymentRequest, **more: Any) -> PaymentRequest:
        met = {"conditions_met": [CONDITION]} | more
        return actions.attest_payment(actor=self.officer, request_id=request.pk, now=self.at, **met)

    def paid(self, request: PaymentRequest, **more: Any) -> PaymentRequest:
        self.attested(request, **more)
        return actions.pay(actor=self.finance, request_id=request.pk, now=self.at)

    def payment(self, state: PaymentState) -> PaymentRequest:
        """A payment request in `state`, taken there by the actions."""
        request = self.requested(self.accepted())
        if state == PaymentState.RETURNED:
            return actions.return_payment(actor=self.officer, request_id=request.pk, reason="Feil", now=self.at)
        if state == PaymentState.WITHDRAWN:
            return actions.withdraw_payment(actor=self.applicant, request_id=request.pk, now=self.at)
        if state in (PaymentState.ATTESTED, PaymentState.PAID, PaymentState.REVERSED):
            self.attested(request)
        if state in (PaymentState.PAID, PaymentState.REVERSED):
            actions.pay(actor=self.finance, request_id=request.pk, now=self.at)
        if state == PaymentState.REVERSED:
            actions.reverse_payment(actor=self.finance, request_id=request.pk, reason="Feil konto", now=self.at)
        return self.request(request)

    # Guidance

    def guidance(self, state: GuidanceState = GuidanceState.OPEN) -> Case:
        case = actions.open_guidance(
            actor=self.officer,
            programme_id=self.programme.pk,
            applicant_id=self.party.pk,
            topic="Starte gårdsbutikk",
            next_step="Ringe på tirsdag",
            now=self.at,
        )
        if state == GuidanceState.FINISHED:
            actions.finish_guidance(
                actor=self.officer,
                case_id=case.pk,
                draft=OutcomeDraft("Startet foretak", Referral.BUSINESS_GARDEN),
                now=self.at,
            )
        return self.case(case)

    def hours(self) -> GuidanceDraft:
        return GuidanceDraft(TODAY, Decimal("1.5"), "Gikk gjennom budsjettet", "Sende søknad")


def _cases() -> QuerySet[Case]:
    return Case.objects.select_related("applicant", "fund", "call", "tenant", "programme")


def shared(django_db_blocker: Any) -> World:
    """A world for a whole file of tests, in the transaction of `before_a_file`."""
    made = 0

    def make_user(name: str = "") -> User:
        nonlocal made
        made += 1
        return User.objects.create_user(f"verden{made}@example.test", None, name=name or f"Verden {made}")

    def make_actor(municipality: Municipality, role: Role) -> Actor:
        user = make_user()
        Membership.objects.create(user=user, municipality=municipality, role=role, since=date(1990, 1, 1))
        return staff_actor(user, municipality, now=NOW)

    with django_db_blocker.unblock():
        return build(Municipality.objects.create(number="5042", name="Lierne"), make_user, make_actor)


def build(municipality: Municipality, make_user: Any, make_actor: Any, regime: RuleDraft = ARREARS) -> World:
    """A municipality with one programme, one fund of a million, one open call and one applicant."""
    manager = make_actor(municipality, Role.PROGRAMME_MANAGER)
    programme = programmes.create_programme(actor=manager, draft=ProgrammeDraft("Lierne 2", "lierne-2"), now=NOW)
    fund = programmes.add_fund(
        actor=manager,
        programme_id=programme.pk,
        name="Næringsfondet",
        kind=FundKind.ORDINARY,
        amount=kr(1_000_000),
        on=date(2026, 1, 2),
        now=NOW,
    )
    value = programmes.add_value(
        actor=manager, programme_id=programme.pk, name="Driftighet", is_criterion=True, now=NOW
    )
    programmes.adopt_rule_set(
        actor=manager,
        programme_id=programme.pk,
        name="Retningslinjer",
        valid_from=date(2026, 1, 1),
        drafts=(*RULES, regime),
        now=NOW,
    )
    call = programmes.open_call(
        actor=manager,
        programme_id=programme.pk,
        now=NOW,
        draft=CallDraft(
            "Støtte til bedrifter",
            "stotte",
            opens_at=datetime(2026, 1, 5, tzinfo=UTC),
            fund_id=fund.pk,
            purposes=(Purpose.BUSINESS_DEVELOPMENT, Purpose.INVESTMENT, Purpose.STUDY),
        ),
    )
    officer = make_actor(municipality, Role.CASE_OFFICER)
    party = parties.register_party(
        actor=officer,
        kind=PartyKind.FIRM,
        name="Fjellbakeriet AS",
        organisation_number="314159265",
        postal_address="Postveien 1\n7882 Nordli",
        now=NOW,
    )
    user = make_user("Berit Baker")
    parties.join_party(actor=officer, party_id=party.pk, user_id=user.pk, role=MemberRole.OWNER, now=NOW)
    return World(
        municipality=municipality,
        programme=programme,
        fund=fund,
        call=call,
        party=party,
        criterion=value.pk,
        user=user,
        applicant=applicant_actor(user, municipality),
        officer=officer,
        manager=manager,
        board=make_actor(municipality, Role.BOARD_MEMBER),
        finance=make_actor(municipality, Role.FINANCE_OFFICER),
    )
