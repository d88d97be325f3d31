"""Standard errors of synthetic difference-in-differences: placebo and jackknife.

Arkhangelsky et al. 2021, algorithms 4 and 3, as in their R package synthdid.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Setting
from bulyst.evaluation.estimators.sdid import SyntheticDiD
from bulyst.evaluation.refusals import Refusal
from bulyst.evaluation.result import Fit

#: Random placebos for an error, as in the paper.
REPLICATIONS = 200


def placebo_error(setting: Setting, replications: int = REPLICATIONS, seed: int | None = None) -> float:
    """Spread of the estimates when random donors play the treated units, as many as there are.

    Seeded by the design unless told otherwise; the same on any number of threads. Raises Refusal when there are not
    more donors than treated units.
    """
    donors, treated = setting.values[1:], len(setting.design.units)
    if len(donors) <= treated + 1:
        raise Refusal("inference.too_few_for_placebo", donors=len(donors), treated=treated)
    rng = np.random.default_rng(setting.design.seed if seed is None else seed)
    chosen = SyntheticDiD(treated=treated)
    if treated == 1:
        drawn = rng.integers(0, len(donors), replications)
        asked, places = np.unique(drawn, return_inverse=True)
        effects = _effects(donors[asked], chosen.counterfactuals(donors, setting.n_pre, asked), setting)[places]
    else:
        effects = np.array([_group_effect(chosen, setting, rng) for _ in range(replications)])
    return float(np.sqrt((replications - 1) / replications) * effects.std(ddof=1))


def _effects(actual: Floats, paths: Floats, setting: Setting) -> Floats:
    return np.asarray((actual - paths)[:, setting.n_pre :].mean(axis=1))


def _group_effect(chosen: SyntheticDiD, setting: Setting, rng: np.random.Generator) -> float:
    donors = setting.values[1:]
    order = rng.permutation(len(donors))
    group, others = donors[order[: chosen.treated]], donors[order[chosen.treated :]]
    values = np.vstack([group.mean(axis=0), others])
    path = chosen.fit_one(values, setting.n_pre).counterfactual
    return float((values[0] - path)[setting.n_pre :].mean())


def jackknife_error(setting: Setting) -> float:
    """Spread of the estimates when each unit in turn is left out, its weight shared among the others.

    Raises Refusal for one treated unit, for which it is undefined, and when one donor carries all the weight.
    """
    units = setting.design.units
    if len(units) == 1:
        raise Refusal("inference.no_jackknife", treated=1)
    fit = SyntheticDiD(treated=len(units)).fit_one(setting.values, setting.n_pre)
    assert fit.weights is not None
    if np.count_nonzero(fit.weights > 0) == 1:
        raise Refusal("inference.one_donor")
    own = setting.panel.values[[setting.panel.row(unit) for unit in units], setting.columns]
    effects = [_without_treated(setting, fit, np.delete(own, i, axis=0)) for i in range(len(units))]
    effects += [_without_donor(setting, fit, donor) for donor in range(len(setting.donors))]
    count = len(effects)
    return float(np.sqrt((count - 1) / count * np.sum((np.array(effects) - np.mean(effects)) ** 2)))


def _double_difference(own: Floats, donors: Floats, fit: Fit, n_pre: int) -> float:
    assert fit.weights is not None
    assert fit.period_weights is not None
    gaps = own - fit.weights @ donors
    return float(gaps[n_pre:].mean() - fit.period_weights @ gaps[:n_pre])


def _without_treated(setting: Setting, fit: Fit, own: Floats) -> float:
    return _double_difference(own.mean(axis=0), setting.values[1:], fit, setting.n_pre)


def _without_donor(setting: Setting, fit: Fit, donor: int) -> float:
    assert fit.weights is not None
    kept = np.delete(fit.weights, donor)
    donors = np.delete(setting.values[1:], donor, axis=0)
    return _double_difference(setting.values[0], donors, replace(fit, weights=kept / kept.sum()), setting.n_pre)
