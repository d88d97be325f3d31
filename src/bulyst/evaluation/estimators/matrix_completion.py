"""Matrix completion with nuclear norm: the treated cells are missing, the rest is fixed effects plus low rank.

Athey, Bayati, Doudchenko, Imbens & Khosravi 2021.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats, Ints
from bulyst.evaluation.estimators.base import OutcomeEstimator
from bulyst.evaluation.result import Fit

FOLDS = 5
#: One round of folds leaves the choice to chance where the held-out error is flat; so many rounds are taken together.
ROUNDS = 5
PENALTIES = 40
#: The smallest penalty tried, relative to the largest, before zero.
SMALLEST_RATIO = 1e-3
MOST_STEPS = 2000
CONVERGED = 1e-11
CONVERGED_IN_FOLD = 1e-4
#: Of penalties whose held-out errors differ by no more than this share, the largest is meant.
AS_GOOD = 1e-4
#: Smaller penalties are no longer tried once the held-out error has been this much above its least so many times.
WORSE = 1.02
PATIENCE = 5


@dataclass(frozen=True)
class MatrixCompletion(OutcomeEstimator):
    """min 1/|O| sum over O of (Y - L - u - v)^2 + penalty ||L||_*, O the untreated cells, u and v unpenalised.

    `penalty` None: chosen by cross-validation on random cells after the start (`seed`). The folds follow the
    content of the rows, not their order. Many units of one table are fitted with one penalty, chosen on the whole
    table.
    """

    method: ClassVar[str] = "mc"
    quick: ClassVar[bool] = False
    repeatable: ClassVar[bool] = False
    penalty: float | None = None
    seed: int = 1

    def fit_one(self, values: Floats, n_pre: int) -> Fit:
        known: Bools = np.ones(values.shape, dtype=np.bool_)
        known[0, n_pre:] = False
        table = np.where(known, values, 0.0)
        penalty = self.penalty if self.penalty is not None else chosen_penalty(table, known, n_pre, self.seed)
        completed, gap = complete(table, known, penalty)
        return Fit(completed[0], relative_gap=gap)

    def counterfactuals(self, values: Floats, n_pre: int, targets: Ints, excluded: Ints | None = None) -> Floats:
        if self.penalty is not None:
            return super().counterfactuals(values, n_pre, targets, excluded)
        known: Bools = np.ones(values.shape, dtype=np.bool_)
        shared = MatrixCompletion(chosen_penalty(values, known, n_pre, self.seed), self.seed)
        return shared.counterfactuals(values, n_pre, targets, excluded)


@dataclass(frozen=True, eq=False)
class TwoWay:
    """Least-squares unit and period effects on the known cells, solved exactly."""

    known: Floats
    per_unit: Floats
    inverse: Floats

    @classmethod
    def of(cls, known: Bools) -> TwoWay:
        """Prepare for one pattern of known cells."""
        cells = known.astype(np.float64)
        per_unit = cells.sum(axis=1)
        system = np.diag(cells.sum(axis=0)) - (cells / per_unit[:, None]).T @ cells
        return cls(cells, per_unit, np.linalg.pinv(system, rcond=1e-10, hermitian=True))

    def fit(self, table: Floats) -> Floats:
        """The fitted effects, units x periods; unknown cells of `table` are not looked at."""
        seen = table * self.known
        unit_means = seen.sum(axis=1) / self.per_unit
        periods = self.inverse @ (seen.sum(axis=0) - self.known.T @ unit_means)
        units = unit_means - (self.known @ periods) / self.per_unit
        return np.asarray(units[:, None] + periods)


def complete(
    table: Floats, known: Bools, penalty: float, start: Floats | None = None, converged: float = CONVERGED
) -> tuple[Floats, float]:
    """The completed table and its relative duality gap. Accelerated proximal steps with restart."""
    effects = TwoWay.of(known)
    low = np.zeros_like(table) if start is None else start
    low, fitted = _descend(table, effects, penalty * effects.known.sum() / 2, low, converged)
    return low + fitted, _duality_gap(table, effects, penalty, low, fitted)


def _descend(table: Floats, effects: TwoWay, threshold: float, low: Floats, converged: float) -> tuple[Floats, Floats]:
    ahead, momentum = low, 1.0
    scale = float(np.abs(table - effects.fit(table)).max()) or 1.0
    for _ in range(MOST_STEPS):
        fitted = effects.fit(table - ahead)
        new = _shrink(ahead + effects.known * (table - ahead - fitted), threshold)
        step = new - low
        if float(np.abs(step).max()) <= converged * scale:
            low = new
            break
        if float(np.sum((ahead - new) * step)) > 0:
            momentum = 1.0
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = new + (momentum - 1) / following * step
        low, momentum = new, following
    return low, effects.fit(table - low)


def _shrink(matrix: Floats, threshold: float) -> Floats:
    """Singular values lowered by `threshold`, by way of the smaller Gram matrix."""
    if matrix.shape[0] < matrix.shape[1]:
        return _shrink(matrix.T, threshold).T
    squares, vectors = np.linalg.eigh(matrix.T @ matrix)
    sizes = np.sqrt(np.maximum(squares, 0.0))
    kept = sizes > threshold
    if not kept.any():
        return np.zeros_like(matrix)
    chosen = vectors[:, kept] * np.sqrt(1 - threshold / sizes[kept])
    return np.asarray(matrix @ chosen @ chosen.T)


def _duality_gap(table: Floats, effects: TwoWay, penalty: float, low: Floats, fitted: Floats) -> float:
    count = float(effects.known.sum())
    residual = effects.known * (table - low - fitted)
    slope = 2 / count * residual
    nuclear = float(np.linalg.norm(low, "nuc"))
    primal = float(np.sum(residual**2)) / count + penalty * nuclear
    steepest = float(np.linalg.norm(slope, 2))
    dual_point = slope * min(1.0, penalty / steepest) if steepest > 0 else slope
    dual = float(np.sum(dual_point * table)) - count / 4 * float(np.sum(dual_point**2))
    spread = effects.known * (table - effects.fit(table))
    return max(primal - dual, 0.0) / (float(np.sum(spread**2)) / count or 1.0)


def chosen_penalty(table: Floats, known: Bools, n_pre: int, seed: int) -> float:
    """The penalty whose completed cells come nearest, over seeded folds of the known cells after the start.

    What is held out lies where the cells lie that must be completed; each fold holds out one part in FOLDS of them,
    and every cell is held out once in each of the rounds. Where nothing can be held out: the largest penalty.
    """
    order = np.lexsort(np.where(known, table, 0.0).T[::-1])
    rng = np.random.default_rng(seed)
    after: Bools = known.copy()
    after[:, :n_pre] = False
    folds = []
    for _ in range(ROUNDS):
        fold: Ints = np.empty(known.shape, dtype=np.int64)
        fold[order] = rng.permutation(known.size).reshape(known.shape) % FOLDS
        for number in range(FOLDS):
            held: Bools = after & (fold == number)
            kept = known & ~held
            if held.any() and kept.any(axis=0).all():
                folds.append(_Fold(table, TwoWay.of(kept), held))
    grid = _grid(known, table)
    if not folds:
        return float(grid[0])
    errors: list[float] = []
    for penalty in grid:
        errors.append(sum(fold.squared_error(penalty) for fold in folds))
        if min(errors[-PATIENCE:]) > WORSE * min(errors):
            break
    good = np.array(errors) <= (1 + AS_GOOD) * min(errors)
    return float(grid[: len(errors)][good].max())


@dataclass(eq=False)
class _Fold:
    """One part of the cells held out; each penalty starts from where the one before had arrived."""

    table: Floats
    effects: TwoWay
    held: Bools

    def __post_init__(self) -> None:
        self.low: Floats = np.zeros_like(self.table)

    def squared_error(self, penalty: float) -> float:
        """Sum of squared errors on the held cells; to be asked for ever smaller penalties."""
        threshold = penalty * self.effects.known.sum() / 2
        self.low, fitted = _descend(self.table, self.effects, threshold, self.low, CONVERGED_IN_FOLD)
        return float(np.sum((self.table - self.low - fitted)[self.held] ** 2))


def _grid(known: Bools, table: Floats) -> Floats:
    effects = TwoWay.of(known)
    spread = effects.known * (table - effects.fit(table))
    largest = 2 * float(np.linalg.norm(spread, 2)) / float(effects.known.sum())
    return np.append(np.geomspace(largest, SMALLEST_RATIO * largest, PENALTIES - 1), 0.0)
