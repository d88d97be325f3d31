"""How far the solver is from what the machine could do: flops and bytes of its steps, and the measured ceilings."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numba import njit

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.solver import solve_simplex

#: So few that the solver keeps them on one thread.
FITS = 31
SWEEPS = 500


@dataclass(frozen=True)
class Roofline:
    """Work of some placebo fits of one unit on one thread, beside what the machine reaches."""

    fits: int
    steps: float
    passes: float
    support: float
    flops: float
    bytes_moved: float
    seconds: float
    peak_flops: float
    cache_bandwidth: float

    @property
    def rate(self) -> float:
        """Flops a second that the solver reaches."""
        return self.flops / self.seconds

    @property
    def floor(self) -> float:
        """Seconds that the same flops and bytes need at the machine's own speed, whichever is slower."""
        return max(self.flops / self.peak_flops, self.bytes_moved / self.cache_bandwidth)


def roofline(values: Floats, n_pre: int) -> Roofline:
    """Count and time placebo fits of the first unit on one thread."""
    before = np.ascontiguousarray(values[1:, :n_pre])
    own = np.arange(FITS)
    fits = solve_simplex(before, before[:FITS], own=own)
    steps, passes, support = float(fits.proof[:, 3].sum()), float(fits.proof[:, 4].sum()), float(fits.sizes.mean())
    solving = 2.0 * support**2 + 4.0 * support * n_pre
    return Roofline(
        fits=FITS,
        steps=steps / FITS,
        passes=passes / FITS,
        support=support,
        flops=passes * 2.0 * before.size + steps * solving,
        bytes_moved=passes * 4.0 * before.size,
        seconds=_fastest(lambda: solve_simplex(before, before[:FITS], own=own)),
        peak_flops=_peak_flops(),
        cache_bandwidth=_cache_bandwidth(before),
    )


def _fastest(task: Callable[[], object], runs: int = 40) -> float:
    task()
    best = float("inf")
    for _ in range(runs):
        begun = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - begun)
    return best


def _peak_flops() -> float:
    """Flops a second of a matrix product that lies in the cache."""
    matrix = np.random.default_rng(0).normal(size=(256, 256))
    return 2 * 256**3 / _fastest(lambda: matrix @ matrix)


@njit
def _read(table: Floats, out: Floats, sweeps: int) -> None:
    """Add every row of the table to `out`: one read of each cell a sweep, as many lanes as the machine has."""
    for _ in range(sweeps):
        for row in range(table.shape[0]):
            line = table[row]
            for column in range(table.shape[1]):
                out[column] += line[column]


def _cache_bandwidth(before: Floats) -> float:
    """Bytes a second at which a table of this size in single precision is read from the cache."""
    table = np.ascontiguousarray(before.T, dtype=np.float32)
    out = np.zeros(table.shape[1], dtype=np.float32)
    return SWEEPS * table.nbytes / _fastest(lambda: _read(table, out, SWEEPS))
