"""Every unit as if it had been treated, each against all others as placebos.

For estimators whose weights carry no penalty, a donor of weight zero can be left out without changing an optimum:
of the units x units placebo fits only those are made in which the treated unit would have carried weight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats, Ints
from bulyst.evaluation.estimators.base import OutcomeEstimator
from bulyst.evaluation.estimators.pools import Pools
from bulyst.evaluation.estimators.simplex import SimplexEstimator
from bulyst.evaluation.estimators.task import Task
from bulyst.evaluation.inference.discovery import q_values
from bulyst.evaluation.inference.placebo import ratio, rmspe
from bulyst.evaluation.solver import DonorTable

#: Called with the share of the work that is done; raise from it to cancel.
Progress = Callable[[float], None]


@dataclass(frozen=True, eq=False)
class Screening:
    """One line a unit: gaps (units x periods), two-sided placebo ranks, and what the multiplicity leaves of them."""

    gaps: Floats
    n_pre: int
    end_p: Floats
    ratio_p: Floats
    fits: int

    @property
    def pre_rmspe(self) -> Floats:
        """Root mean squared gap before the start."""
        return rmspe(self.gaps[:, : self.n_pre])

    @property
    def unfit(self) -> Bools:
        """Units whose pre-period RMSPE lies above the 95th percentile of all."""
        return np.asarray(self.pre_rmspe > np.quantile(self.pre_rmspe, 0.95))

    @property
    def end_q(self) -> Floats:
        """False discovery rate at which each end effect would be called one (Benjamini & Hochberg 1995)."""
        return q_values(self.end_p)


@dataclass(frozen=True, eq=False)
class _Sizes:
    """What the two rank tests compare."""

    end: Floats
    ratio: Floats

    @classmethod
    def of(cls, gaps: Floats, n_pre: int) -> _Sizes:
        return cls(np.abs(gaps[:, -1]), ratio(gaps, n_pre))


def screen(chosen: OutcomeEstimator, values: Floats, n_pre: int, progress: Progress | None = None) -> Screening:
    """Study every row of `values` (units x periods, no gaps) as treated from column `n_pre` on.

    The placebos of a treated unit are all other units, each fitted without it.
    """
    if isinstance(chosen, SimplexEstimator) and chosen.free_of_penalty:
        return _screen_skipping(chosen, values, n_pre)
    return _screen_plainly(chosen, values, n_pre, progress)


def _screen_skipping(chosen: SimplexEstimator, values: Floats, n_pre: int) -> Screening:
    units = np.arange(len(values), dtype=np.int64)
    task = Task(values, n_pre, Pools.of(units, None))
    features = chosen.features(task)
    table = DonorTable.of(features)
    nobody = np.full(len(units), -1, dtype=np.int64)
    base = table.fit(features, units, nobody, np.zeros(len(units)))
    gaps = values - chosen.paths(task, base)

    # Pair k: placebo `owner[k]` leaned on `gone[k]`, and is fitted anew for when that one is the treated unit.
    owner, gone = np.repeat(units, base.sizes), base.support
    again = table.refit(features, owner, gone, base)
    changed = values[owner] - chosen.paths(Task(values, n_pre, Pools(owner, gone)), again)

    own, other = _Sizes.of(gaps, n_pre), _Sizes.of(changed, n_pre)
    end = _counts(own.end, other.end, owner, gone)
    ratios = _counts(own.ratio, other.ratio, owner, gone)
    fits = len(units) + len(owner)
    return Screening(gaps, n_pre, (1 + end) / len(units), (1 + ratios) / len(units), fits)


def _counts(own: Floats, changed: Floats, owner: Ints, gone: Ints) -> Ints:
    """For each unit, how many placebos are at least as large: from the plain fits, then corrected pair by pair."""
    at_least = len(own) - np.searchsorted(np.sort(own), own, side="left") - 1
    correction = (changed >= own[gone]).astype(np.int64) - (own[owner] >= own[gone])
    return np.asarray(at_least + np.bincount(gone, weights=correction, minlength=len(own)).astype(np.int64))


def _screen_plainly(chosen: OutcomeEstimator, values: Floats, n_pre: int, progress: Progress | None) -> Screening:
    units = np.arange(len(values), dtype=np.int64)
    gaps = values - chosen.counterfactuals(values, n_pre, units)
    own = _Sizes.of(gaps, n_pre)
    end_p, ratio_p = np.empty(len(units)), np.empty(len(units))
    for unit in units:
        others = np.delete(units, unit)
        paths = chosen.counterfactuals(values, n_pre, others, np.full(len(others), unit))
        placebo = _Sizes.of(values[others] - paths, n_pre)
        end_p[unit] = (1 + np.count_nonzero(placebo.end >= own.end[unit])) / len(units)
        ratio_p[unit] = (1 + np.count_nonzero(placebo.ratio >= own.ratio[unit])) / len(units)
        if progress is not None:
            progress((unit + 1) / len(units))
    return Screening(gaps, n_pre, end_p, ratio_p, len(units) ** 2)
