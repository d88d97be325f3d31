"""The board's pages: every state and event of a meeting through the POST, and what the pages say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from bulyst.cases import actions
from bulyst.cases.kinds import ItemKind
from bulyst.cases.lifecycle import IMPARTIALITY, MEETING, ConflictEvent, ConflictState, MeetingEvent, MeetingState
from bulyst.cases.models import ConflictQuestion, Meeting
from bulyst.parties.models import TieKind
from bulyst.programmes.models import Round
from bulyst.tenancy.actor import Actor
from tests.cases.board_world import Board, first_item, meeting_in, prepare, seat, undone
from tests.cases.checks import rows
from tests.cases.world import World
from tests.web.cases.pages import address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

Browser = Callable[[Actor], Client]
S, E = MeetingState, MeetingEvent
MEETINGS = "/5042-lierne/moter/"
REFUSED_WORDS = ("Dette ble ikke gjort", "ikke bekreftet", "Velg et gyldig", "Møtet er ikke i gang")


@pytest.fixture
def board(world: World, monkeypatch: pytest.MonkeyPatch) -> Board:
    """The world's board, on the day that it meets."""
    found = seat(world)
    monkeypatch.setattr("django.utils.timezone.now", lambda: found.day)
    return found


def _day(board: Board, weeks: int) -> str:
    day = (board.day + timedelta(weeks=weeks)).date()
    return f"{day.day}.{day.month}.{day.year}"


def _item(board: Board, meeting: Meeting, kind: ItemKind) -> int:
    return first_item(board, meeting, kind).pk


def _post(board: Board, meeting: Meeting, event: MeetingEvent) -> tuple[str, dict[str, Any]]:
    """Where an event is taken, and what is typed there."""
    people = [each.user_id for each in board.members]
    moved = {"body": board.body.pk, "day": _day(board, 1), "at": "13.00", "place": "Skolen", "papers_due_on": ""}
    pages: dict[MeetingEvent, Callable[[], tuple[str, dict[str, Any]]]] = {
        E.CHANGE: lambda: ("endre/", moved),
        E.CALL: lambda: ("innkalling/", {}),
        E.CANCEL: lambda: ("avlys/", {"reason": "Uvær."}),
        E.OPEN: lambda: ("apne/", {"present": people, "chair": board.leader.user_id}),
        E.HEAR: lambda: (f"muntlig/{board.substitute.user_id}/", {}),
        E.ATTEND: lambda: (f"fremmote/{board.substitute.user_id}/", {"came_to": "", "left_before": ""}),
        E.CHOOSE: lambda: ("godkjennere/", {"signers": people[1:3]}),
        E.RECORD: lambda: (f"sak/{_item(board, meeting, ItemKind.OTHER)}/", {"text": "Tatt til orientering."}),
        E.SETTLE: lambda: ("vedtak/", {"items": [_item(board, meeting, ItemKind.IMPARTIALITY)]}),
        E.DECIDE: lambda: ("vedtak/", {"items": [_item(board, meeting, ItemKind.CASE)]}),
        E.SIGN: lambda: ("protokoll/", {}),
        E.APPROVE: lambda: ("protokoll/", {}),
    }
    return pages[event]()


@pytest.mark.parametrize("state", MeetingState)
def test_every_event_in_this_state_of_a_meeting_through_its_page(
    board: Board, browser_of: Browser, state: MeetingState
) -> None:
    meeting = meeting_in(board, state)
    for event in MeetingEvent:
        with undone():
            prepare(board, meeting, event)
            by_member = event in (E.SETTLE, E.DECIDE, E.SIGN, E.APPROVE)
            browser = browser_of(board.leader if by_member else board.world.officer)
            page, typed = _post(board, meeting, event)
            before = rows(board.world)
            shown = browser.post(f"{MEETINGS}{meeting.pk}/{page}", typed)
            step = MEETING.step(state, event)
            if step is not None:
                assert board.meeting(meeting).state == step.target, event
                assert rows(board.world) != before, event
                continue
            said = shown.content.decode()
            assert shown.status_code in (200, 422), event
            assert rows(board.world) == before, event
            assert any(words in said for words in REFUSED_WORDS), event


def test_a_member_says_in_which_cases_they_are_in_conflict(board: Board, browser_of: Browser) -> None:
    one, other = board.recommended(2)
    meeting = board.called(one, other)
    member = board.members[2]
    browser = browser_of(member)
    where = f"{MEETINGS}{meeting.pk}/habilitet/"
    assert text_of(browser, where).count("Jeg er inhabil i sak") == 2
    wrong = browser.post(where, {f"conflict_{one.pk}": "on"}).content.decode()
    assert "Skriv hvorfor." in wrong
    browser.post(where, {f"conflict_{one.pk}": "on", f"ground_{one.pk}": "Min bror eier bakeriet."})
    with board.world.open():
        asked = ConflictQuestion.objects.get(user_id=member.user_id)
    assert asked.case_id == one.pk
    assert "Min bror eier bakeriet." in text_of(browser, f"{MEETINGS}{meeting.pk}/")
    assert "Du har sagt fra i alle sakene" in text_of(browser, where)


def test_one_that_is_refused_is_said_beside_those_that_were_done(board: Board, browser_of: Browser) -> None:
    meeting = board.held(*board.recommended(2))
    items = board.items(meeting)
    board.recorded(items[1], votes_for=2, votes_against=3)
    shown = browser_of(board.leader).post(f"{MEETINGS}{meeting.pk}/vedtak/", {"items": [item.pk for item in items]})
    said = shown.content.decode()
    assert said.count("bekreftet.") == 2
    assert "ikke bekreftet." in said
    assert "Det er ikke flertall for dette." in said


def test_the_page_says_who_is_there_and_who_has_not_declared(board: Board, browser_of: Browser) -> None:
    meeting = board.called(*board.recommended(2))
    board.declared(meeting, *board.members[:4])
    board.opened(meeting, *board.members[:4])
    secretary, where = browser_of(board.world.officer), f"{MEETINGS}{meeting.pk}/"
    late, (_one, other) = board.members[4], board.items(meeting)
    assert "Dagny, medlem (ikke til stede)" in text_of(secretary, where)
    secretary.post(f"{where}fremmote/{late.user_id}/", {"came_to": other.pk, "left_before": ""})
    page = text_of(secretary, where)
    assert f"Dagny, medlem (kom til sak {other.number}, har ikke sagt fra)" in page
    assert "Ikke til stede: Dagny." in page
    heard = f"{where}muntlig/{late.user_id}/"
    assert "Du skriver ned det Dagny sa." in text_of(secretary, heard)
    secretary.post(heard, {f"conflict_{other.case_id}": "on", f"ground_{other.case_id}": "Svoger."})
    assert "har ikke sagt fra" not in text_of(secretary, where)
    with board.world.open():
        case = ConflictQuestion.objects.select_related("case").get(user_id=late.user_id).case
    assert "sagt i møtet, skrevet ned av" in text_of(secretary, address(case))


def test_papers_are_read_on_the_meetings_page(board: Board, browser_of: Browser) -> None:
    meeting = board.called(board.world.recommended())
    page = text_of(browser_of(board.members[1]), f"{MEETINGS}{meeting.pk}/")
    assert "Saksframlegg" in page
    agenda = board.meeting(meeting).agenda
    assert agenda is not None
    paper = browser_of(board.members[1]).get(f"{MEETINGS}{meeting.pk}/papir/{agenda.pk}/")
    assert paper["Content-Type"] == "application/pdf"
    assert browser_of(board.members[1]).get(f"{MEETINGS}{meeting.pk + 1}/papir/{agenda.pk}/").status_code == 404


def test_the_pages_tell_which_meeting_decides_a_round(board: Board, browser_of: Browser) -> None:
    with board.world.open():
        call, closes_at = board.world.call, board.day - timedelta(days=7)
        planned = Round.objects.create(tenant=call.tenant, call=call, number=1, closes_at=closes_at)
    meeting = board.planned()
    case = board.world.submitted()
    manager = browser_of(board.world.manager)
    page = f"/5042-lierne/moter/runder/{planned.pk}/"
    assert manager.post(page, {"where": f"{board.body.pk}-{meeting.pk}"}).status_code == 302
    assert "Fondsstyret, " in text_of(manager, "/5042-lierne/moter/runder/")
    told = text_of(browser_of(board.world.applicant), f"/min-side/sak/{case.pk}/")
    assert "Den behandles i møte 17. mars 2026." in told
    agenda = text_of(browser_of(board.world.officer), f"/5042-lierne/moter/{meeting.pk}/sakliste/")
    assert "Søknader i runden som ikke er innstilt ennå" in agenda


# Questions about employees, through their pages


FINDINGS = {ConflictEvent.FIND_IMPARTIAL: "habil", ConflictEvent.FIND_CONFLICT: "inhabil"}


@pytest.mark.parametrize("state", ConflictState)
def test_every_state_and_event_of_a_question_through_its_page(
    world: World, browser_of: Browser, state: ConflictState
) -> None:
    case = world.submitted()
    browser_of(world.finance).post(
        address(case, "habilitet/reis/"), {"user": world.officer.user_id, "ground": "De er naboer."}
    )
    with world.open():
        question = ConflictQuestion.objects.get(case=case)
    if state != ConflictState.OPEN:
        actions.settle_conflict(
            actor=world.manager,
            question_id=question.pk,
            conflicted=state == ConflictState.CONFLICTED,
            reasons="Vurdert.",
            now=world.at,
        )
    before, where = rows(world), address(case, f"habilitet/{question.pk}/")
    for event, answer in FINDINGS.items():
        step = IMPARTIALITY.step(state, event)
        with undone():
            shown = browser_of(world.manager).post(where, {"conflicted": answer, "reasons": "Ikke nære."})
            if step is None:
                assert shown.status_code == 422
                assert "kan ikke gjøres nå" in shown.content.decode()
                assert rows(world) == before
                continue
            with world.open():
                assert ConflictQuestion.objects.get(pk=question.pk).state == step.target
            assert "Ikke nære." in text_of(browser_of(world.officer), address(case))
    if state == ConflictState.OPEN:
        shown = browser_of(world.finance).post(where, {"conflicted": "inhabil", "reasons": "Nære."})
        assert shown.status_code == 422
        assert "Det er ikke deg." in shown.content.decode()
        assert rows(world) == before


def test_the_case_says_who_is_in_question_and_who_decides(world: World, browser_of: Browser) -> None:
    case = world.recommended()
    for actor in (world.officer, world.board):
        actions.raise_conflict(
            actor=world.finance, case_id=case.pk, user_id=actor.user_id or 0, ground="Naboer.", now=world.at
        )
    page = text_of(browser_of(world.manager), address(case))
    assert "Avgjøres av styret, i et møte." in page
    assert "Avgjør det" in page  # the manager's to decide, about the officer
    assert "Avgjør det" not in text_of(browser_of(world.officer), address(case))


def test_a_tie_of_ones_own_raises_questions_in_open_cases(world: World, browser_of: Browser) -> None:
    case, browser = world.submitted(), browser_of(world.officer)
    typed = {"party": "Fjellbakeriet AS", "kind": TieKind.FAMILY, "note": "søster", "since": "1.1.2020"}
    said = browser.post("/5042-lierne/habilitet/", typed, follow=True).content.decode()
    assert "én åpen sak" in said
    assert "Fjellbakeriet AS" in said
    with world.open():
        assert ConflictQuestion.objects.filter(case=case, user_id=world.officer.user_id).count() == 1
    nobody = browser.post("/5042-lierne/habilitet/", {**typed, "party": "Ukjent"}).content.decode()
    assert "Ingen i kommunen er registrert" in nobody
