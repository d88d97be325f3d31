"""Conformal inference: refit as if the effect were known, and ask whether the residual stands out in time.

Chernozhukov, Wüthrich & Zhu 2021. The unit's own residuals are the yardstick, not other units: useful where donors
are few, and as a second opinion where they are many.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Setting
from bulyst.evaluation.estimators.base import OutcomeEstimator
from bulyst.evaluation.refusals import Refusal

#: Estimators whose fit treats all periods alike; only for these are residuals exchangeable in time.
ALIKE = ("sc", "dsc", "difp", "did")
#: The interval's bounds are found to this share of the residuals' spread.
PRECISION = 1e-6
WIDENINGS = 60


@dataclass(frozen=True)
class ConformalInterval:
    """Effects in one period that the test does not reject: all between `low` and `high`, as far as it was asked.

    `p_value` is that of no effect; `least_p` the smallest that so few periods can give.
    """

    period: int
    low: float
    high: float
    p_value: float
    level: float
    least_p: float


def conformal_p(chosen: OutcomeEstimator, setting: Setting, effect: float, column: int = -1) -> float:
    """p-value of the hypothesis that the effect in one treated period is `effect`.

    The estimator is refitted on all pre-periods and that one, with the effect taken out; the p-value is the share of
    the periods whose residual is at least as large as its residual (itself counted).
    Raises Refusal for an estimator that treats periods differently.
    """
    if chosen.method not in ALIKE or getattr(chosen, "time_weights", None) is not None:
        raise Refusal("inference.not_alike", method=chosen.method, known=list(ALIKE))
    columns = [*range(setting.n_pre), range(len(setting.periods))[column]]
    values = setting.values[:, columns].copy()
    values[0, -1] -= effect
    residuals = np.abs(values[0] - chosen.fit_one(values, len(columns)).counterfactual)
    scale = float(np.abs(values - values.mean()).max())
    return float(np.mean(residuals >= residuals[-1] - 1e-12 * scale))


def conformal_interval(
    chosen: OutcomeEstimator, setting: Setting, column: int = -1, level: float | None = None
) -> ConformalInterval | None:
    """The interval that agrees with `conformal_p`: outside it the p-value is at most the level, at the bounds above.

    None when there are so few pre-periods that no effect could ever be rejected.
    """
    level = setting.design.level if level is None else level
    least = 1 / (setting.n_pre + 1)
    if least > level:
        return None
    path = chosen.fit_one(setting.values, setting.n_pre).counterfactual
    estimate = float((setting.values[0] - path)[column])
    spread = _spread(setting, path)

    def kept(effect: float) -> bool:
        return conformal_p(chosen, setting, effect, column) > level

    low = _bound(kept, estimate, -spread)
    high = _bound(kept, estimate, spread)
    return ConformalInterval(
        period=setting.periods[column],
        low=low,
        high=high,
        p_value=conformal_p(chosen, setting, 0.0, column),
        level=level,
        least_p=least,
    )


def _spread(setting: Setting, path: Floats) -> float:
    gaps = (setting.values[0] - path)[: setting.n_pre]
    return float(np.abs(gaps).max()) or 1e-9 * float(np.abs(setting.values).max())


def _bound(kept: object, estimate: float, step: float) -> float:
    """The last effect kept, walking from the estimate in doubling steps and then halving the bracket."""
    assert callable(kept)
    inside, outside = estimate, estimate + step
    for _ in range(WIDENINGS):
        if not kept(outside):
            break
        inside, outside = outside, estimate + 2 * (outside - estimate)
    while abs(outside - inside) > PRECISION * abs(step):
        middle = (inside + outside) / 2
        if kept(middle):
            inside = middle
        else:
            outside = middle
    return inside
