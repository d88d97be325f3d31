"""Where many weights fit exactly, which ones are meant: those with the smallest sum of squares.

A target inside the donors' hull is reproduced exactly by infinitely many weights, and they disagree about what
would have been. The declared choice is the unique one of least norm, the limit of a vanishing ridge. It is found
in the dual, which has one variable a feature: minimise 1/2 ||(A'v)_+||^2 - b'v, then w = (A'v)_+; a piecewise
quadratic function, on which Newton steps end after finitely many.
"""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.solver.compiled import compiled

MOST_STEPS = 60
HALVINGS = 40
#: The constraints must be met to this, relative to the data's scale.
MET = 1e-11
#: Added to the Newton system's diagonal, relative to its mean: harmless where it is regular.
DAMPING = 1e-14


@compiled
def smallest_weights(differences: Floats, scale: float) -> tuple[bool, Floats]:
    """Weights w >= 0, sum w = 1, w'differences = 0 of least norm; False when they were not found.

    `differences` is donors minus target (donors x features), `scale` their mean squared length.
    """
    count, features = differences.shape
    size = features + 1
    table = np.ones((count, size))
    table[:, :features] = differences / np.sqrt(scale)
    point = np.zeros(size)
    point[features] = 1.0 / count
    aim = np.zeros(size)
    aim[features] = 1.0
    reached = table @ point
    weights = np.maximum(reached, 0.0)
    value = 0.5 * (weights @ weights) - point[features]
    for _ in range(MOST_STEPS):
        slope = weights @ table - aim
        if np.max(np.abs(slope)) <= MET:
            return True, weights / weights.sum()
        active = table[weights > 0.0]
        system = active.T @ active
        damping = DAMPING * np.trace(system) / size + 1e-300
        for i in range(size):
            system[i, i] += damping
        step = np.linalg.solve(system, -slope)
        descent = slope @ step
        length = 1.0
        for _ in range(HALVINGS):
            trial = point + length * step
            tried = table @ trial
            trial_weights = np.maximum(tried, 0.0)
            trial_value = 0.5 * (trial_weights @ trial_weights) - trial[features]
            if trial_value <= value + 1e-4 * length * descent or length < 1e-9:
                break
            length *= 0.5
        if not trial_value < np.inf:
            break
        point, weights, value = trial, trial_weights, trial_value
    return False, weights
