"""Many fits in a row, compiled: one table of donors for all, or a small table for each."""

from __future__ import annotations

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats, Ints
from bulyst.evaluation.solver.compiled import compiled
from bulyst.evaluation.solver.kernel import TOLERANCE, Room, mean_distance, nearest_in_hull, price_all, room_for
from bulyst.evaluation.solver.pricing import Donors, prepared
from bulyst.evaluation.solver.ties import TieRoom, least_norm, start_dual, start_evenly, tie_room_for, weights_at


@compiled
def fit_rows(
    donors: Donors,
    targets: Floats,
    own: Ints,
    excluded: Ints,
    ridges: Floats,
    warm: Ints,
    starts_from: Ints,
    start_points: Floats,
    support: Ints,
    weights: Floats,
    sizes: Ints,
    tied: Bools,
    points: Floats,
    proof: Floats,
) -> None:
    """Fit many targets one after another. `own[i]` and `excluded[i]` are the donors that target i may not use.

    warm[i] entries of `support[i]` and `weights[i]` are a starting point; proof[i] receives squared distance,
    duality gap, scale, steps and passes. Where a fit is exact and no ridge chooses, the least norm is meant:
    tied[i] is set, and points[i] receives the dual point that they follow from. If starts_from[i] >= 0 such a fit of
    the same target, with the donor that is now excluded, ended at that row of `start_points`.
    """
    room, tie_room = room_for(donors, support.shape[1]), tie_room_for(donors)
    prepared_for = -1
    for i in range(len(targets)):
        target, before = targets[i], starts_from[i]
        root = np.sqrt(mean_distance(donors.rows, donors.squares, donors.sums, target, own[i], -1))
        if before >= 0:
            if before != prepared_for:
                start_dual(donors, target, root, start_points[before], own[i], tie_room)
                prepared_for = before
            tied[i] = least_norm(donors, target, root, own[i], excluded[i], tie_room)
        if not tied[i]:
            sizes[i], proof[i, 0], proof[i, 1], proof[i, 2], proof[i, 3], proof[i, 4] = nearest_in_hull(
                donors, target, own[i], excluded[i], ridges[i], warm[i], support[i], weights[i], room
            )
            if ridges[i] == 0.0 and sizes[i] > 1 and proof[i, 0] <= TOLERANCE * proof[i, 2]:
                start_evenly(donors, target, root, own[i], excluded[i], tie_room)
                prepared_for = -1
                tied[i] = least_norm(donors, target, root, own[i], excluded[i], tie_room)
        if tied[i]:
            points[i] = tie_room.point
            sizes[i] = _prove(donors, target, own[i], excluded[i], room, tie_room, proof[i])


@compiled
def _prove(
    donors: Donors, target: Floats, own: int, excluded: int, room: Room, tie_room: TieRoom, proof: Floats
) -> int:
    """The proof of weights of least norm, from these weights themselves; returns how many donors they use."""
    weights = tie_room.weights
    used = weights_at(donors, target, tie_room.point, own, excluded, weights, tie_room.slopes)
    units, periods = donors.rows.shape
    distance, level = 0.0, 0.0
    for t in range(periods):
        column = donors.columns[t]
        value = 0.0
        for j in range(units):
            value += weights[j] * column[j]
        room.residual[t] = value - target[t]
        distance += room.residual[t] ** 2
        level += room.residual[t] * value
    cheapest = price_all(
        donors.columns, units, room.residual, 0.0, room.alive, room.half, 0, own, excluded, room.prices, room.lows
    )
    proof[0], proof[1] = distance, level - room.prices[cheapest]
    proof[2], proof[3] = mean_distance(donors.rows, donors.squares, donors.sums, target, own, excluded), 0.0
    proof[4] = 0.0
    return used


@compiled
def gathered(
    donors: Donors,
    targets: Floats,
    own: Ints,
    excluded: Ints,
    support: Ints,
    weights: Floats,
    tied: Bools,
    points: Floats,
    starts: Ints,
    all_support: Ints,
    all_weights: Floats,
) -> None:
    """Write every fit's donors and weights one after another: fit i from starts[i] to starts[i + 1]."""
    dense, slopes = np.empty(donors.columns.shape[1]), np.zeros(donors.columns.shape[0])
    for i in range(len(targets)):
        place = starts[i]
        if not tied[i]:
            for k in range(starts[i + 1] - place):
                all_support[place + k] = support[i, k]
                all_weights[place + k] = weights[i, k]
            continue
        weights_at(donors, targets[i], points[i], own[i], excluded[i], dense, slopes)
        for j in range(len(dense)):
            if dense[j] > 0.0:
                all_support[place] = j
                all_weights[place] = dense[j]
                place += 1


@compiled
def fit_tables(tables: Floats, targets: Floats, ridges: Floats, weights: Floats, proof: Floats) -> None:
    """Fit many small problems, each with donors of its own: tables[i] is donors x features, weights[i] dense."""
    count, units, _ = tables.shape
    support = np.empty(units, dtype=np.int64)
    used = np.empty(units)
    for i in range(count):
        donors = prepared(tables[i])
        size, proof[i, 0], proof[i, 1], proof[i, 2], proof[i, 3], proof[i, 4] = nearest_in_hull(
            donors, targets[i], -1, -1, ridges[i], 0, support, used, room_for(donors, units)
        )
        weights[i] = 0.0
        for k in range(size):
            weights[i, support[k]] = used[k]


@compiled
def start_without(
    starts: Ints, old_support: Ints, old_weights: Floats, own: Ints, gone: Ints,
    support: Ints, weights: Floats, warm: Ints,
) -> None:  # fmt: skip
    """Starting points for fits of target own[i] without a donor: its old weights, made to sum to one again.

    A fit with more donors than there is room for, or with next to nothing left, starts from scratch.
    """
    for i in range(len(gone)):
        begin, end = starts[own[i]], starts[own[i] + 1]
        warm[i] = 0
        left = 0.0
        for k in range(begin, end):
            if old_support[k] != gone[i]:
                left += old_weights[k]
        if left < 1e-3 or end - begin > support.shape[1]:
            continue
        for k in range(begin, end):
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
