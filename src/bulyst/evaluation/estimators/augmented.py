"""Ridge augmented synthetic control: simplex weights, then a ridge step that removes what imbalance is left.

Ben-Michael, Feller & Rothstein 2021; the penalty is chosen as in their R package augsynth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.base import OutcomeEstimator
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
    largest = float(np.linalg.norm(table, 2)) ** 2
    penalties = largest * (SMALLEST_RATIO ** (np.arange(STEPS + 1) / STEPS))
    periods = table.shape[1]
    errors = np.empty((len(penalties), periods - 1))
    for left_out in range(periods - 1):
        kept = np.delete(np.arange(periods), left_out)
        part = table[:, kept]
        base = solve_simplex(part, aim[None, kept]).dense(0, len(table))
        weights = base + correction(part, aim[kept] - base @ part, penalties)
        errors[:, left_out] = (aim[left_out] - weights @ table[:, left_out]) ** 2
    means = errors.mean(axis=1)
    best = int(means.argmin())
    spread = errors[best].std(ddof=1) / np.sqrt(errors.shape[1]) if errors.shape[1] > 1 else 0.0
    return float(penalties[means <= means[best] + spread].max())
