"""The conditions of a decision are followed up one by one, and the final payment waits for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bulyst.audit import trail
from bulyst.cases import actions, queries
from bulyst.cases.conditions import Asked, conditions_in
from bulyst.cases.lifecycle import PaymentState
from bulyst.cases.models import Case
from bulyst.cases.settling import settle
from bulyst.kernel.verdict import Refused
from bulyst.programmes import actions as programmes
from bulyst.programmes.choices import Counted, RuleKind
from bulyst.programmes.rulebook import RuleDraft
from tests.cases.checks import refused
from tests.cases.world import ARREARS, CONDITION, GRANTED, RULES, TODAY, World


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", []),
        ("Ovnen skal stå i Lierne.", ["Ovnen skal stå i Lierne."]),
        ("- Én\n\n• To\n3. Tre\n 4) Fire ", ["Én", "To", "Tre", "Fire"]),
        ("Én\nÉn", ["Én"]),
        ("2026 er siste år.", ["2026 er siste år."]),
        ("-5 grader tåles", ["-5 grader tåles"]),
    ],
)
def test_a_line_is_a_condition(written: str, expected: list[str]) -> None:
    assert conditions_in(written) == expected


def test_the_same_words_are_the_same_condition() -> None:
    assert Asked("Én").key == Asked("Én", "§ 3").key != Asked("To").key


EVERY_GRANT = "Støtten nevnes når tiltaket omtales."


def follow(world: World, *more: RuleDraft) -> None:
    programmes.adopt_rule_set(
        actor=world.manager,
        programme_id=world.programme.pk,
        name="Neste",
        valid_from=date(2026, 3, 1),
        drafts=(*RULES, ARREARS, *more),
        now=world.at,
    )


def told(world: World, case: Case) -> list[tuple[str, bool]]:
    with world.open():
        found = queries.conditions_of(world.case(case), queries.rules_of(case, TODAY))
    return [(each.asked.text, each.met is not None) for each in found]


@pytest.mark.django_db
def test_conditions_are_ticked_off_by_somebody_on_a_day_and_the_final_payment_waits_for_all(world: World) -> None:
    rule = RuleDraft(RuleKind.CONDITION, {"before_final": True}, "§ 9", EVERY_GRANT, "Støtta blir nemnd.")
    spoken = RuleDraft(RuleKind.CONDITION, {}, "§ 10", "Søknaden skal ha mål.", "Søknaden skal ha mål.")
    follow(world, rule, spoken)
    case = world.accepted()
    assert told(world, case) == [(CONDITION, False), (EVERY_GRANT, False)]
    part = world.paid(world.requested(case, world.part()), conditions_met=())  # a part does not wait
    assert part.state == PaymentState.PAID

    def tick(*texts: str, on: date = TODAY) -> None:
        actions.meet_conditions(
            actor=world.officer, case_id=case.pk, texts=texts, met_on=on, note="Befaring", now=world.at
        )

    with refused(world, "conditions.in_force"):
        tick("Noe annet")
    with refused(world, "conditions.day_has_come"):
        tick(CONDITION, on=TODAY + timedelta(days=1))
    tick(EVERY_GRANT, on=TODAY - timedelta(days=1))
    tick(EVERY_GRANT)  # ticked off already: as it was
    assert told(world, case) == [(CONDITION, False), (EVERY_GRANT, True)]
    request = world.requested(case, world.final(requested_amount=GRANTED - part.requested_amount))
    with pytest.raises(Refused) as why:
        world.attested(request, conditions_met=())
    assert [each.facts["unmet"] for each in why.value.failing] == [f"«{CONDITION}»"]
    world.attested(request, conditions_met=[CONDITION])
    with world.open():
        case = world.case(case)
        met = [each.met for each in queries.conditions_of(case, queries.rules_of(case, TODAY))]
    assert [(each.met_on, each.note, each.by_id) for each in met] == [
        (TODAY, "", world.officer.user_id),
        (TODAY - timedelta(days=1), "Befaring", world.officer.user_id),
    ]

    actions.open_condition(actor=world.officer, case_id=case.pk, condition_id=met[0].pk, now=world.at)
    with refused(world, "conditions.all_met"):  # not met after all: the money stays
        actions.pay(actor=world.finance, request_id=request.pk, now=world.at)
    tick(CONDITION)
    actions.pay(actor=world.finance, request_id=request.pk, now=world.at)
    with world.open():
        for for_applicant in (True, False):
            said = [(each.title, each.text) for each in queries.timeline(case, for_applicant=for_applicant)]
            assert ("Et vilkår ble krysset av som oppfylt 2. mars 2026", EVERY_GRANT) in said
            assert ("Et vilkår er ikke oppfylt likevel", CONDITION) in said
    events = [line.event for line in trail.history(world.municipality.pk, case)]
    assert [event for event in events if event.startswith("condition")] == [
        "condition.met", "condition.met", "condition.opened", "condition.met",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("counted", "call", "programme", "municipality"),
    [(Counted.CALL, False, True, True), (Counted.PROGRAMME, False, False, True), (Counted.MUNICIPALITY, *[False] * 3)],
)
def test_a_ceiling_counts_the_call_the_programme_or_the_municipality(
    world: World, counted: str, call: bool, programme: bool, municipality: bool
) -> None:
    """Another grant of `GRANTED` lies in the same call, another call of the programme, or another programme."""
    parameters = {"amount": (GRANTED * 2).ore - 1, "months": 12, "counted": counted}
    follow(world, RuleDraft(RuleKind.APPLICANT_CEILING, parameters, "§ 7", "Et tak.", "Eit tak."))
    earlier, case = world.granted(), world.submitted()
    other_call, other_programme = another(world)
    outcomes = []
    for place in ({}, {"call": other_call}, {"call": other_call, "programme": other_programme}):
        with world.open():
            Case.objects.filter(pk=earlier.pk).update(**place)
            settle(earlier.pk)
            verdicts = queries.application_verdicts(world.case(case), world.officer, world.at, GRANTED)
        [verdict] = [each for each in verdicts if each.message.key.startswith("cases.within_applicant_ceiling")]
        outcomes.append(verdict.ok)
    assert outcomes == [call, programme, municipality]


def another(world: World) -> tuple[object, object]:
    draft = programmes.ProgrammeDraft("Annet", "annet")
    programme = programmes.create_programme(actor=world.manager, draft=draft, now=world.at)
    call = programmes.open_call(
        actor=world.manager,
        programme_id=world.programme.pk,
        now=world.at,
        draft=programmes.CallDraft(
            "Til", "til", opens_at=world.at, fund_id=world.fund.pk, purposes=tuple(world.call.purposes)
        ),
    )
    return call, programme


@pytest.mark.django_db
def test_a_condition_of_a_replaced_decision_that_is_asked_again_stays_met(world: World) -> None:
    case = world.accepted()
    actions.meet_conditions(actor=world.officer, case_id=case.pk, texts=[CONDITION], met_on=TODAY, now=world.at)
    with world.open():
        decision = world.case(case).decision
        type(decision).objects.filter(pk=decision.pk).update(conditions=f"- {CONDITION}\n- Rapporten leveres.")
    assert told(world, case) == [(CONDITION, True), ("Rapporten leveres.", False)]
    with refused(world, "tenancy.no_right"):
        actions.meet_conditions(actor=world.board, case_id=case.pk, texts=[CONDITION], met_on=TODAY, now=world.at)
