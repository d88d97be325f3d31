"""What an estimator answers: one frozen result, for people to read and programs to check."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Setting
from bulyst.evaluation.panel import Scale

#: A weight no larger than this is rounding.
NOTHING = 1e-12


@dataclass(frozen=True, eq=False)
class Fit:
    """One unit's counterfactual by one estimator, on the panel's scale.

    `weights` are over the donors in the setting's order (None where the estimator has no unit weights);
    `relative_gap` is the certificate: how much better a solution could still be, relative to the data's scale
    (None where the estimator is a formula and nothing was optimised). `period_weights` are over the pre-periods,
    for estimators that weigh them.
    """

    counterfactual: Floats
    weights: Floats | None = None
    relative_gap: float | None = None
    period_weights: Floats | None = None
    predictor_weights: Floats | None = None


@dataclass(frozen=True, eq=False)
class Result:
    """The estimate for the treated unit. Gaps are actual less counterfactual, on the panel's scale."""

    method: str
    setting: Setting
    fit: Fit

    @property
    def actual(self) -> Floats:
        """The treated unit's own path."""
        own: Floats = self.setting.values[0]
        return own

    @property
    def counterfactual(self) -> Floats:
        """What would have been, as estimated."""
        return self.fit.counterfactual

    @property
    def gap(self) -> Floats:
        """Actual less counterfactual, every period of the window."""
        return self.actual - self.counterfactual

    @property
    def pre_rmspe(self) -> float:
        """Root mean squared gap before the start: how well the unit could be reproduced."""
        return float(np.sqrt(np.mean(self.gap[: self.setting.n_pre] ** 2)))

    @property
    def effect(self) -> float:
        """Mean gap from the start on."""
        return float(self.gap[self.setting.n_pre :].mean())

    @property
    def end_effect(self) -> float:
        """Gap in the last period."""
        return float(self.gap[-1])

    @property
    def weights(self) -> dict[str, float]:
        """Donors that carry weight, the heaviest first."""
        if self.fit.weights is None:
            return {}
        pairs = [
            (unit, float(weight))
            for unit, weight in zip(self.setting.donors, self.fit.weights, strict=True)
            if abs(weight) > NOTHING
        ]
        return dict(sorted(pairs, key=lambda pair: (-abs(pair[1]), pair[0])))

    @property
    def relative(self) -> Floats:
        """The gap as a share of the counterfactual, every period."""
        return relative(self.setting.panel.scale, self.gap, self.counterfactual)


def relative(scale: Scale, gap: Floats, counterfactual: Floats) -> Floats:
    """Gaps as shares of the counterfactual: exp(gap) - 1 on the log scale, gap / counterfactual on levels."""
    if scale is Scale.LOG:
        return np.expm1(gap)
    with np.errstate(divide="ignore", invalid="ignore"):
        return gap / counterfactual
