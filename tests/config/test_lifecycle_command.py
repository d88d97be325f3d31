"""`bulyst lifecycle show` prints the table that the program itself asks."""

from __future__ import annotations

import json

import pytest

from bulyst.cases.lifecycle import LIFECYCLES
from bulyst.config.cli import main


@pytest.mark.parametrize("name", sorted(LIFECYCLES))
def test_a_table_is_shown_whole(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lifecycle", "show", name, "--json"]) == 0
    shown, table = json.loads(capsys.readouterr().out), LIFECYCLES[name]
    assert shown["states"] == [str(state) for state in table.states]
    assert [(step["from"], step["event"], step["right"], step["to"]) for step in shown["steps"]] == [
        (step.source, step.event, step.right, step.target) for step in table.steps
    ]
    assert [len(step["guards"]) for step in shown["steps"]] == [len(step.guards) for step in table.steps]
    assert all(guard["words"] for step in shown["steps"] for guard in step["guards"])
    assert shown["mermaid"] == table.mermaid()


def test_a_reader_sees_who_may_and_on_what_conditions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lifecycle", "show", "payment"]) == 0
    shown = capsys.readouterr().out
    assert "REQUESTED --ATTEST--> ATTESTED   by who may attest" in shown
    assert "only if not_the_requester: Nobody approves or pays what they asked for themselves." in shown


def test_an_unknown_table_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lifecycle", "show", "klage"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("bulyst: there is no lifecycle 'klage'; there are ")
    assert all(name in said for name in LIFECYCLES)
