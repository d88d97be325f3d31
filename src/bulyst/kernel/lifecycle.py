"""A lifecycle is one table: buttons, diagrams, documentation and exhaustive tests are made from it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bulyst.kernel.verdict import Refused, Verdict, failed

Guard = Callable[[Any], Verdict]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table: in `source`, on `event`, by one who holds `right`, if every guard agrees, to `target`."""

    source: StrEnum
    event: StrEnum
    right: StrEnum
    guards: tuple[Guard, ...]
    target: StrEnum


@dataclass(frozen=True, slots=True)
class Outcome:
    """A step that may be taken, and the verdicts that said so."""

    step: Step
    verdicts: tuple[Verdict, ...]

    @property
    def target(self) -> StrEnum:
        """The state that follows."""
        return self.step.target


class Lifecycle:
    """A transition table with at most one line for each state and event. Raises ValueError for a doubled line."""

    def __init__(self, name: str, *steps: Step) -> None:
        self.name = name
        self.steps = steps
        self._by_key = {(step.source, step.event): step for step in steps}
        if len(self._by_key) != len(steps):
            raise ValueError(f"lifecycle {name} has two lines for one state and event")

    @property
    def states(self) -> tuple[StrEnum, ...]:
        """Every state in the order of first mention."""
        return tuple(dict.fromkeys(state for step in self.steps for state in (step.source, step.target)))

    @property
    def events(self) -> tuple[StrEnum, ...]:
        """Every event in the order of first mention."""
        return tuple(dict.fromkeys(step.event for step in self.steps))

    def step(self, state: StrEnum, event: StrEnum) -> Step | None:
        """The line for `event` in `state`, or None."""
        return self._by_key.get((state, event))

    def events_from(self, state: StrEnum) -> tuple[StrEnum, ...]:
        """The events that have a line in `state`."""
        return tuple(step.event for step in self.steps if step.source == state)

    def require(self, state: StrEnum, event: StrEnum, rights: Collection[StrEnum], facts: Any) -> Outcome:
        """Judge one step. Raises Refused with every verdict when one of them fails."""
        step = self.step(state, event)
        if step is None:
            raise Refused(failed("lifecycle.wrong_state", lifecycle=self.name, state=str(state), event=str(event)))
        if step.right not in rights:
            raise Refused(failed("tenancy.no_right", right=str(step.right)))
        verdicts = tuple(guard(facts) for guard in step.guards)
        if any(not verdict.ok for verdict in verdicts):
            raise Refused(*verdicts)
        return Outcome(step, verdicts)

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, for the documentation."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {step.source} --> {step.target}: {step.event}" for step in self.steps]
        return "\n".join(lines)
