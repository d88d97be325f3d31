"""The estimators by their short names."""

from bulyst.evaluation.design import Design
from bulyst.evaluation.estimators.augmented import AugmentedSyntheticControl
from bulyst.evaluation.estimators.base import Estimator, OutcomeEstimator
from bulyst.evaluation.estimators.demeaned import DemeanedSyntheticControl, RegularisedDemeaned
from bulyst.evaluation.estimators.did import DifferenceInDifferences
from bulyst.evaluation.estimators.matrix_completion import MatrixCompletion
from bulyst.evaluation.estimators.predictor_control import PredictorControl
from bulyst.evaluation.estimators.published import PublishedDifp, PublishedSdid, PublishedSyntheticControl
from bulyst.evaluation.estimators.sdid import DiffInDiffWithPool, SyntheticDiD
from bulyst.evaluation.estimators.synthetic_control import SyntheticControl
from bulyst.evaluation.predictors import Predictor
from bulyst.evaluation.refusals import Refusal

METHODS: dict[str, type[OutcomeEstimator]] = {
    one.method: one
    for one in (
        SyntheticControl,
        DemeanedSyntheticControl,
        RegularisedDemeaned,
        AugmentedSyntheticControl,
        MatrixCompletion,
        SyntheticDiD,
        DiffInDiffWithPool,
        DifferenceInDifferences,
    )
}


#: The same by the published software's definition, where that differs from the optimum.
PUBLISHED: dict[str, type[OutcomeEstimator]] = {
    one.method: one for one in (PublishedSyntheticControl, PublishedSdid, PublishedDifp, DifferenceInDifferences)
}


def estimator(method: str, definition: str = "exact") -> OutcomeEstimator:
    """The estimator with this short name, with its default parameters, by the declared definition.

    Raises Refusal for an unknown method or definition, and where no published definition is known.
    """
    if definition not in ("exact", "published"):
        raise Refusal("design.unknown_definition", definition=definition)
    if method not in METHODS:
        raise Refusal("design.unknown_method", method=method, known=sorted(METHODS))
    if definition == "exact":
        return METHODS[method]()
    if method not in PUBLISHED:
        raise Refusal("design.no_published_definition", method=method, known=sorted(PUBLISHED))
    return PUBLISHED[method]()


def estimator_of(design: Design) -> Estimator:
    """The estimator that a design asks for. Raises Refusal as `estimator` does."""
    if design.predictors:
        if (design.method, design.definition) != ("sc", "exact"):
            raise Refusal("predictors.only_sc", method=design.method)
        predictors = tuple(Predictor.parse(text) for text in design.predictors)
        return PredictorControl(predictors, fitted=design.fitted, seed=design.seed)
    return estimator(design.method, design.definition).for_units(len(design.units))


__all__ = [
    "METHODS",
    "AugmentedSyntheticControl",
    "DemeanedSyntheticControl",
    "DiffInDiffWithPool",
    "DifferenceInDifferences",
    "Estimator",
    "MatrixCompletion",
    "OutcomeEstimator",
    "PredictorControl",
    "RegularisedDemeaned",
    "SyntheticControl",
    "SyntheticDiD",
    "estimator",
    "estimator_of",
]
