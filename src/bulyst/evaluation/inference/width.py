"""How wide the effect could be among weights that reproduce the time before the start equally well."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Setting
from bulyst.evaluation.estimators.pools import Pools
from bulyst.evaluation.estimators.simplex import SimplexEstimator
from bulyst.evaluation.estimators.task import Task
from bulyst.evaluation.solver import SimplexFits, solve_simplex

#: Weights count as equally good when their pre-period RMSPE is at most this share above the best.
SLACK = 0.05
#: Where the best is exact: when it is at most this share of the donors' mean distance.
EXACT_SLACK = 1e-3
HALVINGS = 40


@dataclass(frozen=True)
class Width:
    """Lowest and highest end effect among equally good weights; `limit` is the pre-period RMSPE that they keep."""

    lowest: float
    highest: float
    limit: float


def equally_good(chosen: SimplexEstimator, setting: Setting) -> Width:
    """Trade pre-period fit against the end effect until the fit is only just as good.

    For each side the weights minimise misfit plus a pull towards an end value out of reach, which traces the
    efficient trade; the pull is found by halving. Only for weights without a penalty.
    """
    task = Task(setting.values, setting.n_pre, Pools.of_first_row(len(setting.values)))
    features = chosen.features(task)
    donors, target = features[1:], features[:1]
    best = solve_simplex(donors, target)
    misfit, scale = float(best.proof[0, 0]), float(best.proof[0, 2])
    allowed = max(misfit * (1 + SLACK) ** 2, EXACT_SLACK**2 * scale)
    ends = _end_of_each(chosen, task)
    own = float(setting.values[0, -1])
    bounds = []
    for direction in (1.0, -1.0):
        weights = _furthest(donors, target[0], direction * ends, allowed, scale)
        bounds.append(own - float(weights @ ends))
    return Width(min(bounds), max(bounds), float(np.sqrt(allowed / setting.n_pre)))


def _end_of_each(chosen: SimplexEstimator, task: Task) -> Floats:
    """The end of the counterfactual if one donor carried all the weight; it is linear in the weights."""
    count = len(task.values) - 1
    alone = SimplexFits.single_donors(np.arange(1, count + 1))
    first = np.zeros(count, dtype=np.int64)
    pools = Pools(first, first - 1)
    return chosen.paths(Task(task.values, task.n_pre, pools), alone)[:, -1]


def _furthest(donors: Floats, target: Floats, ends: Floats, allowed: float, scale: float) -> Floats:
    """Weights with the largest weighted end among those whose misfit is at most `allowed`."""
    spread = float(ends.max() - ends.min()) or 1.0
    reach = (ends - ends.max()) / spread * np.sqrt(scale)

    def pulled(strength: float) -> tuple[Floats, float]:
        table = np.column_stack([donors, strength * (reach - np.sqrt(scale))])
        weights = solve_simplex(table, np.append(target, 0.0)[None]).dense(0, len(donors))
        return weights, float(np.sum((weights @ donors - target) ** 2))

    low, high = 0.0, 1.0
    kept = solve_simplex(donors, target[None]).dense(0, len(donors))
    for _ in range(HALVINGS):
        weights, misfit = pulled(high)
        if misfit > allowed:
            break
        kept, low, high = weights, high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        weights, misfit = pulled(middle)
        if misfit <= allowed:
            kept, low = weights, middle
        else:
            high = middle
    return kept
