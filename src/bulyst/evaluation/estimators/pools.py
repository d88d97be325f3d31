"""Who may stand in for whom, when many units of one table are fitted: everyone but itself and one other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats, Ints


@dataclass(frozen=True, eq=False)
class Pools:
    """`targets[i]` is fitted from all rows but itself and `excluded[i]` (-1: nobody else is left out)."""

    targets: Ints
    excluded: Ints

    @classmethod
    def of(cls, targets: Ints, excluded: Ints | None) -> Pools:
        """Pools for these targets; nobody else left out when `excluded` is None."""
        rows = np.asarray(targets, dtype=np.int64)
        others = np.full(len(rows), -1) if excluded is None else excluded
        return cls(rows, np.asarray(others, dtype=np.int64))

    @classmethod
    def of_first_row(cls, rows: int) -> Pools:
        """The one pool of the treated unit, which is row 0: all other rows."""
        return cls(np.zeros(1, dtype=np.int64), np.full(1, -1, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.targets)

    def members(self, row: int, rows: int) -> Ints:
        """The rows of one pool."""
        free: Bools = np.ones(rows, dtype=np.bool_)
        free[self.targets[row]] = False
        if self.excluded[row] >= 0:
            free[self.excluded[row]] = False
        return np.flatnonzero(free)

    def sums(self, of_rows: Floats) -> Floats:
        """For each pool, the sum over its members of a quantity known for every row (rows, or rows x k)."""
        total = of_rows.sum(axis=0)
        out: Floats = total - of_rows[self.targets]
        others = self.excluded >= 0
        out[others] -= of_rows[self.excluded[others]]
        return out

    def means(self, of_rows: Floats) -> Floats:
        """For each pool, the mean over its members of a quantity known for every row (rows, or rows x k)."""
        sizes = self.sizes(len(of_rows))
        return np.asarray(self.sums(of_rows) / sizes.reshape(-1, *[1] * (of_rows.ndim - 1)))

    def sizes(self, rows: int) -> Ints:
        """How many members each pool has."""
        out: Ints = rows - 1 - (self.excluded >= 0).astype(np.int64)
        return out
