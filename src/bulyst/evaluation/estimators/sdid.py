"""Synthetic difference-in-differences: weights for units and for periods; and DIFP, its limit of equal periods.

Arkhangelsky, Athey, Hirshberg, Imbens & Wager 2021; definitions and constants as in their R package synthdid.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.pools import Pools
from bulyst.evaluation.estimators.simplex import SimplexEstimator
from bulyst.evaluation.estimators.task import Task
from bulyst.evaluation.result import Fit
from bulyst.evaluation.solver import SimplexFits, solve_simplex, solve_tables

#: zeta where only a unique solution is wanted, in units of the noise level.
LITTLE = 1e-6


def noise_levels(task: Task) -> Floats:
    """For each pool, the standard deviation of the donors' first differences before the start."""
    steps = np.diff(task.before, axis=1)
    count = task.pools.sizes(len(steps)) * steps.shape[1]
    mean = task.pools.sums(steps.sum(axis=1)) / count
    # About the mean of all, so that digits are kept where the steps are small against their own mean.
    centre = steps.mean()
    squares = task.pools.sums(((steps - centre) ** 2).sum(axis=1)) - count * (mean - centre) ** 2
    levels: Floats = np.sqrt(squares / np.maximum(count - 1, 1))
    return levels


@dataclass(frozen=True)
class DiffInDiffWithPool(SimplexEstimator):
    """DIFP: demeaned unit weights with next to no penalty, every pre-period counting alike."""

    method: ClassVar[str] = "difp"

    def features(self, task: Task) -> Floats:
        return task.demeaned

    def ridge(self, task: Task) -> Floats:
        return np.asarray(task.n_pre * (LITTLE * noise_levels(task)) ** 2)

    def shift(self, task: Task, gaps: Floats) -> Floats:
        return np.asarray(gaps.mean(axis=1))


@dataclass(frozen=True)
class SyntheticDiD(SimplexEstimator):
    """Demeaned unit weights with penalty zeta^2 T0 ||w||^2, zeta = (treated x post)^(1/4) times the noise level.

    The path is moved by the gap weighted with period weights, which reproduce the donors' post mean from their
    pre-periods. `treated` is how many units row 0 is the mean of.
    """

    method: ClassVar[str] = "sdid"
    treated: int = 1

    def for_units(self, treated: int) -> Self:
        return replace(self, treated=treated)

    def features(self, task: Task) -> Floats:
        return task.demeaned

    def ridge(self, task: Task) -> Floats:
        size = float(np.sqrt(self.treated * task.n_post))
        return task.n_pre * size * noise_levels(task) ** 2

    def shift(self, task: Task, gaps: Floats) -> Floats:
        moved: Floats = np.einsum("ij,ij->i", gaps, self._all_periods(task))
        return moved

    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        units = super().fit_one(values, n_pre)
        periods = self._periods(Task(values, n_pre, Pools.of_first_row(len(values))), 0)
        assert units.relative_gap is not None
        return replace(
            units,
            relative_gap=max(units.relative_gap, periods.certificate(0).relative_gap),
            period_weights=periods.dense(0, n_pre),
        )

    def _periods(self, task: Task, row: int) -> SimplexFits:
        """Period weights of one pool: simplex weights that reproduce the donors' post mean, with an intercept."""
        donors = task.values[task.pools.members(row, len(task.values))]
        table = donors - donors.mean(axis=0)
        noise = np.diff(donors[:, : task.n_pre], axis=1).std(ddof=1)
        return solve_simplex(
            table[:, : task.n_pre].T,
            table[:, task.n_pre :].mean(axis=1)[None],
            ridge=len(donors) * (LITTLE * noise) ** 2,
        )

    def _all_periods(self, task: Task) -> Floats:
        """Period weights of every pool (pools x pre-periods).

        A pool's table of donors is only looked at through its products between periods, which are those of all
        units less the units left out; their factor is a small table with the same solution.
        """
        if len(task.pools) == 1:
            return self._periods(task, 0).dense(0, task.n_pre)[None]
        known = np.nan_to_num(task.values)
        table = np.column_stack([known[:, : task.n_pre], known[:, task.n_pre :].mean(axis=1)])
        table = table - table.mean(axis=0)
        sizes = task.pools.sizes(len(table))
        means = task.pools.means(table)
        products = task.pools.sums(table[:, :, None] * table[:, None, :])
        products -= sizes[:, None, None] * means[:, :, None] * means[:, None, :]
        sizes_of, directions = np.linalg.eigh(products)
        factors = directions * np.sqrt(np.maximum(sizes_of, 0.0))[:, None, :]
        ridges = sizes * (LITTLE * noise_levels(task)) ** 2
        periods, target = np.ascontiguousarray(factors[:, :-1]), np.ascontiguousarray(factors[:, -1])
        return solve_tables(periods, target, ridges)[0]
