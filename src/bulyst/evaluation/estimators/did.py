"""Difference in differences: what the others did on average, from where the unit stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.estimators.base import OutcomeEstimator
from bulyst.evaluation.estimators.pools import Pools
from bulyst.evaluation.result import Fit


@dataclass(frozen=True)
class DifferenceInDifferences(OutcomeEstimator):
    """counterfactual = donors' mean + the unit's mean distance from it before the start (two-way DiD).

    With `last_period` the distance is taken in the last pre-period alone. Nothing is optimised.
    """

    method: ClassVar[str] = "did"
    last_period: bool = False

    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        donors = len(values) - 1
        path = self._aligned(values[1:].mean(axis=0)[None], values[:1], n_pre)
        return Fit(path[0], np.full(donors, 1 / donors))

    def counterfactuals(self, values: Floats, n_pre: int, targets: Ints, excluded: Ints | None = None) -> Floats:
        pools = Pools.of(targets, excluded)
        return self._aligned(pools.means(values), values[pools.targets], n_pre)

    def _aligned(self, means: Floats, own: Floats, n_pre: int) -> Floats:
        gaps = (own - means)[:, :n_pre]
        shift = gaps[:, -1] if self.last_period else gaps.mean(axis=1)
        return np.asarray(means + shift[:, None])
