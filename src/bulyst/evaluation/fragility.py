"""How far the answer hangs on choices that could have been made otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from bulyst.evaluation.design import LEAST_PRE_PERIODS, Design, settle
from bulyst.evaluation.donors import DonorRule, alternatives
from bulyst.evaluation.estimators import METHODS, Estimator, OutcomeEstimator, estimator_of
from bulyst.evaluation.estimators.simplex import SimplexEstimator
from bulyst.evaluation.inference.placebo import placebos_in_space, rank_p
from bulyst.evaluation.inference.width import equally_good
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.refusals import Refusal
from bulyst.evaluation.result import Result

#: Pretended starts, so many periods before the real one, and the pre-periods that must remain.
EARLIER = (5, 10)
LEAST_BEFORE_PRETENDED = 5
#: Other start periods that are tried.
SHIFTS = (-2, -1, 1, 2)


def fragility(design: Design, panel: Panel, result: Result) -> dict[str, Any]:
    """Placebos in time, leave one donor out, other starts, other donor rules, other estimators.

    For an estimator that takes long, what would need many more placebo fits is not tried, and said so.
    """
    chosen = estimator_of(design)
    return {
        "in_time": in_time(design, panel) if chosen.repeatable else [],
        "leave_one_out": leave_one_out(chosen, result),
        "other_starts": other_starts(design, panel) if chosen.repeatable else [],
        "other_donor_rules": other_donor_rules(design, panel) if chosen.repeatable else [],
        "other_methods": other_methods(design, panel),
        "equally_good": width(chosen, result),
        "not_tried": [] if chosen.repeatable else ["in_time", "other_starts", "other_donor_rules"],
    }


def width(chosen: Estimator, result: Result) -> dict[str, float] | None:
    """End effects among weights that fit the time before the start equally well; only where no penalty chooses."""
    if not isinstance(chosen, SimplexEstimator) or not chosen.free_of_penalty:
        return None
    return asdict(equally_good(chosen, result.setting))


def in_time(design: Design, panel: Panel) -> list[dict[str, Any]]:
    """Pretend that it started earlier, using nothing from the real start on: what is "found" should be nothing."""
    out = []
    last_before = panel.column(design.start) - 1
    first = 0 if design.first is None else panel.column(design.first)
    for earlier in EARLIER:
        pretended = last_before + 1 - earlier
        if pretended - first >= LEAST_BEFORE_PRETENDED:
            variant = replace(design, start=panel.periods[pretended], end=panel.periods[last_before])
            out.append({"start": variant.start, "end": variant.end, **_outcome(variant, panel)})
    return out


def leave_one_out(chosen: Estimator, result: Result) -> dict[str, Any]:
    """Refit without each donor that carries weight; shows whether one place alone makes the answer."""
    setting = result.setting
    dropped: dict[str, float] = {}
    carrying = list(result.weights)
    if len(setting.donors) > LEAST_PRE_PERIODS and carrying:
        if isinstance(chosen, OutcomeEstimator):
            gone = np.array([1 + setting.donors.index(unit) for unit in carrying])
            paths = chosen.counterfactuals(setting.values, setting.n_pre, np.zeros_like(gone), gone)
            dropped = dict(zip(carrying, (setting.values[0, -1] - paths[:, -1]).tolist(), strict=True))
        else:
            dropped = {unit: chosen.fit_setting(setting.without(unit)).end_effect for unit in carrying}
    ends = [result.end_effect, *dropped.values()]
    return {"end_effect": dropped, "lowest": min(ends), "highest": max(ends)}


def other_starts(design: Design, panel: Panel) -> list[dict[str, Any]]:
    """The same question with the start a year or two earlier or later."""
    out = []
    for shift in SHIFTS:
        column = panel.column(design.start) + shift
        if 0 <= column < len(panel.periods):
            variant = replace(design, start=panel.periods[column])
            out.append({"start": variant.start, **_outcome(variant, panel)})
    return out


def other_donor_rules(design: Design, panel: Panel) -> list[dict[str, Any]]:
    """The same question with reasonable other donor rules."""
    if not isinstance(design.donors, DonorRule):
        return []
    return [
        {"rule": name, **_outcome(replace(design, donors=rule), panel)}
        for name, rule in alternatives(design.donors).items()
    ]


def other_methods(design: Design, panel: Panel) -> list[dict[str, Any]]:
    """The same question with the other estimators that answer quickly."""
    return [
        {"method": method, **_outcome(replace(design, method=method, definition="exact", predictors=()), panel)}
        for method, kind in METHODS.items()
        if method != design.method and kind.quick
    ]


def _outcome(design: Design, panel: Panel) -> dict[str, Any]:
    return answered(lambda: _estimate(design, panel))


def answered(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The answer, or the reason why this variant of the question cannot be asked."""
    try:
        return ask()
    except Refusal as refusal:
        return {"refused": refusal.message.key, "facts": dict(refusal.message.facts)}


def _estimate(design: Design, panel: Panel) -> dict[str, Any]:
    chosen = estimator_of(design)
    setting = settle(design, panel)
    result = chosen.fit_setting(setting)
    placebos = placebos_in_space(chosen, setting)
    return {
        "effect": result.effect,
        "end_effect": result.end_effect,
        "pre_rmspe": result.pre_rmspe,
        "donors": len(setting.donors),
        "p_value": rank_p(abs(result.end_effect), np.abs(placebos.end)),
    }
