"""Who may stand in for a place: donor rules, judged on the years before the start and on nothing later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from bulyst.evaluation.arrays import Bools
from bulyst.evaluation.panel import Panel, UnitFacts
from bulyst.evaluation.refusals import Refusal


@dataclass(frozen=True)
class Pool:
    """The donors that a rule left, in the panel's order, and for every other unit the reason it was left out."""

    donors: tuple[str, ...]
    excluded: dict[str, str]


@dataclass(frozen=True)
class DonorRule:
    """Which units may be donors. A limit of None does not apply.

    `class_distance`: centrality class within so many of the treated unit's. `size_factor`: size at the last
    pre-period between 1/factor and factor times the treated unit's. `largest_jump`: no relative change from one
    pre-period to the next above this. `stable_borders`: unchanged borders since the panel's first year.
    `no_neighbours`: units that touch the treated one are left out, since an effect may spill over.
    A donor with a gap in the studied window is always left out.
    """

    class_distance: int | None = None
    size_factor: float | None = None
    largest_jump: float | None = None
    stable_borders: bool = False
    no_neighbours: bool = False

    def choose(self, panel: Panel, unit: str, window: slice, pre: slice, never: frozenset[str]) -> Pool:
        """Apply the rule for `unit`; `window` and `pre` are columns, `never` other treated units.

        Raises Refusal when the rule needs facts that the panel does not carry.
        """
        donors: list[str] = []
        excluded: dict[str, str] = {}
        tests = self._tests(panel, unit, window, pre)
        for row, other in enumerate(panel.units):
            if other == unit or other in never:
                continue
            reason = next((name for name, passes in tests if not passes(row, other)), None)
            if reason is None:
                donors.append(other)
            else:
                excluded[other] = reason
        return Pool(tuple(donors), excluded)

    def as_json(self) -> dict[str, Any]:
        """The limits by name."""
        return asdict(self)

    @property
    def needs_facts(self) -> bool:
        """Whether the rule asks for more than the figures."""
        return self.class_distance is not None or self.stable_borders or self.no_neighbours

    def _tests(
        self, panel: Panel, unit: str, window: slice, pre: slice
    ) -> list[tuple[str, Callable[[int, str], bool]]]:
        whole: Bools = np.isfinite(panel.values[:, window].sum(axis=1))
        tests: list[tuple[str, Callable[[int, str], bool]]] = [("gap", lambda row, _: bool(whole[row]))]
        if self.needs_facts:
            own = _facts(panel, unit)
            if self.stable_borders:
                tests.append(("borders", lambda _, other: _facts(panel, other).stable_borders))
            if self.class_distance is not None:
                reach = self.class_distance
                tests.append(
                    (
                        "centrality",
                        lambda _, other: abs(_facts(panel, other).centrality_class - own.centrality_class) <= reach,
                    )
                )
            if self.no_neighbours:
                tests.append(("neighbour", lambda _, other: other not in own.neighbours))
        counted = panel.values if panel.base is None else np.exp(panel.values + panel.base[:, None])
        if self.size_factor is not None:
            sizes = counted[:, pre.stop - 1] / counted[panel.row(unit), pre.stop - 1]
            factor = self.size_factor
            tests.append(("size", lambda row, _: 1 / factor <= sizes[row] <= factor))
        if self.largest_jump is not None:
            before = counted[:, pre]
            jumps = np.abs(np.diff(before, axis=1) / before[:, :-1]).max(axis=1, initial=0.0)
            limit = self.largest_jump
            tests.append(("jump", lambda row, _: bool(jumps[row] <= limit)))
        return tests


#: Every unit without a gap: the rule for panels about which nothing is known.
EVERYONE = DonorRule()
#: The rule for municipalities: comparable places, judged before the start.
COMPARABLE = DonorRule(class_distance=1, size_factor=4.0, largest_jump=0.08, stable_borders=True, no_neighbours=True)


def alternatives(rule: DonorRule) -> dict[str, DonorRule]:
    """Reasonable other rules, to show how far the answer hangs on this one."""
    others: dict[str, DonorRule] = {}
    if rule.class_distance is not None:
        others["same_class"] = replace(rule, class_distance=0)
    if rule.size_factor is not None:
        others["half_the_size_factor"] = replace(rule, size_factor=1 + (rule.size_factor - 1) / 2)
        others["twice_the_size_factor"] = replace(rule, size_factor=2 * rule.size_factor)
    if rule.largest_jump is not None:
        others["half_the_jump"] = replace(rule, largest_jump=rule.largest_jump / 2)
    if rule.no_neighbours:
        others["with_neighbours"] = replace(rule, no_neighbours=False)
    return others


def parse_rule(text: str) -> DonorRule:
    """A rule from the command line: `default`, `all`, or limits such as `class=1,size=4,jump=0.08,stable,apart`.

    Raises Refusal for anything else.
    """
    if text == "default":
        return COMPARABLE
    if text == "all":
        return EVERYONE
    rule = EVERYONE
    for part in text.split(","):
        name, _, value = part.strip().partition("=")
        try:
            rule = replace(rule, **_limit(name, value))
        except (ValueError, KeyError):
            raise Refusal("donors.bad_rule", text=text) from None
    return rule


def _limit(name: str, value: str) -> dict[str, Any]:
    if name in ("stable", "apart"):
        if value:
            raise ValueError(value)
        return {"stable_borders" if name == "stable" else "no_neighbours": True}
    readers: dict[str, tuple[str, Callable[[str], float]]] = {
        "class": ("class_distance", int),
        "size": ("size_factor", float),
        "jump": ("largest_jump", float),
    }
    field, read = readers[name]
    limit = read(value)
    if not limit >= (1 if name == "size" else 0):
        raise ValueError(value)
    return {field: limit}


def _facts(panel: Panel, unit: str) -> UnitFacts:
    try:
        return panel.facts[unit]
    except KeyError:
        raise Refusal("donors.facts_missing", unit=unit) from None
