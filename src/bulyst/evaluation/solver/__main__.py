"""`python -m bulyst.evaluation.solver`: compile everything once, so that nobody's first study waits for it."""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.solver import DonorTable, solve_simplex, solve_tables, stopped_weights


def warm() -> None:
    """Call every compiled function on a small problem."""
    rng = np.random.default_rng(0)
    donors = rng.normal(size=(12, 3))
    own = np.arange(12)
    fits = solve_simplex(donors, donors, own=own)
    fits.combine(donors)
    solve_simplex(donors, donors.mean(axis=0)[None])
    solve_simplex(donors, donors, own=own, ridge=1.0)
    DonorTable.of(donors).refit(donors, own, (own + 1) % 12, fits)
    solve_tables(donors[None], donors[:1], np.ones(1))
    stopped_weights(donors, donors[0], zeta=0.1, least_gain=1e-3, intercept=True)


if __name__ == "__main__":
    warm()
