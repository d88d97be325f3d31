"""How wrong each estimator usually is: every comparable unit as a placebo, where the truth is known.

The error of a case is the log gap `horizon` years after the last pre-year. Widths and critical values come from one
half of the units, coverage and rejection are measured on the other half; ranking a unit among placebos that include
it would be right by construction and show nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats
from bulyst.evaluation.estimators import (
    DemeanedSyntheticControl,
    DifferenceInDifferences,
    OutcomeEstimator,
    RegularisedDemeaned,
    SyntheticControl,
)
from bulyst.evaluation.inference.placebo import critical_value
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.refusals import Refusal

STARTS = (2002, 2006, 2011, 2016)
HORIZONS = (5, 10)
LARGEST = 6000
CLASSES = (5, 6)
TREND_YEARS = 10
LEVEL = 0.05
SPLITS = 200

#: Counterfactuals of every unit (units x periods) from the values and the first treated column.
Forecast = Callable[[Floats, int], Floats]


def last_figure(values: Floats, n_pre: int) -> Floats:
    """Nothing changes after the last pre-year."""
    return np.repeat(values[:, n_pre - 1 : n_pre], values.shape[1], axis=1)


def own_trend(values: Floats, n_pre: int) -> Floats:
    """The mean yearly change of the last ten pre-years goes on."""
    last = values[:, n_pre - 1]
    slope = (last - values[:, n_pre - 1 - TREND_YEARS]) / TREND_YEARS
    return np.asarray(last[:, None] + slope[:, None] * (np.arange(values.shape[1]) - (n_pre - 1)))


def by(estimator: OutcomeEstimator) -> Forecast:
    """Each unit from all others by an estimator."""
    return lambda values, n_pre: estimator.counterfactuals(values, n_pre, np.arange(len(values)))


#: The rows of the calibration table.
ROWS: dict[str, Forecast] = {
    "last_figure": last_figure,
    "own_trend": own_trend,
    "did": by(DifferenceInDifferences(last_period=True)),
    "sc": by(SyntheticControl()),
    "dsc": by(DemeanedSyntheticControl()),
    "rdsc_0.02": by(RegularisedDemeaned(penalty=0.02)),
    "rdsc_0.1": by(RegularisedDemeaned(penalty=0.1)),
}


@dataclass(frozen=True, eq=False)
class Errors:
    """Errors of one estimator at one horizon, units x starts."""

    values: Floats

    @property
    def rmse(self) -> float:
        """Root mean square over all cases."""
        return float(np.sqrt(np.mean(self.values**2)))

    def within(self, share: float = 1 - LEVEL) -> float:
        """What this share of the errors stay within."""
        return float(np.quantile(np.abs(self.values), share))

    def honest(self, seed: int) -> tuple[float, float]:
        """(coverage, rejection) on units that did not set the widths, averaged over seeded halvings of the units."""
        rng = np.random.default_rng(seed)
        sizes = np.abs(self.values)
        covered, rejected = [], []
        for _ in range(SPLITS):
            half: Bools = np.zeros(len(sizes), dtype=np.bool_)
            half[rng.permutation(len(sizes))[: len(sizes) // 2]] = True
            known, fresh = sizes[half], sizes[~half]
            covered.append(np.mean(fresh <= np.quantile(known, 1 - LEVEL)))
            limits = np.array([critical_value(known[:, start], LEVEL) for start in range(sizes.shape[1])])
            rejected.append(np.mean(fresh > limits))
        return float(np.mean(covered)), float(np.mean(rejected))


def calibration_panel(panel: Panel) -> Panel:
    """The units that are calibrated on: stable borders, class 5 or 6, small in the first year, no gap.

    `panel` must be on the log scale and carry facts. Raises Refusal when a unit has none.
    """
    assert panel.base is not None
    chosen = []
    for row, unit in enumerate(panel.units):
        if not np.isfinite(panel.values[row]).all():
            continue
        if unit not in panel.facts:
            raise Refusal("donors.facts_missing", unit=unit)
        facts = panel.facts[unit]
        small = float(np.exp(panel.base[row])) < LARGEST
        if facts.stable_borders and facts.centrality_class in CLASSES and small:
            chosen.append(unit)
    return panel.only(chosen)


def errors(panel: Panel, forecast: Forecast, horizon: int, starts: Sequence[int] = STARTS) -> Errors:
    """Errors of a forecast `horizon` years after the last pre-year, for every unit and start.

    Raises Refusal when a start or the year that is forecast lies outside the figures.
    """
    out = np.empty((len(panel.units), len(starts)))
    for column, start in enumerate(starts):
        n_pre = panel.column(start)
        target = panel.column(start - 1 + horizon)
        values = panel.values[:, : target + 1]
        out[:, column] = (values - forecast(values, n_pre))[:, target]
    return Errors(out)


def calibrate(panel: Panel, rows: Mapping[str, Forecast] = ROWS, seed: int = 1) -> dict[str, Any]:
    """The calibration table: for each estimator its errors, and coverage and rejection measured honestly.

    Raises Refusal: no facts, too few units, years outside the figures.
    """
    chosen = calibration_panel(panel)
    if len(chosen.units) < 40:
        raise Refusal("design.too_few_donors", donors=len(chosen.units), least=40)
    table = {name: _row(chosen, forecast, seed) for name, forecast in rows.items()}
    return {
        "units": len(chosen.units),
        "cases": len(chosen.units) * len(STARTS),
        "starts": list(STARTS),
        "level": LEVEL,
        "splits": SPLITS,
        "seed": seed,
        "data_hash": panel.hash,
        "source": panel.source,
        "estimators": table,
    }


def _row(panel: Panel, forecast: Forecast, seed: int) -> dict[str, Any]:
    row: dict[str, Any] = {}
    by_start: dict[str, dict[str, float]] = {str(start): {} for start in STARTS}
    for horizon in HORIZONS:
        found = errors(panel, forecast, horizon)
        row[f"rmse_{horizon}"] = found.rmse
        row[f"within_95_{horizon}"] = found.within()
        row[f"coverage_{horizon}"], row[f"rejection_{horizon}"] = found.honest(seed)
        for column, start in enumerate(STARTS):
            by_start[str(start)][f"rmse_{horizon}"] = Errors(found.values[:, column]).rmse
    row["by_start"] = by_start
    return row
