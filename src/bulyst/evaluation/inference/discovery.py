"""Many units, many tests: how many of the discoveries would be false."""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.arrays import Floats


def q_values(p_values: Floats) -> Floats:
    """For each p-value the smallest false discovery rate at which it is called (Benjamini & Hochberg 1995)."""
    count = len(p_values)
    order = np.argsort(p_values, kind="stable")
    raised = p_values[order] * count / np.arange(1, count + 1)
    monotone = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    out = np.empty(count)
    out[order] = monotone
    return out
