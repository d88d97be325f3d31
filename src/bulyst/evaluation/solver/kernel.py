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
#: In a pool of this size pricing every donor at every step is most of the work.
LARGE_POOL = 1000
#: After all donors were priced, so many of the most promising are followed for a while without pricing the rest:
#: those that gain at least this share of the best one's gain, until this share of it is left.
SHORTLIST = 48
WORTH_LISTING = 0.3
ENOUGH = 0.1
#: With a ridge the support is large and donors seldom leave it again: so many may enter at once, as long as that helps.
TOGETHER = 8
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
def _forward(factor: Floats, begin: int, size: int, half: Floats) -> None:
    """Solve the lower triangular system with ones on the right, from row `begin` on; rows before are solved."""
    for i in range(begin, size):
        value = 1.0
        for k in range(i):
            value -= factor[i, k] * half[k]
        half[i] = value / factor[i, i]


@compiled
def _affine_minimiser(factor: Floats, size: int, half: Floats, out: Floats) -> None:
    """Weights summing to one that minimise the norm over the affine hull of the support (they may be negative)."""
    for i in range(size):
        out[i] = half[i]
    for i in range(size - 1, -1, -1):
        value = out[i] / factor[i, i]
        out[i] = value
        for k in range(i):
            out[k] -= factor[i, k] * value
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
) -> tuple[float, float, float]:
    """Slopes of the objective for every donor (infinite for the banned); returns (level, distance, objective)."""
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
    return distance + ridge * penalty + shift, distance, distance + ridge * penalty


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
    factor: Floats,
    differences: Floats,
    support: Ints,
    weights: Floats,
    half: Floats,
    candidate: Floats,
    solved: int,
    size: int,
) -> tuple[int, int]:
    """Walk from the present weights to the best on the support, dropping donors at zero on the way.

    Returns (size of the support, steps).
    """
    periods = differences.shape[1]
    steps = 0
    while True:
        steps += 1
        _forward(factor, solved, size, half)
        _affine_minimiser(factor, size, half, candidate)
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
        solved = blocking
        for i in range(blocking, size):
            support[i] = support[i + 1]
            weights[i] = weights[i + 1]
            for t in range(periods):
                differences[i, t] = differences[i + 1, t]


@compiled
def _residual(differences: Floats, weights: Floats, size: int, residual: Floats) -> None:
    """The weighted sum of the support's differences: fitted less target."""
    for t in range(len(residual)):
        residual[t] = 0.0
    for i in range(size):
        w = weights[i]
        for t in range(len(residual)):
            residual[t] += w * differences[i, t]


@compiled
def _among(support: Ints, size: int, donor: int) -> bool:
    """Whether a donor is in the support."""
    found = False
    for i in range(size):
        found |= support[i] == donor
    return found


@compiled
def _cheapest_listed(
    few: Floats,
    prices: Floats,
    target: Floats,
    residual: Floats,
    ridge: float,
    support: Ints,
    weights: Floats,
    size: int,
    shortlist: Ints,
    listed: int,
) -> tuple[float, float, int]:
    """Price the short-listed donors alone; returns (level of the support, lowest price, its donor)."""
    shift, level, penalty = 0.0, 0.0, 0.0
    for t in range(len(residual)):
        shift += target[t] * residual[t]
        level += residual[t] * residual[t]
    for i in range(size):
        penalty += weights[i] * weights[i]
    level += ridge * penalty + shift
    for k in range(listed):
        prices[k] = 0.0
    for t in range(len(residual)):
        value = residual[t]
        line = few[t]
        for k in range(listed):
            prices[k] += value * line[k]
    lowest, best = np.inf, -1
    for k in range(listed):
        price = prices[k]
        if ridge > 0.0:
            for i in range(size):
                if support[i] == shortlist[k]:
                    price += ridge * weights[i]
        if price < lowest:
            lowest, best = price, shortlist[k]
    return level, lowest, best


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
    room: tuple[Floats, Floats, Floats, Floats, Floats, Floats],
) -> tuple[int, float, float, float, int]:
    """Fit one target. Returns (size of the support, squared distance, duality gap, scale, steps).

    rows[donor, period] and columns[period, donor] hold the same numbers; squares[donor] their squared lengths.
    `banned` and `also_banned` are donors that may not be used (-1: none). The first `warm` entries of `support`
    and `weights` are a starting point (weights that sum to one); both receive the donors used and their weights.
    `room` is scratch: (factor, correlations, differences, residual, half, candidate).
    """
    factor, correlations, differences, residual, half, candidate = room
    periods = rows.shape[1]
    capacity = len(support)
    shortlist = np.empty(SHORTLIST, dtype=np.int64)
    few, prices = np.empty((periods, SHORTLIST)), np.empty(SHORTLIST)

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
    steps, solved = 0, 0
    if size > 1:
        size, steps = _settle(factor, differences, support, weights, half, candidate, 0, size)
        solved = size

    before = np.inf
    while True:
        _residual(differences, weights, size, residual)
        level, distance, objective = _correlated(
            columns, target, residual, ridge, support, weights, size, banned, also_banned, correlations
        )
        best, lowest = -1, np.inf
        for j in range(len(correlations)):
            if correlations[j] < lowest:
                best, lowest = j, correlations[j]
        gap = level - lowest
        if gap <= TOLERANCE * scale or size == capacity or steps > 50 * (capacity + 10):
            break
        if ridge > 0.0 and objective < before and size + TOGETHER < capacity:
            before = objective
            begun = size
            for j in range(len(correlations)):
                if (
                    level - correlations[j] >= WORTH_LISTING * gap
                    and size < begun + TOGETHER
                    and not _among(support, begun, j)
                    and _enter(rows, target, j, ridge, scale, size, factor, differences, candidate)
                ):
                    support[size] = j
                    weights[size] = 0.0
                    size += 1
            size, more = _settle(factor, differences, support, weights, half, candidate, solved, size)
            solved = size
            steps += more
            continue
        listed = 0
        if len(correlations) >= LARGE_POOL:
            for j in range(len(correlations)):
                if level - correlations[j] >= WORTH_LISTING * gap and listed < len(shortlist):
                    shortlist[listed] = j
                    for t in range(periods):
                        few[t, listed] = columns[t, j]
                    listed += 1
        gained = False
        while size < capacity and not _among(support, size, best):
            if not _enter(rows, target, best, ridge, scale, size, factor, differences, candidate):
                break
            support[size] = best
            weights[size] = 0.0
            size, more = _settle(factor, differences, support, weights, half, candidate, solved, size + 1)
            solved = size
            steps += more
            gained = True
            if listed == 0:
                break
            _residual(differences, weights, size, residual)
            level, lowest, best = _cheapest_listed(
                few, prices, target, residual, ridge, support, weights, size, shortlist, listed
            )
            if level - lowest <= max(TOLERANCE * scale, ENOUGH * gap):
                break
        if not gained:
            break
    return size, distance, gap, scale, steps
