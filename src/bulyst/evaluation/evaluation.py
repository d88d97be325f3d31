"""One question from design to verdict, as one frozen value that can be stored and drawn."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import scipy

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.design import Design, Setting, settle
from bulyst.evaluation.estimators import OutcomeEstimator, estimator_of
from bulyst.evaluation.fragility import fragility
from bulyst.evaluation.inference.conformal import ALIKE, conformal_interval
from bulyst.evaluation.inference.errors import REPLICATIONS, jackknife_error, placebo_error
from bulyst.evaluation.inference.placebo import (
    CONVENTION,
    Placebos,
    critical_value,
    placebos_in_space,
    rank_p,
    ratio,
)
from bulyst.evaluation.language import LANGUAGES
from bulyst.evaluation.panel import Panel, Scale
from bulyst.evaluation.power import Power, power_of
from bulyst.evaluation.result import Result, relative
from bulyst.evaluation.verdict import Judgement, fit_limit, judge

ENGINE_VERSION = "2"
#: A fit whose duality gap, relative to the data's scale, is above this is not called optimal.
PROVEN = 1e-12


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The whole answer. The parts are in the order in which they are spoken of."""

    design: Design
    power: Power
    result: Result
    placebos: Placebos
    judgement: Judgement
    fragility: Mapping[str, Any]

    @property
    def setting(self) -> Setting:
        """Design met with panel."""
        return self.result.setting

    @property
    def p_value(self) -> float:
        """Placebo rank p-value of the end effect, two-sided."""
        return rank_p(abs(self.result.end_effect), np.abs(self.placebos.end))

    @property
    def interval(self) -> tuple[float, float] | None:
        """Every end effect that the placebo test does not reject; None where it can reject nothing."""
        reach = critical_value(np.abs(self.placebos.end), self.design.level)
        if not np.isfinite(reach):
            return None
        return self.result.end_effect - reach, self.result.end_effect + reach

    def as_json(self) -> dict[str, Any]:
        """Plain values: what is stored with a run and what a page draws. Same design, same figures, same value."""
        return {
            "design": self._design(),
            "power": self._power(),
            "fit": self._fit(),
            "estimate": self._estimate(),
            "placebos": self._placebos(),
            "certificate": self._certificate(),
            "fragility": dict(self.fragility),
            "verdict": str(self.judgement.answer),
            "statement": self._statement(),
            "provenance": self._provenance(),
        }

    def _design(self) -> dict[str, Any]:
        setting = self.setting
        reasons = sorted(set(setting.pool.excluded.values()))
        return {
            **self.design.as_json(),
            "hash": self.design.hash,
            "names": [setting.panel.name(unit) for unit in self.design.units],
            "scale": str(setting.panel.scale),
            "outcome": setting.panel.outcome,
            "periods": list(setting.periods),
            "pre_periods": setting.n_pre,
            "horizon": setting.n_post,
            "donor_count": len(setting.donors),
            "left_out": {
                reason: sum(1 for why in setting.pool.excluded.values() if why == reason) for reason in reasons
            },
        }

    def _power(self) -> dict[str, Any]:
        power = self.power
        return {
            "smallest_detectable_effect": power.effect,
            "smallest_detectable_percent": None if power.relative is None else 100 * power.relative,
            "smallest_detectable_persons": power.counted,
            "noise": power.noise,
            "noise_percent": 100 * self._share(power.noise),
            "noise_persons": self._share(power.noise) * power.expected,
            "rmse": power.rmse,
            "expected": power.expected,
            "matters_percent": 100 * self.design.matters,
            "level": power.level,
            "power": power.power,
            "placebos": power.donors,
        }

    def _fit(self) -> dict[str, Any]:
        own = self.result.pre_rmspe
        limit = fit_limit(self.placebos)
        return {
            "pre_rmspe": own,
            "limit": limit,
            "median_of_donors": float(np.median(self.placebos.pre_rmspe)),
            "rank": int(1 + np.count_nonzero(self.placebos.pre_rmspe >= own)),
            "of": len(self.placebos) + 1,
            "unfit": own > limit,
        }

    def _estimate(self) -> dict[str, Any]:
        result, setting = self.result, self.setting
        actual, expected = setting.counted(result.actual), setting.counted(result.counterfactual)
        share = result.relative
        post = slice(setting.n_pre, None)
        own_ratio = float(ratio(result.gap, setting.n_pre))
        interval = self.interval
        return {
            "effect": result.effect,
            "effect_percent": 100 * self._mean_share(),
            "effect_persons": float((actual - expected)[post].mean()),
            "end_effect": result.end_effect,
            "end_effect_percent": 100 * float(share[-1]),
            "end_effect_persons": float(actual[-1] - expected[-1]),
            "path": [
                {
                    "period": period,
                    "treated": column >= setting.n_pre,
                    "actual": float(actual[column]),
                    "counterfactual": float(expected[column]),
                    "gap": float(result.gap[column]),
                    "percent": 100 * float(share[column]),
                    "persons": float(actual[column] - expected[column]),
                }
                for column, period in enumerate(setting.periods)
            ],
            "weights": result.weights,
            "period_weights": _by_name(setting.periods, result.fit.period_weights),
            "predictor_weights": _by_name(self.design.predictors, result.fit.predictor_weights),
            "weight_names": {unit: setting.panel.name(unit) for unit in result.weights},
            "interval": None if interval is None else list(interval),
            "interval_percent": None if interval is None else [100 * self._share(bound) for bound in interval],
            "interval_persons": None
            if interval is None
            else [self._share(bound) * float(expected[-1]) for bound in interval],
            "interval_method": "every end effect that the placebo rank test does not reject",
            "p_value": self.p_value,
            "rank": int(1 + np.count_nonzero(np.abs(self.placebos.end) >= abs(result.end_effect))),
            "ratio": _finite(own_ratio),
            "ratio_p_value": rank_p(own_ratio, self.placebos.ratio),
            "ratio_rank": int(1 + np.count_nonzero(self.placebos.ratio >= own_ratio)),
            "of": len(self.placebos) + 1,
            "conformal": self._conformal(),
            "standard_error": self._standard_error(),
        }

    def _conformal(self) -> dict[str, Any] | None:
        """The second opinion of the unit's own residuals, where the estimator allows it."""
        chosen = estimator_of(self.design)
        if not isinstance(chosen, OutcomeEstimator) or chosen.method not in ALIKE:
            return None
        found = conformal_interval(chosen, self.setting)
        return None if found is None else asdict(found)

    def _standard_error(self) -> dict[str, Any] | None:
        """SDID's errors; the jackknife is undefined for one treated unit, and said to be."""
        if (self.design.method, self.design.definition) != ("sdid", "exact"):
            return None
        several = len(self.design.units) > 1
        return {
            "placebo": placebo_error(self.setting),
            "replications": REPLICATIONS,
            "seed": self.design.seed,
            "jackknife": jackknife_error(self.setting) if several else None,
            "jackknife_undefined": None if several else "undefined for one treated unit",
        }

    def _placebos(self) -> dict[str, Any]:
        return {
            "convention": CONVENTION,
            "units": [" + ".join(units) for units in self.placebos.units],
            "names": [" + ".join(map(self.setting.panel.name, units)) for units in self.placebos.units],
            "gaps": [[round(float(gap), 6) for gap in row] for row in self.placebos.gaps],
            "pre_rmspe": [float(value) for value in self.placebos.pre_rmspe],
            "ratio": [_finite(float(value)) for value in self.placebos.ratio],
        }

    def _certificate(self) -> dict[str, Any]:
        gap = self.result.fit.relative_gap
        return {
            "relative_gap": gap,
            "tolerance": PROVEN,
            "optimal": None if gap is None else gap <= PROVEN,
            "meaning": "duality gap over the mean squared distance between donors and treated unit",
        }

    def _statement(self) -> dict[str, Any]:
        message = self.judgement.message
        sentences: dict[str, str] = {language: self.judgement.sentence(language) for language in LANGUAGES}
        return {**sentences, "key": message.key, "facts": dict(message.facts)}

    def _provenance(self) -> dict[str, Any]:
        panel = self.setting.panel
        return {
            "engine": ENGINE_VERSION,
            "data_hash": panel.hash,
            "design_hash": self.design.hash,
            "source": panel.source,
            "units": len(panel.units),
            "first_period": panel.periods[0],
            "last_period": panel.periods[-1],
            "seed": self.design.seed,
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scipy": scipy.__version__,
        }

    def _share(self, gap: float) -> float:
        """A gap in the last period as a share of the counterfactual there."""
        counterfactual: Floats = self.result.counterfactual[-1:]
        return float(relative(self.setting.panel.scale, np.array([gap]), counterfactual)[0])

    def _mean_share(self) -> float:
        post = self.result.counterfactual[self.setting.n_pre :]
        if self.setting.panel.scale is Scale.LOG:
            return float(np.expm1(self.result.effect))
        return float(relative(Scale.LEVEL, np.array([self.result.effect]), np.array([post.mean()]))[0])


def evaluate(panel: Panel, design: Design, facts: Mapping[str, Any] | None = None) -> Evaluation:
    """Answer `design` from `panel`, in the order design, power, fit, estimate, fragility, verdict.

    `facts` about units (for the donor rule and for names) may be given here or lie in the panel.
    Raises Refusal with key, facts and sentence when the question cannot be asked of these figures.
    """
    if facts is not None:
        panel = panel.with_facts(facts)
    chosen = estimator_of(design)
    setting = settle(design, panel)
    placebos = placebos_in_space(chosen, setting)
    result = chosen.fit_setting(setting)
    power = power_of(setting, result.counterfactual, placebos)
    judgement = judge(design, power, result, placebos)
    return Evaluation(design, power, result, placebos, judgement, fragility(design, panel, result))


def _by_name(names: Sequence[Any], weights: Floats | None) -> dict[str, float] | None:
    """Weights of periods or predictors, where the estimator has them."""
    if weights is None:
        return None
    return {str(name): float(weight) for name, weight in zip(names, weights, strict=False)}


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
