"""Synthetic control with simplex weights on the outcome before the start.

Abadie & Gardeazabal 2003; Abadie, Diamond & Hainmueller 2010.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.estimators.base import Estimator
from bulyst.evaluation.result import Fit
from bulyst.evaluation.solver import solve_simplex


@dataclass(frozen=True)
class SyntheticControl(Estimator):
    """min ||y - X'w||^2 over w >= 0, sum w = 1, on the pre-period outcome; the exact optimum, with its proof."""

    method: ClassVar[str] = "sc"

    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        fits = solve_simplex(values[1:, :n_pre], values[:1, :n_pre])
        weights = fits.dense(0, len(values) - 1)
        return Fit(fits.combine(values[1:])[0], weights, fits.certificate(0).relative_gap)

    def counterfactuals(self, values: Floats, n_pre: int, targets: Ints, excluded: Ints | None = None) -> Floats:
        targets = np.asarray(targets, dtype=np.int64)
        before = values[:, :n_pre]
        return solve_simplex(before, before[targets], own=targets, excluded=excluded).combine(values)
