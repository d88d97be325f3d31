"""Appeals, changes and claims for repayment before a body: on the agenda, in the papers, decided, each by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bulyst.cases import actions
from bulyst.cases.board_drafts import BodyDraft
from bulyst.cases.drafts import PreparationDraft
from bulyst.cases.kinds import DecidingLevel, ItemKind, Office, Proposal
from bulyst.cases.lifecycle import AppealState, ChangeState, ReclaimState
from bulyst.cases.models import AgendaItem, Appeal, Case, Change, Decision, Meeting, NextStep, Reclaim
from bulyst.cases.queries.facts import who
from bulyst.kernel.deadlines import today, weeks_after
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.tenancy.actor import staff_actor
from bulyst.tenancy.models import Membership, User
from bulyst.tenancy.roles import Role
from tests.cases import after, appealing
from tests.cases.appealing import MORE
from tests.cases.board_world import Board, seat
from tests.cases.checks import refused
from tests.cases.world import A_PART, GRANTED, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

K = ItemKind


@pytest.fixture
def board(world: World) -> Board:
    """The world's board."""
    return seat(world)


def decided(board: Board, *cases: Case) -> list[Case]:
    """The cases decided by the board in a meeting, read by their applicants."""
    meeting = board.held(*cases)
    board.decided(meeting)
    actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    return [board.world.read(board.world.case(case)) for case in cases]


def accepted(board: Board) -> Case:
    """A grant of the board, accepted."""
    [case] = decided(board, board.world.recommended())
    return actions.accept(actor=board.world.applicant, case_id=case.pk, now=board.world.at)


def appealed(board: Board, proposal: Proposal = Proposal.CHANGE, amount: Money | None = MORE) -> Appeal:
    """An appeal of what the board decided in a meeting, prepared; it stands on no agenda."""
    [case] = decided(board, board.world.recommended())
    appeal = appealing.filed(board.world, case)
    board.world.impartial(case, board.world.manager)
    draft = PreparationDraft("Klagen har noe for seg.", proposal, amount)
    return actions.prepare_appeal(actor=board.world.manager, appeal_id=appeal.pk, draft=draft, now=board.world.at)


def changed(board: Board) -> Change:
    return after.change_recommended(board.world, case=accepted(board))


def claimed(board: Board) -> Reclaim:
    case = accepted(board)
    board.world.paid(board.world.requested(case, board.world.part(A_PART)))
    return after.answered(board.world, case)


MAKE: dict[ItemKind, Callable[[Board], Appeal | Change | Reclaim]] = {
    K.APPEAL: appealed,
    K.CHANGE: changed,
    K.RECLAIM: claimed,
}
ALONE: dict[ItemKind, Callable[[Board, Any], Any]] = {
    K.APPEAL: lambda b, m: actions.uphold_on_appeal(actor=b.leader, appeal_id=m.pk, reasons="Nei.", now=b.day),
    K.CHANGE: lambda b, m: actions.grant_change(actor=b.leader, change_id=m.pk, reasons="Ja.", now=b.day),
    K.RECLAIM: lambda b, m: actions.decide_reclaim(actor=b.leader, reclaim_id=m.pk, draft=after.CLAIM, now=b.world.at),
}
WORK = {K.APPEAL: "work.appeal.meeting", K.CHANGE: "work.change.meeting", K.RECLAIM: "work.reclaim.meeting"}


def in_meeting(board: Board, kind: ItemKind) -> tuple[Any, Meeting, AgendaItem]:
    """Such a thing on the agenda of a meeting that is being held."""
    matter = MAKE[kind](board)
    meeting = board.called(matter.case)
    board.declared(meeting)
    board.opened(meeting)
    [item] = board.items(meeting, kind)
    return matter, meeting, item


@pytest.mark.parametrize("kind", MAKE)
def test_what_follows_a_boards_decision_comes_before_that_board(board: Board, kind: ItemKind) -> None:
    matter = MAKE[kind](board)
    meeting = board.planned()
    [item] = board.items(meeting, kind)
    assert (item.case_id, getattr(item, f"{kind.lower()}_id")) == (matter.case_id, matter.pk)
    with board.world.open():
        step = NextStep.objects.get(case=matter.case, source=kind.lower())
    assert (step.task, step.due_on) == (WORK[kind], today(meeting.starts_at))
    actions.take_off(actor=board.world.officer, item_id=item.pk, now=board.world.at)
    actions.put_on_agenda(
        actor=board.world.officer, meeting_id=meeting.pk, key=f"{kind}-{matter.pk}", now=board.world.at
    )
    actions.call_meeting(actor=board.world.officer, meeting_id=meeting.pk, now=board.world.at)
    [item] = board.items(meeting, kind)
    assert item.paper is not None
    told = json.dumps(item.paper.data, ensure_ascii=False)
    expected = {
        K.APPEAL: ("Klagen tas til følge", str(MORE), "Det er nytt arbeid.", "Klagen har noe for seg."),
        K.CHANGE: ("Endringen av tilskuddet godkjennes", "Leverandøren er forsinket.", "Rimelig."),
        K.RECLAIM: (f"{A_PART} kreves tilbake", "Ovnen er solgt.", "Den er lånt bort.", "vilkårene i vedtaket"),
    }
    assert all(words in told for words in expected[kind]), told
    with refused(board.world, "cases.not_around_the_meeting", *(["appeals.reviewed_together"] * (kind == K.APPEAL))):
        ALONE[kind](board, matter)


def state_of(board: Board, matter: Any) -> tuple[str, str, Money | None]:
    """The state, the level, and the amount of what was decided."""
    with board.world.open():
        fresh = type(matter).objects.get(pk=matter.pk)
        decision = Case.objects.get(pk=matter.case_id).decision
    assert decision is not None
    if isinstance(fresh, Appeal):
        return fresh.state, decision.level, decision.amount
    if isinstance(fresh, Reclaim):
        return fresh.state, fresh.level, fresh.amount
    return fresh.state, fresh.level, None


B = DecidingLevel.BOARD


@pytest.mark.parametrize(
    ("kind", "draft", "came"),
    [
        (K.APPEAL, {}, (AppealState.CHANGED, B, MORE)),
        (K.APPEAL, {"differs": True, "favours": True, "amount": kr(160_000)}, (AppealState.CHANGED, B, kr(160_000))),
        (K.APPEAL, {"differs": True, "favours": False}, (AppealState.UPHELD, B, GRANTED)),
        (K.CHANGE, {}, (ChangeState.GRANTED, B, None)),
        (K.CHANGE, {"differs": True, "favours": False}, (ChangeState.REFUSED, B, None)),
        (K.RECLAIM, {}, (ReclaimState.DECIDED, B, A_PART)),
        (K.RECLAIM, {"differs": True, "amount": kr(10_000)}, (ReclaimState.DECIDED, B, kr(10_000))),
    ],
)
def test_the_body_decides_as_proposed_or_otherwise(
    board: Board, kind: ItemKind, draft: dict[str, Any], came: tuple[Any, ...]
) -> None:
    matter, meeting, item = in_meeting(board, kind)
    if draft:
        board.recorded(item, reasons="Styret mener noe annet.", votes_for=3, votes_against=2, **draft)
    [result] = actions.confirm_items(actor=board.leader, item_ids=[item.pk], now=board.day)
    assert result.refusal is None
    assert state_of(board, matter) == came
    actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    approved = board.meeting(meeting).minutes
    assert approved is not None
    minutes = str(approved.data)
    assert ("Vedtatt med 3 stemmer for, 2 stemmer mot." if draft else "Vedtatt enstemmig.") in minutes
    assert ("Vedtaket avviker fra innstillingen." if draft else "Innstillingen ble vedtatt.") in minutes
    [item] = board.items(meeting, kind)
    assert item.extract is not None
    with board.world.open():
        made = Decision.objects.filter(case=matter.case, meeting=meeting)
        assert made.exists() is ((kind == K.APPEAL and "favours" not in draft) or came[0] in ("CHANGED", "GRANTED"))
        if kind == K.RECLAIM:
            assert Reclaim.objects.get(pk=matter.pk).pay_by == weeks_after(today(board.day), 4)


@pytest.mark.parametrize("kind", MAKE)
def test_what_is_postponed_or_withdrawn_goes_as_an_application_does(board: Board, kind: ItemKind) -> None:
    matter, meeting, item = in_meeting(board, kind)
    board.recorded(item, postponed=True)
    with refused(board.world, "board.not_postponed"):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    coming = board.planned(after=board.day - board.world.at + (board.day - board.world.at))
    actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    [again] = board.items(coming, kind)
    gone: dict[ItemKind, Callable[[], Any]] = {
        K.APPEAL: lambda: actions.withdraw_appeal(actor=board.world.applicant, appeal_id=matter.pk, now=board.day),
        K.CHANGE: lambda: actions.withdraw_change(actor=board.world.applicant, change_id=matter.pk, now=board.day),
        K.RECLAIM: lambda: actions.drop_reclaim(
            actor=board.world.officer, reclaim_id=matter.pk, reason="Lånt.", now=board.day
        ),
    }
    gone[kind]()
    actions.add_item(actor=board.world.officer, meeting_id=coming.pk, title="Eventuelt", now=board.day)
    actions.call_meeting(actor=board.world.officer, meeting_id=coming.pk, now=board.day)
    with board.world.open():
        assert not AgendaItem.objects.filter(pk=again.pk).exists()


def test_a_member_alone_does_not_review_what_the_board_decided(board: Board) -> None:
    appeal = appealed(board)
    for review in (
        lambda: actions.uphold_on_appeal(actor=board.leader, appeal_id=appeal.pk, reasons="Nei.", now=board.day),
        lambda: actions.change_on_appeal(
            actor=board.leader, appeal_id=appeal.pk, draft=appealing.better(), now=board.day
        ),
    ):
        with refused(board.world, "appeals.reviewed_together"):
            review()


def test_another_body_does_not_review_it_either(board: Board) -> None:
    appeal = appealed(board)
    draft = BodyDraft("Formannskapet", {each.user_id or 0: Office.LEADER for each in [board.leader]})
    other = actions.save_body(actor=board.world.manager, draft=draft, now=board.world.at)
    own, board.body = board.body, other
    meeting = board.planned()
    assert board.items(meeting, K.APPEAL) == []
    key = f"APPEAL-{appeal.pk}"
    actions.put_on_agenda(actor=board.world.officer, meeting_id=meeting.pk, key=key, now=board.world.at)
    actions.call_meeting(actor=board.world.officer, meeting_id=meeting.pk, now=board.world.at)
    board.opened(meeting, board.leader)
    [item] = board.items(meeting, K.APPEAL)
    with refused(board.world, "appeals.reviewed_together"):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    assert own.pk != other.pk


def test_who_prepared_the_appeal_does_not_sit_in_it(board: Board) -> None:
    user = User.objects.get(pk=board.world.manager.user_id)
    Membership.objects.create(
        user=user, municipality=board.world.municipality, role=Role.BOARD_MEMBER, since=today(board.world.at)
    )
    manager = staff_actor(user, board.world.municipality, now=board.world.at)
    seats = {each.user_id or 0: Office.MEMBER for each in (*board.members, manager)} | {
        board.leader.user_id or 0: Office.LEADER
    }
    actions.save_body(
        actor=board.world.manager, body_id=board.body.pk, draft=BodyDraft("Fondsstyret", seats), now=board.world.at
    )
    appealed(board)
    meeting = board.called(board.world.recommended())
    board.declared(meeting)
    board.opened(meeting, *board.members, manager)
    [item] = board.items(meeting, K.APPEAL)
    with refused(board.world, "board.none_prepared"):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    board.recorded(item, aside=frozenset({manager.user_id}))
    actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)


def test_an_appeal_of_the_councils_decision_goes_to_the_state(board: Board) -> None:
    world = board.world
    seats = {each.user_id or 0: Office.MEMBER for each in board.members} | {board.leader.user_id or 0: Office.LEADER}
    draft = BodyDraft("Kommunestyret", seats, level=DecidingLevel.COUNCIL)
    board.body = actions.save_body(actor=world.manager, draft=draft, now=world.at)
    case = world.recommended()
    meeting = board.planned()
    actions.put_on_agenda(actor=world.officer, meeting_id=meeting.pk, key=f"CASE-{case.pk}", now=world.at)
    actions.call_meeting(actor=world.officer, meeting_id=meeting.pk, now=world.at)
    board.declared(meeting)
    board.opened(meeting)
    board.decided(meeting)
    case = world.read(world.case(case))
    assert case.decision is not None
    assert (case.decision.level, case.decision.meeting_id) == (DecidingLevel.COUNCIL, meeting.pk)
    appeal = appealing.prepare(world, appealing.filed(world, case))
    council = board.called(case)
    board.opened(council)
    [item] = board.items(council, K.APPEAL)
    board.recorded(item, differs=True, favours=False, reasons="Kommunestyret står på det.")
    actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    sent = actions.forward_appeal(actor=world.manager, appeal_id=appeal.pk, now=board.day)
    assert (sent.state, sent.body) == (AppealState.FORWARDED, DecidingLevel.STATE)
    with world.open():
        assert who(world.case(case), board.members[1]).took_part


def reviewed(board: Board, kind: ItemKind, draft: dict[str, Any], proposed: Money) -> tuple[Any, str]:
    """What a body decided, appealed and reviewed by the same body in its next meeting; and what its paper said."""
    matter, _, item = in_meeting(board, kind)
    if draft:
        board.recorded(item, reasons="Nei.", **draft)
    actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    world = board.world
    world.at = board.day
    appeal = after.appealed(world, matter)
    world.impartial(appeal.case, world.manager)
    preparation = PreparationDraft("Klagen har noe for seg.", Proposal.CHANGE, proposed)
    actions.prepare_appeal(actor=world.manager, appeal_id=appeal.pk, draft=preparation, now=world.at)
    meeting = board.called(appeal.case)
    board.declared(meeting)
    board.opened(meeting)
    [item] = board.items(meeting, K.APPEAL)
    assert item.paper is not None
    [result] = actions.confirm_items(actor=board.leader, item_ids=[item.pk], now=board.day)
    assert result.refusal is None
    with world.open():
        appeal.refresh_from_db()
        matter.refresh_from_db()
    assert (appeal.state, ledger.check()) == (AppealState.CHANGED, [])
    return matter, json.dumps(item.paper.data, ensure_ascii=False)


def test_a_body_lowers_its_own_claim_on_appeal(board: Board) -> None:
    claim, paper = reviewed(board, K.RECLAIM, {}, kr(10_000))
    assert (claim.state, claim.level, claim.amount) == (ReclaimState.DECIDED, B, kr(10_000))
    assert str(kr(10_000)) in paper


def test_a_body_grants_on_appeal_the_change_that_it_refused(board: Board) -> None:
    change, paper = reviewed(board, K.CHANGE, {"differs": True, "favours": False}, Money.ZERO)
    assert change.state == ChangeState.GRANTED
    assert board.world.case(change.case).decision_id == change.decision_id
    assert "Leverandøren er forsinket." in paper
