"""SC, SDID and DIFP by the published software's definition, which stops its optimiser early.

Use it to reproduce a published digit, never to judge a programme: the weights are no optimum and carry no proof.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.base import OutcomeEstimator
from bulyst.evaluation.estimators.sdid import LITTLE
from bulyst.evaluation.result import Fit
from bulyst.evaluation.solver import stopped_weights

#: A step that gains less than this, in units of the noise level, is the last.
LEAST_GAIN = 1e-5


@dataclass(frozen=True)
class PublishedSyntheticControl(OutcomeEstimator):
    """Simplex weights by the stopped Frank-Wolfe; `intercept` and the period weights as each estimator has them."""

    method: ClassVar[str] = "sc"
    intercept: ClassVar[bool] = False

    def zeta(self, noise: float, n_post: int) -> float:
        """The penalty's root, from the donors' noise level."""
        return LITTLE * noise

    def period_weights(self, donors: Floats, n_pre: int, noise: float) -> Floats | None:
        """What the gap before the start is weighted with to move the path; None: it is not moved."""
        return None

    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        donors = values[1:]
        noise = float(np.diff(donors[:, :n_pre], axis=1).std(ddof=1))
        weights = stopped_weights(
            donors[:, :n_pre],
            values[0, :n_pre],
            zeta=self.zeta(noise, values.shape[1] - n_pre),
            least_gain=LEAST_GAIN * noise,
            intercept=self.intercept,
        )
        path = weights @ donors
        periods = self.period_weights(donors, n_pre, noise)
        if periods is not None:
            path = path + periods @ (values[0, :n_pre] - path[:n_pre])
        return Fit(path, weights, period_weights=periods)


@dataclass(frozen=True)
class PublishedDifp(PublishedSyntheticControl):
    """DIFP: with an intercept, every pre-period counting alike."""

    method: ClassVar[str] = "difp"
    intercept: ClassVar[bool] = True

    def period_weights(self, donors: Floats, n_pre: int, noise: float) -> Floats | None:
        return np.full(n_pre, 1 / n_pre)


@dataclass(frozen=True)
class PublishedSdid(PublishedSyntheticControl):
    """SDID: with an intercept, a penalty that grows with the noise, and period weights."""

    method: ClassVar[str] = "sdid"
    intercept: ClassVar[bool] = True
    treated: int = 1

    def for_units(self, treated: int) -> Self:
        return replace(self, treated=treated)

    def zeta(self, noise: float, n_post: int) -> float:
        return float((self.treated * n_post) ** 0.25 * noise)

    def period_weights(self, donors: Floats, n_pre: int, noise: float) -> Floats | None:
        return stopped_weights(
            donors[:, :n_pre].T,
            donors[:, n_pre:].mean(axis=1),
            zeta=LITTLE * noise,
            least_gain=LEAST_GAIN * noise,
            intercept=True,
        )
