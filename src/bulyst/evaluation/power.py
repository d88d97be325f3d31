"""Power, before the effect: the smallest change that this design could have shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Design, Setting, settle
from bulyst.evaluation.estimators import estimator_of
from bulyst.evaluation.inference.placebo import Placebos, critical_value, placebos_in_space
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.result import relative


@dataclass(frozen=True)
class Power:
    """The smallest detectable end effect: on the panel's scale, as a share, and as counted (persons).

    `effect` is None when no effect, however large, could be found: too few donors for the wanted level.
    `noise` is what 95 % of the donors' own end gaps stay within, `rmse` their root mean square: how wrong the
    construction usually is. The effect must exceed the noise, since it must be seen with the wanted power.
    `expected` is the counterfactual in the last period, as counted.
    """

    effect: float | None
    relative: float | None
    counted: float | None
    noise: float
    rmse: float
    expected: float
    donors: int
    level: float
    power: float


def detectable(design: Design, panel: Panel) -> Power:
    """The smallest effect at the end that the placebo test finds with the wanted power.

    Uses the donors as placebos; the treated unit's figures from the start on may be masked (`panel.sealed`) and
    are never looked at. Raises Refusal when design and panel do not fit.
    """
    setting = settle(design, panel, sealed=True)
    chosen = estimator_of(design)
    counterfactual = chosen.fit_setting(setting).counterfactual
    return power_of(setting, counterfactual, placebos_in_space(chosen, setting))


def power_of(setting: Setting, counterfactual: Floats, placebos: Placebos) -> Power:
    """The same from a counterfactual and placebos already made.

    Each donor in turn plays the treated unit with an effect d planted, the others are its yardstick: the effect
    is found when |gap + d| exceeds the rank test's critical value with the right sign. `effect` is the smallest
    d found in the wanted share of these cases, increases and decreases counted alike.
    """
    design = setting.design
    end = placebos.end
    smallest = float(np.quantile(thresholds(end, design.level), design.power, method="inverted_cdf"))
    possible = bool(np.isfinite(smallest))
    expected = float(setting.counted(counterfactual)[-1])
    share = float(relative(setting.panel.scale, np.array([smallest]), counterfactual[-1:])[0]) if possible else 0.0
    return Power(
        effect=smallest if possible else None,
        relative=abs(share) if possible else None,
        counted=abs(share * expected) if possible else None,
        noise=float(np.quantile(np.abs(end), 0.95)),
        rmse=float(np.sqrt(np.mean(end**2))),
        expected=expected,
        donors=len(end),
        level=design.level,
        power=design.power,
    )


def thresholds(end: Floats, level: float) -> Floats:
    """For each donor, the planted increase and the planted decrease above which its rank test finds it."""
    sizes = np.abs(end)
    order = np.argsort(-sizes, kind="stable")
    critical = np.full(len(end), critical_value(np.delete(sizes, order[-1]), level))
    # Taking one of the largest out of the yardstick moves the critical value one place down; others leave it.
    largest = order[: np.count_nonzero(sizes >= critical[0])]
    for i in largest:
        critical[i] = critical_value(np.delete(sizes, i), level)
    needed: Floats = np.maximum(np.concatenate([critical - end, critical + end]), 0.0)
    return needed
