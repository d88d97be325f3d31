"""A board with five members and a substitute, and meetings taken to any state by the same actions as the pages call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from bulyst.cases import actions
from bulyst.cases.board_drafts import BodyDraft, MeetingDraft
from bulyst.cases.board_facts import MinutesDraft
from bulyst.cases.kinds import ItemKind, Office
from bulyst.cases.lifecycle import MeetingEvent, MeetingState
from bulyst.cases.models import AgendaItem, Body, Case, Meeting
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Membership, User
from bulyst.tenancy.roles import Role
from tests.cases.world import GRANTED, World

IN_TWO_WEEKS = timedelta(days=14)


@dataclass
class Board:
    """A world with a board. The world's own board member leads it."""

    world: World
    body: Body
    members: list[Actor]
    substitute: Actor

    @property
    def leader(self) -> Actor:
        return self.world.board

    @property
    def day(self) -> datetime:
        """The moment at which meetings are held."""
        return self.world.at + IN_TWO_WEEKS

    def meeting(self, meeting: Meeting) -> Meeting:
        """The meeting as it stands now."""
        with self.world.open():
            return Meeting.objects.select_related("body", "agenda", "minutes").get(pk=meeting.pk)

    def items(self, meeting: Meeting, kind: ItemKind = ItemKind.CASE) -> list[AgendaItem]:
        """The items of one kind as they stand now."""
        with self.world.open():
            found = AgendaItem.objects.select_related("case", "question", "paper", "extract")
            return list(found.filter(meeting=meeting, kind=kind).order_by("number"))

    def planned(self, *, after: timedelta = IN_TWO_WEEKS) -> Meeting:
        return actions.plan_meeting(
            actor=self.world.officer,
            body_id=self.body.pk,
            draft=MeetingDraft(self.world.at + after, "Kommunehuset"),
            now=self.world.at,
        )

    def called(self, *cases: Case) -> Meeting:
        if not cases:
            self.world.recommended()
        meeting = self.planned()
        return actions.call_meeting(actor=self.world.officer, meeting_id=meeting.pk, now=self.world.at)

    def declared(self, meeting: Meeting, *actors: Actor, conflicts: dict[int, str] | None = None) -> None:
        for actor in actors or self.members:
            actions.declare_for_meeting(
                actor=actor, meeting_id=meeting.pk, conflicts=conflicts or {}, now=self.world.at
            )

    def opened(self, meeting: Meeting, *present: Actor, chair: Actor | None = None) -> Meeting:
        return actions.open_meeting(
            actor=self.world.officer,
            meeting_id=meeting.pk,
            present=[each.user_id for each in present or self.members if each.user_id],
            chair_id=(chair or self.leader).user_id or 0,
            now=self.day,
        )

    def held(self, *cases: Case) -> Meeting:
        meeting = self.called(*cases)
        self.declared(meeting)
        return self.opened(meeting)

    def recorded(self, item: AgendaItem, **draft: Any) -> AgendaItem:
        return actions.record_item(actor=self.world.officer, item_id=item.pk, draft=MinutesDraft(**draft), now=self.day)

    def decided(self, meeting: Meeting) -> None:
        for item in self.items(meeting):
            actions.decide_item(actor=self.leader, item_id=item.pk, now=self.day)

    def approved(self) -> Meeting:
        meeting = self.held()
        self.decided(meeting)
        return actions.approve_minutes(actor=self.leader, meeting_id=meeting.pk, now=self.day)

    def in_state(self, state: MeetingState) -> Meeting:
        """A meeting in `state`, taken there by the actions."""

        def cancelled() -> Meeting:
            self.world.recommended()
            return actions.cancel_meeting(
                actor=self.world.officer, meeting_id=self.planned().pk, reason="Uvær.", now=self.world.at
            )

        def planned() -> Meeting:
            self.world.recommended()
            return self.planned()

        makers: dict[MeetingState, Callable[[], Meeting]] = {
            MeetingState.PLANNED: planned,
            MeetingState.CALLED: self.called,
            MeetingState.HELD: self.held,
            MeetingState.APPROVED: self.approved,
            MeetingState.CANCELLED: cancelled,
        }
        return self.meeting(makers[state]())

    def recommended(self, count: int, amount: Money = GRANTED) -> list[Case]:
        """So many recommended cases."""
        return [self.world.recommended(amount) for _ in range(count)]


def seat(world: World) -> Board:
    """Give the world a board."""

    def member(name: str) -> Actor:
        from bulyst.tenancy.actor import staff_actor

        user = User.objects.create_user(f"{name.lower()}@example.test", None, name=name)
        Membership.objects.create(
            user=user, municipality=world.municipality, role=Role.BOARD_MEMBER, since=world.at.date().replace(year=1990)
        )
        return staff_actor(user, world.municipality, now=world.at)

    others = [member(name) for name in ("Ane", "Bjarte", "Cato", "Dagny")]
    substitute = member("Even")
    seats = {
        world.board.user_id or 0: Office.LEADER,
        **{each.user_id or 0: Office.MEMBER for each in others},
        substitute.user_id or 0: Office.SUBSTITUTE,
    }
    body = actions.save_body(actor=world.manager, draft=BodyDraft("Fondsstyret", seats), now=world.at)
    return Board(world, body, [world.board, *others], substitute)


# A meeting with one case, one question about a member in it, and one thing to be told about


def meeting_in(board: Board, state: MeetingState) -> Meeting:
    """Such a meeting in `state`."""
    officer, at = board.world.officer, board.world.at
    case = board.world.recommended()
    actions.raise_conflict(
        actor=officer,
        case_id=case.pk,
        user_id=board.members[1].user_id or 0,
        ground="Driver bakeriet sammen med søkeren.",
        now=at,
    )
    meeting = board.planned()
    actions.add_item(actor=officer, meeting_id=meeting.pk, title="Eventuelt", now=at)
    if state == MeetingState.CANCELLED:
        actions.cancel_meeting(actor=officer, meeting_id=meeting.pk, reason="Uvær.", now=at)
    if state in (MeetingState.CALLED, MeetingState.HELD, MeetingState.APPROVED):
        actions.call_meeting(actor=officer, meeting_id=meeting.pk, now=at)
        board.declared(meeting)
    if state in (MeetingState.HELD, MeetingState.APPROVED):
        board.opened(meeting)
    if state == MeetingState.APPROVED:
        found(board, meeting)
        settled(board, meeting, board.leader)
        board.decided(meeting)
        actions.approve_minutes(actor=board.leader, meeting_id=meeting.pk, now=board.day)
    return board.meeting(meeting)


def first_item(board: Board, meeting: Meeting, kind: ItemKind = ItemKind.CASE) -> AgendaItem:
    """The first item of a kind."""
    return board.items(meeting, kind)[0]


def found(board: Board, meeting: Meeting, conflicted: bool = True, **draft: Any) -> AgendaItem:
    """The secretary writes what the board found about the member."""
    item = first_item(board, meeting, ItemKind.IMPARTIALITY)
    return board.recorded(item, conflicted=conflicted, reasons="De eier bakeriet i lag.", **draft)


def settled(board: Board, meeting: Meeting, actor: Actor) -> Any:
    """A member confirms it."""
    item = first_item(board, meeting, ItemKind.IMPARTIALITY)
    return actions.settle_item(actor=actor, item_id=item.pk, now=board.day)


def two_sign(board: Board) -> None:
    """The body lets two members sign its minutes."""
    with board.world.open():
        Body.objects.filter(pk=board.body.pk).update(approvals=2)


def prepare(board: Board, meeting: Meeting, event: MeetingEvent) -> None:
    """What the guards of a step ask for beside its right."""
    if event in (MeetingEvent.CHOOSE, MeetingEvent.SIGN):
        two_sign(board)
    if meeting.state != MeetingState.HELD or event not in (
        MeetingEvent.SETTLE,
        MeetingEvent.DECIDE,
        MeetingEvent.SIGN,
        MeetingEvent.APPROVE,
    ):
        return
    found(board, meeting)
    if event == MeetingEvent.SETTLE:
        return
    settled(board, meeting, board.leader)
    if event in (MeetingEvent.SIGN, MeetingEvent.APPROVE):
        board.decided(meeting)
    if event == MeetingEvent.SIGN:
        chosen = [each.user_id or 0 for each in board.members[:2]]
        actions.choose_signers(actor=board.world.officer, meeting_id=meeting.pk, user_ids=chosen, now=board.day)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens here is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
