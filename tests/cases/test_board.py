"""A board meets: every state and event of a meeting, and what stands between a vote and a decision."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulyst.audit import trail
from bulyst.cases import actions, board_rules
from bulyst.cases.board_drafts import BodyDraft, MeetingDraft, StayDraft
from bulyst.cases.board_facts import ItemFacts, MeetingFacts, MinutesDraft
from bulyst.cases.kinds import DecidingLevel, ItemKind, Office
from bulyst.cases.lifecycle import MEETING, ConflictState, GrantState, MeetingEvent, MeetingState
from bulyst.cases.models import AgendaItem, Case, Decision, Meeting, NextStep
from bulyst.cases.queries.facts import who
from bulyst.correspondence.models import OutboxMessage
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import Actor
from tests.cases.board_world import Board, first_item, found, meeting_in, prepare, seat, settled, two_sign, undone
from tests.cases.checks import refused
from tests.cases.world import APPLIED, GRANTED, TODAY, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

S, E = MeetingState, MeetingEvent


@pytest.fixture
def board(world: World) -> Iterator[Board]:
    """The world's board."""
    yield seat(world)


CALLS: dict[MeetingEvent, Callable[[Board, Meeting, Actor], Any]] = {
    E.CHANGE: lambda b, m, a: actions.change_meeting(
        actor=a, meeting_id=m.pk, draft=MeetingDraft(b.day + timedelta(days=7)), now=b.world.at
    ),
    E.CALL: lambda b, m, a: actions.call_meeting(actor=a, meeting_id=m.pk, now=b.world.at),
    E.CANCEL: lambda b, m, a: actions.cancel_meeting(actor=a, meeting_id=m.pk, reason="Uvær.", now=b.world.at),
    E.OPEN: lambda b, m, a: actions.open_meeting(
        actor=a,
        meeting_id=m.pk,
        present=[each.user_id or 0 for each in b.members],
        chair_id=b.leader.user_id or 0,
        now=b.day,
    ),
    E.HEAR: lambda b, m, a: actions.hear_declaration(
        actor=a, meeting_id=m.pk, user_id=b.substitute.user_id or 0, conflicts={}, now=b.day
    ),
    E.ATTEND: lambda b, m, a: actions.write_stay(
        actor=a, meeting_id=m.pk, draft=StayDraft(b.substitute.user_id or 0), now=b.day
    ),
    E.CHOOSE: lambda b, m, a: actions.choose_signers(
        actor=a, meeting_id=m.pk, user_ids=[each.user_id or 0 for each in b.members[1:3]], now=b.day
    ),
    E.RECORD: lambda b, m, a: actions.record_item(
        actor=a,
        item_id=first_item(b, m, ItemKind.OTHER).pk,
        draft=MinutesDraft(text="Tatt til orientering."),
        now=b.day,
    ),
    E.SETTLE: settled,
    E.DECIDE: lambda b, m, a: actions.decide_item(actor=a, item_id=first_item(b, m).pk, now=b.day),
    E.SIGN: lambda b, m, a: actions.approve_minutes(actor=a, meeting_id=m.pk, now=b.day),
    E.APPROVE: lambda b, m, a: actions.approve_minutes(actor=a, meeting_id=m.pk, now=b.day),
}


def doer(board: Board, event: MeetingEvent) -> Actor:
    """Who has the right to it."""
    return board.leader if event in (E.SETTLE, E.DECIDE, E.SIGN, E.APPROVE) else board.world.officer


@pytest.mark.parametrize("state", MeetingState)
def test_every_event_in_this_state_of_a_meeting(board: Board, state: MeetingState) -> None:
    meeting = meeting_in(board, state)
    for event in MeetingEvent:
        step = MEETING.step(state, event)
        with undone():
            prepare(board, meeting, event)
            if step is None:
                with refused(board.world, "lifecycle.wrong_state"):
                    CALLS[event](board, meeting, doer(board, event))
                continue
            other = board.world.officer if doer(board, event) is board.leader else board.world.finance
            with refused(board.world, "tenancy.no_right"):
                CALLS[event](board, meeting, other)
            CALLS[event](board, meeting, doer(board, event))
            assert board.meeting(meeting).state == step.target, event


# From the recommendation to the agenda


def test_a_recommended_case_waits_for_the_next_meeting_whose_papers_are_not_due(board: Board) -> None:
    soon, later = board.planned(after=timedelta(days=3)), board.planned(after=timedelta(days=21))
    case = board.world.recommended()
    assert board.items(soon) == []
    assert [item.case_id for item in board.items(later)] == [case.pk]
    with board.world.open():
        step = NextStep.objects.get(case=case)
    assert (step.task, step.due_on) == ("work.decide.meeting", today(later.starts_at))


def test_a_moved_meeting_moves_the_day_and_a_cancelled_one_hands_its_cases_on(board: Board) -> None:
    case = board.world.recommended()
    first, second = board.planned(), board.planned(after=timedelta(days=30))
    CALLS[E.CHANGE](board, first, board.world.officer)
    with board.world.open():
        assert NextStep.objects.get(case=case).due_on == today(board.day + timedelta(days=7))
    CALLS[E.CANCEL](board, first, board.world.officer)
    assert [item.case_id for item in board.items(second)] == [case.pk]


def test_a_case_stands_on_one_agenda_at_a_time_and_can_be_taken_off(board: Board) -> None:
    case = board.world.recommended()
    first, second = board.planned(), board.planned(after=timedelta(days=30))
    key = f"CASE-{case.pk}"
    with refused(board.world, "board.is_placeable"):
        actions.put_on_agenda(
            actor=board.world.officer, meeting_id=second.pk, key=f"CASE-{case.pk}", now=board.world.at
        )
    actions.take_off(actor=board.world.officer, item_id=first_item(board, first).pk, now=board.world.at)
    actions.put_on_agenda(actor=board.world.officer, meeting_id=second.pk, key=key, now=board.world.at)
    assert board.items(first) == []
    assert [item.case_id for item in board.items(second)] == [case.pk]


def test_calling_makes_the_papers_and_tells_the_members(board: Board) -> None:
    case = board.world.recommended()
    meeting = board.planned()
    gone = board.world.recommended()
    actions.withdraw(actor=board.world.applicant, case_id=gone.pk, now=board.world.at)
    CALLS[E.CALL](board, meeting, board.world.officer)
    items = board.items(meeting)
    assert [item.case_id for item in items] == [case.pk]
    assert items[0].paper is not None
    assert items[0].paper.kind == "cases.case_paper"
    text = json.dumps(items[0].paper.data, ensure_ascii=False)
    assert "Godt prosjekt." in text  # the assessment
    assert "retningslinjene punkt 3" in text  # a rule with its citation
    assert str(GRANTED) in text
    assert board.meeting(meeting).agenda is not None
    with board.world.open():
        told = set(OutboxMessage.objects.filter(about=meeting.subject).values_list("to", flat=True))
    assert "ane@example.test" in told
    assert len(told) == 6


def test_delegated_decisions_come_to_one_meeting_once(board: Board, make_actor: Any) -> None:
    from bulyst.tenancy.roles import Role

    world = board.world
    director = make_actor(world.municipality, Role.BOARD_MEMBER, delegation_limit=GRANTED)
    case = world.recommended()
    world.impartial(case, director)
    decision = actions.grant(actor=director, case_id=case.pk, draft=world.decision(), now=world.at)
    assert decision.level == DecidingLevel.DELEGATED
    first, second = board.called(world.recommended()), board.planned(after=timedelta(days=30))
    world.recommended()
    CALLS[E.CALL](board, second, world.officer)
    [item] = board.items(first, ItemKind.DELEGATED)
    with world.open():
        assert [each.decision_id for each in item.reported.all()] == [decision.pk]
    assert board.items(second, ItemKind.DELEGATED) == []
    assert case.number in str(board.meeting(first).agenda.data)


# Around the meeting


def test_what_a_meeting_was_called_to_decide_is_decided_by_nobody_alone(board: Board) -> None:
    case = board.world.recommended()
    meeting = board.planned()
    board.world.impartial(case, board.leader)
    CALLS[E.CALL](board, meeting, board.world.officer)
    with refused(board.world, "cases.not_around_the_meeting"):
        actions.grant(actor=board.leader, case_id=case.pk, draft=board.world.decision(), now=board.world.at)
    with refused(board.world, "cases.not_around_the_meeting"):
        actions.refuse(actor=board.leader, case_id=case.pk, reasons="Nei.", now=board.world.at)


# The decision


def test_each_case_gets_a_decision_of_its_own(board: Board) -> None:
    cases = [*board.recommended(2), board.world.recommended(Money.ZERO)]
    meeting = board.held(*cases)
    items = board.items(meeting)
    board.recorded(items[1], differs=True, amount=kr(100_000), reasons="Rammen skal rekke til flere.")
    results = actions.confirm_items(actor=board.leader, item_ids=[item.pk for item in items], now=board.day)
    assert [result.refusal for result in results] == [None, None, None]
    with board.world.open():
        decisions = list(Decision.objects.filter(meeting=meeting).order_by("case_id"))
    assert [(each.outcome, each.amount) for each in decisions] == [
        ("PARTIAL", GRANTED),
        ("PARTIAL", kr(100_000)),
        ("REFUSED", Money.ZERO),
    ]
    assert decisions[1].reasons == "Rammen skal rekke til flere."
    assert {each.level for each in decisions} == {DecidingLevel.BOARD}
    assert all(each.letter_id and each.verdicts for each in decisions)


def test_one_that_is_refused_undoes_none_of_the_others(board: Board) -> None:
    cases = board.recommended(3)
    meeting = board.held(*cases)
    items = board.items(meeting)
    board.recorded(items[1], differs=True, amount=APPLIED + kr(1), reasons="Mer enn søkt.")
    results = actions.confirm_items(actor=board.leader, item_ids=[item.pk for item in items], now=board.day)
    assert [result.refusal is None for result in results] == [True, False, True]
    assert results[1].refusal is not None
    assert "cases.not_above_applied" in [message.key for message in results[1].refusal.messages]
    assert [board.world.case(case).state for case in cases] == [
        GrantState.GRANTED,
        GrantState.RECOMMENDED,
        GrantState.GRANTED,
    ]


def test_everybody_who_took_part_took_part_in_the_decision(board: Board) -> None:
    meeting = board.held(board.world.recommended())
    item = first_item(board, meeting)
    apart = board.members[2]
    board.recorded(item, aside=frozenset({apart.user_id}))
    actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    with board.world.open():
        case = Case.objects.select_related("applicant").get(pk=item.case_id)
        assert who(case, board.members[1]).took_part
        assert not who(case, apart).took_part
        assert not who(case, board.substitute).took_part


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        ({"votes_for": 2, "votes_against": 3}, "board.votes_carry"),
        ({"votes_for": 3, "votes_against": 1}, "board.votes_add_up"),
        ({"postponed": True}, "board.not_postponed"),
        ({"differs": True, "amount": Money.ZERO, "reasons": " "}, "cases.reasons_given"),
    ],
)
def test_what_the_votes_do_not_carry_is_not_decided(board: Board, draft: dict[str, Any], key: str) -> None:
    meeting = board.held(board.world.recommended())
    item = board.recorded(first_item(board, meeting), **draft)
    with refused(board.world, key):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)


def test_the_leaders_vote_decides_a_tie(board: Board) -> None:
    meeting = board.called(board.world.recommended())
    board.declared(meeting)
    board.opened(meeting, *board.members[:4])
    item = board.recorded(first_item(board, meeting), votes_for=2, votes_against=2)
    actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)


def test_who_was_not_there_or_has_not_declared_keeps_the_item_open(board: Board) -> None:
    meeting = board.called(board.world.recommended())
    board.declared(meeting, *board.members[:2])
    board.opened(meeting, *board.members[:3])
    item = first_item(board, meeting)
    with refused(board.world, "board.all_declared"):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    with refused(board.world, "board.takes_part"):
        actions.decide_item(actor=board.members[4], item_id=item.pk, now=board.day)
    board.declared(meeting, board.members[2])
    actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)


def test_too_few_cannot_meet_and_too_few_cannot_decide(board: Board) -> None:
    meeting = board.called(board.world.recommended())
    board.declared(meeting)
    with refused(board.world, "board.quorate"):
        board.opened(meeting, *board.members[:2])
    with refused(board.world, "board.chaired"):
        board.opened(meeting, *board.members[1:4])
    with refused(board.world, "board.only_the_seated_attend"):
        board.opened(meeting, *board.members[:3], board.world.finance)
    board.opened(meeting, *board.members[:3])
    item = board.recorded(first_item(board, meeting), aside=frozenset({board.members[1].user_id}))
    with refused(board.world, "board.item_quorate"):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    with refused(board.world, "board.aside_are_present"):
        board.recorded(item, aside=frozenset({board.members[4].user_id}))


def test_a_meeting_is_not_opened_before_its_day_nor_planned_on_one_that_is_past(board: Board) -> None:
    meeting = board.called(board.world.recommended())
    with refused(board.world, "board.its_day_has_come"):
        actions.open_meeting(
            actor=board.world.officer,
            meeting_id=meeting.pk,
            present=[each.user_id or 0 for each in board.members],
            chair_id=board.leader.user_id or 0,
            now=board.world.at,
        )
    with refused(board.world, "board.is_to_come"):
        board.planned(after=timedelta(days=-1))


def test_nobody_is_called_to_an_empty_agenda_or_an_empty_board(board: Board) -> None:
    meeting = board.planned()
    with refused(board.world, "board.has_agenda"):
        CALLS[E.CALL](board, meeting, board.world.officer)


# Impartiality of members


def _with_question(board: Board) -> tuple[Meeting, AgendaItem]:
    meeting = meeting_in(board, S.HELD)
    return meeting, first_item(board, meeting)


@pytest.mark.parametrize("conflicted", [True, False])
def test_the_board_decides_about_a_member_without_the_member(board: Board, conflicted: bool) -> None:
    meeting, item = _with_question(board)
    member = board.members[1]
    with refused(board.world, "board.questions_first", "board.all_free"):
        actions.decide_item(actor=board.leader, item_id=item.pk, now=board.day)
    with refused(board.world, "board.finding_written"):
        settled(board, meeting, board.leader)
    found(board, meeting, conflicted, votes_for=3, votes_against=1)
    with refused(board.world, "board.takes_part"):
        settled(board, meeting, member)
    question = settled(board, meeting, board.leader)
    assert question.state == (ConflictState.CONFLICTED if conflicted else ConflictState.IMPARTIAL)
    with board.world.open():
        aside = list(item.aside.values_list("user_id", flat=True))
    assert aside == ([member.user_id] if conflicted else [])
    confirmer = board.members[2]
    if conflicted:
        with refused(board.world, "board.takes_part"):
            actions.decide_item(actor=member, item_id=item.pk, now=board.day)
    actions.decide_item(actor=confirmer, item_id=item.pk, now=board.day)
    actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    minutes = board.meeting(meeting).minutes
    assert minutes is not None
    said = str(minutes.data)
    assert ("Ane er inhabil i saken" if conflicted else "Ane er habil i saken") in said
    assert "3 stemmer for, 1 stemme mot" in said
    assert "Ane deltok ikke i avgjørelsen" in said
    assert ("Inhabil og ikke med på behandlingen: Ane" in said) is conflicted


def test_votes_on_a_question_are_those_of_the_others(board: Board) -> None:
    meeting, _ = _with_question(board)
    found(board, meeting, votes_for=5)
    with refused(board.world, "board.votes_add_up"):
        settled(board, meeting, board.leader)


@pytest.mark.parametrize(
    ("present", "asked", "needed", "voting"),
    [
        ({1, 2, 3, 4, 5}, {2}, 3, {1, 3, 4, 5}),
        ({1, 2, 3, 4, 5}, {2, 3}, 3, {1, 4, 5}),
        ({1, 2, 3, 4, 5}, {2, 3, 4}, 3, {1, 2, 3, 4, 5}),  # too few would be left: all take part
        ({1, 2, 3}, {2}, 3, {1, 2, 3}),
    ],
)
def test_who_votes_on_a_question(present: set[int], asked: set[int], needed: int, voting: set[int]) -> None:
    assert board_rules.voters_on(frozenset(present), 2, frozenset(asked), needed) == voting


@pytest.mark.parametrize(("members", "wanted", "least"), [(5, 0, 3), (4, 0, 2), (5, 4, 4), (7, 2, 4), (1, 0, 1)])
def test_half_of_the_members_must_be_there_and_no_body_asks_for_fewer(members: int, wanted: int, least: int) -> None:
    assert board_rules.least_present(members, wanted) == least


def test_who_prepared_takes_no_part() -> None:
    both = frozenset({1, 2})
    facts = MeetingFacts(TODAY, 1, TODAY, 3, 0, item=ItemFacts(taking_part=both, preparers=frozenset({2, 3})))
    assert not board_rules.none_prepared(facts).ok
    apart = MeetingFacts(TODAY, 1, TODAY, 3, 0, item=ItemFacts(taking_part=both, preparers=frozenset({3})))
    assert board_rules.none_prepared(apart).ok


# The minutes


def test_minutes_are_approved_by_who_led_the_meeting_when_everything_is_treated(board: Board) -> None:
    meeting = board.held(*board.recommended(2))
    first, second = board.items(meeting)
    actions.decide_item(actor=board.leader, item_id=first.pk, now=board.day)
    with refused(board.world, "board.everything_treated"):
        actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    board.recorded(second, postponed=True, text="Styret vil vite mer.")
    with refused(board.world, "board.led_the_meeting"):
        actions.approve_minutes(actor=board.members[1], meeting_id=meeting.pk, now=board.day)
    upcoming = actions.plan_meeting(
        actor=board.world.officer,
        body_id=board.body.pk,
        draft=MeetingDraft(board.day + timedelta(days=30)),
        now=board.day,
    )
    actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    assert [item.case_id for item in board.items(upcoming)] == [second.case_id]
    assert [item.extract is not None for item in board.items(meeting)] == [True, True]
    with board.world.open():
        case = Case.objects.get(pk=second.case_id)
    assert "case.postponed" in [line.event for line in trail.history(case.tenant_id, case)]


# Two who sign


def test_two_members_that_the_board_chose_sign_each_once(board: Board) -> None:
    two_sign(board)
    meeting = board.held(board.world.recommended())
    board.decided(meeting)
    one, other = board.members[1:3]

    def sign(actor: Actor) -> Meeting:
        return actions.approve_minutes(actor=actor, meeting_id=meeting.pk, now=board.day)

    def choose(*members: Actor) -> Meeting:
        chosen = [each.user_id or 0 for each in members]
        return actions.choose_signers(actor=board.world.officer, meeting_id=meeting.pk, user_ids=chosen, now=board.day)

    with refused(board.world, "board.signers_missing"):
        sign(board.leader)
    with refused(board.world, "board.two_chosen"):
        choose(one)
    with refused(board.world, "board.signers_were_there"):
        choose(one, board.substitute)
    choose(one, other)
    with refused(board.world, "board.may_sign"):
        sign(board.leader)
    assert sign(one).state == S.HELD
    with refused(board.world, "board.signs_once"):
        sign(one)
    with refused(board.world, "board.two_chosen"):
        choose(other, board.leader)
    assert sign(other).state == S.APPROVED
    minutes = board.meeting(meeting).minutes
    assert minutes is not None
    assert str(minutes.data).count("Protokollen er godkjent av") == 2
    assert "Protokollen er godkjent av Ane" in str(minutes.data)


def test_where_the_leader_approves_nobody_is_chosen(board: Board) -> None:
    meeting = board.held(board.world.recommended())
    with refused(board.world, "board.two_sign"):
        CALLS[E.CHOOSE](board, meeting, board.world.officer)


def test_papers_are_written_in_the_bodys_own_standard(board: Board) -> None:
    draft = BodyDraft(
        "Fondsstyret",
        {(each.user_id or 0): (Office.LEADER if each is board.leader else Office.MEMBER) for each in board.members},
        language="nn",
    )
    actions.save_body(actor=board.world.manager, body_id=board.body.pk, draft=draft, now=board.world.at)
    meeting = board.called(board.world.recommended())
    agenda = board.meeting(meeting).agenda
    assert agenda is not None
    assert agenda.language == "nn"
    assert "Innkalling og sakliste" in agenda.title


# Setting up


@pytest.mark.parametrize(
    "key", ["board.one_leader", "board.only_the_elected_sit", "board.named", "board.name_free", "board.enough_to_sign"]
)
def test_a_board_that_cannot_be_is_refused(board: Board, key: str) -> None:
    leader = board.leader.user_id or 0
    drafts = {
        "board.one_leader": BodyDraft("Utvalget", {leader: Office.MEMBER}),
        "board.only_the_elected_sit": BodyDraft("Utvalget", {board.world.finance.user_id or 0: Office.LEADER}),
        "board.named": BodyDraft(" ", {leader: Office.LEADER}),
        "board.name_free": BodyDraft("Fondsstyret", {leader: Office.LEADER}),
        "board.enough_to_sign": BodyDraft("Utvalget", {leader: Office.LEADER}, approvals=2),
    }
    with refused(board.world, key):
        actions.save_body(actor=board.world.manager, draft=drafts[key], now=board.world.at)


# Whatever happens in a meeting


FATES = ("as recommended", "another amount", "refused", "too much", "voted down", "postponed", "withdrawn", "left")


@given(st.lists(st.sampled_from(FATES), min_size=1, max_size=3), st.booleans())
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_case_of_an_agenda_ends_decided_or_is_still_recommended(
    board: Board, fates: list[str], is_cancelled: bool
) -> None:
    drafts: dict[str, MinutesDraft] = {
        "another amount": MinutesDraft(differs=True, amount=kr(1_000), reasons="Mindre."),
        "refused": MinutesDraft(differs=True, reasons="Faller utenfor."),
        "too much": MinutesDraft(differs=True, amount=APPLIED + kr(1), reasons="Mer."),
        "voted down": MinutesDraft(votes_for=1, votes_against=4),
        "postponed": MinutesDraft(postponed=True),
    }
    with undone():
        world, cases = board.world, board.recommended(len(fates))
        meeting = board.called(*cases)
        if is_cancelled:
            CALLS[E.CANCEL](board, meeting, world.officer)
        else:
            board.declared(meeting)
            board.opened(meeting)
            items = board.items(meeting)
            for item, fate in zip(items, fates, strict=True):
                if fate == "withdrawn":
                    actions.withdraw(actor=world.applicant, case_id=item.case_id or 0, now=board.day)
                elif fate in drafts:
                    actions.record_item(actor=world.officer, item_id=item.pk, draft=drafts[fate], now=board.day)
            chosen = [item.pk for item, fate in zip(items, fates, strict=True) if fate != "left"]
            actions.confirm_items(actor=board.leader, item_ids=chosen, now=board.day)
        decided = {"as recommended": "GRANTED", "another amount": "GRANTED", "refused": "REFUSED"}
        with world.open():
            for case, fate in zip(cases, fates, strict=True):
                now = Case.objects.select_related("decision").get(pk=case.pk)
                expected = decided.get(fate, "WITHDRAWN" if fate == "withdrawn" else "RECOMMENDED")
                assert now.state == ("RECOMMENDED" if is_cancelled else expected)
                made = Decision.objects.filter(case=case)
                assert made.count() == (now.state in ("GRANTED", "REFUSED"))
                assert all(each.meeting_id == meeting.pk for each in made)
