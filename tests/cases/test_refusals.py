"""Every guard of every table says no once, through the action, in words and without a changed row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bulyst.cases import actions, rules
from bulyst.cases.aid import Basis
from bulyst.cases.drafts import AidBasisDraft, ApplicationDraft, AssessmentDraft, CostDraft, FinanceDraft, OutcomeDraft
from bulyst.cases.facts import GrantFacts, Who
from bulyst.cases.kinds import FinanceSource
from bulyst.cases.lifecycle import CHANGE, GRANT, GUIDANCE, PAYMENT, RECLAIM
from bulyst.cases.models import Case
from bulyst.cases.queries.facts import NO_RULES
from bulyst.cases.settling import settle
from bulyst.kernel.lifecycle import Guard
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.parties import actions as parties
from bulyst.parties.models import MemberRole
from bulyst.programmes import actions as programmes
from bulyst.programmes.actions import FormPlace
from bulyst.programmes.blocks import Block, Form, QuestionGroup, Words
from bulyst.programmes.choices import BlockKind, Purpose, RuleKind, Signer
from bulyst.programmes.rulebook import RuleDraft
from bulyst.tenancy.actions import name_superior
from bulyst.tenancy.actor import applicant_actor
from bulyst.tenancy.roles import Role
from tests.cases.board_world import seat
from tests.cases.checks import refused
from tests.cases.refusals_of_money import MONEY
from tests.cases.world import APPLICATION, ARREARS, CONDITION, COSTS, GRANTED, RULES, TODAY, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]

Scenario = Callable[[World], Callable[[], Any]]
"""Prepares a case and returns the call that must be refused."""

SCENARIOS: dict[str, Scenario] = {}


def scenario(key: str) -> Callable[[Scenario], Scenario]:
    def keep(function: Scenario) -> Scenario:
        SCENARIOS[key] = function
        return function

    return keep


def _send(world: World, draft: ApplicationDraft) -> Callable[[], Any]:
    case = actions.start_application(
        actor=world.applicant, call_id=world.call.pk, applicant_id=world.party.pk, now=world.at, draft=draft
    )
    return lambda: actions.submit(actor=world.applicant, case_id=case.pk, now=world.at)


for _field, _empty in {
    "title": {"title": " "},
    "description": {"description": ""},
    "purpose": {"purpose": ""},
    "starts_on": {"starts_on": None},
    "applied_amount": {"applied_amount": None},
    "cost_lines": {"costs": ()},
}.items():
    SCENARIOS[f"cases.given.{_field}"] = lambda world, changes=_empty: _send(world, replace(APPLICATION, **changes))  # type: ignore[misc]

SCENARIOS |= {
    "cases.runs_forward": lambda world: _send(world, replace(APPLICATION, ends_on=date(2026, 4, 30))),
    "cases.purpose_in_call": lambda world: _send(world, replace(APPLICATION, purpose=Purpose.MARKETING.value)),
    "cases.cost_line_not_positive": lambda world: _send(
        world, replace(APPLICATION, costs=(*APPLICATION.costs, CostDraft("Rabatt", kr(-10))))
    ),
    "cases.finance_line_not_positive": lambda world: _send(
        world, replace(APPLICATION, finance=(*APPLICATION.finance, FinanceDraft(FinanceSource.LOAN, kr(-10))))
    ),
    "cases.cost_lines_add_up": lambda world: _send(world, replace(APPLICATION, applied_amount=COSTS + kr(1))),
    "cases.plan_is_financed": lambda world: _send(
        world, replace(APPLICATION, finance=(*APPLICATION.finance, FinanceDraft(FinanceSource.LOAN, kr(1))))
    ),
}


@scenario("cases.own_questions_answered")
def own_question_unanswered(world: World) -> Callable[[], Any]:
    asked = Block("jobber", BlockKind.NUMBER, Words("Hvor mange arbeidsplasser?"), required=True)
    form = Form((QuestionGroup("virkning", Words("Virkning"), blocks=(asked,)),))
    place = FormPlace(world.programme.pk, world.call.pk)
    version = programmes.save_form(actor=world.manager, place=place, form=form, now=world.at)
    programmes.adopt_form(actor=world.manager, form_id=version.pk, now=world.at)
    return _send(world, replace(APPLICATION, answers={"jobber": "mange"}))


@scenario("cases.call_open")
def call_closed(world: World) -> Callable[[], Any]:
    case = world.draft()
    programmes.close_call(actor=world.manager, call_id=world.call.pk, now=world.at)
    return lambda: actions.submit(actor=world.applicant, case_id=case.pk, now=world.at + timedelta(seconds=1))


@scenario("cases.may_write")
def reader(world: World) -> Callable[[], Any]:
    case = world.granted()
    user = world.user.__class__.objects.create_user("leser@example.test")
    parties.join_party(
        actor=world.officer, party_id=world.party.pk, user_id=user.pk, role=MemberRole.READER, now=world.at
    )
    return lambda: actions.accept(actor=applicant_actor(user, world.municipality), case_id=case.pk, now=world.at)


@scenario("cases.ground_given")
def conflict_without_ground(world: World) -> Callable[[], Any]:
    case = world.submitted()
    return lambda: actions.declare_impartiality(actor=world.officer, case_id=case.pk, impartial=False, now=world.at)


@scenario("cases.question_asked")
def nothing_asked(world: World) -> Callable[[], Any]:
    case = world.submitted()
    return lambda: actions.ask_for_more(actor=world.officer, case_id=case.pk, question=" ", due_on=TODAY, now=world.at)


@scenario("cases.answer_due_passed")
def answer_due_yesterday(world: World) -> Callable[[], Any]:
    case = world.submitted()
    return lambda: actions.ask_for_more(
        actor=world.officer, case_id=case.pk, question="Hva?", due_on=TODAY - timedelta(days=1), now=world.at
    )


@scenario("cases.answer_written")
def nothing_answered(world: World) -> Callable[[], Any]:
    case = world.waiting()
    return lambda: actions.answer(actor=world.applicant, case_id=case.pk, text="", now=world.at)


@scenario("cases.answer_overdue")
def assessed_before_the_answer_is_due(world: World) -> Callable[[], Any]:
    case = world.waiting()
    world.impartial(case, world.officer)
    return lambda: actions.assess(
        actor=world.officer, case_id=case.pk, draft=world.assessment(), now=world.at + timedelta(days=14)
    )


def _assess(world: World, draft: AssessmentDraft, **application: Any) -> Callable[[], Any]:
    case = world.submitted(**application)
    world.impartial(case, world.officer)
    return lambda: actions.assess(actor=world.officer, case_id=case.pk, draft=draft, now=world.at)


SCENARIOS |= {
    "cases.assessment_written": lambda world: _assess(world, replace(world.assessment(), text="")),
    "cases.criteria_scored": lambda world: _assess(world, replace(world.assessment(), scores={world.criterion: 6})),
    "cases.not_above_applied": lambda world: _assess(world, world.assessment(kr(200_001))),
    "cases.within_share": lambda world: _assess(world, world.assessment(kr(120_001)), purpose=Purpose.INVESTMENT.value),
    "cases.within_amount": lambda world: _assess(
        world,
        world.assessment(kr(300_001)),
        applied_amount=kr(400_000),
        costs=(CostDraft("Bygg", kr(800_000)),),
        finance=(FinanceDraft(FinanceSource.OWN_MONEY, kr(400_000)),),
    ),
    "cases.own_share_met": lambda world: _assess(
        world,
        world.assessment(),
        finance=(FinanceDraft(FinanceSource.OWN_WORK, kr(99_999)), FinanceDraft(FinanceSource.LOAN, kr(100_001))),
    ),
    "cases.not_started_before": lambda world: _assess(world, world.assessment(), starts_on=date(2026, 3, 2)),
    "cases.within_de_minimis": lambda world: _assess(world, world.assessment(), aid_declared=kr(3_150_001)),
}


def _adopt(world: World, kind: RuleKind, parameters: dict[str, Any]) -> None:
    """The same rules and one more, from before the application is received; of this call alone."""
    more = RuleDraft(kind, parameters, "retningslinjene punkt 12", "En regel til.", "Ein regel til.")
    programmes.adopt_rule_set(
        actor=world.manager,
        programme_id=world.programme.pk,
        call_id=world.call.pk,
        name="Egne regler",
        valid_from=date(2026, 3, 1),
        drafts=(*RULES, ARREARS, more),
        now=world.at,
    )


@scenario("cases.within_applicant_ceiling")
def twice_in_a_year(world: World) -> Callable[[], Any]:
    _adopt(world, RuleKind.APPLICANT_CEILING, {"amount": (GRANTED * 2).ore - 1, "months": 12})
    world.granted()
    return _assess(world, world.assessment(GRANTED))


@scenario("cases.aid_judged")
def nobody_has_judged_what_the_support_rests_on(world: World) -> Callable[[], Any]:
    case = world.submitted()
    world.impartial(case, world.officer, world.board)
    actions.assess(actor=world.officer, case_id=case.pk, draft=replace(world.assessment(), aid=None), now=world.at)
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)


@scenario("cases.other_aid_stated")
def silent_about_other_aid(world: World) -> Callable[[], Any]:
    _adopt(world, RuleKind.OTHER_AID, {})
    return _assess(world, world.assessment(), aid_declared=None)


@scenario("cases.rules_in_force")
def no_rules_then(world: World) -> Callable[[], Any]:
    case = world.submitted()
    world.impartial(case, world.officer)
    with world.open():  # received on a day before any rules were adopted
        Case.objects.filter(pk=case.pk).update(submitted_at=world.at - timedelta(days=365))
        settle(case.pk)
    return lambda: actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=world.at)


@scenario("cases.proposal_call_open")
def begun_to_a_closed_call(world: World) -> Callable[[], Any]:
    guidance = world.guidance()
    programmes.close_call(actor=world.manager, call_id=world.call.pk, now=world.at)
    later = world.at + timedelta(minutes=1)
    return lambda: actions.propose_grant(actor=world.officer, case_id=guidance.pk, call_id=world.call.pk, now=later)


@scenario("cases.not_proposed_before")
def begun_twice_from_the_same_guidance(world: World) -> Callable[[], Any]:
    guidance = world.guidance()
    again = {"actor": world.officer, "case_id": guidance.pk, "call_id": world.call.pk, "now": world.at}
    actions.propose_grant(**again)
    return lambda: actions.propose_grant(**again)


@scenario("cases.aid_basis_holds")
def outside_the_coverage_without_such_a_product(world: World) -> Callable[[], Any]:
    case = world.submitted()
    world.impartial(case, world.officer)
    actions.judge_aid(actor=world.officer, case_id=case.pk, draft=AidBasisDraft(Basis.OUTSIDE_EEA), now=world.at)
    draft = replace(world.assessment(), aid=None)
    return lambda: actions.assess(actor=world.officer, case_id=case.pk, draft=draft, now=world.at)


@scenario("cases.impartial")
def nothing_declared(world: World) -> Callable[[], Any]:
    case = world.submitted()
    return lambda: actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=world.at)


@scenario("cases.no_conflict")
def conflict_declared(world: World) -> Callable[[], Any]:
    case = world.recommended()
    world.impartial(case, world.board)
    actions.declare_impartiality(actor=world.board, case_id=case.pk, impartial=False, ground="Søskenbarn", now=world.at)
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)


@scenario("cases.not_around_the_meeting")
def on_the_agenda_of_a_meeting(world: World) -> Callable[[], Any]:
    case = world.recommended()
    seat(world).called(case)
    world.impartial(case, world.board)
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)


@scenario("cases.superior_impartial")
def superior_in_conflict(world: World) -> Callable[[], Any]:
    case = world.recommended()
    question = actions.raise_conflict(
        actor=world.officer, case_id=case.pk, user_id=world.manager.user_id or 0, ground="Eier", now=world.at
    )
    actions.settle_conflict(
        actor=world.board, question_id=question.pk, conflicted=True, reasons="Eier bakeriet.", now=world.at
    )
    name_superior(
        actor=world.manager,
        user_id=world.board.user_id or 0,
        superior_id=world.manager.user_id,
        now=world.at,
    )
    world.impartial(case, world.board)
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)


@scenario("cases.own_case")
def own_organisation(world: World) -> Callable[[], Any]:
    case = world.recommended()
    assert world.board.user_id is not None
    world.impartial(case, world.board)
    parties.join_party(
        actor=world.officer,
        party_id=world.party.pk,
        user_id=world.board.user_id,
        role=MemberRole.READER,
        now=world.at,
    )
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)


def _decide(world: World, **changes: Any) -> Callable[[], Any]:
    case = world.recommended()
    world.impartial(case, world.board)
    draft = replace(world.decision(), **changes)
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=draft, now=world.at)


SCENARIOS |= {
    "cases.reasons_given": lambda world: _decide(world, reasons=" \n"),
    "cases.amount_given": lambda world: _decide(world, amount=Money.ZERO),
}


@scenario("cases.not_the_assessor")
def assessor_decides(world: World) -> Callable[[], Any]:
    case = world.recommended()
    both = replace(world.officer, roles=frozenset({Role.CASE_OFFICER, Role.BOARD_MEMBER}))
    return lambda: actions.grant(actor=both, case_id=case.pk, draft=world.decision(), now=world.at)


@scenario("cases.within_delegation")
def above_the_limit(world: World) -> Callable[[], Any]:
    case = world.recommended()
    world.impartial(case, world.board)
    limited = replace(world.board, limit=GRANTED - Money(1))
    return lambda: actions.grant(actor=limited, case_id=case.pk, draft=world.decision(), now=world.at)


def _left(world: World) -> Money:
    with world.open():
        return ledger.frame_balances(world.fund.frame_id).available


@scenario("cases.in_frame")
def frame_used_up(world: World) -> Callable[[], Any]:
    big = {
        "applied_amount": kr(300_000),
        "costs": (CostDraft("Bygg", kr(600_000)),),
        "finance": (FinanceDraft(FinanceSource.OWN_MONEY, kr(300_000)),),
        "aid_declared": None,
    }
    while (left := _left(world)) >= kr(150_000):
        world.granted(min(left, kr(300_000)), **big)
    case = world.recommended(kr(150_000))
    world.impartial(case, world.board)
    return lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)


@scenario("cases.acceptance_open")
def accepted_too_late(world: World) -> Callable[[], Any]:
    case = world.granted()
    return lambda: actions.accept(actor=world.applicant, case_id=case.pk, now=world.at + timedelta(weeks=4, days=1))


@scenario("cases.acceptance_passed")
def lapsed_too_early(world: World) -> Callable[[], Any]:
    case = world.granted()
    return lambda: actions.lapse(actor=world.officer, case_id=case.pk, now=world.at + timedelta(weeks=4))


def _request(world: World, draft: Any, **when: Any) -> Callable[[], Any]:
    case = world.accepted()
    at = world.at + timedelta(**when)
    return lambda: actions.request_payment(actor=world.applicant, case_id=case.pk, draft=draft, now=at)


SCENARIOS |= {
    "payments.no_sum": lambda world: _request(world, world.final(requested_amount=Money.ZERO)),
    "payments.request_complete": lambda world: _request(world, world.final(report=" ")),
    "payments.signed": lambda world: _request(world, world.final(signed_by=Signer.MANAGER)),
    "payments.within_rest": lambda world: _request(world, world.final(requested_amount=GRANTED + Money(1))),
    "payments.within_regime": lambda world: _request(world, world.part(kr(75_001), costs=kr(200_000))),
    "payments.kept_for_final": lambda world: _request(world, world.part(GRANTED, costs=COSTS)),
    "payments.grant_valid": lambda world: _request(world, world.final(), days=732),
}


@scenario("payments.requestable")
def a_request_is_open(world: World) -> Callable[[], Any]:
    case = world.accepted()
    world.requested(case, world.part())
    return lambda: world.requested(case, world.part(kr(10_000)))


@scenario("payments.final_is_paid")
def final_was_paid(world: World) -> Callable[[], Any]:
    case = world.accepted()
    world.paid(world.requested(case))
    return lambda: world.requested(case, world.part(Money(1)))


@scenario("payments.nothing_open")
def closing_with_an_open_request(world: World) -> Callable[[], Any]:
    case = world.accepted()
    world.requested(case)
    return lambda: actions.close(actor=world.officer, case_id=case.pk, now=world.at)


@scenario("payments.settled")
def closing_before_the_final_payment(world: World) -> Callable[[], Any]:
    case = world.accepted()
    world.paid(world.requested(case, world.part()))
    return lambda: actions.close(actor=world.officer, case_id=case.pk, now=world.at)


@scenario("payments.not_the_requester")
def requester_attests(world: World) -> Callable[[], Any]:
    request = world.requested(world.accepted())
    officer_too = replace(world.officer, user_id=world.user.pk)
    return lambda: actions.attest_payment(
        actor=officer_too, request_id=request.pk, now=world.at, conditions_met=[CONDITION]
    )


@scenario("conditions.all_met")
def condition_not_ticked_off_before_the_final_payment(world: World) -> Callable[[], Any]:
    request = world.requested(world.accepted())
    return lambda: actions.attest_payment(actor=world.officer, request_id=request.pk, now=world.at)


@scenario("cases.time_to_answer")
def a_shorter_time_to_answer_than_the_rules_give(world: World) -> Callable[[], Any]:
    _adopt(world, RuleKind.ANSWER_DAYS, {"days": 10})
    case = world.submitted()
    due = TODAY + timedelta(days=9)
    return lambda: actions.ask_for_more(
        actor=world.officer, case_id=case.pk, question="Hva koster frakten?", due_on=due, now=world.at
    )


@scenario("payments.not_the_attester")
def attester_pays(world: World) -> Callable[[], Any]:
    request = world.attested(world.requested(world.accepted()))
    both = replace(world.officer, roles=frozenset({Role.CASE_OFFICER, Role.FINANCE_OFFICER}))
    return lambda: actions.pay(actor=both, request_id=request.pk, now=world.at)


@scenario("payments.grant_accepted")
def case_is_not_open(world: World) -> Callable[[], Any]:
    request = world.requested(world.accepted())
    with world.open():  # no action leads here: the guard stands against a row changed behind them
        Case.objects.filter(pk=request.case_id).update(state="CLOSED")
        settle(request.case_id)
    return lambda: world.attested(request)


@scenario("payments.costs_accepted")
def more_costs_accepted_than_shown(world: World) -> Callable[[], Any]:
    request = world.requested(world.accepted())
    return lambda: world.attested(request, accepted_costs=COSTS + Money(1))


@scenario("payments.nothing_overpaid")
def paid_more_than_the_final_accounts_give(world: World) -> Callable[[], Any]:
    case = world.accepted()
    world.paid(world.requested(case, world.part(kr(75_000))))
    request = world.requested(case, world.final(requested_amount=kr(75_000), costs=kr(100_000)))
    return lambda: world.attested(request)


@scenario("payments.something_to_settle")
def a_part_without_accepted_costs(world: World) -> Callable[[], Any]:
    request = world.requested(world.accepted(), world.part())
    return lambda: world.attested(request, accepted_costs=Money.ZERO)


@scenario("payments.reason_given")
def returned_without_a_reason(world: World) -> Callable[[], Any]:
    request = world.requested(world.accepted())
    return lambda: actions.return_payment(actor=world.officer, request_id=request.pk, reason="", now=world.at)


@scenario("cases.hours_given")
def no_hours(world: World) -> Callable[[], Any]:
    case = world.guidance()
    draft = replace(world.hours(), hours=Decimal("0.001"))
    return lambda: actions.log_guidance(actor=world.officer, case_id=case.pk, draft=draft, now=world.at)


@scenario("cases.outcome_given")
def no_outcome(world: World) -> Callable[[], Any]:
    case = world.guidance()
    return lambda: actions.finish_guidance(actor=world.officer, case_id=case.pk, draft=OutcomeDraft(" "), now=world.at)


@scenario("cases.given.topic")
def no_topic(world: World) -> Callable[[], Any]:
    return lambda: actions.open_guidance(
        actor=world.officer, programme_id=world.programme.pk, applicant_id=world.party.pk, topic=" ", now=world.at
    )


SCENARIOS |= MONEY

TABLES = (GRANT, GUIDANCE, PAYMENT, CHANGE, RECLAIM)


@pytest.mark.parametrize("key", SCENARIOS)
def test_a_guard_refuses_and_changes_nothing(world: World, key: str) -> None:
    call = SCENARIOS[key](world)
    with refused(world, key):
        call()


#: Guards whose refusal is a step in a longer tale, and the test that tells it.
IN_TALES = {
    "target_takes": "test_moving.py::test_what_cannot_be_moved_is_refused_and_stays",
    "move_explained": "test_moving.py::test_what_cannot_be_moved_is_refused_and_stays",
    "expected_day_given": "test_interim.py::test_people_say_more_and_the_house_does_not_after_them",
    "no_appeal_open": "test_lifecycle_appeal.py::test_while_an_appeal_is_open_nothing_lapses_closes_or_is_settled",
    "no_appeal_before_close": "test_lifecycle_appeal.py::"
    "test_while_an_appeal_is_open_nothing_lapses_closes_or_is_settled",
    "no_appeal_before_final": "test_lifecycle_appeal.py::"
    "test_while_an_appeal_is_open_nothing_lapses_closes_or_is_settled",
    "something_overpaid": "test_appeals_of_money.py::"
    "test_what_came_back_beyond_the_claim_is_seen_and_given_back_by_another",
    "not_who_lowered": "test_appeals_of_money.py::"
    "test_what_came_back_beyond_the_claim_is_seen_and_given_back_by_another",
    "through_appeal": "test_refusals.py::test_only_an_appeal_puts_a_decision_in_place_of_another",
}


def test_every_guard_of_every_table_is_refused_once() -> None:
    guards: set[Guard] = {guard for table in TABLES for step in table.steps for guard in step.guards}
    covered = {key.rsplit(".", 1)[-1] for key in SCENARIOS} | set(IN_TALES)
    assert {guard.__name__.removeprefix("given_") for guard in guards} <= covered
    for place in set(IN_TALES.values()):
        file, _, name = place.partition("::")
        assert f"def {name}(" in (Path(__file__).parent / file).read_text()


def test_only_an_appeal_puts_a_decision_in_place_of_another() -> None:
    facts = GrantFacts(on=TODAY, who=Who(), rules=NO_RULES)
    assert not rules.through_appeal(facts).ok
    assert rules.through_appeal(replace(facts, through_appeal=True)).ok


def test_everything_that_is_missing_is_said_at_once(world: World) -> None:
    call = _send(world, ApplicationDraft())
    with refused(
        world, "cases.given.title", "cases.given.description", "cases.given.purpose", "cases.given.applied_amount"
    ):
        call()


def test_nobody_opens_a_guidance_case_for_their_own_organisation(world: World) -> None:
    assert world.officer.user_id is not None
    parties.join_party(
        actor=world.officer,
        party_id=world.party.pk,
        user_id=world.officer.user_id,
        role=MemberRole.OWNER,
        now=world.at,
    )
    with refused(world, "cases.own_case"):
        world.guidance()


def test_an_application_to_a_closed_call_is_not_begun(world: World) -> None:
    programmes.close_call(actor=world.manager, call_id=world.call.pk, now=world.at)
    with refused(world, "cases.call_open"):
        actions.start_application(
            actor=world.applicant,
            call_id=world.call.pk,
            applicant_id=world.party.pk,
            now=world.at + timedelta(seconds=1),
        )


def test_an_application_is_not_begun_for_somebody_elses_organisation(world: World, make_user: Any) -> None:
    stranger = applicant_actor(make_user(), world.municipality)
    with refused(world, "cases.may_write"):
        actions.start_application(actor=stranger, call_id=world.call.pk, applicant_id=world.party.pk, now=world.at)
