"""Our own tasks, on arrays: what a study does after its figures are read."""

from __future__ import annotations

import numpy as np

from benchmarks.evaluation.timing import Time, measured
from bulyst.evaluation import SyntheticControl, SyntheticDiD
from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.inference.screening import Screening, screen

REPLICATIONS = 200


def placebo_paths(values: Floats, n_pre: int) -> Floats:
    """Counterfactuals of all units but the first, each from the others without the first."""
    donors = values[1:]
    return SyntheticControl().counterfactuals(donors, n_pre, np.arange(len(donors)))


def placebos(values: Floats, n_pre: int) -> Time:
    """All placebo fits of one treated unit."""
    return measured(lambda: placebo_paths(values, n_pre), runs=25, warm=3)


def all_units(values: Floats, n_pre: int) -> tuple[Time, Screening]:
    """Every unit with full placebo inference."""
    return measured(lambda: screen(SyntheticControl(), values, n_pre), runs=15, warm=2), screen(
        SyntheticControl(), values, n_pre
    )


def sdid(values: Floats, n_pre: int) -> Time:
    """SDID of the first unit with 200 placebo replications for its error."""

    def task() -> float:
        effect = SyntheticDiD().fit_one(values, n_pre)
        donors = values[1:]
        drawn = np.random.default_rng(1).integers(0, len(donors), REPLICATIONS)
        # With one treated unit a placebo is decided by the donor drawn: one drawn twice is fitted once.
        asked, places = np.unique(drawn, return_inverse=True)
        paths = SyntheticDiD().counterfactuals(donors, n_pre, asked)
        effects = (donors[asked] - paths)[:, n_pre:].mean(axis=1)[places]
        return float(effect.counterfactual[-1]) + float(effects.std())

    return measured(task, runs=9, warm=1)
