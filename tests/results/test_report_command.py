"""`bulyst report` prints figures that can be checked, and says clearly which programme it could not find."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from tests.results.world import World

from bulyst.config.cli import main
from bulyst.programmes import actions as programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role


def test_json_holds_each_figure_with_what_it_was_counted_from(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.guided(world.firm())
    assert main(["report", "lierne-2", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    figures = {each["key"]: each for each in report["figures"]}
    assert list(figures) == [
        "cases.handled", "firms.funded", "associations.active", "people.on_courses", "firms.new", "enterprises.pupil",
    ]  # fmt: skip
    handled = figures["cases.handled"]
    assert (handled["value"], handled["unit"], handled["version"], handled["rows"]) == (1, "cases", 1, 1)
    assert handled["row_hash"] == world.figure("cases.handled").row_hash
    assert figures["firms.funded"]["value"] == 0


def test_the_report_holds_the_goals_with_their_answers(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    draft = programmes.GoalDraft(
        "Nye bedrifter", "QUANTITATIVE", indicator_key="firms.new", direction="REACH", target=1
    )
    programmes.add_goal(actor=world.manager, programme_id=world.programme.pk, draft=draft, now=world.now)
    world.new_firm("ENK")
    main(["report", "lierne-2", "--json"])
    (goal,) = json.loads(capsys.readouterr().out)["goals"]
    assert (goal["text"], goal["status"], goal["evidence"]) == ("Nye bedrifter", "reached", "counted")


def test_text_names_each_figure_and_answer(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "5042-lierne/lierne-2"]) == 0
    printed = capsys.readouterr().out
    assert "Lierne 2 (Lierne)" in printed
    assert "personer på kurs" in printed


def test_an_unknown_programme_is_bad_input(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("lierne-3", "5043-royrvik/lierne-2", ""):
        assert main(["report", name]) == 2
        assert capsys.readouterr().err.startswith("bulyst: there is no programme")


def test_a_name_that_two_municipalities_use_must_be_said_whole(
    world: World, neighbour: Municipality, make_actor: Callable[..., Actor], capsys: pytest.CaptureFixture[str]
) -> None:
    programmes.create_programme(
        actor=make_actor(neighbour, Role.PROGRAMME_MANAGER),
        draft=programmes.ProgrammeDraft("Lierne 2", "lierne-2"),
        now=world.now,
    )
    assert main(["report", "lierne-2"]) == 2
    assert capsys.readouterr().err.strip().endswith("say which: 5042-lierne/lierne-2, 5043-royrvik/lierne-2")
    assert main(["report", "5043-royrvik/lierne-2"]) == 0
    assert "Røyrvik" in capsys.readouterr().out
