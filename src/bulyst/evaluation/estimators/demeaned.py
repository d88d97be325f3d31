"""Synthetic controls that match movements, not levels: demeaned, and its regularised and aligned relative.

Doudchenko & Imbens 2016; Ferman & Pinto 2021.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.simplex import SimplexEstimator
from bulyst.evaluation.estimators.task import Task
from bulyst.evaluation.estimators.time_weights import demeaned, period_shares, weighted_features


@dataclass(frozen=True)
class DemeanedSyntheticControl(SimplexEstimator):
    """min over a, w of sum v_t (y_t - a - w'x_t)^2, w on the simplex: parallel paths are as good as equal ones.

    `time_weights`: v, one for each pre-period, none negative; only their ratios matter (default: all alike).
    """

    method: ClassVar[str] = "dsc"
    free_of_penalty: ClassVar[bool] = True
    time_weights: tuple[float, ...] | None = None

    def features(self, task: Task) -> Floats:
        shares = period_shares(self.time_weights, task.n_pre)
        return weighted_features(demeaned(task, shares), shares)

    def shift(self, task: Task, gaps: Floats) -> Floats:
        return np.asarray(gaps @ period_shares(self.time_weights, task.n_pre) / task.n_pre)


@dataclass(frozen=True)
class RegularisedDemeaned(SimplexEstimator):
    """Demeaned weights with a penalty on their squares, the path aligned at the last pre-period.

    The penalty spreads the weights, so that one donor's luck counts for less; the alignment uses what is known
    best, where the unit stood just before the start. `penalty` is in the outcome's squared unit; by default it is
    `share` times the donors' mean squared distance from their mean path, which follows the scale.
    """

    method: ClassVar[str] = "rdsc"
    penalty: float | None = None
    share: float = 0.5

    def features(self, task: Task) -> Floats:
        return task.demeaned

    def ridge(self, task: Task) -> Floats:
        if self.penalty is not None:
            return np.full(len(task.pools), self.penalty)
        lengths = task.pools.means(np.einsum("ij,ij->i", task.demeaned, task.demeaned))
        centres = task.pools.means(task.demeaned)
        spread: Floats = lengths - np.einsum("ij,ij->i", centres, centres)
        return self.share * spread

    def shift(self, task: Task, gaps: Floats) -> Floats:
        return gaps[:, -1]
