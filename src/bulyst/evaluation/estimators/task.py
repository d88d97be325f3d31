"""One table to be fitted: the figures, where the treated periods begin, and who may stand in for whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.pools import Pools


@dataclass(frozen=True, eq=False)
class Task:
    """`values` is units x periods; columns from `n_pre` on are treated and may be missing for row 0."""

    values: Floats
    n_pre: int
    pools: Pools

    @cached_property
    def before(self) -> Floats:
        """The outcome before the start, units x pre-periods."""
        return np.ascontiguousarray(self.values[:, : self.n_pre])

    @cached_property
    def demeaned(self) -> Floats:
        """Each unit's outcome less its own mean over the pre-periods."""
        centred: Floats = self.before - self.before.mean(axis=1, keepdims=True)
        return centred

    @property
    def n_post(self) -> int:
        """Number of periods from the start on."""
        return int(self.values.shape[1]) - self.n_pre
