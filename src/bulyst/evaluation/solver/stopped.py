"""Frank-Wolfe as the published software stops it: not an optimum, but the published digits.

Arkhangelsky et al. 2021, R package synthdid: start from equal weights, exact line search, stop when a step gains
less than `least_gain` squared; then drop weights up to a quarter of the largest, and go on from there.
"""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.solver.compiled import compiled

BEFORE_SPARSIFYING = 100
AFTER_SPARSIFYING = 10_000


@compiled
def _descend(matrix: Floats, aim: Floats, start: Floats, zeta: float, least_gain: float, most_steps: int) -> Floats:
    rows = matrix.shape[0]
    penalty = rows * zeta * zeta
    weights = start.copy()
    reached = matrix @ weights
    previous = np.inf
    for step in range(most_steps):
        slope = (reached - aim) @ matrix + penalty * weights
        best = np.argmin(slope)
        direction = -weights
        direction[best] += 1.0
        if not np.any(direction != 0.0):
            break
        change = matrix[:, best] - reached
        length = (change @ change) + penalty * (direction @ direction)
        size = min(1.0, max(0.0, -(slope @ direction) / length))
        weights = weights + size * direction
        reached = matrix @ weights
        error = reached - aim
        value = zeta * zeta * (weights @ weights) + (error @ error) / rows
        if step >= 1 and previous - value <= least_gain * least_gain:
            break
        previous = value
    return weights


def stopped_weights(donors: Floats, target: Floats, *, zeta: float, least_gain: float, intercept: bool) -> Floats:
    """Weights on the simplex as the published software returns them, for donors x features and one target."""
    if intercept:
        donors = donors - donors.mean(axis=1, keepdims=True)
        target = target - target.mean()
    matrix = np.ascontiguousarray(donors.T)
    aim = np.ascontiguousarray(target)
    even = np.full(len(donors), 1.0 / len(donors))
    first = _descend(matrix, aim, even, zeta, least_gain, BEFORE_SPARSIFYING)
    kept = np.where(first <= first.max() / 4, 0.0, first)
    return _descend(matrix, aim, kept / kept.sum(), zeta, least_gain, AFTER_SPARSIFYING)
