"""The panels that are measured on: a seeded simulated one, and the official figures."""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.population import figures

UNITS, PERIODS, PRE = 356, 38, 17
SEED = 2026


def simulated(units: int = UNITS, periods: int = PERIODS, seed: int = SEED) -> Floats:
    """Units that share four wandering factors, plus wandering noise of their own; log scale."""
    rng = np.random.default_rng(seed)
    paths = np.cumsum(rng.normal(0, 0.02, size=(4, periods)), axis=1)
    own = np.cumsum(rng.normal(0, 0.008, size=(units, periods)), axis=1)
    return np.asarray(rng.normal(size=(units, 4)) @ paths + own)


def real() -> tuple[Floats, int]:
    """The municipalities without a gap in 1986-2023 on the log scale, and the column of 2003 (17 pre-years)."""
    panel = figures.panel().log()
    values = panel.values[:, : panel.column(2023) + 1]
    whole = np.isfinite(values).all(axis=1)
    return np.ascontiguousarray(values[whole]), panel.column(2003)
