"""Many fits in a row, compiled: one table of donors for all, or a small table for each."""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.compiled import compiled
from bulyst.evaluation.solver.kernel import nearest_in_hull


@compiled
def fit_rows(
    rows: Floats,
    columns: Floats,
    squares: Floats,
    targets: Floats,
    own: Ints,
    excluded: Ints,
    ridges: Floats,
    warm: Ints,
    support: Ints,
    weights: Floats,
    sizes: Ints,
    proof: Floats,
) -> None:
    """Fit many targets one after another. `own[i]` and `excluded[i]` are the donors that target i may not use.

    warm[i] entries of `support[i]` and `weights[i]` are a starting point; proof[i] receives squared distance,
    duality gap, scale and steps.
    """
    capacity = support.shape[1]
    room = (
        np.empty((capacity, capacity)),
        np.empty(rows.shape[0]),
        np.empty((capacity, rows.shape[1])),
        np.empty(rows.shape[1]),
        np.empty(capacity),
        np.empty(capacity),
    )
    for i in range(len(targets)):
        sizes[i], proof[i, 0], proof[i, 1], proof[i, 2], proof[i, 3] = nearest_in_hull(
            rows, columns, squares, targets[i], own[i], excluded[i], ridges[i], warm[i], support[i], weights[i], room
        )


@compiled
def fit_tables(tables: Floats, targets: Floats, ridges: Floats, weights: Floats, proof: Floats) -> None:
    """Fit many small problems, each with donors of its own: tables[i] is donors x features, weights[i] dense."""
    count, donors, features = tables.shape
    room = (
        np.empty((donors, donors)),
        np.empty(donors),
        np.empty((donors, features)),
        np.empty(features),
        np.empty(donors),
        np.empty(donors),
    )
    columns = np.empty((features, donors))
    squares = np.empty(donors)
    support = np.empty(donors, dtype=np.int64)
    used = np.empty(donors)
    for i in range(count):
        for j in range(donors):
            squares[j] = 0.0
            for t in range(features):
                columns[t, j] = tables[i, j, t]
                squares[j] += tables[i, j, t] ** 2
        size, proof[i, 0], proof[i, 1], proof[i, 2], proof[i, 3] = nearest_in_hull(
            tables[i], columns, squares, targets[i], -1, -1, ridges[i], 0, support, used, room
        )
        weights[i] = 0.0
        for k in range(size):
            weights[i, support[k]] = used[k]


@compiled
def start_without(
    starts: Ints, old_support: Ints, old_weights: Floats, gone: Ints, support: Ints, weights: Floats, warm: Ints
) -> None:
    """Starting points for fits without a donor: the old weights of the others, made to sum to one again.

    A fit with more donors than there is room for, or with next to nothing left, starts from scratch.
    """
    for i in range(len(gone)):
        warm[i] = 0
        left = 0.0
        for k in range(starts[i], starts[i + 1]):
            if old_support[k] != gone[i]:
                left += old_weights[k]
        if left < 1e-3 or starts[i + 1] - starts[i] > support.shape[1]:
            continue
        for k in range(starts[i], starts[i + 1]):
            if old_support[k] != gone[i]:
                support[i, warm[i]] = old_support[k]
                weights[i, warm[i]] = old_weights[k] / left
                warm[i] += 1


@compiled
def combine(outcomes: Floats, starts: Ints, support: Ints, weights: Floats, out: Floats) -> None:
    """out[i] = sum over the support of fit i of weight times outcomes[donor]: the counterfactual paths."""
    periods = outcomes.shape[1]
    for i in range(len(starts) - 1):
        for t in range(periods):
            out[i, t] = 0.0
        for k in range(starts[i], starts[i + 1]):
            w = weights[k]
            j = support[k]
            for t in range(periods):
                out[i, t] += w * outcomes[j, t]
