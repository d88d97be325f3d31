"""Witnesses that share no code with the engine: general solvers put to the same questions."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import clarabel
import numpy as np
import pandas as pd
from diff_diff import SyntheticControl, SyntheticDiD
from diff_diff.utils import _sc_weight_nnls
from scipy import sparse
from scipy.optimize import nnls

#: How strongly the least-squares witness is held to weights that sum to one.
HOLD = 1e5


def interior_point(donors: np.ndarray, target: np.ndarray, ridge: float = 0.0) -> np.ndarray:
    """Simplex weights by Clarabel, an interior-point solver."""
    count, features = donors.shape
    size = count + features
    objective = sparse.diags(np.r_[np.full(count, ridge), np.ones(features)]).tocsc()
    constraints = sparse.vstack(
        [
            sparse.hstack([sparse.csc_matrix(donors.T), -sparse.eye(features)]),
            sparse.hstack([np.ones((1, count)), sparse.csc_matrix((1, features))]),
            sparse.hstack([-sparse.eye(count), sparse.csc_matrix((count, features))]),
        ]
    ).tocsc()
    options = clarabel.DefaultSettings()
    options.verbose = False
    options.tol_gap_abs = options.tol_gap_rel = options.tol_feas = 1e-13
    cones = [clarabel.ZeroConeT(features + 1), clarabel.NonnegativeConeT(count)]
    bounds = np.r_[target, 1.0, np.zeros(count)]
    answer = clarabel.DefaultSolver(objective, np.zeros(size), constraints, bounds, cones, options).solve()
    return np.array(answer.x[:count])


def least_squares(donors: np.ndarray, target: np.ndarray, ridge: float = 0.0) -> np.ndarray:
    """Simplex weights by scipy's non-negative least squares, the sum held to one by a heavy row."""
    count = len(donors)
    table = np.vstack([donors.T, np.sqrt(ridge) * np.eye(count), HOLD * np.ones((1, count))])
    aim = np.concatenate([target, np.zeros(count), [HOLD]])
    weights, _ = nnls(table, aim, maxiter=100 * count)
    return weights / weights.sum()


def peers_nnls(donors: np.ndarray, target: np.ndarray, ridge: float = 0.0) -> np.ndarray:
    """Simplex weights by the exact solver of diff-diff, whose penalty is measured on the mean square."""
    table = np.column_stack([donors.T, target])
    weights, converged = _sc_weight_nnls(table, np.sqrt(ridge / len(target)), return_convergence=True)
    assert converged
    return np.asarray(weights)


def peers_effect(asked: SyntheticControl | SyntheticDiD, values: np.ndarray, n_pre: int, **columns: str) -> float:
    """Mean effect on row 0 from `n_pre` on by an estimator of diff-diff, through its own data frame."""
    units, periods = values.shape
    unit, time = np.repeat(np.arange(units), periods), np.tile(np.arange(periods), units)
    treated, group = (unit == 0) & (time >= n_pre), unit == 0
    frame = pd.DataFrame(
        {"unit": unit, "time": time, "value": values.ravel(), "treated": treated * 1, "group": group * 1}
    )
    after = list(range(n_pre, periods))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = asked.fit(frame, outcome="value", unit="unit", time="time", post_periods=after, **columns)
    return float(found.att)


def peers_synthetic_control(values: np.ndarray, n_pre: int) -> float:
    """Synthetic control of diff-diff with every pre-period's outcome as a predictor of the same weight."""
    asked = SyntheticControl(v_method="custom", custom_v=[1.0] * n_pre, standardize="none")
    return peers_effect(asked, values, n_pre, treatment="treated", pre_period_outcomes="all")


def peers_synthetic_did(values: np.ndarray, n_pre: int) -> float:
    """SDID of diff-diff, which stops its optimiser where the R package does."""
    asked = SyntheticDiD(variance_method="jackknife", n_bootstrap=2, seed=1)
    return peers_effect(asked, values, n_pre, treatment="group")


def synthetic_did(
    values: np.ndarray, n_pre: int, solved: Callable[[np.ndarray, np.ndarray, float], np.ndarray]
) -> float:
    """SDID of row 0 from its definition alone, both sets of weights by the optimum that a witness finds."""
    donors, own = values[1:], values[0]
    noise = np.diff(donors[:, :n_pre], axis=1).std(ddof=1)
    n_post = values.shape[1] - n_pre
    before = donors[:, :n_pre]
    zeta = n_post**0.25 * noise
    units = solved(before - before.mean(axis=1, keepdims=True), own[:n_pre] - own[:n_pre].mean(), n_pre * zeta**2)
    after = donors[:, n_pre:].mean(axis=1)
    periods = solved((before - before.mean(axis=0)).T, after - after.mean(), len(donors) * (1e-6 * noise) ** 2)
    gaps = own - units @ donors
    return float(gaps[n_pre:].mean() - periods @ gaps[:n_pre])
