"""From a goal to its answer, whatever it is. Pure: values come in, messages go out.

A goal is measured by official statistics, by a figure that the house counts, or by nothing. What nothing measures
is answered "cannot be known", with whatever is claimed beside it. An answer is never better than its evidence.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bulyst.kernel.message import Message
from bulyst.population.queries import Change, NetMigration
from bulyst.programmes.choices import Direction

INHABITANTS = "population.inhabitants"
IN_MIGRATION = "migration.in"


class Status(StrEnum):
    """How a goal went."""

    REACHED = "reached"
    PARTLY = "partly"
    MISSED = "missed"
    PENDING = "pending"
    UNKNOWN = "unknown"


class Evidence(StrEnum):
    """What an answer rests on, strongest first."""

    OFFICIAL = "official"
    COUNTED = "counted"
    CLAIMED = "claimed"
    NONE = "none"


@dataclass(frozen=True)
class AskedGoal:
    """A goal as plain values; `leads`: it is answered first; `claims`: how strong each claim about it is."""

    id: int
    text: str
    is_main: bool
    leads: bool
    indicator_key: str
    direction: str
    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""
    deadline: date | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """The years that a programme worked in, or can have worked in when its period is not known."""

    first: int
    last: int
    known: bool


@dataclass(frozen=True)
class GoalAnswer:
    """The answer to a goal: `message` in a few words, `detail` what it rests on."""

    goal: AskedGoal
    status: Status
    message: Message
    detail: Message
    evidence: Evidence
    facts: dict[str, int | None] = field(default_factory=dict)


def population_answer(goal: AskedGoal, span: Span | None, change: Change | None, on: date) -> GoalAnswer:
    """More (or fewer, or a number of) inhabitants, by official figures for 1 January of the span's ends."""
    if span is None or change is None or change.before is None or change.after is None:
        return _unknown(goal, Message("results.population_unknown"), Message("results.no_official_figure"))
    facts = {
        "before": change.before,
        "from_year": change.from_year,
        "after": change.after,
        "to_year": change.to_year,
    }
    direction = "fell" if change.after < change.before else "rose" if change.after > change.before else "stood"
    status = judge(Decimal(change.after), Decimal(change.before), goal, on)
    return GoalAnswer(
        goal,
        status,
        Message(f"results.population_{direction}_{status}", facts),
        Message(f"results.population_{direction}_{'known' if span.known else 'bounds'}", facts),
        Evidence.OFFICIAL,
        {**facts},
    )


def in_migration_answer(goal: AskedGoal, span: Span | None, net: NetMigration | None) -> GoalAnswer:
    """More people moving in: nobody counted them, so it cannot be known. Official net migration stands beside."""
    if span is None or net is None or net.total is None:
        return _unknown(goal, Message("results.cannot_be_known"), Message("results.in_movers_not_counted"))
    facts = {
        "from_year": net.from_year,
        "to_year": net.to_year,
        "total": abs(net.total),
        "years_out": net.years_with_more_out,
        "years": net.to_year - net.from_year + 1,
    }
    sign = "out" if net.total < 0 else "in" if net.total > 0 else "even"
    detail = Message(f"results.in_movers_not_counted_net_{sign}", facts)
    return _unknown(goal, Message("results.cannot_be_known"), detail, {**facts, "total": net.total})


def counted_answer(goal: AskedGoal, value: int | None, on: date) -> GoalAnswer:
    """A goal that one of the house's own figures measures; None is a small count that is held back."""
    if value is None:
        return _unknown(goal, Message("results.few_people"), Message("results.held_back"))
    if goal.target is None and goal.baseline is None:
        detail = Message("results.counted_without_target", {"value": value})
        return _unknown(goal, Message("results.cannot_be_known"), detail, {"value": value})
    status = judge(Decimal(value), goal.baseline, goal, on)
    aim = goal.baseline if goal.target is None else goal.target
    detail = Message(
        "results.counted_beside_baseline" if goal.target is None else "results.counted_beside_target",
        {"value": value, "aim": aim},
    )
    return GoalAnswer(goal, status, Message(f"results.goal_{status}"), detail, Evidence.COUNTED, {"value": value})


def unmeasured_answer(goal: AskedGoal) -> GoalAnswer:
    """A goal that nothing measures: at best somebody has said how it went."""
    if goal.indicator_key:
        return _unknown(goal, Message("results.cannot_be_known"), Message("results.not_counted_here"))
    if not goal.claims:
        return _unknown(goal, Message("results.cannot_be_known"), Message("results.nothing_said"))
    return GoalAnswer(
        goal,
        Status.UNKNOWN,
        Message("results.claimed_not_measured"),
        Message("results.claims_made", {"count": len(goal.claims)}),
        Evidence.CLAIMED,
    )


def judge(value: Decimal, baseline: Decimal | None, goal: AskedGoal, on: date) -> Status:
    """How far `value` is towards the goal.

    Past the target (without one: past the baseline, in the goal's direction) is reached; some of the way is
    partly; a goal whose deadline has not come is pending until it is reached.
    """
    sign = -1 if goal.direction == Direction.DECREASE else 1
    moved = None if baseline is None else (value - baseline) * sign
    left = None if goal.target is None else (goal.target - value) * sign
    if (left is not None and left <= 0) or (left is None and moved is not None and moved > 0):
        return Status.REACHED
    if goal.deadline is not None and on <= goal.deadline:
        return Status.PENDING
    some = moved > 0 if moved is not None else value > 0 and sign > 0
    return Status.PARTLY if goal.target is not None and some else Status.MISSED


def _unknown(
    goal: AskedGoal, message: Message, detail: Message, facts: dict[str, int | None] | None = None
) -> GoalAnswer:
    return GoalAnswer(goal, Status.UNKNOWN, message, detail, Evidence.NONE, facts or {})
