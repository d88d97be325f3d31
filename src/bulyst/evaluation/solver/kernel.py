"""The compiled heart: the nearest point of a convex hull, by an active set.

For a target y and donors X the weights w >= 0, sum w = 1 that minimise ||y - X'w||^2 + ridge ||w||^2 are found as
the point of least norm in the hull of the differences x_j - y (Wolfe 1976, "Finding the nearest point in a
polytope"). The support stays affinely independent, so it never exceeds the number of fitted periods plus one, and
every step solves one small triangular system. What is returned carries its own proof: the Frank-Wolfe duality gap.

Everything here is plain loops over arrays: compiled once at set-up, cached, and free of the interpreter's lock, so
that threads can share the work.
"""

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.compiled import compiled

#: Relative to the mean squared distance of donors and target: when a step can gain no more than this, stop.
TOLERANCE = 1e-14
#: A candidate whose pivot is smaller than this (relative) lies in the affine hull of the support already.
DEPENDENT = 1e-13


@compiled
def _correlations(columns: Floats, residual: Floats, out: Floats) -> None:
    """out[j] = sum over t of columns[t, j] * residual[t]; four periods a sweep, so that `out` is seldom re-read."""
    periods, units = columns.shape
    out[:] = 0.0
    t = 0
    while t + 3 < periods:
        a, b, c, d = residual[t], residual[t + 1], residual[t + 2], residual[t + 3]
        ca, cb, cc, cd = columns[t], columns[t + 1], columns[t + 2], columns[t + 3]
        for j in range(units):
            out[j] += a * ca[j] + b * cb[j] + c * cc[j] + d * cd[j]
        t += 4
    while t < periods:
        a = residual[t]
        ca = columns[t]
        for j in range(units):
            out[j] += a * ca[j]
        t += 1


@compiled
def _append(factor: Floats, size: int, products: Floats, diagonal: float) -> bool:
    """Add a row to the Cholesky factor; returns False when the new point depends on those already there."""
    total = diagonal
    for i in range(size):
        value = products[i]
        for k in range(i):
            value -= factor[i, k] * factor[size, k]
        value /= factor[i, i]
        factor[size, i] = value
        total -= value * value
    if total <= DEPENDENT * diagonal:
        return False
    factor[size, size] = np.sqrt(total)
    return True


@compiled
def _remove(factor: Floats, size: int, gone: int) -> None:
    """Take row `gone` out of the Cholesky factor by plane rotations; the factor then has size - 1 rows."""
    for i in range(gone, size - 1):
        for k in range(i + 2):
            factor[i, k] = factor[i + 1, k]
    for k in range(gone, size - 1):
        a, b = factor[k, k], factor[k, k + 1]
        length = np.hypot(a, b)
        cosine, sine = a / length, b / length
        factor[k, k] = length
        for i in range(k + 1, size - 1):
            left, right = factor[i, k], factor[i, k + 1]
            factor[i, k] = cosine * left + sine * right
            factor[i, k + 1] = cosine * right - sine * left


@compiled
def _affine_minimiser(factor: Floats, size: int, out: Floats) -> None:
    """Weights summing to one that minimise the norm over the affine hull of the support (they may be negative)."""
    for i in range(size):
        value = 1.0
        for k in range(i):
            value -= factor[i, k] * out[k]
        out[i] = value / factor[i, i]
    for i in range(size - 1, -1, -1):
        value = out[i]
        for k in range(i + 1, size):
            value -= factor[k, i] * out[k]
        out[i] = value / factor[i, i]
    total = 0.0
    for i in range(size):
        total += out[i]
    for i in range(size):
        out[i] /= total


@compiled
def _correlated(
    columns: Floats,
    target: Floats,
    residual: Floats,
    ridge: float,
    support: Ints,
    weights: Floats,
    size: int,
    banned: int,
    also_banned: int,
    out: Floats,
) -> tuple[float, float]:
    """Slopes of the objective for every donor (infinite for the banned); returns (objective, fitted distance)."""
    _correlations(columns, residual, out)
    shift, distance, penalty = 0.0, 0.0, 0.0
    for t in range(len(target)):
        shift += target[t] * residual[t]
        distance += residual[t] * residual[t]
    for i in range(size):
        penalty += weights[i] * weights[i]
        out[support[i]] += ridge * weights[i]
    if banned >= 0:
        out[banned] = np.inf
    if also_banned >= 0:
        out[also_banned] = np.inf
    return distance + ridge * penalty + shift, distance


@compiled
def _enter(
    rows: Floats,
    target: Floats,
    donor: int,
    ridge: float,
    lift: float,
    size: int,
    factor: Floats,
    differences: Floats,
    products: Floats,
) -> bool:
    """Put a donor at the end of the support's factor; False when it depends on those already there."""
    diagonal = ridge + lift
    for t in range(len(target)):
        value = rows[donor, t] - target[t]
        differences[size, t] = value
        diagonal += value * value
    for i in range(size):
        value = lift
        for t in range(len(target)):
            value += differences[size, t] * differences[i, t]
        products[i] = value
    return _append(factor, size, products, diagonal)


@compiled
def _settle(
    factor: Floats, differences: Floats, support: Ints, weights: Floats, candidate: Floats, size: int
) -> tuple[int, int]:
    """Walk from the present weights to the best on the support, dropping donors at zero on the way.

    Returns (size of the support, steps).
    """
    periods = differences.shape[1]
    steps = 0
    while True:
        steps += 1
        _affine_minimiser(factor, size, candidate)
        step, blocking = 1.0, -1
        for i in range(size):
            if candidate[i] <= 0.0 and weights[i] - candidate[i] > 0.0:
                reach = weights[i] / (weights[i] - candidate[i])
                if reach < step:
                    step, blocking = reach, i
        for i in range(size):
            weights[i] += step * (candidate[i] - weights[i])
        if blocking < 0:
            return size, steps
        _remove(factor, size, blocking)
        size -= 1
        for i in range(blocking, size):
            support[i] = support[i + 1]
            weights[i] = weights[i + 1]
            for t in range(periods):
                differences[i, t] = differences[i + 1, t]


@compiled
def _scale_and_nearest(
    correlations: Floats, squares: Floats, length: float, banned: int, also_banned: int
) -> tuple[float, int]:
    """Mean squared distance between the donors that may be used and the target, and the nearest of them."""
    nearest, shortest, total, usable = -1, np.inf, 0.0, 0
    for j in range(len(squares)):
        if j in (banned, also_banned):
            continue
        distance = squares[j] - 2.0 * correlations[j] + length
        total += distance
        usable += 1
        if distance < shortest:
            nearest, shortest = j, distance
    return total / usable, nearest


@compiled
def nearest_in_hull(
    rows: Floats,
    columns: Floats,
    squares: Floats,
    target: Floats,
    banned: int,
    also_banned: int,
    ridge: float,
    warm: int,
    support: Ints,
    weights: Floats,
    room: tuple[Floats, Floats, Floats, Floats, Floats],
) -> tuple[int, float, float, float, int]:
    """Fit one target. Returns (size of the support, squared distance, duality gap, scale, steps).

    rows[donor, period] and columns[period, donor] hold the same numbers; squares[donor] their squared lengths.
    `banned` and `also_banned` are donors that may not be used (-1: none). The first `warm` entries of `support`
    and `weights` are a starting point (weights that sum to one); both receive the donors used and their weights.
    `room` is scratch: (factor, correlations, differences, residual, candidate).
    """
    factor, correlations, differences, residual, candidate = room
    periods = rows.shape[1]
    capacity = len(support)

    _correlations(columns, target, correlations)
    length = 0.0
    for t in range(periods):
        length += target[t] * target[t]
    scale, nearest = _scale_and_nearest(correlations, squares, length, banned, also_banned)
    scale += ridge
    if scale <= 0.0:
        scale = 1.0

    if warm == 0:
        support[0] = nearest
        weights[0] = 1.0
        warm = 1
    size = 0
    for i in range(warm):
        if _enter(rows, target, support[i], ridge, scale, size, factor, differences, candidate):
            support[size] = support[i]
            weights[size] = weights[i]
            size += 1
    steps = 0
    if size > 1:
        size, steps = _settle(factor, differences, support, weights, candidate, size)

    while True:
        for t in range(periods):
            residual[t] = 0.0
        for i in range(size):
            w = weights[i]
            for t in range(periods):
                residual[t] += w * differences[i, t]
        level, distance = _correlated(
            columns, target, residual, ridge, support, weights, size, banned, also_banned, correlations
        )
        best, lowest = -1, np.inf
        for j in range(len(correlations)):
            if correlations[j] < lowest:
                best, lowest = j, correlations[j]
        gap = level - lowest
        if gap <= TOLERANCE * scale or size == capacity or steps > 50 * (capacity + 10):
            break
        present = False
        for i in range(size):
            if support[i] == best:
                present = True
        if present or not _enter(rows, target, best, ridge, scale, size, factor, differences, candidate):
            break
        support[size] = best
        weights[size] = 0.0
        size, more = _settle(factor, differences, support, weights, candidate, size + 1)
        steps += more
    return size, distance, gap, scale, steps


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
    )
    for i in range(len(targets)):
        sizes[i], proof[i, 0], proof[i, 1], proof[i, 2], proof[i, 3] = nearest_in_hull(
            rows, columns, squares, targets[i], own[i], excluded[i], ridges[i], warm[i], support[i], weights[i], room
        )


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
