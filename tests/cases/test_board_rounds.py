"""A round names its meeting: the calendar drives when its applications are due, decided and told of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bulyst.cases import actions
from bulyst.cases.board_drafts import BodyDraft, MeetingDraft
from bulyst.cases.kinds import Office
from bulyst.cases.models import Case, Meeting, NextStep
from bulyst.cases.queries.round_meetings import told_rounds
from bulyst.kernel.deadlines import today
from bulyst.programmes.models import Round
from bulyst.tenancy.actor import Actor
from tests.cases.board_world import Board, seat
from tests.cases.checks import refused
from tests.cases.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

SOON, LATER = timedelta(days=14), timedelta(days=28)


@pytest.fixture
def board(world: World) -> Board:
    """The world's board."""
    return seat(world)


@pytest.fixture
def planned(board: Board) -> Round:
    """A round that closes in five days."""
    with board.world.open():
        call = board.world.call
        return Round.objects.create(
            tenant=call.tenant, call=call, number=1, closes_at=board.world.at + timedelta(days=5)
        )


def tie(board: Board, planned: Round, meeting: Meeting | None = None, actor: Actor | None = None, **more: Any) -> Any:
    """The manager says where the round is decided."""
    given = {"body_id": board.body.pk, "meeting_id": meeting.pk if meeting else None, **more}
    return actions.tie_round(actor=actor or board.world.manager, round_id=planned.pk, now=board.world.at, **given)


def due(board: Board, case: Case) -> tuple[str, Any]:
    """What the case waits for, and until when."""
    with board.world.open():
        step = NextStep.objects.get(case=case, source="application")
    return step.task, step.due_on


def test_the_calendar_drives_the_applications_of_a_round(board: Board, planned: Round) -> None:
    meeting = board.planned(after=SOON)
    case = board.world.submitted()
    with board.world.open():
        assert Case.objects.get(pk=case.pk).round_id == planned.pk
    before = due(board, case)
    tie(board, planned)
    assert due(board, case) == ("work.assess", min(before[1], meeting.papers_due_on))
    draft = MeetingDraft(board.world.at + timedelta(days=13), papers_due_on=today(board.world.at + timedelta(days=6)))
    moved = actions.change_meeting(actor=board.world.officer, meeting_id=meeting.pk, draft=draft, now=board.world.at)
    assert due(board, case) == ("work.assess", moved.papers_due_on)
    with board.world.open():
        [told] = told_rounds(planned.call_id)
        assert told.board_on == today(moved.starts_at)


def test_a_round_is_decided_in_the_meeting_that_was_named(board: Board, planned: Round) -> None:
    sooner, named = board.planned(after=SOON), board.planned(after=LATER)
    first = board.world.recommended()
    assert [item.case_id for item in board.items(sooner)] == [first.pk]
    tie(board, planned, named)
    second = board.world.recommended()
    assert [item.case_id for item in board.items(named)] == [second.pk]
    actions.cancel_meeting(actor=board.world.officer, meeting_id=named.pk, reason="Uvær.", now=board.world.at)
    assert [item.case_id for item in board.items(sooner)] == [first.pk, second.pk]


def test_a_round_of_another_body_goes_past_the_boards_own_meetings(board: Board, planned: Round) -> None:
    board.planned(after=SOON)
    seats = {board.leader.user_id or 0: Office.LEADER}
    other = actions.save_body(actor=board.world.manager, draft=BodyDraft("Formannskapet", seats), now=board.world.at)
    tie(board, planned, body_id=other.pk)
    case = board.world.recommended()
    own, board.body = board.body, other
    [item] = board.items(board.planned(after=LATER))
    assert item.case_id == case.pk and own.pk != other.pk


def test_a_meeting_that_cannot_decide_the_round_is_refused(board: Board, planned: Round) -> None:
    early = board.planned(after=timedelta(days=2))
    with refused(board.world, "board.meets_after_the_round"):
        tie(board, planned, early)
    actions.cancel_meeting(actor=board.world.officer, meeting_id=early.pk, reason="Uvær.", now=board.world.at)
    with refused(board.world, "board.meeting_is_to_come"):
        tie(board, planned, early)
    with refused(board.world, "tenancy.no_right"):
        tie(board, planned, actor=board.world.officer)
