"""140 handled cases, taken all the way by the actions, and a few that wait today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from bulyst.cases import actions
from bulyst.cases.aid import suggested_basis
from bulyst.cases.drafts import (
    AidBasisDraft,
    AppealDraft,
    ApplicationDraft,
    AssessmentDraft,
    CostDraft,
    DecisionDraft,
    FinanceDraft,
    GuidanceDraft,
    OutcomeDraft,
    PaymentDraft,
    PreparationDraft,
    RulingDraft,
)
from bulyst.cases.kinds import FinanceSource, Language, PaymentKind, Proposal, Referral
from bulyst.cases.models import Body, Case, Decision
from bulyst.demo.after import claimed_and_appealed, prolonged, reported
from bulyst.demo.board import decided_in_a_meeting
from bulyst.demo.days import Calendar, spread
from bulyst.demo.people import Cast
from bulyst.demo.programme import Stage
from bulyst.kernel.money import Money
from bulyst.kernel.numbers import OrganisationNumber
from bulyst.parties.actions import join_party, register_party
from bulyst.parties.models import MemberRole, Party, PartyKind
from bulyst.programmes.choices import Purpose, Signer
from bulyst.programmes.models import Call
from bulyst.tenancy.actor import Actor

FIRST_DAY, LAST_DAY = date(2001, 5, 2), date(2009, 9, 1)

#: (purpose, businesses with their first paid case for it, further cases of businesses that had one already)
CONDITION = "Programmet nevnes når tiltaket omtales."
PAID = (
    (Purpose.STUDY, 18, 1),
    (Purpose.BUSINESS_DEVELOPMENT, 15, 2),
    (Purpose.MARKETING, 5, 1),
    (Purpose.INVESTMENT, 5, 1),
)
FARMS = 12
ASSOCIATIONS_PAID = 12
REFUSED = 8
LAPSED = 2
GUIDANCE = 70

TITLES = {
    Purpose.STUDY: "Forstudie av et nytt produkt",
    Purpose.BUSINESS_DEVELOPMENT: "Utvikling av driften",
    Purpose.MARKETING: "Markedsføring utenfor kommunen",
    Purpose.INVESTMENT: "Nytt utstyr",
    Purpose.ACTIVITY: "Møteplass for alle",
}
TOPICS = (
    ("Starte enkeltpersonforetak", Referral.NONE),
    ("Finansiering av en idé", Referral.INNOVATION_NORWAY),
    ("Regnskap og skatt i første driftsår", Referral.BUSINESS_GARDEN),
    ("Finne folk til en stilling", Referral.LABOUR_OFFICE),
    ("Søke støtte til en møteplass", Referral.NONE),
)


@dataclass(frozen=True)
class Parties:
    """The constructed businesses and associations."""

    businesses: tuple[Party, ...]
    associations: tuple[Party, ...]


Happening = Callable[[Cast, Case, Calendar], None]


@dataclass(frozen=True)
class After:
    """What happens to a grant beside its payments: after it was accepted, and after the case was closed."""

    accepted: tuple[Happening, ...] = ()
    closed: tuple[Happening, ...] = ()


NOTHING_MORE = After()
ONCE = {
    (Purpose.BUSINESS_DEVELOPMENT, 0): After(accepted=(prolonged, reported)),
    (Purpose.STUDY, 1): After(closed=(claimed_and_appealed,)),
}
"""By purpose and place among its cases."""


def handled(cast: Cast, stage: Stage, parties: Parties, told: Callable[[str], None], body: Body) -> int:
    """Take every case of the plan to its end, in the order of their first days. Returns how many were handled."""
    plan = list(_plan(cast, stage, parties, body))
    days = spread(len(plan), FIRST_DAY, LAST_DAY)
    for number, (take, day) in enumerate(zip(plan, days, strict=True), start=1):
        take(Calendar(day))
        if number % 20 == 0:
            told(f"{number} av {len(plan)} saker")
    return len(plan)


Take = Callable[[Calendar], None]


def _plan(cast: Cast, stage: Stage, parties: Parties, body: Body) -> list[Take]:
    """The cases, mixed so that every year has some of each kind."""
    kinds = [
        list(_paid_businesses(cast, stage, parties)),
        list(_paid_associations(cast, stage, parties)),
        list(_refused_and_lapsed(cast, stage, parties, body)),
        list(_guided(cast, stage, parties)),
    ]
    placed = [((index + 0.5) / len(kind), take) for kind in kinds for index, take in enumerate(kind)]
    return [take for _, take in sorted(placed, key=lambda each: each[0])]


def _paid_businesses(cast: Cast, stage: Stage, parties: Parties) -> Iterator[Take]:
    first = iter(parties.businesses)
    again = iter(parties.businesses)
    for purpose, new, more in PAID:
        for index in range(new + more):
            party = next(first) if index < new else next(again)
            kroner = 40_000 + 5_000 * ((index * 7) % 13)
            more_of_it = ONCE.get((purpose, index), NOTHING_MORE)
            yield _granted(cast, stage, stage.business_call, party, purpose, kroner, 1 + index % 2, more_of_it)


def _paid_associations(cast: Cast, stage: Stage, parties: Parties) -> Iterator[Take]:
    for index, party in enumerate(parties.associations[:ASSOCIATIONS_PAID]):
        yield _granted(cast, stage, stage.association_call, party, Purpose.ACTIVITY, 20_000 + 2_500 * index)


def _refused_and_lapsed(cast: Cast, stage: Stage, parties: Parties, body: Body) -> Iterator[Take]:
    for index in range(REFUSED):
        in_a_meeting = body if index == REFUSED - 1 else None
        yield _refused(cast, stage, parties.businesses[index * 4 + 1], in_a_meeting, appealed=index == 0)
    for index in range(LAPSED):
        yield _lapsed(cast, stage, parties.businesses[index + 20])


def _guided(cast: Cast, stage: Stage, parties: Parties) -> Iterator[Take]:
    everybody = [*parties.businesses, *parties.associations]
    for index in range(GUIDANCE):
        topic, referral = TOPICS[index % len(TOPICS)]
        yield _guidance(cast, stage, everybody[index], topic, referral, Decimal(1 + index % 5))


def _granted(
    cast: Cast,
    stage: Stage,
    call: Call,
    party: Party,
    purpose: Purpose,
    kroner: int,
    parts: int = 1,
    also: After = NOTHING_MORE,
) -> Take:
    """From application to closed case: decided by the board, accepted, paid in `parts`, the last one final."""

    def take(calendar: Calendar) -> None:
        costs, sum_granted = Money.kroner(4 * kroner), Money.kroner(kroner)
        case = _decided_upon(cast, stage, call, party, purpose, costs, sum_granted, calendar)
        draft = DecisionDraft(
            amount=sum_granted,
            reasons="Tiltaket svarer til formålet med midlene, og budsjettet er rimelig.",
            conditions=CONDITION,
        )
        decision = actions.grant(actor=cast.board, case_id=case.pk, draft=draft, now=calendar.after(6))
        _read(cast, decision, calendar)
        actions.accept(actor=cast.earlier_applicants, case_id=case.pk, now=calendar.after(5))
        for happens in also.accepted:
            happens(cast, case, calendar)
        if parts > 1:
            _paid(cast, case, PaymentKind.PART, sum_granted.split(2)[1], costs.split(2)[0], calendar)
        rest = sum_granted if parts == 1 else sum_granted.split(2)[0]
        _paid(cast, case, PaymentKind.FINAL, rest, costs, calendar)
        actions.close(actor=cast.officer, case_id=case.pk, now=calendar.after(2))
        for happens in also.closed:
            happens(cast, case, calendar)

    return take


def _refused(cast: Cast, stage: Stage, party: Party, body: Body | None, *, appealed: bool) -> Take:
    def take(calendar: Calendar) -> None:
        costs = Money.kroner(300_000)
        case = _decided_upon(
            cast, stage, stage.business_call, party, Purpose.BUSINESS_DEVELOPMENT, costs, Money.ZERO, calendar
        )
        reasons = "Tiltaket er vanlig drift, og midlene er til nye tiltak."
        if body is not None:
            decided_in_a_meeting(cast, body, calendar, reasons)
            return
        decision = actions.refuse(actor=cast.board, case_id=case.pk, reasons=reasons, now=calendar.after(6))
        _read(cast, decision, calendar)
        if appealed:
            _appealed_in_vain(cast, case, calendar)

    return take


def _read(cast: Cast, decision: Decision, calendar: Calendar) -> None:
    """The applicant opens the letter the same day: the days to appeal are counted from then."""
    assert decision.letter_id is not None  # every decision has one
    reader, now = cast.earlier_applicants, calendar.after(0)
    actions.open_letter(actor=reader, case_id=decision.case_id, letter_id=decision.letter_id, now=now)


def _appealed_in_vain(cast: Cast, case: Case, calendar: Calendar) -> None:
    """An appeal that is prepared by somebody else, upheld by the board, and affirmed by the appeals board."""
    appeal = actions.file_appeal(
        actor=cast.earlier_applicants,
        case_id=case.pk,
        draft=AppealDraft(
            "Vi mener at tiltaket er nytt for oss (oppdiktet klage).", "Vi ber om tilskuddet vi søkte om."
        ),
        now=calendar.after(9),
    )
    actions.declare_impartiality(actor=cast.coordinator, case_id=case.pk, impartial=True, now=calendar.after(3))
    prepared = PreparationDraft("Klagen har ingen nye opplysninger om tiltaket.", Proposal.UPHOLD)
    actions.prepare_appeal(actor=cast.coordinator, appeal_id=appeal.pk, draft=prepared, now=calendar.after(4))
    reasons = "Styret ser ikke noe nytt i klagen."
    actions.uphold_on_appeal(actor=cast.board, appeal_id=appeal.pk, reasons=reasons, now=calendar.after(7))
    actions.forward_appeal(actor=cast.coordinator, appeal_id=appeal.pk, now=calendar.after(1))
    now = calendar.after(35)
    ruling = RulingDraft(calendar.day, "Klagenemnda er enig med styret.", "KN oppdiktet 1")
    actions.affirm_on_appeal(actor=cast.coordinator, appeal_id=appeal.pk, draft=ruling, now=now)


def _lapsed(cast: Cast, stage: Stage, party: Party) -> Take:
    def take(calendar: Calendar) -> None:
        costs, amount = Money.kroner(120_000), Money.kroner(30_000)
        case = _decided_upon(cast, stage, stage.business_call, party, Purpose.STUDY, costs, amount, calendar)
        draft = DecisionDraft(amount=amount, reasons="Forstudien kan gi grunnlag for et nytt tiltak.")
        decision = actions.grant(actor=cast.board, case_id=case.pk, draft=draft, now=calendar.after(6))
        _read(cast, decision, calendar)
        actions.lapse(actor=cast.officer, case_id=case.pk, now=calendar.after(60))

    return take


def _decided_upon(
    cast: Cast,
    stage: Stage,
    call: Call,
    party: Party,
    purpose: Purpose,
    costs: Money,
    amount: Money,
    calendar: Calendar,
) -> Case:
    """Up to the recommendation and the board member's declaration: what every decision begins with."""
    applied = costs.split(4)[0]
    case = applied_for(cast.earlier_applicants, call, party, purpose, costs, applied, calendar.after(0), calendar.day)
    actions.declare_impartiality(actor=cast.officer, case_id=case.pk, impartial=True, now=calendar.after(3))
    recommended(cast, stage, case, amount, calendar.after(4))
    actions.declare_impartiality(actor=cast.board, case_id=case.pk, impartial=True, now=calendar.after(10))
    return case


def applied_for(
    applicant: Actor,
    call: Call,
    party: Party,
    purpose: Purpose,
    costs: Money,
    applied: Money,
    now: datetime,
    today: date,
) -> Case:
    """An application, drafted and sent."""
    nynorsk = party.pk % 4 == 0
    draft = ApplicationDraft(
        title=f"{TITLES[purpose]} (oppdiktet)",
        description="En oppdiktet søknad som viser hvordan en sak går fra søknad til utbetaling.",
        purpose=purpose,
        starts_on=today + timedelta(days=45),
        ends_on=today + timedelta(days=300),
        applied_amount=applied,
        aid_declared=Money.ZERO,
        language=Language.NYNORSK if nynorsk else Language.BOKMAL,
        costs=(CostDraft("Eget arbeid", costs.split(2)[0]), CostDraft("Kjøpte tjenester", costs.split(2)[1])),
        finance=(FinanceDraft(FinanceSource.OWN_MONEY, costs - applied),),
    )
    case = actions.start_application(actor=applicant, call_id=call.pk, applicant_id=party.pk, draft=draft, now=now)
    return actions.submit(actor=applicant, case_id=case.pk, now=now)


def recommended(cast: Cast, stage: Stage, case: Case, amount: Money, now: datetime) -> None:
    """The case officer's assessment."""
    draft = AssessmentDraft(
        text="Søknaden er komplett og vurdert mot programmets verdier.",
        recommended_amount=amount,
        scores={value.pk: 3 + (case.pk + index) % 3 for index, value in enumerate(stage.values)},
        aid=AidBasisDraft(suggested_basis(case.applicant.kind, case.product)),
    )
    actions.assess(actor=cast.officer, case_id=case.pk, draft=draft, now=now)


def _paid(cast: Cast, case: Case, kind: PaymentKind, amount: Money, costs: Money, calendar: Calendar) -> None:
    draft = PaymentDraft(
        kind=kind,
        requested_amount=amount,
        costs=costs,
        accounts="Kostnadene er ført etter budsjettet i søknaden.",
        signed_by=Signer.AUDITOR,
        report="Tiltaket er gjennomført som planlagt." if kind == PaymentKind.FINAL else "",
    )
    request = actions.request_payment(
        actor=cast.earlier_applicants, case_id=case.pk, draft=draft, now=calendar.after(60)
    )
    actions.attest_payment(actor=cast.officer, request_id=request.pk, now=calendar.after(5), conditions_met=[CONDITION])
    actions.pay(actor=cast.finance, request_id=request.pk, now=calendar.after(3))


def _guidance(cast: Cast, stage: Stage, party: Party, topic: str, referral: Referral, hours: Decimal) -> Take:
    def take(calendar: Calendar) -> None:
        case = actions.open_guidance(
            actor=cast.officer,
            programme_id=stage.programme.pk,
            applicant_id=party.pk,
            topic=f"{topic} (oppdiktet)",
            next_step="Møte på kommunehuset",
            now=calendar.after(0),
        )
        held = GuidanceDraft(held_on=calendar.day, hours=hours, text="Gikk gjennom saken og hva som kan gjøres.")
        actions.log_guidance(actor=cast.officer, case_id=case.pk, draft=held, now=calendar.after(7))
        outcome = OutcomeDraft(outcome="Fikk svar og vet hva som er neste steg.", referral=referral)
        actions.finish_guidance(actor=cast.officer, case_id=case.pk, draft=outcome, now=calendar.after(20))

    return take


def waiting_today(cast: Cast, stage: Stage, numbers: Iterator[OrganisationNumber], now: datetime) -> None:
    """What meets people who sign in: the applicant's firm, an application to assess, one to decide, one to guide."""
    today = now.date()
    firm = _firm_of_the_applicant(cast, next(numbers), now)
    newest = applied_for(
        cast.applicant,
        stage.business_call,
        firm,
        Purpose.STUDY,
        Money.kroner(160_000),
        Money.kroner(40_000),
        now,
        today,
    )
    actions.declare_impartiality(actor=cast.coordinator, case_id=newest.pk, impartial=True, now=now)
    other = register_party(
        actor=cast.officer, kind=PartyKind.FARM, name="Gårdsbruk 60 (oppdiktet)", organisation_number=next(numbers),
        legal_form="ENK", now=now,
    )  # fmt: skip
    join_party(
        actor=cast.officer,
        party_id=other.pk,
        user_id=cast.earlier_applicants.user_id or 0,
        role=MemberRole.OWNER,
        now=now,
    )
    to_decide = applied_for(
        cast.earlier_applicants, stage.business_call, other, Purpose.BUSINESS_DEVELOPMENT, Money.kroner(200_000),
        Money.kroner(50_000), now, today,
    )  # fmt: skip
    actions.declare_impartiality(actor=cast.officer, case_id=to_decide.pk, impartial=True, now=now)
    recommended(cast, stage, to_decide, Money.kroner(50_000), now)
    actions.open_guidance(
        actor=cast.officer,
        programme_id=stage.programme.pk,
        applicant_id=firm.pk,
        topic="Veien fra idé til forstudie (oppdiktet)",
        next_step="Ringe tilbake",
        now=now,
    )


def _firm_of_the_applicant(cast: Cast, number: OrganisationNumber, now: datetime) -> Party:
    firm = register_party(
        actor=cast.officer, kind=PartyKind.FIRM, name="Søkerens bedrift (oppdiktet)", organisation_number=number,
        legal_form="AS", account_number="86011117947", now=now,
    )  # fmt: skip
    join_party(
        actor=cast.officer, party_id=firm.pk, user_id=cast.applicant.user_id or 0, role=MemberRole.OWNER, now=now
    )
    return firm


def register(cast: Cast, numbers: Iterator[OrganisationNumber], now: datetime, associations: int) -> Parties:
    """The constructed businesses and associations, each with the account that applies for them."""
    count = sum(new for _, new, _ in PAID)
    names = [
        (PartyKind.FARM, f"Gårdsbruk {index + 1} (oppdiktet)", "ENK")
        if index < FARMS
        else (PartyKind.FIRM, f"Bedrift {index - FARMS + 1} (oppdiktet)", "ENK" if index % 3 else "AS")
        for index in range(count)
    ]
    # Farms and firms apply in turn, so that both kinds stand in every year and purpose.
    names.sort(key=lambda each: int("".join(filter(str.isdigit, each[1]))))
    businesses = tuple(_registered(cast, kind, name, form, next(numbers), now) for kind, name, form in names)
    clubs = tuple(
        _registered(cast, PartyKind.ASSOCIATION, f"Lag {index + 1} (oppdiktet)", "FLI", next(numbers), now)
        for index in range(associations)
    )
    return Parties(businesses, clubs)


def _registered(cast: Cast, kind: PartyKind, name: str, form: str, number: OrganisationNumber, now: datetime) -> Party:
    party = register_party(
        actor=cast.officer, kind=kind, name=name, organisation_number=number, legal_form=form, now=now
    )
    join_party(
        actor=cast.officer,
        party_id=party.pk,
        user_id=cast.earlier_applicants.user_id or 0,
        role=MemberRole.OWNER,
        now=now,
    )
    return party
