"""Which pre-periods count how much in the fit, when the asker says so."""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.task import Task
from bulyst.evaluation.refusals import Refusal


def period_shares(given: tuple[float, ...] | None, n_pre: int) -> Floats:
    """Weights of the pre-periods with mean one, so that equal weights are the same as none.

    Raises Refusal when they are not one for each pre-period, one is negative or no number, or all are zero.
    """
    if given is None:
        return np.ones(n_pre)
    if len(given) != n_pre:
        raise Refusal("time_weights.length", given=len(given), needed=n_pre)
    weights = np.array(given, dtype=np.float64)
    for place, weight in enumerate(weights):
        if not (np.isfinite(weight) and weight >= 0):
            raise Refusal("time_weights.value", place=place + 1, value=float(weight))
    if not weights.any():
        raise Refusal("time_weights.all_zero")
    shares: Floats = weights / weights.mean()
    return shares


def weighted_features(table: Floats, shares: Floats) -> Floats:
    """Features whose squared distances are sums of squares weighted by the periods' shares."""
    return np.asarray(table * np.sqrt(shares))


def demeaned(task: Task, shares: Floats) -> Floats:
    """Each unit's outcome before the start less its own weighted mean."""
    means = task.before @ shares / len(shares)
    return np.asarray(task.before - means[:, None])
