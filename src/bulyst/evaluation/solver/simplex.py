"""The array-level door to the compiled active set: prepares the numbers, shares the work, returns proofs."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats, Ints
from bulyst.evaluation.solver.batch import combine, fit_rows, fit_tables, gathered, start_without
from bulyst.evaluation.solver.pricing import Donors, prepared

#: Below this many fits a second thread costs more than it brings.
WORTH_SHARING = 32
#: Each thread takes so many parts of the work, one after another, so that none waits long for the slowest.
PARTS = 4


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

    `proof` holds squared distance, duality gap, scale, steps and passes of each fit; `tied` which fits are exact, so
    that the least norm chose among many weights, and `points` the dual points of those.
    """

    starts: Ints
    support: Ints
    weights: Floats
    proof: Floats
    tied: Bools
    points: Floats

    @classmethod
    def single_donors(cls, donors: Ints) -> SimplexFits:
        """One "fit" a donor, in which it carries all the weight; nothing is proven of them."""
        count = len(donors)
        starts, none = np.arange(count + 1), np.zeros(count, dtype=np.bool_)
        return cls(starts, donors, np.ones(count), np.zeros((count, 5)), none, np.zeros((count, 0)))

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
        objective, gap, scale = self.proof[row, :3]
        return Certificate(float(objective), float(gap), float(scale))

    def combine(self, outcomes: Floats) -> Floats:
        """The weighted donor outcomes, fits x periods, for `outcomes` of shape donors x periods."""
        out = np.empty((len(self), outcomes.shape[1]))
        table = np.ascontiguousarray(outcomes, dtype=np.float64)

        def work(part: slice) -> None:
            combine(table, self.starts[part.start : part.stop + 1], self.support, self.weights, out[part])

        in_parallel(work, len(self))
        return out


def threads() -> int:
    """How many threads the solver uses: BULYST_THREADS, else the processors this process may run on."""
    asked = os.environ.get("BULYST_THREADS", "")
    return int(asked) if asked.isdigit() and int(asked) > 0 else len(os.sched_getaffinity(0))


@cache
def _helpers(process: int, count: int) -> ThreadPoolExecutor:
    """Threads that wait for work, kept: starting one takes as long as many fits. A forked process has its own."""
    return ThreadPoolExecutor(count, thread_name_prefix="solver")


def in_parallel(work: Callable[[slice], None], count: int) -> None:
    """Call `work` on slices that cover range(count), on as many threads as are worth it.

    This thread begins at once; whoever is free takes the next part.
    """
    workers = threads()
    if count < WORTH_SHARING or workers == 1:
        work(slice(0, count))
        return
    step = max(-(-count // (PARTS * workers)), WORTH_SHARING // 2)
    parts = iter([slice(start, min(start + step, count)) for start in range(0, count, step)])

    def take() -> None:
        for part in parts:
            work(part)

    pool = _helpers(os.getpid(), workers - 1)
    others = [pool.submit(take) for _ in range(workers - 1)]
    try:
        take()
    finally:
        # One that has not begun by now finds nothing left to do.
        begun = [other for other in others if not other.cancel()]
        for other in begun:
            other.result()


@dataclass(frozen=True, eq=False)
class DonorTable:
    """Donors prepared for many fits.

    Features are centred by the donors' mean, which changes nothing on the simplex and keeps digits.
    """

    centre: Floats
    donors: Donors

    @classmethod
    def of(cls, donors: Floats) -> DonorTable:
        """Prepare `donors`, donors x features."""
        centre = donors.mean(axis=0)
        return cls(centre, prepared(np.ascontiguousarray(donors - centre)))

    def fit(self, targets: Floats, own: Ints, excluded: Ints, ridges: Floats) -> SimplexFits:
        """Fit every target from scratch; see `solve_simplex`."""
        units, features = self.donors.rows.shape
        capacity = units if ridges.any() else min(units, features + 1)
        count = len(targets)
        support, weights = np.empty((count, capacity), dtype=np.int64), np.empty((count, capacity))
        nothing = np.zeros(count, dtype=np.int64)
        return self._fit(
            targets, own, excluded, ridges, support, weights, nothing, nothing - 1, np.empty((0, features + 1))
        )

    def refit(self, targets: Floats, own: Ints, gone: Ints, fits: SimplexFits) -> SimplexFits:
        """Fit target `own[i]` again without the donor `gone[i]`, from where `fits` (no ridge) of all had arrived.

        `targets` has one row for each of `fits`.
        """
        units, features = self.donors.rows.shape
        capacity, count = min(units, features + 1), len(own)
        support, weights = np.empty((count, capacity), dtype=np.int64), np.empty((count, capacity))
        warm = np.empty(count, dtype=np.int64)
        start_without(fits.starts, fits.support, fits.weights, own, gone, support, weights, warm)
        starts_from = np.where(fits.tied[own], own, -1)
        return self._fit(targets[own], own, gone, np.zeros(count), support, weights, warm, starts_from, fits.points)

    def _fit(
        self, targets: Floats, own: Ints, excluded: Ints, ridges: Floats,
        support: Ints, weights: Floats, warm: Ints, starts_from: Ints, start_points: Floats,
    ) -> SimplexFits:  # fmt: skip
        aims = np.ascontiguousarray(targets - self.centre)
        count, features = aims.shape
        sizes = np.empty(count, dtype=np.int64)
        tied = np.zeros(count, dtype=np.bool_)
        points, proof = np.zeros((count, features + 1)), np.empty((count, 5))

        def work(part: slice) -> None:
            fit_rows(
                self.donors, aims[part], own[part], excluded[part], ridges[part], warm[part], starts_from[part],
                start_points, support[part], weights[part], sizes[part], tied[part], points[part], proof[part],
            )  # fmt: skip

        in_parallel(work, count)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        all_support, all_weights = np.empty(starts[-1], dtype=np.int64), np.empty(starts[-1])

        def gather(part: slice) -> None:
            gathered(
                self.donors, aims[part], own[part], excluded[part], support[part], weights[part], tied[part],
                points[part], starts[part.start : part.stop + 1], all_support, all_weights,
            )  # fmt: skip

        gather(slice(0, count)) if not tied.any() else in_parallel(gather, count)
        return SimplexFits(starts, all_support, all_weights, proof, tied, points)


def solve_tables(tables: Floats, targets: Floats, ridges: Floats) -> tuple[Floats, Floats]:
    """Dense weights and proofs of many problems, each with donors of its own (fits x donors x features)."""
    weights = np.empty(tables.shape[:2])
    proof = np.empty((len(tables), 5))

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
