"""Every state and event of the grant table, through the actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bulyst.cases import actions
from bulyst.cases.lifecycle import GRANT, GrantEvent, GrantState
from bulyst.cases.models import Appeal, Case, Milestone, PaymentRequest
from bulyst.cases.queries import files_of
from bulyst.correspondence.files import CheckedFile
from bulyst.kernel.canonical import sha256_hex
from bulyst.ledger import queries as ledger
from bulyst.programmes.models import Call
from bulyst.tenancy.actor import Actor
from tests.cases import after, appealing
from tests.cases.checks import refused
from tests.cases.moves import another_call
from tests.cases.world import APPLICATION, TODAY, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]

E, S = GrantEvent, GrantState
LATE = timedelta(weeks=10)


def _reverse(world: World, case: Case, actor: Actor) -> Any:
    with world.open():
        request = PaymentRequest.objects.get(case=case)
    return actions.reverse_payment(actor=actor, request_id=request.pk, reason="Feil konto", now=world.at)


A_FILE = CheckedFile("tilbud.txt", "text/plain", b"tilbud", sha256_hex(b"tilbud"))


def _file_of(world: World, case: Case) -> int:
    """A file that lies with the case; none when nothing can be put there."""
    with world.open():
        return next((file.pk for file in files_of(case, for_applicant=True)), 0)


def _appeal(world: World, case: Case) -> int:
    with world.open():
        return Appeal.objects.get(case=case).pk


def first_milestone(world: World, case: Case) -> int:
    """The first milestone of the plan, if there is one."""
    with world.open():
        return next((each.pk for each in Milestone.objects.filter(case=case)), 0)


def _target(world: World) -> int:
    """Another open call, if there is one."""
    with world.open():
        return Call.objects.latest("pk").pk


def _late(world: World, case: Case) -> Any:
    """A moment at which what the state waits for is overdue."""
    return world.at + (LATE if case.state in (S.WAITING, S.GRANTED) else timedelta())


CALLS: dict[GrantEvent, Callable[[World, Case, Actor], Any]] = {
    E.SAVE: lambda w, c, a: actions.save_draft(actor=a, case_id=c.pk, draft=APPLICATION, now=w.at),
    E.ATTACH: lambda w, c, a: actions.attach_files(actor=a, case_id=c.pk, files=[A_FILE], now=w.at),
    E.DETACH: lambda w, c, a: actions.remove_file(actor=a, case_id=c.pk, file_id=_file_of(w, c), now=w.at),
    E.MOVE: lambda w, c, a: actions.move(actor=a, case_id=c.pk, call_id=_target(w), reason="Feil.", now=w.at),
    E.SUBMIT: lambda w, c, a: actions.submit(actor=a, case_id=c.pk, now=w.at),
    E.WITHDRAW: lambda w, c, a: actions.withdraw(actor=a, case_id=c.pk, now=w.at),
    E.DECLARE: lambda w, c, a: actions.declare_impartiality(actor=a, case_id=c.pk, impartial=True, now=w.at),
    E.ASK: lambda w, c, a: actions.ask_for_more(actor=a, case_id=c.pk, question="Hva?", due_on=TODAY, now=w.at),
    E.INFORM: lambda w, c, a: actions.send_interim_reply(actor=a, case_id=c.pk, now=w.at),
    E.ANSWER: lambda w, c, a: actions.answer(actor=a, case_id=c.pk, text="Dette.", now=w.at),
    E.RECOMMEND: lambda w, c, a: actions.assess(actor=a, case_id=c.pk, draft=w.assessment(), now=_late(w, c)),
    E.GRANT: lambda w, c, a: actions.grant(actor=a, case_id=c.pk, draft=w.decision(), now=w.at),
    E.REFUSE: lambda w, c, a: actions.refuse(actor=a, case_id=c.pk, reasons="Derfor.", now=w.at),
    E.ACCEPT: lambda w, c, a: actions.accept(actor=a, case_id=c.pk, now=w.at),
    E.LAPSE: lambda w, c, a: actions.lapse(actor=a, case_id=c.pk, now=_late(w, c)),
    E.REQUEST: lambda w, c, a: actions.request_payment(actor=a, case_id=c.pk, draft=w.final(), now=w.at),
    E.REVERSE: _reverse,
    E.PLAN: lambda w, c, a: actions.set_payment_plan(actor=a, case_id=c.pk, milestones=after.PLAN, now=w.at),
    E.REACH: lambda w, c, a: actions.accept_milestone(
        actor=a, case_id=c.pk, milestone_id=first_milestone(w, c), reason="Levert før tida.", now=w.at
    ),
    E.CHANGE: lambda w, c, a: actions.request_change(actor=a, case_id=c.pk, draft=after.LONGER, now=w.at),
    E.REPORT: lambda w, c, a: actions.ask_for_report(actor=a, case_id=c.pk, due_on=after.LATER, now=w.at),
    E.RECLAIM: lambda w, c, a: actions.notify_reclaim(actor=a, case_id=c.pk, draft=after.NOTICE, now=w.at),
    E.REVISE: lambda w, c, a: actions.change_on_appeal(
        actor=a, appeal_id=_appeal(w, c), draft=appealing.better(), now=w.at
    ),
    E.OVERTURN: lambda w, c, a: actions.alter_on_appeal(
        actor=a, appeal_id=_appeal(w, c), draft=appealing.ruling(w, amount=appealing.MORE), now=w.at
    ),
    E.ANNUL: lambda w, c, a: actions.annul_on_appeal(
        actor=a, appeal_id=_appeal(w, c), draft=appealing.ruling(w), now=w.at
    ),
    E.CLOSE: lambda w, c, a: actions.close(actor=a, case_id=c.pk, now=w.at),
}


BY_APPEAL = (E.REVISE, E.OVERTURN, E.ANNUL)


def doer(world: World, event: GrantEvent, state: GrantState) -> Actor:
    """Who has the right to it."""
    if event == E.MOVE and state == S.DRAFT:
        return world.applicant
    if event in (E.SAVE, E.ATTACH, E.DETACH, E.SUBMIT, E.WITHDRAW, E.ANSWER, E.ACCEPT, E.REQUEST, E.CHANGE):
        return world.applicant
    if event in (E.GRANT, E.REFUSE, E.REVISE):
        return world.board
    if event in BY_APPEAL:
        return world.manager
    return world.finance if event == E.REVERSE else world.officer


def prepare(world: World, case: Case, event: GrantEvent) -> None:
    """What the guards of a step ask for beside its right."""
    if event == E.DETACH:
        actions.attach_files(actor=world.applicant, case_id=case.pk, files=[A_FILE], now=world.at)
    if event == E.MOVE:
        another_call(world)
    if event == E.REACH:
        actions.set_payment_plan(actor=world.officer, case_id=case.pk, milestones=after.PLAN, now=world.at)
    if event == E.RECOMMEND:
        world.impartial(case, world.officer)
    if event in (E.GRANT, E.REFUSE):
        world.impartial(case, world.board)
    if event == E.RECLAIM and case.state == S.ACCEPTED:
        world.paid(world.requested(case, world.part()))
    if event == E.REVISE:
        appealing.prepared(world, case)
    elif event in BY_APPEAL:
        appealing.forwarded(world, case)
    if event in (E.CLOSE, E.REVERSE) and case.state == S.ACCEPTED:
        world.paid(world.requested(case))


@pytest.mark.parametrize("step", GRANT.steps, ids=lambda step: f"{step.source}-{step.event}")
def test_a_step_of_the_table_is_taken(world: World, step: Any) -> None:
    case = world.grant_case(step.source)
    prepare(world, case, step.event)
    CALLS[step.event](world, case, doer(world, step.event, step.source))
    assert world.case(case).state == step.target
    assert ledger.check() == []


@pytest.mark.parametrize("step", GRANT.steps, ids=lambda step: f"{step.source}-{step.event}")
def test_a_step_is_refused_to_who_lacks_its_right(world: World, step: Any) -> None:
    case = world.grant_case(step.source)
    prepare(world, case, step.event)
    by_staff = doer(world, step.event, step.source) is not world.applicant
    if step.source == S.DRAFT:  # a draft is nobody's but the applicant's: staff does not even see it
        with pytest.raises(Case.DoesNotExist):
            CALLS[step.event](world, case, world.officer)
        return
    with refused(world, "tenancy.no_right"):
        CALLS[step.event](world, case, world.applicant if by_staff else world.manager)


@pytest.mark.parametrize(
    ("state", "event"),
    [(state, event) for state in GRANT.states for event in GRANT.events if GRANT.step(state, event) is None],
)
def test_every_other_event_is_refused_and_changes_nothing(world: World, state: GrantState, event: GrantEvent) -> None:
    case = world.grant_case(state)
    actor = doer(world, event, state)
    if event == E.REVERSE:  # without a payment there is nothing to name
        with pytest.raises(PaymentRequest.DoesNotExist):
            CALLS[event](world, case, actor)
    elif event in BY_APPEAL:  # nor without an appeal
        with pytest.raises(Appeal.DoesNotExist):
            CALLS[event](world, case, actor)
    elif state == S.DRAFT and actor is not world.applicant:
        with pytest.raises(Case.DoesNotExist):
            CALLS[event](world, case, actor)
    else:
        with refused(world, "lifecycle.wrong_state"):
            CALLS[event](world, case, actor)


def test_every_state_is_reached_and_every_event_is_called() -> None:
    assert set(GRANT.states) == set(GrantState)
    assert set(GRANT.events) == set(GrantEvent) == set(CALLS)
