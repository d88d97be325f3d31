"""Made panels for the engine's tests: seeded, small, and like nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bulyst.evaluation import Panel


@dataclass(frozen=True)
class Place:
    """What the donor rule may know about a made place."""

    name: str
    centrality_class: int = 5
    neighbours: frozenset[str] = frozenset()
    stable_borders: bool = True


def factor_panel(units: int = 30, periods: int = 24, seed: int = 0, factors: int = 3, noise: float = 0.01) -> Panel:
    """Units that share wandering factors, plus noise of their own; period 2001 is the first."""
    rng = np.random.default_rng(seed)
    paths = np.cumsum(rng.normal(size=(factors, periods)) * 0.05, axis=1)
    loadings = rng.normal(size=(units, factors))
    values = 5 + loadings @ paths + noise * np.cumsum(rng.normal(size=(units, periods)), axis=1)
    return Panel(values, tuple(f"u{i:03d}" for i in range(units)), tuple(range(2001, 2001 + periods)))


def town_panel(units: int = 40, periods: int = 20, seed: int = 1) -> Panel:
    """Populations between about 1,000 and 4,000 that drift by a per cent or so a year, with facts."""
    rng = np.random.default_rng(seed)
    sizes = rng.uniform(1000, 4000, size=units)
    drift = np.cumsum(rng.normal(-0.004, 0.008, size=(units, periods)), axis=1)
    names = tuple(f"{1000 + i}" for i in range(units))
    facts = {name: Place(f"Sted {name}") for name in names}
    values = np.round(sizes[:, None] * np.exp(drift))
    return Panel(values, names, tuple(range(2001, 2001 + periods)), facts=facts, outcome="population")


def planted(panel: Panel, unit: str, start: int, effect: float) -> Panel:
    """The same panel with `effect` added to a unit's values from the start on."""
    values = panel.values.copy()
    values[panel.row(unit), panel.column(start) :] += effect
    return Panel(values, panel.units, panel.periods, facts=panel.facts, outcome=panel.outcome)
