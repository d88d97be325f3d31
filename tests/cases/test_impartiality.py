"""Who may touch a case: every kind of conflict, undecided and decided, against every step that somebody handles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bulyst.audit import trail
from bulyst.cases import actions, impartiality_rules, payment_rules, rules
from bulyst.cases.facts import Who
from bulyst.cases.impartiality_rules import Asked, Found, stand
from bulyst.cases.kinds import ConflictGround
from bulyst.cases.lifecycle import GRANT, GUIDANCE, IMPARTIALITY, PAYMENT, ConflictEvent, ConflictState
from bulyst.cases.models import Case, ConflictQuestion
from bulyst.cases.queries.impartiality import deciders, standings
from bulyst.parties import actions as parties
from bulyst.parties.models import MemberRole, TieKind
from bulyst.tenancy.actions import name_superior
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Membership
from bulyst.tenancy.roles import Right
from tests.cases.checks import refused
from tests.cases.world import GRANTED, TODAY, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

G, S, E = ConflictGround, ConflictState, ConflictEvent
DETECTED = (G.MEMBER, G.TIE, G.SUPERIOR)


# The table of standings, without a database


def _standing(ground: ConflictGround, state: ConflictState | None) -> Any:
    found = [Found(ground, 1)] if ground in DETECTED else []
    asked = [] if state is None else [Asked(ground, 1, is_open=state == S.OPEN, clears=state == S.IMPARTIAL)]
    return stand(found, asked, ground != G.DECLARED)


@pytest.mark.parametrize("ground", ConflictGround)
@pytest.mark.parametrize(
    ("state", "free"), [(None, False), (S.OPEN, False), (S.IMPARTIAL, True), (S.CONFLICTED, False)]
)
def test_a_conflict_keeps_one_out_until_it_is_found_not_to_be_one(
    ground: ConflictGround, state: ConflictState | None, free: bool
) -> None:
    if ground in (G.RAISED, G.APPLICANT) and state is None:
        return  # nobody has asked: there is nothing
    stands = _standing(ground, state)
    assert stands.clear is free
    assert stands.out is (state == S.CONFLICTED)
    who = Who(user_id=1, is_member=stands.belongs, declared=stands.declared, suspended=stands.suspended, out=stands.out)
    facts: Any = type("Facts", (), {"who": who})()
    assert rules.no_conflict(facts).ok is free
    assert rules.impartial(facts).ok is free
    assert payment_rules.no_conflict(facts).ok is free


@pytest.mark.parametrize("table", [GRANT, GUIDANCE, PAYMENT], ids=lambda table: table.name)
def test_every_step_of_the_staff_asks_whether_a_conflict_is_known(table: Any) -> None:
    """Only to declare is open to who is in conflict; what the applicant does is the applicant's."""
    asking = {rules.no_conflict, rules.impartial, rules.through_appeal}
    for step in table.steps:
        if step.right == Right.APPLY or step.event == "DECLARE":
            continue
        assert asking & set(step.guards), f"{table.name}: {step.source} {step.event}"


def test_who_may_act_for_the_applicant_is_not_cleared_by_anybody() -> None:
    stands = stand([Found(G.MEMBER, 0, binding=True)], [Asked(G.MEMBER, 0, is_open=False, clears=True)], True)
    assert not stands.clear


def test_a_new_declaration_of_conflict_is_a_new_question() -> None:
    cleared = Asked(G.DECLARED, 0, is_open=False, clears=True)
    assert stand([], [cleared], False).clear
    before = Asked(G.DECLARED, 0, is_open=False, clears=True, after_declaration=False)
    assert not stand([], [before], False).clear


def test_being_found_in_conflict_holds_whatever_is_found_later() -> None:
    out = Asked(G.TIE, 1, is_open=False, clears=False)
    assert stand([], [out, Asked(G.RAISED, 0, is_open=False, clears=True)], True).out


# Through the actions


def _superior(world: World, below: Actor, above: Actor) -> None:
    name_superior(actor=world.manager, user_id=uid(below), superior_id=uid(above), now=world.at)


def uid(actor: Actor) -> int:
    assert actor.user_id is not None
    return actor.user_id


def _member(role: MemberRole) -> Callable[[World, Case, Actor], None]:
    def make(world: World, case: Case, actor: Actor) -> None:
        parties.join_party(actor=world.manager, party_id=world.party.pk, user_id=uid(actor), role=role, now=world.at)

    return make


def _tie(world: World, case: Case, actor: Actor) -> None:
    parties.record_tie(
        actor=actor, user_id=uid(actor), party_id=world.party.pk, kind=TieKind.FAMILY, since=TODAY, now=world.at
    )


def _from_above(world: World, case: Case, actor: Actor) -> None:
    _superior(world, actor, world.manager)
    question = actions.raise_conflict(
        actor=world.finance, case_id=case.pk, user_id=uid(world.manager), ground="Eier bakeriet.", now=world.at
    )
    _find(world, question, True)


def _own(world: World, case: Case, actor: Actor) -> None:
    actions.declare_impartiality(actor=actor, case_id=case.pk, impartial=False, ground="Min bror.", now=world.at)


def _others(world: World, case: Case, actor: Actor) -> None:
    actions.raise_conflict(
        actor=world.finance, case_id=case.pk, user_id=uid(actor), ground="De er naboer.", now=world.at
    )


def _from_applicant(world: World, case: Case, actor: Actor) -> None:
    world.impartial(case, actor)
    actions.question_impartiality(
        actor=world.applicant, case_id=case.pk, user_id=uid(actor), ground="Eier konkurrenten.", now=world.at
    )


MAKE: dict[ConflictGround, Callable[[World, Case, Actor], None]] = {
    G.MEMBER: _member(MemberRole.READER),
    G.TIE: _tie,
    G.SUPERIOR: _from_above,
    G.DECLARED: _own,
    G.RAISED: _others,
    G.APPLICANT: _from_applicant,
}


def _questions(world: World, case: Case, actor: Actor) -> list[ConflictQuestion]:
    with world.open():
        return list(ConflictQuestion.objects.select_related("case__applicant").filter(case=case, user_id=uid(actor)))


def _find(world: World, question: ConflictQuestion, conflicted: bool) -> ConflictQuestion:
    """Let who may decide it do so."""
    with world.open():
        may = deciders(question.case, question.user_id, world.at)
    actor = next(each for each in (world.manager, world.finance, world.board) if each.user_id in may)
    return actions.settle_conflict(
        actor=actor, question_id=question.pk, conflicted=conflicted, reasons="Vurdert.", now=world.at
    )


def _assess(world: World, case: Case) -> Any:
    return actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=world.at)


@pytest.mark.parametrize("ground", ConflictGround)
@pytest.mark.parametrize("conflicted", [False, True])
def test_suspended_until_decided_then_back_or_out_for_good(
    world: World, ground: ConflictGround, conflicted: bool
) -> None:
    case = world.submitted()
    MAKE[ground](world, case, world.officer)
    if ground != G.DECLARED:  # what is found or asked is not declared away
        world.impartial(case, world.officer)
        with refused(world, "cases.own_case" if ground == G.MEMBER else "cases.suspended"):
            _assess(world, case)
    else:
        with refused(world, "cases.no_conflict"):
            _assess(world, case)
    [question] = _questions(world, case, world.officer)
    assert question.ground == ground
    _find(world, question, conflicted)
    if conflicted:
        world.impartial(case, world.officer)
        with refused(world, "cases.found_in_conflict"):
            _assess(world, case)
        with world.open():
            assert Case.objects.get(pk=case.pk).officer_id is None
    else:
        _assess(world, case)
    events = [line.event for line in trail.history(world.municipality.pk, case)]
    assert "conflict.raised" in events
    assert "conflict.settled" in events


@pytest.mark.parametrize("role", [MemberRole.OWNER, MemberRole.CONTRIBUTOR])
def test_who_acts_for_the_applicant_cannot_be_found_impartial(world: World, role: MemberRole) -> None:
    _member(role)(world, world.draft(), world.officer)
    case = world.submitted()
    [question] = _questions(world, case, world.officer)
    with refused(world, "conflicts.does_not_act_for_applicant"):
        _find(world, question, False)
    assert _find(world, question, True).state == S.CONFLICTED


def test_what_is_known_is_raised_when_the_application_comes_in(world: World) -> None:
    _tie(world, world.draft(), world.finance)
    case = world.submitted()
    assert [each.ground for each in _questions(world, case, world.finance)] == [G.TIE]
    assert _questions(world, case, world.officer) == []


def test_a_tie_that_is_recorded_later_reaches_the_open_cases(world: World) -> None:
    case, over = world.submitted(), world.withdrawn()
    _tie(world, case, world.officer)
    raised = actions.look_for_conflicts(
        actor=world.officer, user_ids={uid(world.officer)}, party_id=world.party.pk, now=world.at
    )
    assert raised == 1
    assert len(_questions(world, case, world.officer)) == 1
    assert _questions(world, over, world.officer) == []


def test_a_tie_that_ended_before_the_application_came_is_no_conflict(world: World) -> None:
    tie = parties.record_tie(
        actor=world.manager,
        user_id=uid(world.officer),
        party_id=world.party.pk,
        kind=TieKind.EMPLOYMENT,
        since=TODAY - timedelta(days=400),
        now=world.at,
    )
    parties.end_tie(actor=world.manager, tie_id=tie.pk, until=TODAY - timedelta(days=1), now=world.at)
    case = world.submitted()
    world.impartial(case, world.officer)
    _assess(world, case)


def test_nobody_ends_a_tie_of_their_own_backwards(world: World) -> None:
    case = world.submitted()
    tie = parties.record_tie(
        actor=world.officer,
        user_id=uid(world.officer),
        party_id=world.party.pk,
        kind=TieKind.OWNER,
        since=TODAY - timedelta(days=400),
        now=world.at,
    )
    with refused(world, "parties.tie_ends_backwards"):
        parties.end_tie(actor=world.officer, tie_id=tie.pk, until=TODAY - timedelta(days=1), now=world.at)
    parties.end_tie(actor=world.officer, tie_id=tie.pk, until=TODAY, now=world.at)
    with world.open():
        assert not standings(world.case(case), {uid(world.officer)})[uid(world.officer)].clear


def test_others_ties_are_the_managers_to_record(world: World) -> None:
    with refused(world, "parties.not_your_tie"):
        parties.record_tie(
            actor=world.finance,
            user_id=uid(world.officer),
            party_id=world.party.pk,
            kind=TieKind.OTHER,
            since=TODAY,
            now=world.at,
        )


def test_who_is_tied_to_the_one_who_asks_for_guidance_waits_too(world: World) -> None:
    _tie(world, world.draft(), world.officer)
    case = world.guidance()
    assert case.officer_id is None
    with refused(world, "cases.suspended"):
        actions.log_guidance(actor=world.officer, case_id=case.pk, draft=world.hours(), now=world.at)
    actions.log_guidance(actor=world.manager, case_id=case.pk, draft=world.hours(), now=world.at)


def test_a_superior_in_question_keeps_those_below_waiting(world: World) -> None:
    case = world.submitted()
    world.impartial(case, world.officer)
    _superior(world, world.officer, world.manager)
    question = actions.raise_conflict(
        actor=world.finance, case_id=case.pk, user_id=uid(world.manager), ground="Svoger.", now=world.at
    )
    with refused(world, "cases.suspended"):
        _assess(world, case)
    assert _questions(world, case, world.officer) == []  # there is nothing yet to ask about the officer
    _find(world, question, False)
    _assess(world, case)


def test_below_a_superior_in_conflict_a_case_is_prepared_but_not_decided(world: World, make_actor: Any) -> None:
    from bulyst.tenancy.roles import Role

    director = make_actor(world.municipality, Role.BOARD_MEMBER, delegation_limit=GRANTED)
    case = world.recommended()
    _from_above(world, case, director)
    world.impartial(case, director)
    [question] = _questions(world, case, director)
    _find(world, question, False)
    with refused(world, "cases.superior_impartial"):
        actions.grant(actor=director, case_id=case.pk, draft=world.decision(), now=world.at)
    world.impartial(case, world.board)
    actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=world.at)


def test_the_question_goes_past_a_superior_who_is_in_question_too(world: World, make_actor: Any) -> None:
    from bulyst.tenancy.roles import Role

    head = make_actor(world.municipality, Role.COORDINATOR)
    _superior(world, world.officer, world.finance)
    _superior(world, world.finance, head)
    case = world.submitted()
    with world.open():
        assert deciders(world.case(case), uid(world.officer), world.at) == {uid(world.finance)}
    _own(world, case, world.finance)
    with world.open():
        assert deciders(world.case(case), uid(world.officer), world.at) == {uid(head)}
        # With nobody recorded above, a programme manager decides; about the manager, the board.
        assert deciders(world.case(case), uid(head), world.at) == {uid(world.manager)}
        assert deciders(world.case(case), uid(world.manager), world.at) == {uid(world.board)}


def test_nobody_is_above_themselves(world: World) -> None:
    _superior(world, world.officer, world.finance)
    with refused(world, "tenancy.superior_in_a_circle"):
        _superior(world, world.finance, world.officer)
    with refused(world, "tenancy.superior_in_a_circle"):
        _superior(world, world.officer, world.officer)
    with refused(world, "tenancy.not_on_the_staff"):
        name_superior(actor=world.manager, user_id=world.user.pk, superior_id=None, now=world.at)
    assert Membership.objects.filter(superior__isnull=False).count() == 1


# The table of the question itself


@pytest.mark.parametrize("event", ConflictEvent)
@pytest.mark.parametrize("state", ConflictState)
def test_every_state_and_event_of_a_question(world: World, state: ConflictState, event: ConflictEvent) -> None:
    case = world.submitted()
    _others(world, case, world.officer)
    [question] = _questions(world, case, world.officer)
    if state != S.OPEN:
        _find(world, question, state == S.CONFLICTED)
    step = IMPARTIALITY.step(state, event)
    if step is None:
        with refused(world, "lifecycle.wrong_state"):
            _find(world, question, event == E.FIND_CONFLICT)
    else:
        assert _find(world, question, event == E.FIND_CONFLICT).state == step.target


@pytest.mark.parametrize("conflicted", [False, True])
def test_only_the_right_one_decides_and_says_why(world: World, conflicted: bool) -> None:
    case = world.submitted()
    _others(world, case, world.officer)
    [question] = _questions(world, case, world.officer)

    def find(actor: Actor, reasons: str = "Vurdert.") -> Any:
        return actions.settle_conflict(
            actor=actor, question_id=question.pk, conflicted=conflicted, reasons=reasons, now=world.at
        )

    with refused(world, "conflicts.not_about_oneself", "conflicts.decided_by_the_superior"):
        find(world.officer)
    with refused(world, "conflicts.decided_by_the_superior"):
        find(world.finance)
    with refused(world, "tenancy.no_right"):
        find(world.applicant)
    with refused(world, "conflicts.finding_explained"):
        find(world.manager, " ")


def test_an_elected_members_question_is_the_boards(world: World) -> None:
    case = world.recommended()
    _own(world, case, world.board)
    [question] = _questions(world, case, world.board)
    for actor in (world.manager, world.officer):
        with refused(world, "conflicts.decided_by_the_board"):
            actions.settle_conflict(
                actor=actor, question_id=question.pk, conflicted=False, reasons="Vurdert.", now=world.at
            )


def test_a_question_is_about_the_staff_and_has_a_ground(world: World) -> None:
    case = world.submitted()
    with refused(world, "conflicts.about_the_staff"):
        actions.raise_conflict(
            actor=world.officer, case_id=case.pk, user_id=world.user.pk, ground="Søkeren selv", now=world.at
        )
    with refused(world, "conflicts.ground_told"):
        actions.raise_conflict(
            actor=world.officer, case_id=case.pk, user_id=uid(world.finance), ground=" ", now=world.at
        )
    with refused(world, "tenancy.no_right"):
        actions.raise_conflict(
            actor=world.applicant, case_id=case.pk, user_id=uid(world.finance), ground="Nabo", now=world.at
        )


def test_an_applicant_asks_about_somebody_who_has_the_case(world: World) -> None:
    case = world.submitted()
    world.impartial(case, world.officer)

    def ask(about: Actor, ground: str = "Hun eier konkurrenten.", actor: Actor = world.applicant) -> Any:
        return actions.question_impartiality(
            actor=actor, case_id=case.pk, user_id=uid(about), ground=ground, now=world.at
        )

    with refused(world, "conflicts.about_a_handler"):
        ask(world.finance)
    with refused(world, "conflicts.ground_told"):
        ask(world.officer, " ")
    with refused(world, "tenancy.no_right"):
        ask(world.officer, actor=world.manager)
    question = ask(world.officer)
    assert (question.ground, question.raised_by_id) == (G.APPLICANT, world.user.pk)
    assert ask(world.officer).pk == question.pk
    with refused(world, "cases.suspended"):
        _assess(world, case)
    _find(world, question, False)
    _assess(world, case)


def test_who_decided_does_not_prepare_the_appeal() -> None:
    facts: Any = type("Facts", (), {"who": Who(user_id=1, took_part=True)})()
    assert not impartiality_rules.not_the_decider(facts).ok
    facts = type("Facts", (), {"who": Who(user_id=2)})()
    assert impartiality_rules.not_the_decider(facts).ok
