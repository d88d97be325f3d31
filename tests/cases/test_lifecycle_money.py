"""Every state and event of changing a grant and of claiming money back, through the actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bulyst.cases import actions
from bulyst.cases.lifecycle import CHANGE, RECLAIM, ChangeEvent, ChangeState, ReclaimEvent, ReclaimState
from bulyst.cases.models import Change, Reclaim, Repayment
from bulyst.cases.queries.money_facts import change_facts, reclaim_facts
from bulyst.kernel.lifecycle import Lifecycle
from bulyst.kernel.verdict import Refused
from bulyst.ledger import queries as ledger
from bulyst.tenancy.actor import Actor
from tests.cases import after
from tests.cases.checks import refused
from tests.cases.world import A_PART, TODAY, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]

E, R = ChangeEvent, ReclaimEvent
LATE = timedelta(days=60)


BY_APPEAL = {E.REVISE, E.ANNUL, R.LOWER, R.EVEN, R.LIFT, R.ANNUL}
"""What an appeal does (test_appeals_of_money); nobody else can (test_what_an_appeal_does_is_done_by_nothing_else)."""
AFTER_AN_APPEAL = {R.GIVE_BACK}


def tried(table: Lifecycle) -> list[Any]:
    """The steps that are taken by themselves."""
    return [step for step in table.steps if step.event not in BY_APPEAL | AFTER_AN_APPEAL]


def others(table: Lifecycle, state: Any) -> list[Any]:
    """The events that the table has no line for in that state."""
    return [event for event in table.events if table.step(state, event) is None and event not in BY_APPEAL]


CHANGES: dict[ChangeEvent, Callable[[World, Change, Actor], Any]] = {
    E.EDIT: lambda w, c, a: actions.edit_change(actor=a, change_id=c.pk, draft=after.SAME_COSTS, now=w.at),
    E.RECOMMEND: lambda w, c, a: actions.recommend_change(actor=a, change_id=c.pk, text="Ja.", now=w.at),
    E.GRANT: lambda w, c, a: actions.grant_change(actor=a, change_id=c.pk, reasons="Ja.", now=w.at),
    E.REFUSE: lambda w, c, a: actions.refuse_change(actor=a, change_id=c.pk, reasons="Nei.", now=w.at),
    E.WITHDRAW: lambda w, c, a: actions.withdraw_change(actor=a, change_id=c.pk, now=w.at),
}


def changer(world: World, event: ChangeEvent) -> Actor:
    """Who has the right to it."""
    if event in (E.EDIT, E.WITHDRAW):
        return world.applicant
    return world.officer if event == E.RECOMMEND else world.board


@pytest.mark.parametrize("step", tried(CHANGE), ids=lambda step: f"{step.source}-{step.event}")
def test_a_step_of_a_change_is_taken_and_refused_to_who_lacks_its_right(world: World, step: Any) -> None:
    change = after.change_in(world, step.source)
    world.impartial(change.case, world.officer, world.board)
    doer = changer(world, step.event)
    with refused(world, "tenancy.no_right"):
        CHANGES[step.event](world, change, world.finance)
    taken = CHANGES[step.event](world, change, doer)
    assert taken.state == step.target
    assert ledger.check() == []


@pytest.mark.parametrize("state", ChangeState)
def test_every_other_event_of_a_change_is_refused(world: World, state: ChangeState) -> None:
    change = after.change_in(world, state)
    for event in others(CHANGE, state):
        with refused(world, "lifecycle.wrong_state"):
            CHANGES[event](world, change, changer(world, event))


CLAIMS: dict[ReclaimEvent, Callable[[World, Reclaim, Actor], Any]] = {
    R.ANSWER: lambda w, r, a: actions.answer_reclaim(actor=a, reclaim_id=r.pk, text="Nei.", now=w.at),
    R.DROP: lambda w, r, a: actions.drop_reclaim(actor=a, reclaim_id=r.pk, reason="Misforstått.", now=w.at),
    R.DECIDE: lambda w, r, a: actions.decide_reclaim(actor=a, reclaim_id=r.pk, draft=LATE_CLAIM, now=w.at + LATE),
    R.REGISTER: lambda w, r, a: actions.register_repayment(
        actor=a, reclaim_id=r.pk, amount=kr(20_000), received_on=TODAY, now=w.at
    ),
    R.REJECT: lambda w, r, a: actions.reject_repayment(actor=a, reclaim_id=r.pk, reason="Feil sak.", now=w.at),
    R.CONFIRM: lambda w, r, a: actions.confirm_repayment(actor=a, reclaim_id=r.pk, now=w.at),
    R.SETTLE: lambda w, r, a: actions.confirm_repayment(actor=a, reclaim_id=r.pk, now=w.at),
    R.GIVE_BACK: lambda w, r, a: actions.give_back(actor=a, reclaim_id=r.pk, now=w.at),
    R.WAIVE: lambda w, r, a: actions.waive_reclaim(actor=a, reclaim_id=r.pk, reason="Konkurs.", now=w.at),
}
LATE_CLAIM = after.ReclaimDraft(A_PART, "Vilkåret er ikke oppfylt.", TODAY + LATE + LATE)


def claimer(world: World, event: ReclaimEvent) -> Actor:
    """Who has the right to it."""
    if event == R.ANSWER:
        return world.applicant
    if event in (R.DECIDE, R.WAIVE):
        return world.board
    return world.finance if event in (R.REJECT, R.CONFIRM, R.SETTLE, R.GIVE_BACK) else world.officer


def prepare(world: World, reclaim: Reclaim, event: ReclaimEvent) -> None:
    """What the guards of a step ask for beside its right."""
    world.impartial(reclaim.case, world.board)
    if reclaim.state == ReclaimState.DECIDED and event in (R.REJECT, R.CONFIRM, R.SETTLE):
        after.registered(world, reclaim, A_PART if event == R.SETTLE else kr(20_000))


@pytest.mark.parametrize("step", tried(RECLAIM), ids=lambda step: f"{step.source}-{step.event}")
def test_a_step_of_a_claim_is_taken_and_refused_to_who_lacks_its_right(world: World, step: Any) -> None:
    reclaim = after.reclaim_in(world, step.source)
    prepare(world, reclaim, step.event)
    doer = claimer(world, step.event)
    with refused(world, "tenancy.no_right"):
        CLAIMS[step.event](world, reclaim, world.applicant if doer is not world.applicant else world.officer)
    CLAIMS[step.event](world, reclaim, doer)
    with world.open():
        assert Reclaim.objects.get(pk=reclaim.pk).state == step.target
    assert ledger.check() == []


@pytest.mark.parametrize("state", ReclaimState)
def test_every_other_event_of_a_claim_is_refused(world: World, state: ReclaimState) -> None:
    reclaim = after.reclaim_in(world, state)
    for event in others(RECLAIM, state):
        with refused(world, "lifecycle.wrong_state"):
            CLAIMS[event](world, reclaim, claimer(world, event))


def test_every_event_is_called_and_every_state_reached() -> None:
    assert (set(CHANGE.events) - BY_APPEAL, set(CHANGE.states)) == (set(CHANGES), set(ChangeState))
    assert (set(RECLAIM.events) - BY_APPEAL, set(RECLAIM.states)) == (set(CLAIMS), set(ReclaimState))


def test_what_an_appeal_does_is_done_by_nothing_else(world: World) -> None:
    """The steps are in the tables, and refused without an appeal that took them; there is no action for them."""
    change, claim = after.change_refused(world), after.decided(world)
    with world.open():
        facts = (
            (CHANGE, ChangeState.REFUSED, change_facts(change.case, world.manager, world.at, change)),
            (RECLAIM, ReclaimState.DECIDED, reclaim_facts(claim.case, world.manager, world.at, claim)),
        )
    for table, state, known in facts:
        for event in set(table.events_from(state)) & BY_APPEAL:
            with pytest.raises(Refused, match=r"cases\.through_appeal"):
                table.require(state, event, world.manager.rights, known)


def test_a_rejected_repayment_posts_nothing_and_can_be_registered_again(world: World) -> None:
    reclaim = after.decided(world)
    after.registered(world, reclaim, kr(10_000))
    actions.reject_repayment(actor=world.finance, reclaim_id=reclaim.pk, reason="Feil beløp", now=world.at)
    after.registered(world, reclaim, kr(20_000))
    actions.confirm_repayment(actor=world.finance, reclaim_id=reclaim.pk, now=world.at)
    with world.open():
        assert ledger.subject_balances(reclaim.case.subject).reclaimed == kr(20_000)
        assert Repayment.objects.filter(reclaim=reclaim).count() == 2
