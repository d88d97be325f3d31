"""A whole panel screened: which units stand out, once it is counted how many were looked at."""

from __future__ import annotations

from typing import Any

import numpy as np

from bulyst.evaluation.design import LEAST_DONORS, LEAST_PRE_PERIODS
from bulyst.evaluation.estimators import estimator
from bulyst.evaluation.inference.screening import Progress, screen
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.refusals import Refusal
from bulyst.evaluation.result import relative

#: False discovery rate at which a unit counts as found.
RATE = 0.05


def screen_panel(
    panel: Panel, *, start: int, end: int | None = None, method: str = "sc", progress: Progress | None = None
) -> dict[str, Any]:
    """Study every unit without a gap as treated from `start` on, against all others; plain values for JSON.

    Raises Refusal: unknown period or method, too few pre-periods, fewer units than needed.
    """
    n_pre = panel.column(start)
    stop = len(panel.periods) if end is None else panel.column(end) + 1
    if n_pre < LEAST_PRE_PERIODS:
        raise Refusal("design.no_pre_periods", unit=panel.units[0], periods=n_pre, start=start, least=LEAST_PRE_PERIODS)
    if stop <= n_pre:
        raise Refusal("design.no_post_periods", start=start, end=panel.periods[stop - 1])
    rows = np.flatnonzero(np.isfinite(panel.values[:, :stop].sum(axis=1)))
    if len(rows) <= LEAST_DONORS:
        raise Refusal("design.too_few_donors", donors=max(len(rows) - 1, 0), least=LEAST_DONORS)
    values = np.ascontiguousarray(panel.values[rows, :stop])
    found = screen(estimator(method), values, n_pre, progress)
    shares = relative(panel.scale, found.gaps[:, -1], values[:, -1] - found.gaps[:, -1])
    q_values = found.end_q
    units = [
        {
            "unit": panel.units[row],
            "name": panel.name(panel.units[row]),
            "pre_rmspe": float(found.pre_rmspe[i]),
            "unfit": bool(found.unfit[i]),
            "effect": float(found.gaps[i, n_pre:].mean()),
            "end_effect": float(found.gaps[i, -1]),
            "end_effect_percent": 100 * float(shares[i]) if np.isfinite(shares[i]) else None,
            "p_value": float(found.end_p[i]),
            "ratio_p_value": float(found.ratio_p[i]),
            "q_value": float(q_values[i]),
        }
        for i, row in enumerate(rows)
    ]
    return {
        "method": method,
        "start": start,
        "end": panel.periods[stop - 1],
        "pre_periods": n_pre,
        "left_out": [panel.units[row] for row in np.setdiff1d(np.arange(len(panel.units)), rows)],
        "found": int(np.count_nonzero(q_values <= RATE)),
        "rate": RATE,
        "fits": found.fits,
        "data_hash": panel.hash,
        "units": units,
    }
