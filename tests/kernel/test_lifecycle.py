"""A lifecycle answers only with what its table says."""

from enum import StrEnum

import pytest

from bulyst.kernel.canonical import canonical_json
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.kernel.message import Message
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused, Verdict, failed, passed, require


class State(StrEnum):
    OPEN = "open"
    SHUT = "shut"


class Event(StrEnum):
    SHUT_IT = "shut_it"
    OPEN_IT = "open_it"


class Right(StrEnum):
    KEY = "key"


def unlocked(facts: dict[str, bool]) -> Verdict:
    return (passed if facts["unlocked"] else failed)("door.unlocked")


def oiled(facts: dict[str, bool]) -> Verdict:
    return (passed if facts["oiled"] else failed)("door.oiled")


DOOR = Lifecycle(
    "door",
    Step(State.OPEN, Event.SHUT_IT, Right.KEY, (), State.SHUT),
    Step(State.SHUT, Event.OPEN_IT, Right.KEY, (unlocked, oiled), State.OPEN),
)


def test_a_step_is_taken_when_state_right_and_guards_agree() -> None:
    outcome = DOOR.require(State.SHUT, Event.OPEN_IT, {Right.KEY}, {"unlocked": True, "oiled": True})
    assert outcome.target == State.OPEN
    assert [verdict.rule for verdict in outcome.verdicts] == ["door.unlocked", "door.oiled"]


def test_every_failing_guard_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        DOOR.require(State.SHUT, Event.OPEN_IT, {Right.KEY}, {"unlocked": False, "oiled": False})
    assert [message.key for message in refused.value.messages] == ["door.unlocked", "door.oiled"]


def test_a_wrong_state_and_a_missing_right_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        DOOR.require(State.OPEN, Event.OPEN_IT, {Right.KEY}, {})
    assert refused.value.messages[0].key == "lifecycle.wrong_state"
    with pytest.raises(Refused) as refused:
        DOOR.require(State.OPEN, Event.SHUT_IT, set(), {})
    assert refused.value.messages[0].key == "tenancy.no_right"


def test_a_table_with_two_lines_for_one_event_is_no_lifecycle() -> None:
    line = Step(State.OPEN, Event.SHUT_IT, Right.KEY, (), State.SHUT)
    with pytest.raises(ValueError, match="two lines"):
        Lifecycle("door", line, line)


def test_the_diagram_is_made_from_the_table() -> None:
    assert DOOR.mermaid().splitlines() == [
        "stateDiagram-v2",
        "    open --> shut: shut_it",
        "    shut --> open: open_it",
    ]


def test_a_refusal_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="failing"):
        Refused(passed("door.oiled"))
    assert require([passed("door.oiled")])[0].ok


def test_facts_have_one_spelling() -> None:
    verdict = Verdict(True, "rule", Message("rule", {"sum": Money(150)}))
    assert canonical_json(verdict.as_json()) == (
        b'{"citation":"","facts":{"sum":150},"key":"rule","ok":true,"rule":"rule","version":""}'
    )
    with pytest.raises(TypeError):
        canonical_json(object())
    with pytest.raises(ValueError, match="JSON"):
        canonical_json(float("nan"))
