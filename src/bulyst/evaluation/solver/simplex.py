"""The array-level door to the compiled active set: prepares the numbers, shares the work, returns proofs."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.batch import combine, fit_rows, fit_tables, start_without
from bulyst.evaluation.solver.kernel import TOLERANCE
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

    def repeated(self, rows: Ints) -> SimplexFits:
        """These fits in another order, some of them several times."""
        sizes = self.sizes[rows]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        places = np.arange(starts[-1]) + np.repeat(self.starts[rows] - starts[:-1], sizes)
        return SimplexFits(starts, self.support[places], self.weights[places], self.proof[rows])

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


def in_parallel(work: Callable[[slice], None], count: int) -> None:
    """Call `work` on slices that cover range(count), on as many threads as are worth it."""
    workers = threads()
    if count < WORTH_SHARING or workers == 1:
        work(slice(0, count))
        return
    step = -(-count // workers)
    parts = [slice(start, min(start + step, count)) for start in range(0, count, step)]
    with ThreadPoolExecutor(workers - 1) as pool:
        others = [pool.submit(work, part) for part in parts[1:]]
        work(parts[0])
        for other in others:
            other.result()


@dataclass(frozen=True, eq=False)
class DonorTable:
    """Donors prepared for many fits: centred features in both layouts, and their squared lengths.

    Features are centred by the donors' mean, which changes nothing on the simplex and keeps digits.
    """

    centre: Floats
    rows: Floats
    columns: Floats
    squares: Floats

    @classmethod
    def of(cls, donors: Floats) -> DonorTable:
        """Prepare `donors`, donors x features."""
        centre = donors.mean(axis=0)
        rows = np.ascontiguousarray(donors - centre)
        return cls(centre, rows, np.ascontiguousarray(rows.T), np.einsum("ij,ij->i", rows, rows))

    def fit(self, targets: Floats, own: Ints, excluded: Ints, ridges: Floats) -> SimplexFits:
        """Fit every target from scratch; see `solve_simplex`."""
        capacity = len(self.rows) if ridges.any() else min(len(self.rows), self.rows.shape[1] + 1)
        blank = np.zeros((len(targets), capacity), dtype=np.int64), np.zeros((len(targets), capacity))
        return self._fit(targets, own, excluded, ridges, *blank, np.zeros(len(targets), dtype=np.int64))

    def refit(self, targets: Floats, own: Ints, gone: Ints, fits: SimplexFits) -> SimplexFits:
        """Fit every target again without the donor `gone[i]`, from where `fits` (no ridge) had arrived."""
        capacity = min(len(self.rows), self.rows.shape[1] + 1)
        support = np.zeros((len(targets), capacity), dtype=np.int64)
        weights = np.zeros((len(targets), capacity))
        warm = np.zeros(len(targets), dtype=np.int64)
        start_without(fits.starts, fits.support, fits.weights, gone, support, weights, warm)
        return self._fit(targets, own, gone, np.zeros(len(targets)), support, weights, warm)

    def _fit(
        self, targets: Floats, own: Ints, excluded: Ints, ridges: Floats,
        support: Ints, weights: Floats, warm: Ints,
    ) -> SimplexFits:  # fmt: skip
        aims = np.ascontiguousarray(targets - self.centre)
        count, capacity = support.shape
        sizes = np.empty(count, dtype=np.int64)
        proof = np.empty((count, 4))

        def work(part: slice) -> None:
            fit_rows(
                self.rows, self.columns, self.squares, aims[part], own[part], excluded[part], ridges[part],
                warm[part], support[part], weights[part], sizes[part], proof[part],
            )  # fmt: skip

        in_parallel(work, count)
        used = np.arange(capacity) < sizes[:, None]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        fits = SimplexFits(starts, support[used], weights[used], proof)
        ties = np.flatnonzero((proof[:, 0] <= TOLERANCE * proof[:, 2]) & (sizes > 1) & (ridges == 0))
        return self._with_least_norm(fits, ties, aims, own, excluded) if len(ties) else fits

    def _with_least_norm(self, fits: SimplexFits, ties: Ints, aims: Floats, own: Ints, excluded: Ints) -> SimplexFits:
        """The same fits with the tied ones replaced by their weights of least norm."""
        supports = np.split(fits.support, fits.starts[1:-1])
        weights = np.split(fits.weights, fits.starts[1:-1])

        def work(part: slice) -> None:
            for row in ties[part]:
                allowed = np.ones(len(self.rows), dtype=np.bool_)
                allowed[[place for place in (own[row], excluded[row]) if place >= 0]] = False
                members = np.flatnonzero(allowed)
                found, least = smallest_weights(self.rows[members] - aims[row], fits.proof[row, 2])
                if found:
                    supports[row] = members[least > 0]
                    weights[row] = least[least > 0]

        in_parallel(work, len(ties))
        sizes = [len(support) for support in supports]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        return SimplexFits(starts, np.concatenate(supports), np.concatenate(weights), fits.proof)


def solve_tables(tables: Floats, targets: Floats, ridges: Floats) -> tuple[Floats, Floats]:
    """Dense weights and proofs of many problems, each with donors of its own (fits x donors x features)."""
    weights = np.empty(tables.shape[:2])
    proof = np.empty((len(tables), 4))

    def work(part: slice) -> None:
        fit_tables(tables[part], targets[part], ridges[part], weights[part], proof[part])

    in_parallel(work, len(tables))
    return weights, proof


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
    unnormalised sum of squares. Where a target is fitted exactly (squared distance below 1e-14 of the scale) and
    no ridge chooses, the weights of least norm are meant. The result does not depend on the number of threads.
    """
    count = len(targets)
    nobody = np.full(count, -1, dtype=np.int64)
    return DonorTable.of(donors).fit(
        targets,
        nobody if own is None else own,
        nobody if excluded is None else excluded,
        np.broadcast_to(np.asarray(ridge, dtype=np.float64), count).copy(),
    )
