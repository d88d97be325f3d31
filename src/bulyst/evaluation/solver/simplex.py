"""The array-level door to the compiled active set: prepares the numbers, shares the work, returns proofs."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.kernel import combine, fit_rows

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
    """Many fits, stored by their supports. Row i used donors `support[i, :sizes[i]]`."""

    support: Ints
    weights: Floats
    sizes: Ints
    proof: Floats

    def dense(self, row: int, donors: int) -> Floats:
        """The weights of one fit over all `donors`."""
        out = np.zeros(donors)
        size = self.sizes[row]
        out[self.support[row, :size]] = self.weights[row, :size]
        return out

    def certificate(self, row: int) -> Certificate:
        """The proof of one fit."""
        objective, gap, scale, _ = self.proof[row]
        return Certificate(float(objective), float(gap), float(scale))

    def combine(self, outcomes: Floats) -> Floats:
        """The weighted donor outcomes, fits x periods, for `outcomes` of shape donors x periods."""
        outcomes = np.ascontiguousarray(outcomes, dtype=np.float64)
        out = np.empty((len(self.sizes), outcomes.shape[1]))
        combine(outcomes, self.support, self.weights, self.sizes, out)
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
    ridge: float = 0.0,
) -> SimplexFits:
    """Weights w >= 0 summing to one that minimise ||target - w'donors||^2 + ridge ||w||^2, for each target.

    `donors` has shape donors x features, `targets` fits x features. `own[i]` and `excluded[i]` name a donor that
    fit i may not use (-1: none). `ridge` is added to the unnormalised sum of squares. Features are centred by the
    donors' mean first, which changes nothing on the simplex and keeps digits. The result does not depend on the
    number of threads.
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
    capacity = len(rows) if ridge > 0 else min(len(rows), rows.shape[1] + 1)
    support = np.zeros((count, capacity), dtype=np.int64)
    weights = np.zeros((count, capacity))
    sizes = np.zeros(count, dtype=np.int64)
    proof = np.empty((count, 4))

    def work(part: slice) -> None:
        fit_rows(
            rows, columns, squares, aims[part], own[part], excluded[part], ridge,
            support[part], weights[part], sizes[part], proof[part],
        )  # fmt: skip

    workers = threads()
    if count < WORTH_SHARING or workers == 1:
        work(slice(0, count))
    else:
        step = -(-count // workers)
        parts = [slice(start, min(start + step, count)) for start in range(0, count, step)]
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(work, parts))
    return SimplexFits(support, weights, sizes, proof)
