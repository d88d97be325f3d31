"""The statistics engine: what would have been otherwise, and how wrong such a construction usually is.

    from bulyst.evaluation import COMPARABLE, Design, Panel, evaluate

    panel = Panel.from_csv("population.csv", unit="municipality", time="year", value="population").log()
    design = Design(unit="5042", start=2016, donors=COMPARABLE, matters=0.03)
    print(evaluate(panel, design, facts).judgement.sentence("nb"))

Pure Python on numpy, scipy and numba: no Django, no plots, no data frames.
"""

from bulyst.evaluation.design import Design
from bulyst.evaluation.donors import COMPARABLE, EVERYONE, DonorRule, parse_rule
from bulyst.evaluation.estimators import (
    METHODS,
    AugmentedSyntheticControl,
    DemeanedSyntheticControl,
    DifferenceInDifferences,
    DiffInDiffWithPool,
    Estimator,
    MatrixCompletion,
    PredictorControl,
    RegularisedDemeaned,
    SyntheticControl,
    SyntheticDiD,
    estimator,
)
from bulyst.evaluation.evaluation import Evaluation, evaluate
from bulyst.evaluation.panel import Panel, Scale, UnitFacts
from bulyst.evaluation.power import Power, detectable
from bulyst.evaluation.predictors import Predictor
from bulyst.evaluation.refusals import Refusal
from bulyst.evaluation.result import Result
from bulyst.evaluation.verdict import Answer, Judgement, judge

__all__ = [
    "COMPARABLE",
    "EVERYONE",
    "METHODS",
    "Answer",
    "AugmentedSyntheticControl",
    "DemeanedSyntheticControl",
    "Design",
    "DiffInDiffWithPool",
    "DifferenceInDifferences",
    "DonorRule",
    "Estimator",
    "Evaluation",
    "Judgement",
    "MatrixCompletion",
    "Panel",
    "Power",
    "Predictor",
    "PredictorControl",
    "Refusal",
    "RegularisedDemeaned",
    "Result",
    "Scale",
    "SyntheticControl",
    "SyntheticDiD",
    "UnitFacts",
    "detectable",
    "estimator",
    "evaluate",
    "judge",
    "parse_rule",
]
