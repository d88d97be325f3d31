"""What every estimator does: fit one unit from others; fit many, each from its own pool."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.design import Design, Setting, settle
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.result import Fit, Result


@dataclass(frozen=True)
class Estimator(ABC):
    """Stores parameters only; fitting returns a new frozen result and leaves the estimator as it was."""

    method: ClassVar[str]
    #: Whether hundreds of fits take less than a second, so that it may be tried beside another estimator.
    quick: ClassVar[bool] = True
    #: Whether they take at most a second or so, so that its own study may ask them again a dozen times.
    repeatable: ClassVar[bool] = True

    def fit(self, design: Design, panel: Panel) -> Result:
        """Study `design` on `panel`. Raises Refusal when they do not fit together."""
        return self.for_units(len(design.units)).fit_setting(settle(design, panel))

    def for_units(self, treated: int) -> Self:
        """The same estimator told how many units the treated row is the mean of."""
        return self

    @abstractmethod
    def fit_setting(self, setting: Setting) -> Result:
        """Fit the treated unit, where design and panel have met already."""

    @abstractmethod
    def placebo_paths(self, setting: Setting) -> Floats:
        """Counterfactuals of the donors, each from the other donors (donors x periods)."""


@dataclass(frozen=True)
class OutcomeEstimator(Estimator):
    """An estimator that needs nothing but the table of outcomes."""

    @abstractmethod
    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        """Fit row 0 of `values` (units x periods) from the other rows; columns from `n_pre` on are treated.

        The treated cells may be missing; they are never looked at.
        """

    def fit_setting(self, setting: Setting) -> Result:
        return Result(self.method, setting, self.fit_one(setting.values, setting.n_pre))

    def placebo_paths(self, setting: Setting) -> Floats:
        donors = setting.values[1:]
        return self.counterfactuals(donors, setting.n_pre, np.arange(len(donors), dtype=np.int64))

    def counterfactuals(self, values: Floats, n_pre: int, targets: Ints, excluded: Ints | None = None) -> Floats:
        """Counterfactual paths (targets x periods), each target from all rows but itself and `excluded[i]`.

        This is the plain way, one fit after another; estimators with shared structure do it faster.
        """
        out = np.empty((len(targets), values.shape[1]))
        for i, target in enumerate(targets):
            left_out = {int(target)} if excluded is None else {int(target), int(excluded[i])}
            others = [row for row in range(len(values)) if row not in left_out]
            out[i] = self.fit_one(values[[int(target), *others]], n_pre).counterfactual
        return out
