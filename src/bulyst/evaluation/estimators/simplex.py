"""What the estimators with simplex weights share: weights on some features, then a shift of the level."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.estimators.base import OutcomeEstimator
from bulyst.evaluation.estimators.pools import Pools
from bulyst.evaluation.estimators.task import Task
from bulyst.evaluation.result import Fit
from bulyst.evaluation.solver import SimplexFits, solve_simplex


@dataclass(frozen=True)
class SimplexEstimator(OutcomeEstimator):
    """counterfactual = w'X + shift, with w >= 0 and sum w = 1 fitted on `features` of the pre-period."""

    #: Whether the weights carry no penalty, so that leaving out a donor of weight zero changes nothing.
    free_of_penalty: ClassVar[bool] = False

    @abstractmethod
    def features(self, task: Task) -> Floats:
        """What is matched, units x features, from the outcome before the start."""

    def ridge(self, task: Task) -> Floats:
        """The penalty on squared weights for each pool, added to the unnormalised sum of squares."""
        return np.zeros(len(task.pools))

    def shift(self, task: Task, gaps: Floats) -> Floats:
        """By how much each path is moved, from its pre-period gaps (fits x periods)."""
        return np.zeros(len(gaps))

    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        fits, path = self._fit(Task(values, n_pre, Pools.of_first_row(len(values))))
        return Fit(path[0], fits.dense(0, len(values))[1:], fits.certificate(0).relative_gap)

    def counterfactuals(self, values: Floats, n_pre: int, targets: Ints, excluded: Ints | None = None) -> Floats:
        return self._fit(Task(values, n_pre, Pools.of(targets, excluded)))[1]

    def _fit(self, task: Task) -> tuple[SimplexFits, Floats]:
        features, pools = self.features(task), task.pools
        fits = solve_simplex(
            features,
            features[pools.targets],
            own=pools.targets,
            excluded=pools.excluded,
            ridge=self.ridge(task),
        )
        return fits, self.paths(task, fits)

    def paths(self, task: Task, fits: SimplexFits) -> Floats:
        """The counterfactual paths that these weights give."""
        path = fits.combine(task.values)
        gaps = task.before[task.pools.targets] - path[:, : task.n_pre]
        return path + self.shift(task, gaps)[:, None]
