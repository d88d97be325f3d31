"""Who is there item by item, and what a member says aloud: in the votes, in the minutes, and in who took part."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulyst.cases import actions, board_rules
from bulyst.cases.board_drafts import StayDraft
from bulyst.cases.models import AgendaItem, Case, ConflictQuestion, Declaration, Meeting
from bulyst.cases.queries.facts import who
from bulyst.tenancy.actor import Actor
from tests.cases.board_world import Board, seat
from tests.cases.checks import refused
from tests.cases.world import World


@pytest.fixture
def board(world: World, letters_unset: None) -> Board:
    """The world's board."""
    return seat(world)


def write(board: Board, meeting: Meeting, member: Actor, came: AgendaItem | None, left: AgendaItem | None) -> Any:
    """The secretary writes when a member came and left."""
    draft = StayDraft(member.user_id or 0, came.pk if came else None, left.pk if left else None)
    return actions.write_stay(actor=board.world.officer, meeting_id=meeting.pk, draft=draft, now=board.day)


@pytest.mark.django_db
def test_who_comes_later_or_leaves_takes_part_in_what_they_were_there_for(board: Board) -> None:
    meeting = board.called(*board.recommended(4))
    board.declared(meeting)
    late, early = board.members[4], board.members[3]
    board.opened(meeting, *board.members[:4])
    first, second, third, fourth = board.items(meeting)
    write(board, meeting, late, second, None)
    write(board, meeting, early, None, fourth)
    with refused(board.world, "board.takes_part"):
        actions.decide_item(actor=late, item_id=first.pk, now=board.day)
    with refused(board.world, "board.aside_are_present"):
        board.recorded(first, aside=frozenset({late.user_id}))
    board.recorded(second, votes_for=5)
    board.recorded(fourth, votes_for=5)
    with refused(board.world, "board.votes_add_up"):
        actions.decide_item(actor=board.leader, item_id=fourth.pk, now=board.day)
    board.recorded(fourth)
    actions.decide_item(actor=late, item_id=fourth.pk, now=board.day)
    for item in (first, second, third):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    with refused(board.world, "board.leaves_decisions_alone"):
        write(board, meeting, late, None, None)
    with board.world.open():
        case = Case.objects.get(pk=first.case_id)
        assert not who(case, late).took_part
        assert who(case, early).took_part
    actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    minutes = board.meeting(meeting).minutes
    assert minutes is not None
    said = str(minutes.data)
    assert f"Dagny, medlem (kom til sak {second.number})" in said
    assert f"Cato, medlem (gikk før sak {fourth.number})" in said
    assert "Ikke til stede: Dagny." in said
    assert "4 medlemmer deltok. Vedtatt enstemmig." in said


@pytest.mark.django_db
def test_too_few_in_the_room_decide_nothing(board: Board) -> None:
    meeting = board.called(*board.recommended(2))
    board.declared(meeting)
    board.opened(meeting, *board.members[:3])
    _first, second = board.items(meeting)
    write(board, meeting, board.members[2], None, second)
    with refused(board.world, "board.item_quorate"):
        actions.decide_item(actor=board.leader, item_id=second.pk, now=board.day)
    with refused(board.world, "board.has_a_seat"):
        write(board, meeting, board.world.finance, None, None)
    with refused(board.world, "board.comes_before_leaving"):
        write(board, meeting, board.members[2], second, second)


@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=60)
def test_a_stay_is_told_as_it_was_written(length: int, came: int, left: int) -> None:
    order = list(range(10, 10 + length))
    came_to, left_before = (order[place] if place < length else None for place in (came, left))
    away = board_rules.away_from(order, came_to, left_before)
    if len(away) < length:
        assert board_rules.away_from(order, *board_rules.stay_of(order, away)) == away


@pytest.mark.django_db
def test_what_a_member_says_in_the_meeting_counts_as_declared(board: Board) -> None:
    one, other = board.recommended(2)
    meeting = board.called(one, other)
    board.declared(meeting, *board.members[:2])
    board.opened(meeting, *board.members[:3])
    speaker, secretary = board.members[2].user_id or 0, board.world.officer

    def hear(user_id: int, **conflicts: Any) -> Any:
        return actions.hear_declaration(
            actor=secretary, meeting_id=meeting.pk, user_id=user_id, conflicts=conflicts.get("of", {}), now=board.day
        )

    hear(speaker, of={other.pk: "Hun er min søster."})
    with board.world.open():
        heard = list(Declaration.objects.filter(user_id=speaker))
        assert {each.case_id: each.impartial for each in heard} == {one.pk: True, other.pk: False}
        assert {(each.written_by_id, each.declared_at) for each in heard} == {(secretary.user_id, board.day)}
        asked = ConflictQuestion.objects.get(case=other)
        assert (asked.user_id, asked.raised_by_id, asked.text) == (speaker, speaker, "Hun er min søster.")
    actions.decide_item(actor=board.leader, item_id=board.items(meeting)[0].pk, now=board.day)
    with refused(board.world, "board.has_a_seat"):
        hear(board.world.finance.user_id or 0)
