"""The verdict: one of five answers, in a fixed order of asking, with the facts it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from bulyst.evaluation.design import Design
from bulyst.evaluation.estimators import estimator_of
from bulyst.evaluation.inference.placebo import Placebos, placebos_in_space, rank_p
from bulyst.evaluation.language import Language
from bulyst.evaluation.power import Power
from bulyst.evaluation.result import Result
from bulyst.evaluation.sentences import sentence
from bulyst.kernel.message import Message

#: An outcome whose name begins so is spoken of as people in municipalities.
POPULATION = "population"


class Answer(StrEnum):
    """What can be said. Never "no effect" where it is "cannot be told"."""

    UNFIT = "unfit"
    INCREASE = "increase"
    DECREASE = "decrease"
    UNDERPOWERED = "underpowered"
    NOT_DETECTED = "not_detected"


@dataclass(frozen=True)
class Judgement:
    """The answer and its message: key and facts, never words; `sentence` puts them into a language."""

    answer: Answer
    message: Message

    def sentence(self, language: Language) -> str:
        """One sentence in bokmål (nb), nynorsk (nn) or English (en)."""
        return sentence(self.message.key, self.message.facts, language)


def fit_limit(placebos: Placebos) -> float:
    """The pre-period RMSPE above which a unit counts as unfit: the donors' own 95th percentile."""
    return float(np.quantile(placebos.pre_rmspe, 0.95))


def judge(design: Design, power: Power, result: Result, placebos: Placebos | None = None) -> Judgement:
    """Judge a result, in this order: unfit; increase or decrease; underpowered; not detected.

    An effect that the placebo test finds (rank p of the end effect at most `design.level`) counts even where
    power was little. `placebos` are made anew when not given.
    """
    if placebos is None:
        placebos = placebos_in_space(estimator_of(design), result.setting)
    p_value = rank_p(abs(result.end_effect), np.abs(placebos.end))
    facts = _facts(design, power, result, placebos, p_value)
    answer = _answer(design, power, result, placebos, p_value)
    too_few = answer is Answer.UNDERPOWERED and power.effect is None
    kind = POPULATION if result.setting.panel.outcome.startswith(POPULATION) else "any"
    return Judgement(answer, Message(f"{'too_few' if too_few else answer}.{kind}", facts))


def _answer(design: Design, power: Power, result: Result, placebos: Placebos, p_value: float) -> Answer:
    if result.pre_rmspe > fit_limit(placebos):
        return Answer.UNFIT
    if p_value <= design.level:
        return Answer.INCREASE if result.end_effect > 0 else Answer.DECREASE
    if power.relative is None or power.relative > design.matters:
        return Answer.UNDERPOWERED
    return Answer.NOT_DETECTED


def _facts(design: Design, power: Power, result: Result, placebos: Placebos, p_value: float) -> dict[str, Any]:
    setting = result.setting
    counted = setting.counted(result.actual) - setting.counted(result.counterfactual)
    return {
        "name": ", ".join(setting.panel.name(unit) for unit in design.units),
        "start": design.start,
        "end": setting.periods[-1],
        "donors": len(setting.donors),
        "counted": float(counted[-1]),
        "relative": float(result.relative[-1]),
        "p_value": p_value,
        "detectable": power.counted,
        "matters": design.matters,
        "pre_rmspe": result.pre_rmspe,
        "fit_limit": fit_limit(placebos),
    }
