"""A small programme that works through the same actions as the pages: cases, payments, courses, ventures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import count

from bulyst.cases import actions as cases
from bulyst.cases.aid import Basis
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
from bulyst.cases.kinds import FinanceSource, PaymentKind
from bulyst.cases.models import Case, PaymentRequest
from bulyst.courses import actions as courses
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.courses.models import Enrolment
from bulyst.kernel.money import Money
from bulyst.kernel.numbers import OrganisationNumber
from bulyst.parties import actions as parties
from bulyst.parties.models import Party, PartyKind
from bulyst.parties.recognition import Described
from bulyst.programmes import actions as programmes
from bulyst.programmes.models import Call, Programme
from bulyst.programmes.presets import preset, with_euro_rate
from bulyst.results import queries
from bulyst.results.figures import Figure
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor, applicant_actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.ventures import actions as ventures
from bulyst.ventures.drafts import AssociationActivityDraft, NewFirmDraft, PartyChoice, PupilEnterpriseDraft

GRANT = Money.kroner(40_000)
COSTS = Money.kroner(80_000)


def organisation_number(serial: int) -> OrganisationNumber:
    """A synthetic number with a right check digit; each serial another one."""
    weights = (3, 2, 7, 6, 5, 4, 3, 2)
    for candidate in range(30_000_000 + serial * 11, 30_000_000 + serial * 11 + 11):
        digits = f"{candidate:08d}"
        rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
        if rest != 10:
            return OrganisationNumber.parse(f"{digits}{rest % 11}", synthetic=True)
    raise AssertionError("eleven numbers in a row have a check digit of ten")


@dataclass
class World:
    """One municipality with its staff, one programme with one fund, one call and Gulen's rules."""

    municipality: Municipality
    manager: Actor
    officer: Actor
    board: Actor
    finance: Actor
    user: User
    now: datetime
    programme: Programme = field(init=False)
    call: Call = field(init=False)
    serial: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        manager, now = self.manager, self.now
        self.programme = programmes.create_programme(
            actor=manager,
            draft=programmes.ProgrammeDraft("Lierne 2", "lierne-2", period_from=date(2025, 1, 1)),
            now=now,
        )
        fund = programmes.add_fund(
            actor=manager, programme_id=self.programme.pk, name="Fondet", kind="EXTRAORDINARY",
            amount=Money.kroner(5_000_000), on=now.date(), now=now,
        )  # fmt: skip
        programmes.adopt_rule_set(
            actor=manager, programme_id=self.programme.pk, name="Gulen", valid_from=date(2000, 1, 1),
            drafts=with_euro_rate(preset("gulen").rules, Decimal(11), "eksempel", date(2000, 1, 1)), now=now,
        )  # fmt: skip
        self.call = programmes.open_call(
            actor=manager,
            programme_id=self.programme.pk,
            draft=programmes.CallDraft(
                "Støtte", "stotte", now, fund_id=fund.pk, purposes=("STUDY", "BUSINESS_DEVELOPMENT")
            ),
            now=now,
        )

    @property
    def applicant(self) -> Actor:
        return applicant_actor(self.user, self.municipality)

    def figure(self, key: str) -> Figure:
        with scope.opened(self.municipality):
            found = queries.figure(self.programme, key)
        assert found is not None
        return found

    def value(self, key: str) -> int | None:
        return self.figure(key).value

    def firm(self, name: str = "", kind: str = PartyKind.FIRM) -> Party:
        """A firm or farm of the applicant's."""
        serial = next(self.serial)
        return parties.register_own_organisation(
            actor=self.applicant, kind=kind, name=name or f"Bedrift {serial} AS",
            organisation_number=organisation_number(serial), now=self.now,
        )  # fmt: skip

    def decided(self, firm: Party, purpose: str = "STUDY", *, refused: bool = False) -> Case:
        """A grant case from application to decision."""
        case = cases.start_application(
            actor=self.applicant,
            call_id=self.call.pk,
            applicant_id=firm.pk,
            now=self.now,
            draft=_application(purpose, self.now),
        )
        cases.submit(actor=self.applicant, case_id=case.pk, now=self.now)
        for actor in (self.officer, self.board):
            cases.declare_impartiality(actor=actor, case_id=case.pk, impartial=True, now=self.now)
        cases.assess(
            actor=self.officer, case_id=case.pk, now=self.now,
            draft=AssessmentDraft(
                "Godt forberedt.", Money.ZERO if refused else GRANT, aid=AidBasisDraft(Basis.DE_MINIMIS)
            ),
        )  # fmt: skip
        if refused:
            cases.refuse(actor=self.board, case_id=case.pk, reasons="Ikke innenfor formålet.", now=self.now)
        else:
            cases.grant(
                actor=self.board, case_id=case.pk, draft=DecisionDraft(GRANT, "I tråd med målene."), now=self.now
            )
        return case

    def paid(self, firm: Party, purpose: str = "STUDY") -> PaymentRequest:
        """A grant case with one part of the grant paid."""
        case = self.decided(firm, purpose)
        cases.accept(actor=self.applicant, case_id=case.pk, now=self.now)
        request = cases.request_payment(
            actor=self.applicant, case_id=case.pk, now=self.now,
            draft=PaymentDraft(PaymentKind.PART, Money.kroner(10_000), costs=COSTS.share(Fraction(1, 2))),
        )  # fmt: skip
        cases.attest_payment(actor=self.officer, request_id=request.pk, now=self.now)
        return cases.pay(actor=self.finance, request_id=request.pk, now=self.now)

    def reverse(self, request: PaymentRequest) -> None:
        cases.reverse_payment(actor=self.finance, request_id=request.pk, reason="Feil konto", now=self.now)

    def guided(self, party: Party) -> Case:
        """A finished guidance case."""
        case = cases.open_guidance(
            actor=self.officer, programme_id=self.programme.pk, applicant_id=party.pk, topic="Oppstart", now=self.now
        )
        cases.declare_impartiality(actor=self.officer, case_id=case.pk, impartial=True, now=self.now)
        cases.log_guidance(
            actor=self.officer,
            case_id=case.pk,
            draft=GuidanceDraft(self.now.date(), Decimal(2), "Samtale"),
            now=self.now,
        )
        cases.finish_guidance(actor=self.officer, case_id=case.pk, draft=OutcomeDraft("Går videre selv"), now=self.now)
        return case

    def course(self, subject: str, *people: Described | int) -> list[Enrolment]:
        """A course of one day at which everybody came; people are new by description, or known by id."""
        course = courses.create_course(
            actor=self.manager, draft=CourseDraft(self.programme.pk, f"Kurs i {subject}", subject), now=self.now,
            days=[DayDraft(self.now.date(), Decimal(3))],
        )  # fmt: skip
        enrolments = [
            courses.enrol(actor=self.manager, course_id=course.pk, participant=self._participant(each), now=self.now)
            for each in people
        ]
        with scope.opened(self.municipality):
            session = course.sessions.get()
        courses.record_attendance(
            actor=self.manager, session_id=session.pk, present=[each.pk for each in enrolments], now=self.now
        )
        return enrolments

    def new_firm(self, legal_form: str) -> None:
        serial = next(self.serial)
        ventures.register_new_firm(
            actor=self.manager,
            draft=NewFirmDraft(
                self.programme.pk,
                organisation_number(serial),
                f"Ny {serial}",
                PartyKind.FIRM,
                legal_form,
                self.now.date(),
            ),
            now=self.now,
        )

    def activity(self, association: str, title: str) -> Party:
        made = ventures.register_association_activity(
            actor=self.manager,
            draft=AssociationActivityDraft(
                self.programme.pk, self._named(association, PartyKind.ASSOCIATION), title, self.now.date(), "BOTH"
            ),
            now=self.now,
        )
        return made.party

    def enterprise(self, school: str, name: str) -> None:
        ventures.register_pupil_enterprise(
            actor=self.manager,
            draft=PupilEnterpriseDraft(
                self.programme.pk, self._named(school, PartyKind.SCHOOL), name, "2025/2026", 6, date(2025, 9, 1)
            ),
            now=self.now,
        )

    def _named(self, name: str, kind: str) -> PartyChoice:
        with scope.opened(self.municipality):
            known = Party.objects.filter(kind=kind, name=name).first()
        return PartyChoice(party_id=known.pk) if known else PartyChoice(name=name, is_new=True)

    def _participant(self, person: Described | int) -> Participant:
        if isinstance(person, int):
            with scope.opened(self.municipality):
                known = Party.objects.get(pk=person)
            return Participant(Described(known.name), known_as=person)
        return Participant(person, is_new=True)


def _application(purpose: str, now: datetime) -> ApplicationDraft:
    return ApplicationDraft(
        title="Nytt bakeriutsalg",
        description="Vi vil undersøke om det er grunnlag for et utsalg.",
        purpose=purpose,
        starts_on=now.date(),
        ends_on=date(now.year, 12, 1),
        applied_amount=GRANT,
        aid_declared=Money.ZERO,
        costs=(CostDraft("Arbeid", COSTS),),
        finance=(FinanceDraft(FinanceSource.OWN_MONEY, COSTS - GRANT),),
    )


def make(
    municipality: Municipality, make_actor: Callable[..., Actor], make_user: Callable[..., User], now: datetime
) -> World:
    """The world with one person in each role."""
    roles = (Role.PROGRAMME_MANAGER, Role.CASE_OFFICER, Role.BOARD_MEMBER, Role.FINANCE_OFFICER)
    return World(municipality, *(make_actor(municipality, role) for role in roles), user=make_user(), now=now)
