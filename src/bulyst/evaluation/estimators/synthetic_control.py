"""Synthetic control with simplex weights on the outcome before the start.

Abadie & Gardeazabal 2003; Abadie, Diamond & Hainmueller 2010.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.estimators.simplex import SimplexEstimator
from bulyst.evaluation.estimators.task import Task


@dataclass(frozen=True)
class SyntheticControl(SimplexEstimator):
    """min ||y - X'w||^2 over w >= 0, sum w = 1, on the pre-period outcome; the exact optimum, with its proof."""

    method: ClassVar[str] = "sc"
    free_of_penalty: ClassVar[bool] = True

    def features(self, task: Task) -> Floats:
        return task.before
