"""Every state and event of the appeal table, through the actions; and what each outcome does to case and money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bulyst.cases import actions, queries
from bulyst.cases.appeal_rules import body_above
from bulyst.cases.drafts import AppealDraft
from bulyst.cases.kinds import DecidingLevel
from bulyst.cases.lifecycle import APPEAL, AppealEvent, AppealState, GrantState
from bulyst.cases.models import Appeal, Case, Decision
from bulyst.correspondence.queries import letters_of
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Role
from tests.cases import appealing
from tests.cases.appealing import LATE, MORE, PREPARATION, better, reload, ruling
from tests.cases.checks import refused
from tests.cases.world import APPLIED, GRANTED, TODAY, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]


E, S = AppealEvent, AppealState
DRAFT = AppealDraft("Det er nytt arbeid.")

CALLS: dict[AppealEvent, Callable[[World, Appeal, Actor, Any], Any]] = {
    E.FILE: lambda w, a, by, at: actions.file_appeal(actor=by, case_id=a.case_id, draft=DRAFT, now=at),
    E.REGISTER: lambda w, a, by, at: actions.register_appeal(
        actor=by, case_id=a.case_id, draft=DRAFT, posted_on=TODAY, now=at
    ),
    E.DECLARE: lambda w, a, by, at: actions.declare_impartiality(actor=by, case_id=a.case_id, impartial=True, now=at),
    E.WITHDRAW: lambda w, a, by, at: actions.withdraw_appeal(actor=by, appeal_id=a.pk, now=at),
    E.REINSTATE: lambda w, a, by, at: actions.reinstate_appeal(actor=by, appeal_id=a.pk, reasons="Syk.", now=at),
    E.DISMISS: lambda w, a, by, at: actions.dismiss_appeal(actor=by, appeal_id=a.pk, reasons="For sent.", now=at),
    E.CONTEST: lambda w, a, by, at: actions.contest_dismissal(actor=by, appeal_id=a.pk, text="Nei.", now=at),
    E.PREPARE: lambda w, a, by, at: actions.prepare_appeal(actor=by, appeal_id=a.pk, draft=PREPARATION, now=at),
    E.CHANGE: lambda w, a, by, at: actions.change_on_appeal(actor=by, appeal_id=a.pk, draft=better(), now=at),
    E.UPHOLD: lambda w, a, by, at: actions.uphold_on_appeal(actor=by, appeal_id=a.pk, reasons="Nei.", now=at),
    E.FORWARD: lambda w, a, by, at: actions.forward_appeal(actor=by, appeal_id=a.pk, now=at),
    E.AFFIRM: lambda w, a, by, at: actions.affirm_on_appeal(actor=by, appeal_id=a.pk, draft=ruling(w), now=at),
    E.ALTER: lambda w, a, by, at: actions.alter_on_appeal(
        actor=by, appeal_id=a.pk, draft=ruling(w, amount=GRANTED), now=at
    ),
    E.ANNUL: lambda w, a, by, at: actions.annul_on_appeal(actor=by, appeal_id=a.pk, draft=ruling(w), now=at),
    E.RETURN: lambda w, a, by, at: actions.return_on_appeal(
        actor=by, appeal_id=a.pk, draft=ruling(w, ruled_on=at.date()), now=at
    ),
}
LATE_ONLY = (E.REINSTATE, E.DISMISS, E.CONTEST, E.RETURN)


def doer(world: World, event: AppealEvent) -> Actor:
    """Who has the right to it, and no part in what came before."""
    if event in (E.FILE, E.WITHDRAW, E.CONTEST):
        return world.applicant
    if event in (E.DISMISS, E.CHANGE, E.UPHOLD):
        return world.board
    return world.manager


def ready(world: World, state: AppealState, event: AppealEvent) -> tuple[Appeal, Any]:
    """An appeal that the event suits, when its state has it, and the moment it is taken at."""
    if state == S.FORWARDED and event == E.RETURN:
        return appealing.contested(world), world.at + LATE
    late = event in LATE_ONLY
    appeal = appealing.filed(world, late=late) if state == S.FILED else appealing.MAKERS[state](world)
    with world.open():
        appeal = reload(world, appeal)
    if event not in (E.FILE, E.WITHDRAW, E.CONTEST, E.DECLARE) and appeal.is_open:
        world.impartial(appeal.case, world.manager)
    return appeal, world.at + (LATE if late else timedelta())


def unfiled(world: World) -> Appeal:
    """A refused case that nobody has appealed, in the shape that the calls take."""
    return Appeal(case=world.read(world.refused()))


@pytest.mark.parametrize("step", APPEAL.steps, ids=lambda step: f"{step.source}-{step.event}")
def test_a_step_of_the_table_is_taken(world: World, step: Any) -> None:
    appeal, at = (unfiled(world), world.at) if step.source == S.NONE else ready(world, step.source, step.event)
    CALLS[step.event](world, appeal, doer(world, step.event), at)
    with world.open():
        assert Appeal.objects.get(case=appeal.case).state == step.target
    assert ledger.check() == []


@pytest.mark.parametrize("state", APPEAL.states[1:])
def test_what_the_table_lacks_is_refused_and_what_it_has_to_who_lacks_the_right(
    world: World, state: AppealState
) -> None:
    """Both are judged before any other condition, so that one appeal in the state serves for all events."""
    appeal = reload(world, appealing.MAKERS[state](world))
    for event in AppealEvent:
        step, actor = APPEAL.step(state, event), doer(world, event)
        if step is not None:
            without = world.manager if actor in (world.applicant, world.board) else world.applicant
            with refused(world, "tenancy.no_right"):
                CALLS[event](world, appeal, without, world.at)
        elif event not in (E.FILE, E.REGISTER, E.DECLARE):
            with refused(world, "lifecycle.wrong_state"):
                CALLS[event](world, appeal, actor, world.at)


@pytest.mark.parametrize("event", [E.FILE, E.REGISTER])
def test_filing_needs_its_right(world: World, event: AppealEvent) -> None:
    appeal = unfiled(world)
    with refused(world, "tenancy.no_right"):
        CALLS[event](world, appeal, world.board, world.at)


@pytest.mark.parametrize("state", APPEAL.states[1:])
def test_a_decision_is_appealed_once(world: World, state: AppealState) -> None:
    """What was withdrawn does not count, and a new decision can be appealed anew."""
    appeal = reload(world, appealing.MAKERS[state](world))
    if state in (S.WITHDRAWN, S.CHANGED):
        assert CALLS[E.FILE](world, appeal, world.applicant, world.at).state == S.FILED
        return
    final = state in (S.ALTERED, S.ANNULLED)
    for event in (E.FILE, E.REGISTER):
        with refused(world, "appeals.decision_open" if final else "appeals.not_appealed_before"):
            CALLS[event](world, appeal, doer(world, event), world.at)


def test_every_state_is_reached_and_every_event_is_called() -> None:
    assert set(APPEAL.states) == set(AppealState) == {S.NONE, *appealing.MAKERS}
    assert set(APPEAL.events) == set(AppealEvent) == set(CALLS)


# What is refused, and why


def test_nothing_is_appealed_before_a_decision_or_after_the_grant_is_gone(world: World) -> None:
    for state in (GrantState.SUBMITTED, GrantState.WAITING, GrantState.RECOMMENDED, GrantState.WITHDRAWN):
        case = world.grant_case(state)
        with refused(world, "appeals.decision_open"):
            actions.file_appeal(actor=world.applicant, case_id=case.pk, draft=DRAFT, now=world.at)
    lapsed = world.lapsed()
    with refused(world, "appeals.decision_open"):
        actions.file_appeal(actor=world.applicant, case_id=lapsed.pk, draft=DRAFT, now=world.at)


def test_an_appeal_says_something(world: World) -> None:
    case = world.refused()
    with refused(world, "appeals.written"):
        actions.file_appeal(actor=world.applicant, case_id=case.pk, draft=AppealDraft("  "), now=world.at)


def test_whoever_decided_or_assessed_does_not_prepare_the_appeal(world: World, make_actor: Any) -> None:
    appeal = appealing.filed(world)
    world.impartial(appeal.case, world.officer)
    with refused(world, "appeals.not_the_assessor"):
        actions.prepare_appeal(actor=world.officer, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)
    both = replace(world.board, roles=frozenset({Role.BOARD_MEMBER, Role.CASE_OFFICER}))
    with refused(world, "cases.not_the_decider"):
        actions.prepare_appeal(actor=both, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)
    undeclared = make_actor(world.municipality, Role.CASE_OFFICER)
    with refused(world, "cases.impartial"):
        actions.prepare_appeal(actor=undeclared, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)
    actions.declare_impartiality(actor=undeclared, case_id=appeal.case_id, impartial=False, ground="Nabo", now=world.at)
    with refused(world, "cases.no_conflict"):
        actions.prepare_appeal(actor=undeclared, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)


def test_whoever_prepared_does_not_review_and_nobody_reviews_the_board_alone(world: World, make_actor: Any) -> None:
    appeal = appealing.prepared(world)
    both = replace(world.manager, roles=frozenset({Role.BOARD_MEMBER, Role.PROGRAMME_MANAGER}))
    with refused(world, "appeals.not_the_preparer"):
        actions.uphold_on_appeal(actor=both, appeal_id=appeal.pk, reasons="Nei.", now=world.at)
    alone = make_actor(world.municipality, Role.BOARD_MEMBER, delegation_limit=kr(500_000))
    world.impartial(appeal.case, alone)
    with refused(world, "appeals.of_the_deciding_body"):
        actions.uphold_on_appeal(actor=alone, appeal_id=appeal.pk, reasons="Nei.", now=world.at)
    with refused(world, "appeals.of_the_deciding_body"):
        actions.change_on_appeal(actor=alone, appeal_id=appeal.pk, draft=better(), now=world.at)


def test_the_deciding_body_changes_in_favour_only_and_keeps_its_own_rules(world: World) -> None:
    appeal = appealing.prepared(world, world.granted())
    for draft, why in (
        (better(GRANTED), "appeals.in_favour"),
        (better(kr(100_000)), "appeals.in_favour"),
        (better(kr(250_000)), "cases.not_above_applied"),
        (replace(better(), reasons=" "), "appeals.reasons_given"),
    ):
        same = replace(draft, conditions="Ovnen skal stå i Lierne.")
        with refused(world, why):
            actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=same, now=world.at)


def test_a_change_needs_room_in_the_frame(world: World) -> None:
    appeal = appealing.prepared(world)
    for _ in range(2):
        world.granted(APPLIED)
    with refused(world, "appeals.rest_in_frame"):
        actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(), now=world.at)


def test_a_ruling_has_a_possible_day_and_an_amount_that_differs_and_is_not_below_what_is_paid(world: World) -> None:
    case = world.accepted()
    world.paid(world.requested(case, world.part()))
    appeal = appealing.forwarded(world, case)
    for draft, why in (
        (ruling(world, amount=MORE, ruled_on=TODAY - timedelta(days=1)), "appeals.ruling_day"),
        (ruling(world, amount=MORE, ruled_on=TODAY + timedelta(days=1)), "appeals.ruling_day"),
        (ruling(world), "appeals.new_amount_given"),
        (ruling(world, amount=GRANTED, conditions="Ovnen skal stå i Lierne."), "appeals.changes_something"),
        (ruling(world, amount=kr(40_000)), "appeals.not_below_paid"),
        (ruling(world, amount=kr(250_000)), "cases.not_above_applied"),
    ):
        with refused(world, why):
            actions.alter_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=draft, now=world.at)
    with refused(world, "appeals.nothing_paid"):
        actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)


# Days


def test_posted_in_time_suffices_and_late_is_dismissed_or_reinstated(world: World) -> None:
    case = world.read(world.refused())  # last day: 24 March
    at = world.at + timedelta(days=23)
    appeal = actions.register_appeal(
        actor=world.manager, case_id=case.pk, draft=DRAFT, posted_on=date(2026, 3, 24), now=at
    )
    world.impartial(case, world.manager, world.board)
    with refused(world, "appeals.late"):
        actions.dismiss_appeal(actor=world.board, appeal_id=appeal.pk, reasons="For sent.", now=at)
    actions.prepare_appeal(actor=world.manager, appeal_id=appeal.pk, draft=PREPARATION, now=at)

    late = appealing.filed(world, late=True)
    world.impartial(late.case, world.manager, world.board)
    with refused(world, "appeals.in_time"):
        actions.prepare_appeal(actor=world.manager, appeal_id=late.pk, draft=PREPARATION, now=at)
    with refused(world, "appeals.reasons_given"):
        actions.reinstate_appeal(actor=world.manager, appeal_id=late.pk, reasons="", now=at)
    actions.reinstate_appeal(actor=world.manager, appeal_id=late.pk, reasons="Syk i fristen.", now=at)
    with refused(world, "appeals.reinstated_already"):
        actions.dismiss_appeal(actor=world.board, appeal_id=late.pk, reasons="For sent.", now=at)
    actions.prepare_appeal(actor=world.manager, appeal_id=late.pk, draft=PREPARATION, now=at)


def test_before_the_letter_is_received_no_appeal_is_late(world: World) -> None:
    case = world.refused()
    at = world.at + timedelta(days=60)  # nobody opened it, and the house has not run
    appeal = actions.file_appeal(actor=world.applicant, case_id=case.pk, draft=DRAFT, now=at)
    world.impartial(case, world.board)
    with refused(world, "appeals.late"):
        actions.dismiss_appeal(actor=world.board, appeal_id=appeal.pk, reasons="For sent.", now=at)


def test_nothing_is_reinstated_after_a_year(world: World) -> None:
    case, at = world.read(world.refused()), world.at + timedelta(days=366)
    appeal = actions.file_appeal(actor=world.applicant, case_id=case.pk, draft=DRAFT, now=at)
    world.impartial(case, world.manager)
    with refused(world, "appeals.within_a_year"):
        actions.reinstate_appeal(actor=world.manager, appeal_id=appeal.pk, reasons="Syk.", now=at)


def test_a_paper_appeal_was_posted_between_the_decision_and_today(world: World) -> None:
    case = world.read(world.refused())
    for impossible in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with refused(world, "appeals.posting_day"):
            actions.register_appeal(
                actor=world.manager, case_id=case.pk, draft=DRAFT, posted_on=impossible, now=world.at
            )


def test_a_dismissal_is_contested_in_time_and_the_body_above_speaks_of_it_alone(world: World) -> None:
    appeal = appealing.dismissed(world)
    world.at = world.at + LATE
    with world.open():
        letter_id = reload(world, appeal).dismissal_letter_id or 0
    actions.open_letter(actor=world.applicant, case_id=appeal.case_id, letter_id=letter_id, now=world.at)
    assert reload(world, appeal).contest_by == date(2026, 4, 20)  # three weeks from Saturday 28 March: a Monday
    with refused(world, "appeals.contested_in_time"):
        actions.contest_dismissal(
            actor=world.applicant, appeal_id=appeal.pk, text="Nei.", now=world.at + timedelta(days=24)
        )
    actions.contest_dismissal(actor=world.applicant, appeal_id=appeal.pk, text="Posten var sen.", now=world.at)
    world.impartial(appeal.case, world.manager)
    actions.forward_appeal(actor=world.manager, appeal_id=appeal.pk, now=world.at)
    with refused(world, "appeals.about_the_decision"):
        actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    actions.return_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    actions.prepare_appeal(actor=world.manager, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)


# What follows


def balances(world: World, case: Case) -> ledger.SubjectBalances:
    with world.open():
        return ledger.subject_balances(case.subject)


def test_a_refusal_that_is_changed_becomes_a_grant_with_money_letter_and_a_new_right_to_appeal(world: World) -> None:
    appeal = appealing.changed(world)
    case = world.case(appeal.case)
    assert (case.state, case.closed_at) == (GrantState.GRANTED, None)
    assert case.decision is not None and case.decision.replaces_id == appeal.decision_id
    assert (case.decision.amount, case.decision.level) == (MORE, DecidingLevel.BOARD)
    assert (case.decision.accept_by, case.decision.appeal_by) == (date(2026, 3, 31), None)
    assert case.decision.verdicts and case.decision.rules_version
    assert balances(world, case).committed == MORE
    with world.open():
        assert [each.title for each in letters_of(case.subject)] == [
            "Avslag på søknad om tilskudd: Ny bakerovn",
            "Nytt vedtak etter klage: Ny bakerovn",
        ]
        assert not queries.open_appeal(case)
    assert world.read(case).decision.appeal_by == date(2026, 3, 24)  # type: ignore[union-attr]
    actions.accept(actor=world.applicant, case_id=case.pk, now=world.at)
    world.paid(world.requested(case, world.final(requested_amount=MORE)))
    assert balances(world, case).paid == MORE


def test_a_grant_in_use_is_raised_and_what_is_paid_stays(world: World) -> None:
    case = world.accepted()
    world.paid(world.requested(case, world.part()))
    appealing.changed(world, case)
    after = world.case(case)
    assert after.state == GrantState.ACCEPTED and after.decision is not None
    assert after.decision.accepted_at == world.at and after.decision.accept_by is None
    money = balances(world, case)
    assert (money.paid, money.committed) == (kr(50_000), MORE - kr(50_000))


@pytest.mark.parametrize("closed", [False, True])
def test_a_settled_grant_that_is_raised_is_open_again_for_the_rest(world: World, closed: bool) -> None:
    case = world.accepted()
    world.paid(world.requested(case))
    if closed:
        actions.close(actor=world.officer, case_id=case.pk, now=world.at)
    appeal = appealing.prepared(world, case)
    world.at += timedelta(hours=1)
    actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(), now=world.at)
    assert world.case(case).state == GrantState.ACCEPTED
    assert balances(world, case).committed == MORE - GRANTED
    world.paid(world.requested(case, world.final(requested_amount=MORE - GRANTED)))
    assert balances(world, case).paid == MORE
    assert actions.close(actor=world.officer, case_id=case.pk, now=world.at).state == GrantState.CLOSED


def test_the_body_above_lowers_a_grant_and_the_difference_lapses(world: World) -> None:
    case = world.accepted()
    world.paid(world.requested(case, world.part()))
    appeal = appealing.forwarded(world, case)
    actions.alter_on_appeal(
        actor=world.manager, appeal_id=appeal.pk, draft=ruling(world, amount=kr(100_000)), now=world.at
    )
    after, money = world.case(case), balances(world, case)
    assert (money.paid, money.committed, money.lapsed) == (kr(50_000), kr(50_000), kr(50_000))
    assert after.decision is not None and not after.decision.appealable
    assert after.decision.level == DecidingLevel.APPEALS_BOARD
    assert world.read(case).decision.appeal_by is None  # type: ignore[union-attr]
    assert ledger.check() == []


def test_an_annulled_decision_promises_nothing_and_the_application_is_decided_again(world: World) -> None:
    case = world.granted()
    appeal = appealing.forwarded(world, case)
    actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    after = world.case(case)
    assert (after.state, after.decision, after.decided_on) == (GrantState.SUBMITTED, None, None)
    assert balances(world, case).committed == Money.ZERO
    actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(MORE), now=world.at)
    actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(MORE), now=world.at)
    assert balances(world, case).committed == MORE
    with world.open():
        assert Decision.objects.filter(case=case).count() == 2


def test_while_an_appeal_is_open_nothing_lapses_closes_or_is_settled(world: World) -> None:
    granted, accepted = world.granted(), world.accepted()
    appealing.filed(world, granted)
    appealing.filed(world, accepted)
    late = world.at + timedelta(weeks=10)
    with refused(world, "cases.no_appeal_open"):
        actions.lapse(actor=world.officer, case_id=granted.pk, now=late)
    with refused(world, "cases.no_appeal_open"):
        actions.withdraw(actor=world.applicant, case_id=granted.pk, now=world.at)
    with refused(world, "payments.no_appeal_before_final"):
        world.requested(accepted)
    with refused(world, "cases.no_appeal_open"):
        actions.close(actor=world.officer, case_id=accepted.pk, now=world.at)
    world.paid(world.requested(accepted, world.part()))
    actions.accept(actor=world.applicant, case_id=granted.pk, now=late)  # the days to accept wait for the appeal


@pytest.mark.parametrize("end", ["affirmed", "withdrawn"])
def test_whose_grant_stands_after_an_appeal_has_time_to_accept_it(world: World, end: str) -> None:
    case = world.granted()
    appeal = appealing.forwarded(world, case)
    world.at += timedelta(weeks=8)
    if end == "affirmed":
        actions.affirm_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)
    else:
        actions.withdraw_appeal(actor=world.applicant, appeal_id=appeal.pk, now=world.at)
    decision = world.case(case).decision
    assert decision is not None and decision.accept_by == date(2026, 5, 26)
    actions.accept(actor=world.applicant, case_id=case.pk, now=world.at)


@pytest.mark.parametrize(
    ("level", "body"),
    [
        (DecidingLevel.DELEGATED, DecidingLevel.APPEALS_BOARD),
        (DecidingLevel.BOARD, DecidingLevel.APPEALS_BOARD),
        (DecidingLevel.COUNCIL, DecidingLevel.STATE),
    ],
)
def test_the_state_decides_where_the_council_decided(world: World, level: DecidingLevel, body: DecidingLevel) -> None:
    assert body_above(level) == body
    appeal = appealing.upheld(world)
    with world.open():
        Decision.objects.filter(pk=appeal.decision_id).update(level=level)
    actions.forward_appeal(actor=world.manager, appeal_id=appeal.pk, now=world.at)
    assert reload(world, appeal).body == body


def test_a_merely_eased_condition_is_a_change(world: World) -> None:
    case = world.granted()
    appeal = appealing.prepared(world, case)
    draft = better(GRANTED, conditions="Ovnen skal stå i fylket.")
    actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=draft, now=world.at)
    assert balances(world, case).committed == GRANTED
    assert world.case(case).state == GrantState.GRANTED
