"""Ridge augmented synthetic control: simplex weights, then a ridge step that removes what imbalance is left.

Ben-Michael, Feller & Rothstein 2021; the penalty is chosen as in their R package augsynth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.estimators.base import OutcomeEstimator
from bulyst.evaluation.estimators.pools import Pools
from bulyst.evaluation.result import Fit
from bulyst.evaluation.solver import solve_simplex

#: The penalties tried run from the largest squared singular value down by this ratio, in so many steps.
SMALLEST_RATIO = 1e-8
STEPS = 20


@dataclass(frozen=True)
class AugmentedSyntheticControl(OutcomeEstimator):
    """w = w_sc + X (X'X + penalty I)^-1 (y - X'w_sc), X centred by the donors' mean; weights may be negative.

    `penalty` None: chosen by leaving out one pre-period at a time (all but the last, as augsynth does), the
    largest penalty whose mean squared error lies within one standard error of the smallest.
    """

    method: ClassVar[str] = "asc"
    quick: ClassVar[bool] = False
    penalty: float | None = None

    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        donors = values[1:]
        centre = donors[:, :n_pre].mean(axis=0)
        table, aim = donors[:, :n_pre] - centre, values[0, :n_pre] - centre
        base = solve_simplex(table, aim[None])
        weights = base.dense(0, len(donors))
        penalty = self.penalty if self.penalty is not None else chosen_penalty(table, aim)
        weights = weights + correction(table, aim - weights @ table, np.array([penalty]))[0]
        return Fit(weights @ donors, weights, base.certificate(0).relative_gap)

    def counterfactuals(self, values: Floats, n_pre: int, targets: Ints, excluded: Ints | None = None) -> Floats:
        pools = Pools.of(targets, excluded)
        periods, everything = np.arange(n_pre), np.arange(values.shape[1])
        own = values[pools.targets]
        base = self._simplex_paths(values, periods, pools)
        left_out = [] if self.penalty is not None else [np.delete(periods, place) for place in periods[:-1]]
        partial = [self._simplex_paths(values, kept, pools) for kept in left_out]
        out = np.empty((len(pools), values.shape[1]))
        for row in range(len(pools)):
            products = products_of(values, pools.members(row, len(values)))
            if self.penalty is not None:
                penalty = self.penalty
            else:
                penalties = tried_penalties(float(np.linalg.eigvalsh(products[:n_pre, :n_pre])[-1]))
                errors = np.empty((len(left_out), len(penalties)))
                for place, kept in enumerate(left_out):
                    imbalance = own[row, kept] - partial[place][row, kept]
                    added = corrected(products, imbalance, kept, periods[place : place + 1], penalties)[:, 0]
                    errors[place] = (own[row, place] - partial[place][row, place] - added) ** 2
                penalty = float(penalties[best_penalty(errors)])
            imbalance = own[row, :n_pre] - base[row, :n_pre]
            out[row] = base[row] + corrected(products, imbalance, periods, everything, np.array([penalty]))[0]
        return out

    def _simplex_paths(self, values: Floats, kept: Ints, pools: Pools) -> Floats:
        """Paths of the simplex weights that fit some pre-periods."""
        table = np.ascontiguousarray(values[:, kept])
        fits = solve_simplex(table, table[pools.targets], own=pools.targets, excluded=pools.excluded)
        return fits.combine(values)


def correction(table: Floats, imbalance: Floats, penalties: Floats) -> Floats:
    """X (X'X + penalty I)^-1 imbalance for each penalty, from one singular value decomposition."""
    left, sizes, right = np.linalg.svd(table, full_matrices=False)
    turned = right @ imbalance
    squares = sizes**2
    with np.errstate(divide="ignore", invalid="ignore"):
        factors = sizes / (squares + penalties[:, None])
    factors = np.where(np.isfinite(factors), factors, 0.0)
    return np.asarray((factors * turned) @ left.T)


def chosen_penalty(table: Floats, aim: Floats) -> float:
    """The penalty by leave-one-period-out, the largest within one standard error of the best."""
    penalties = tried_penalties(float(np.linalg.norm(table, 2)) ** 2)
    periods = table.shape[1]
    errors = np.empty((periods - 1, len(penalties)))
    for left_out in range(periods - 1):
        kept = np.delete(np.arange(periods), left_out)
        part = table[:, kept]
        base = solve_simplex(part, aim[None, kept]).dense(0, len(table))
        weights = base + correction(part, aim[kept] - base @ part, penalties)
        errors[left_out] = (aim[left_out] - weights @ table[:, left_out]) ** 2
    return float(penalties[best_penalty(errors)])


def tried_penalties(largest: float) -> Floats:
    """From the largest squared singular value down."""
    tried: Floats = largest * (SMALLEST_RATIO ** (np.arange(STEPS + 1) / STEPS))
    return tried


def best_penalty(errors: Floats) -> int:
    """The place of the largest penalty within one standard error of the best; `errors` is left out x penalties."""
    means = errors.mean(axis=0)
    best = int(means.argmin())
    spread = errors[:, best].std(ddof=1) / np.sqrt(len(errors)) if len(errors) > 1 else 0.0
    return int(np.flatnonzero(means <= means[best] + spread)[0])


def products_of(values: Floats, members: Ints) -> Floats:
    """Products between all periods of the donors' distances from their mean (periods x periods)."""
    donors = values[members]
    donors = donors - donors.mean(axis=0)
    return np.asarray(donors.T @ donors)


def corrected(products: Floats, imbalance: Floats, kept: Ints, aims: Ints, penalties: Floats) -> Floats:
    """What `correction` adds to the path at the periods `aims`, for each penalty (penalties x aims).

    The ridge weights are X (X'X + penalty I)^-1 imbalance, so that the path only needs the products between periods.
    """
    sizes, turns = np.linalg.eigh(products[np.ix_(kept, kept)])
    turned = turns.T @ imbalance
    reached = turns.T @ products[np.ix_(kept, aims)]
    with np.errstate(divide="ignore", invalid="ignore"):
        factors = turned / (np.maximum(sizes, 0.0) + penalties[:, None])
    return np.asarray(np.where(np.isfinite(factors), factors, 0.0) @ reached)
