"""Synthetic control with simplex weights on the outcome before the start.

Abadie & Gardeazabal 2003; Abadie, Diamond & Hainmueller 2010.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.simplex import SimplexEstimator
from bulyst.evaluation.estimators.task import Task
from bulyst.evaluation.estimators.time_weights import period_shares, weighted_features


@dataclass(frozen=True)
class SyntheticControl(SimplexEstimator):
    """min sum v_t (y_t - w'x_t)^2 over w >= 0, sum w = 1, on the pre-period outcome; the exact optimum, with its proof.

    `time_weights`: v, one for each pre-period, none negative; only their ratios matter (default: all alike).
    """

    method: ClassVar[str] = "sc"
    free_of_penalty: ClassVar[bool] = True
    time_weights: tuple[float, ...] | None = None

    def features(self, task: Task) -> Floats:
        return weighted_features(task.before, period_shares(self.time_weights, task.n_pre))
