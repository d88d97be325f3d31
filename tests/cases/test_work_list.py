"""What waits for whom by when is stored beside each case, always as the case says, and read a page at a time."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from bulyst.cases import actions, queries
from bulyst.cases.models import NextStep
from bulyst.cases.queries import Group, Show, WorkFilters
from bulyst.cases.settling import differences, mend, settle_at_end
from bulyst.config.cli import main
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened
from tests.cases.world import NOW, TODAY, World

pytestmark = pytest.mark.django_db

LATE = NOW + timedelta(days=60)


def numbers(world: World, actor: Actor, now: Any = NOW, **filters: Any) -> list[str]:
    with world.open():
        return [item.case.number for item in queries.work_list(actor, now, WorkFilters(**filters))]


def test_a_row_changed_past_the_actions_is_found_and_mended(world: World) -> None:
    case = world.submitted()
    with world.open():
        NextStep.objects.filter(case=case).update(task="work.decide")
    (found,) = differences()
    assert (found.case_id, found.stored.split()[0], found.computed.split()[1]) == (
        case.pk,
        "application:",
        "work.assess",
    )
    mend(found)
    assert list(differences()) == []


def test_the_command_finds_and_mends(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulyst.config.commands.worklist.with_database", lambda: None)
    case = world.submitted()
    with world.open():
        NextStep.objects.filter(case=case).delete()
    assert main(["worklist", "check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["differences"][0]["case_id"] == case.pk
    assert main(["worklist", "mend"]) == 0
    assert main(["worklist", "check"]) == 0


def test_a_refused_action_leaves_the_list_as_it_was(world: World) -> None:
    case = world.submitted()
    with world.open():
        before = list(NextStep.objects.values_list())
    with pytest.raises(Refused, match="impartial"):
        actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(), now=NOW)
    with world.open():
        assert list(NextStep.objects.values_list()) == before


def test_only_an_action_can_put_something_off_to_its_end(world: World) -> None:
    case = world.submitted()
    with pytest.raises(RuntimeError, match="none is running"):
        settle_at_end(case)


def test_time_alone_moves_a_case_to_the_officer(world: World) -> None:
    world.waiting()
    with world.open():
        before = list(NextStep.objects.values_list())
    assert numbers(world, world.officer, show=Show.APPLICANT) == ["2026/1"]
    assert numbers(world, world.officer, LATE, show=Show.APPLICANT) == []
    assert numbers(world, world.officer, LATE, show=Show.OVERDUE) == ["2026/1"]
    with world.open():
        assert list(NextStep.objects.values_list()) == before


def test_overdue_and_mine_are_asked_for_together(world: World) -> None:
    mine, free, others = world.submitted(), world.submitted(), world.submitted()
    world.impartial(mine, world.officer)
    world.impartial(others, world.manager)
    assert numbers(world, world.officer, LATE, mine=True, show=Show.OVERDUE) == [mine.number, free.number]
    assert numbers(world, world.officer, NOW, mine=True, show=Show.OVERDUE) == []
    assert numbers(world, world.officer, NOW, due_by=TODAY + timedelta(days=40)) == [
        mine.number,
        free.number,
        others.number,
    ]


def test_what_is_sent_to_the_board_stays_on_its_officers_own_list(world: World) -> None:
    case = world.recommended()
    assert numbers(world, world.officer, mine=True) == [case.number]
    assert numbers(world, world.manager, mine=True) == []
    assert numbers(world, world.board, mine=True) == [case.number]


def test_pages_hold_every_line_once_in_the_lists_order(world: World) -> None:
    waiting = world.waiting()  # waits for the applicant: last
    made = [world.submitted() for _ in range(4)] + [world.guidance()]
    with world.open():
        pages = [queries.work_page(world.officer, NOW, number=number, size=2) for number in (1, 2, 3, 9)]
    shown = [[item.case.number for item in page.items] for page in pages]
    expected = [case.number for case in made] + [waiting.number]
    assert shown == [expected[0:2], expected[2:4], expected[4:6], expected[4:6]]
    assert (pages[3].number, pages[0].pages, pages[0].total) == (3, 3, 6)
    assert pages[0].counts == {
        Group.OVERDUE: 0,
        Group.TODAY: 0,
        Group.THIS_WEEK: 0,
        Group.LATER: 5,
        Group.OTHERS: 1,
    }


def test_the_most_urgent_of_each_group_are_shown_with_how_many_there_are(world: World) -> None:
    for _ in range(3):
        world.submitted()
    world.recommended()
    with world.open():
        items, counts = queries.most_urgent(world.officer, LATE, at_most=2)
    assert [item.group for item in items] == [Group.OVERDUE, Group.OVERDUE, Group.OTHERS]
    assert (counts[Group.OVERDUE], counts[Group.OTHERS]) == (3, 1)


def test_the_next_case_follows_the_list_and_begins_again_at_the_top(world: World) -> None:
    first, second, last = world.submitted(), world.submitted(), world.guidance()
    with world.open():
        following = {
            after.number: found.case.number
            for after in (first, second, last)
            if (found := queries.next_to_do(world.officer, NOW, after))
        }
    assert following == {first.number: second.number, second.number: last.number, last.number: first.number}


def test_no_list_holds_another_municipalitys_work(world: World, neighbour: Municipality, make_actor: Any) -> None:
    world.submitted()
    stranger = make_actor(neighbour, Role.CASE_OFFICER)
    with opened(stranger):
        assert list(queries.work_list(stranger, NOW)) == []
        assert queries.work_page(stranger, NOW).total == 0
    with world.open():
        assert list(queries.work_list(world.applicant, NOW)) == []
