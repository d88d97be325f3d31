"""The estimators by their short names."""

from bulyst.evaluation.estimators.base import Estimator
from bulyst.evaluation.estimators.synthetic_control import SyntheticControl
from bulyst.evaluation.refusals import Refusal

METHODS: dict[str, type[Estimator]] = {SyntheticControl.method: SyntheticControl}


def estimator(method: str) -> Estimator:
    """The estimator with this short name, with its default parameters. Raises Refusal for an unknown one."""
    if method not in METHODS:
        raise Refusal("design.unknown_method", method=method, known=sorted(METHODS))
    return METHODS[method]()


__all__ = ["METHODS", "Estimator", "SyntheticControl", "estimator"]
