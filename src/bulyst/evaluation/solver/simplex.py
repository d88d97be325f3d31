"""The array-level door to the compiled active set: prepares the numbers, shares the work, returns proofs."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.kernel import TOLERANCE, combine, fit_rows
from bulyst.evaluation.solver.ties import smallest_weights

#: Below this many fits a second thread costs more than it brings.
WORTH_SHARING = 32


@dataclass(frozen=True)
class Certificate:
    """Proof of optimality of one fit: how much a better one could still gain, relative to the data's scale.

    `objective` is the minimised (penalised) sum of squares, `gap` the duality gap, `scale` the mean squared
    distance between donors and target; `relative_gap` = gap / scale.
    """

    objective: float
    gap: float
    scale: float

    @property
    def relative_gap(self) -> float:
        """The duality gap in units of the data's scale; at most 1e-12 for a fit to rely on."""
        return max(self.gap, 0.0) / self.scale


@dataclass(frozen=True)
class SimplexFits:
    """Many fits, stored by their supports: fit i used donors `support[starts[i]:starts[i + 1]]`.

    `proof` holds squared distance, duality gap, scale and steps of each fit.
    """

    starts: Ints
    support: Ints
    weights: Floats
    proof: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def sizes(self) -> Ints:
        """How many donors each fit used."""
        return np.diff(self.starts)

    def dense(self, row: int, donors: int) -> Floats:
        """The weights of one fit over all `donors`."""
        out = np.zeros(donors)
        part = slice(self.starts[row], self.starts[row + 1])
        out[self.support[part]] = self.weights[part]
        return out

    def certificate(self, row: int) -> Certificate:
        """The proof of one fit."""
        objective, gap, scale, _ = self.proof[row]
        return Certificate(float(objective), float(gap), float(scale))

    def combine(self, outcomes: Floats) -> Floats:
        """The weighted donor outcomes, fits x periods, for `outcomes` of shape donors x periods."""
        out = np.empty((len(self), outcomes.shape[1]))
        combine(np.ascontiguousarray(outcomes, dtype=np.float64), self.starts, self.support, self.weights, out)
        return out


def threads() -> int:
    """How many threads the solver uses: BULYST_THREADS, else the processors this process may run on."""
    asked = os.environ.get("BULYST_THREADS", "")
    return int(asked) if asked.isdigit() and int(asked) > 0 else len(os.sched_getaffinity(0))


def solve_simplex(
    donors: Floats,
    targets: Floats,
    *,
    own: Ints | None = None,
    excluded: Ints | None = None,
    ridge: float | Floats = 0.0,
) -> SimplexFits:
    """Weights w >= 0 summing to one that minimise ||target - w'donors||^2 + ridge ||w||^2, for each target.

    `donors` has shape donors x features, `targets` fits x features. `own[i]` and `excluded[i]` name a donor that
    fit i may not use (-1: none). `ridge` (one, or one a fit) multiplies the squared weights and is added to the
    unnormalised sum of squares. Features are centred by the donors' mean first, which changes nothing on the
    simplex and keeps digits. Where a target is fitted exactly (squared distance below 1e-14 of the scale) and no
    ridge chooses, the weights of least norm are meant. The result does not depend on the number of threads.
    """
    centre = donors.mean(axis=0)
    rows = np.ascontiguousarray(donors - centre)
    columns = np.ascontiguousarray(rows.T)
    squares = np.einsum("ij,ij->i", rows, rows)
    aims = np.ascontiguousarray(targets - centre)
    count = len(aims)
    nobody = np.full(count, -1, dtype=np.int64)
    own = nobody if own is None else own
    excluded = nobody if excluded is None else excluded
    ridges = np.broadcast_to(np.asarray(ridge, dtype=np.float64), count).copy()
    capacity = len(rows) if ridges.any() else min(len(rows), rows.shape[1] + 1)
    support = np.empty((count, capacity), dtype=np.int64)
    weights = np.empty((count, capacity))
    sizes = np.empty(count, dtype=np.int64)
    proof = np.empty((count, 4))

    def work(part: slice) -> None:
        fit_rows(
            rows, columns, squares, aims[part], own[part], excluded[part], ridges[part],
            support[part], weights[part], sizes[part], proof[part],
        )  # fmt: skip

    in_parallel(work, count)
    used = np.arange(capacity) < sizes[:, None]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    fits = SimplexFits(starts, support[used], weights[used], proof)
    ties = np.flatnonzero((proof[:, 0] <= TOLERANCE * proof[:, 2]) & (sizes > 1) & (ridges == 0))
    return _broken(fits, ties, rows, aims, own, excluded) if len(ties) else fits


def in_parallel(work: Callable[[slice], None], count: int) -> None:
    """Call `work` on slices that cover range(count), on as many threads as are worth it."""
    workers = threads()
    if count < WORTH_SHARING or workers == 1:
        work(slice(0, count))
        return
    step = -(-count // workers)
    parts = [slice(start, min(start + step, count)) for start in range(0, count, step)]
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, parts))


def _broken(fits: SimplexFits, ties: Ints, rows: Floats, aims: Floats, own: Ints, excluded: Ints) -> SimplexFits:
    """The same fits with the tied ones replaced by their weights of least norm."""
    supports = np.split(fits.support, fits.starts[1:-1])
    weights = np.split(fits.weights, fits.starts[1:-1])
    for row in ties:
        allowed = np.ones(len(rows), dtype=np.bool_)
        allowed[[place for place in (own[row], excluded[row]) if place >= 0]] = False
        members = np.flatnonzero(allowed)
        found, least = smallest_weights(rows[members] - aims[row], fits.proof[row, 2])
        if found:
            supports[row] = members[least > 0]
            weights[row] = least[least > 0]
    sizes = [len(support) for support in supports]
    return SimplexFits(
        np.concatenate([[0], np.cumsum(sizes)]), np.concatenate(supports), np.concatenate(weights), fits.proof
    )
