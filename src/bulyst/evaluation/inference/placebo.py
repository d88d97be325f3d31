"""Placebos in space: treat every donor as if it had been the treated unit, and look at what is then "found".

Convention: the treated unit is left out of every placebo's pool, so that its own fate can not move its yardstick.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Setting
from bulyst.evaluation.estimators.base import Estimator, OutcomeEstimator
from bulyst.evaluation.refusals import Refusal

#: A pre-period RMSPE below this share of the post-period's is rounding: the fit was exact.
EXACT = 1e-9
CONVENTION = "treated unit left out of every placebo's pool"


#: With several treated units so many random groups of donors play them.
GROUPS = 199


@dataclass(frozen=True, eq=False)
class Placebos:
    """Gaps of units that were not treated, placebos x periods; `units` names who played the treated unit each time."""

    gaps: Floats
    n_pre: int
    units: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.gaps)

    @property
    def pre_rmspe(self) -> Floats:
        """Each donor's root mean squared gap before the start."""
        return rmspe(self.gaps[:, : self.n_pre])

    @property
    def end(self) -> Floats:
        """Each donor's gap in the last period."""
        return self.gaps[:, -1]

    @property
    def ratio(self) -> Floats:
        """Each donor's post/pre RMSPE."""
        return ratio(self.gaps, self.n_pre)


def rmspe(gaps: Floats) -> Floats:
    """Root mean square along the last axis."""
    out: Floats = np.sqrt(np.mean(gaps**2, axis=-1))
    return out


def ratio(gaps: Floats, n_pre: int) -> Floats:
    """Post-period over pre-period RMSPE along the last axis; infinite where the pre-period is exact."""
    before, after = rmspe(gaps[..., :n_pre]), rmspe(gaps[..., n_pre:])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(before > EXACT * after, after / before, np.inf))


def placebos_in_space(estimator: Estimator, setting: Setting) -> Placebos:
    """Fit every donor from the other donors; the treated unit's figures are not used at all.

    With several treated units, random groups of as many donors play them (seeded by the design), each as its mean.
    """
    size = len(setting.design.units)
    if size > 1:
        return _groups(estimator, setting, size)
    gaps = setting.values[1:] - estimator.placebo_paths(setting)
    return Placebos(gaps, setting.n_pre, tuple((unit,) for unit in setting.donors))


def _groups(estimator: Estimator, setting: Setting, size: int) -> Placebos:
    if not isinstance(estimator, OutcomeEstimator):
        raise Refusal("inference.one_unit")
    donors = setting.values[1:]
    if len(donors) < 2 * size:
        raise Refusal("inference.too_few_for_placebo", donors=len(donors), treated=size)
    rng = np.random.default_rng(setting.design.seed)
    gaps, units = [], []
    for _ in range(GROUPS):
        order = rng.permutation(len(donors))
        values = np.vstack([donors[order[:size]].mean(axis=0), donors[np.sort(order[size:])]])
        gaps.append(values[0] - estimator.fit_one(values, setting.n_pre).counterfactual)
        units.append(tuple(setting.donors[place] for place in np.sort(order[:size])))
    return Placebos(np.array(gaps), setting.n_pre, tuple(units))


def rank_p(own: float, others: Floats) -> float:
    """Placebo rank p-value: (1 + number of others at least as large) / (number of others + 1)."""
    return float(1 + np.count_nonzero(others >= own)) / (len(others) + 1)


def critical_value(others: Floats, level: float) -> float:
    """What |own| must exceed for a rank p-value of at most `level`; infinite when too few others make it possible.

    Consistent with `rank_p`: rank_p(own, others) <= level exactly when own > critical_value(others, level).
    """
    allowed = int(np.floor(level * (len(others) + 1) + 1e-9)) - 1
    if allowed < 0:
        return float("inf")
    return float(np.sort(others)[::-1][allowed]) if allowed < len(others) else -float("inf")
