"""Synthetic control with predictors: weights that match predictors, predictors weighed so that the outcome fits.

Abadie & Gardeazabal 2003; Abadie, Diamond & Hainmueller 2010, 2015; constants as in the R package Synth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.optimize import minimize

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Setting
from bulyst.evaluation.estimators.base import Estimator
from bulyst.evaluation.predictors import Predictor, predictor_table
from bulyst.evaluation.refusals import Refusal
from bulyst.evaluation.result import Fit, Result
from bulyst.evaluation.solver import SimplexFits, solve_simplex

#: Predictor weights are searched from equal ones, from each predictor alone, and from so many random places.
RANDOM_STARTS = 12
FIRST_STEPS = 400
#: So many of the best are then polished, with so many steps each.
POLISHED = 3
STEPS = 3000
#: A predictor's weight is searched as exp(2 x bounded), so that none becomes exactly zero.
REACH = 12.0


@dataclass(frozen=True)
class PredictorControl(Estimator):
    """min over V of the pre-period outcome error of w(V), where w(V) minimises sum v_k (x_1k - w'x_k)^2.

    `v`: predictor weights given and not searched. `fitted`: first and last period whose outcome error V minimises
    (default: all before the start). The search is seeded and keeps the best of many starts; the inner weights are
    exact, the outer search finds a local optimum and says so by carrying no certificate for V.
    """

    method: ClassVar[str] = "sc"
    quick: ClassVar[bool] = False
    repeatable: ClassVar[bool] = False
    predictors: tuple[Predictor, ...]
    v: tuple[float, ...] | None = None
    fitted: tuple[int, int] | None = None
    seed: int = 1

    def fit_setting(self, setting: Setting) -> Result:
        table = self._table(setting)
        return Result(self.method, setting, self._fit(setting, table, setting.values, 0))

    def placebo_paths(self, setting: Setting) -> Floats:
        table = self._table(setting)[1:]
        values = setting.values[1:]
        return np.array([self._fit(setting, table, values, row).counterfactual for row in range(len(values))])

    def _table(self, setting: Setting) -> Floats:
        if self.v is not None and len(self.v) != len(self.predictors):
            raise Refusal("predictors.weights", given=len(self.v), needed=len(self.predictors))
        panel = setting.panel
        treated = setting.design.units
        rows = [panel.row(unit) for unit in (*treated, *setting.donors)]
        table = predictor_table(panel, self.predictors, rows, setting.design.start)
        return np.vstack([table[: len(treated)].mean(axis=0), table[len(treated) :]])

    def _fit(self, setting: Setting, table: Floats, values: Floats, target: int) -> Fit:
        others = np.delete(np.arange(len(values)), target)
        problem = _Nested(table[others], table[target], values[others], values[target], self._window(setting))
        v = np.array(self.v) if self.v is not None else problem.search(self.seed)
        v = v / v.sum()
        fits = problem.weights(v)
        weights = fits.dense(0, len(others))
        return Fit(weights @ values[others], weights, fits.certificate(0).relative_gap, predictor_weights=v)

    def _window(self, setting: Setting) -> slice:
        if self.fitted is None:
            return slice(0, setting.n_pre)
        first, last = self.fitted
        before = setting.periods[: setting.n_pre]
        if first not in before or last not in before or last < first:
            raise Refusal("predictors.fitted", first=first, last=last, start=setting.design.start)
        return slice(before.index(first), before.index(last) + 1)


@dataclass(frozen=True, eq=False)
class _Nested:
    """One target's search for predictor weights."""

    donors: Floats
    target: Floats
    outcomes: Floats
    outcome: Floats
    window: slice

    def weights(self, v: Floats) -> SimplexFits:
        """The exact donor weights for predictor weights `v`."""
        root = np.sqrt(v)
        return solve_simplex(self.donors * root, (self.target * root)[None])

    def error(self, v: Floats) -> float:
        """Mean squared outcome error over the window."""
        path = self.weights(v).combine(self.outcomes[:, self.window])[0]
        return float(np.mean((self.outcome[self.window] - path) ** 2))

    def search(self, seed: int) -> Floats:
        """The best predictor weights found, from many starts by Nelder-Mead, the best of them polished."""
        count = len(self.target)
        starts = [np.zeros(count)]
        starts += [np.where(np.arange(count) == k, 0.0, -REACH / 3) for k in range(count)]
        starts += list(np.random.default_rng(seed).uniform(-REACH / 2, 0, size=(RANDOM_STARTS, count)))
        found = [self._descend(start, FIRST_STEPS) for start in starts]
        found.sort(key=lambda pair: pair[0])
        best = min((self._descend(point, STEPS) for _, point in found[:POLISHED]), key=lambda pair: pair[0])
        return _open(best[1])

    def _descend(self, start: Floats, steps: int) -> tuple[float, Floats]:
        options = {"maxfev": steps, "xatol": 1e-6, "fatol": 1e-12, "adaptive": True}
        # scipy's stubs know no function of a plain array with these options.
        search: Callable[..., Any] = minimize
        found = search(
            lambda point: self.error(_open(point)),
            start,
            method="Nelder-Mead",
            options=options,
        )
        return float(found.fun), np.asarray(found.x)


def _open(point: Floats) -> Floats:
    """Predictor weights from a free point: positive, summing to one."""
    weights = np.exp(np.clip(point, -REACH, REACH) - np.max(np.clip(point, -REACH, REACH)))
    return np.asarray(weights / weights.sum())
