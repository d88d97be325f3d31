"""The compiled heart: the nearest point of a convex hull, by an active set.

For a target y and donors X the weights w >= 0, sum w = 1 that minimise ||y - X'w||^2 + ridge ||w||^2 are found as
the point of least norm in the hull of the differences x_j - y (Wolfe 1976, "Finding the nearest point in a
polytope"). The support stays affinely independent, so it never exceeds the number of fitted periods plus one, and
every step solves one small triangular system. What is returned carries its own proof: the Frank-Wolfe duality gap.

Everything here is plain loops over arrays: compiled once at set-up, cached, and free of the interpreter's lock, so
that threads can share the work.
"""

from typing import NamedTuple

import numpy as np

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.compiled import compiled, compiled_leaf
from bulyst.evaluation.solver.pricing import (
    GROUP,
    LANES,
    ROUNDING,
    Donors,
    Figures,
    Singles,
    cheapest,
    filled_up,
    listed_below,
    never_used,
    sweep,
)
from bulyst.evaluation.solver.support import among, enter, fit_of, price_of, settle

#: Relative to the mean squared distance of donors and target: when a step can gain no more than this, stop.
TOLERANCE = 1e-14
#: In a pool of this size donors that can be proven useless are taken out while the fit goes on.
LARGE_POOL = 1000
#: After all donors were priced, so many of the most promising are followed for a while without pricing the rest:
#: those that gain at least this share of the best one's gain, until this share of it is left.
SHORTLIST = 8
LONG_SHORTLIST = 48
WORTH_LISTING = 0.3
ENOUGH = 0.1
#: With a ridge the support is large and donors seldom leave it again: so many may enter at once, as long as that helps.
TOGETHER = 8
#: Donors are tested for being useless whenever the gap has shrunk to this share, and taken out when at most such a
#: share of them is left.
WORTH_TESTING = 0.3
WORTH_COPYING = 0.5


class Room(NamedTuple):
    """Scratch for one thread. `alive` names the donors still priced, `place` where each donor stands among them."""

    factor: Floats
    differences: Floats
    residual: Floats
    half: Floats
    candidate: Floats
    prices: Floats
    lows: Floats
    light_residual: Singles
    light_prices: Singles
    light_lows: Singles
    distances: Singles
    shortlist: Ints
    alive: Ints
    place: Ints
    few: Singles


@compiled
def room_for(donors: Donors, capacity: int) -> Room:
    """Scratch for fits from these donors."""
    units, periods = donors.rows.shape
    depth, width = donors.columns.shape
    large = units >= LARGE_POOL
    return Room(
        np.empty((capacity, capacity)),
        np.empty((capacity, periods)),
        np.zeros(depth),
        np.empty(capacity),
        np.empty(capacity),
        np.empty(width),
        np.empty(width // GROUP),
        np.zeros(depth, dtype=np.float32),
        np.empty(width, dtype=np.float32),
        np.empty(width // GROUP, dtype=np.float32),
        np.empty(units if large else 0, dtype=np.float32),
        np.empty(LONG_SHORTLIST if large else SHORTLIST, dtype=np.int64),
        np.arange(units),
        np.arange(units),
        np.zeros((depth, width if large else 0), dtype=np.float32),
    )


@compiled_leaf
def price_all(
    columns: Floats, units: int, residual: Floats, ridge: float, support: Ints, weights: Floats, size: int,
    own: int, excluded: int, prices: Floats, lows: Floats,
) -> int:  # fmt: skip
    """Price every donor to every digit; returns the cheapest that may be used."""
    width = columns.shape[1]
    sweep(columns, residual, width, prices)
    for i in range(size):
        prices[support[i]] += ridge * weights[i]
    _forbid(prices, units, width, own, excluded)
    return cheapest(prices, width, lows)


@compiled_leaf
def _forbid(prices: Figures, count: int, width: int, first: int, second: int) -> None:
    """Nobody may use two of the donors (-1: none), or what only fills up the table."""
    for j in range(count, width):
        prices[j] = np.inf
    if first >= 0:
        prices[first] = np.inf
    if second >= 0:
        prices[second] = np.inf


@compiled_leaf
def _price_lightly(
    light: Singles, unit: float, slopes: Floats, width: int, light_slopes: Singles, prices: Singles
) -> float:
    """Prices without the penalty in single precision; returns what they must be multiplied with."""
    length = 0.0
    for t in range(len(slopes)):
        length += slopes[t] * slopes[t]
    length = np.sqrt(length) if length > 0.0 else 1.0
    for t in range(len(slopes)):
        light_slopes[t] = slopes[t] / length
    sweep(light, light_slopes, width, prices)
    return unit * length


@compiled_leaf
def mean_distance(rows: Floats, squares: Floats, sums: Floats, target: Floats, own: int, excluded: int) -> float:
    """Mean squared distance between the donors that may be used and the target."""
    units = len(rows)
    total, length = 0.0, 0.0
    for j in range(units):
        total += squares[j]
    for t in range(len(target)):
        total -= 2.0 * target[t] * sums[t]
        length += target[t] * target[t]
    total += units * length
    usable = units
    for banned in (own, excluded):
        if banned >= 0:
            usable -= 1
            for t in range(len(target)):
                total -= (rows[banned, t] - target[t]) ** 2
    return total / usable


@compiled_leaf
def _distances(squares: Floats, length: float, units: int, factor: float, prices: Singles, distances: Singles) -> None:
    """From the prices that the target's own figures would give to squared distances from the target."""
    twice = np.float32(-2.0 * factor)
    for j in range(units):
        distances[j] = np.float32(squares[j] + length) + twice * prices[j]


@compiled_leaf
def _drop_useless(
    light: Singles, few: Singles, periods: int, count: int, factor: float, error: float, level: float, ridge: float,
    prices: Singles, distances: Singles, alive: Ints, place: Ints,
) -> int:  # fmt: skip
    """Copy the donors that are not proven useless to `few`, when it is worth it; returns how many are left.

    Prices are trusted only to `error`. Prices in use are moved along.
    """
    lowest = np.inf
    for j in range(count):
        lowest = min(lowest, factor * prices[j])
    gap = level - lowest + error
    if not gap > 0.0:
        return count
    left = 0
    for j in range(count):
        left += not never_used(factor * prices[j] - level - error, distances[alive[j]] + ridge, gap)
    if left > WORTH_COPYING * count:
        return count
    left = 0
    for j in range(count):
        donor = alive[j]
        if never_used(factor * prices[j] - level - error, distances[donor] + ridge, gap):
            place[donor] = -1
            continue
        for t in range(periods):
            few[t, left] = light[t, j]
        alive[left], place[donor], prices[left] = donor, left, prices[j]
        left += 1
    for j in range(left, filled_up(left, LANES)):
        prices[j] = np.inf
        for t in range(periods):
            few[t, j] = 0.0
    return left


@compiled_leaf
def nearest_in_hull(
    donors: Donors, target: Floats, own: int, excluded: int, ridge: float, warm: int, support: Ints, weights: Floats,
    room: Room,
) -> tuple[int, float, float, float, int, int]:  # fmt: skip
    """Fit one target. Returns (size of the support, squared distance, duality gap, scale, steps, passes).

    Passes are over all donors in single precision; one with every digit counts as two.

    `own` and `excluded` are donors that may not be used (-1: none). The first `warm` entries of `support` and
    `weights` are a starting point (weights that sum to one); both receive the donors used and their weights.
    """
    rows, columns, light, squares, sums, _, unit, reach = donors
    (
        factor, differences, residual, half, candidate, prices, lows, light_residual, light_prices, light_lows,
        distances, shortlist, alive, place, few,
    ) = room  # fmt: skip
    units, periods, capacity = len(rows), len(target), len(support)
    large = units >= LARGE_POOL
    table, count, width = light, units, light.shape[1]

    length = 0.0
    for t in range(periods):
        length += target[t] * target[t]
    scale = mean_distance(rows, squares, sums, target, own, excluded) + ridge
    if not scale > 0.0:
        scale = 1.0
    if warm == 0 or large:
        for t in range(periods):
            residual[t] = target[t]
        multiple = _price_lightly(light, unit, residual, width, light_residual, light_prices)
        _distances(squares, length, units, multiple, light_prices, distances if large else light_prices)
        if warm == 0:
            if large:
                for j in range(units):
                    light_prices[j] = distances[j]
            _forbid(light_prices, units, width, own, excluded)
            support[0] = cheapest(light_prices, width, light_lows)
            weights[0] = 1.0
            warm = 1
        if large:
            # Rounded up, so that what is concluded from them is safe.
            slack = np.float32(ROUNDING * (periods + 4) * (reach + np.sqrt(length)) ** 2)
            for j in range(units):
                distances[j] += slack

    size = 0
    for i in range(warm):
        if enter(rows, target, support[i], ridge, scale, size, factor, differences, candidate):
            support[size] = support[i]
            weights[size] = weights[i]
            size += 1
    steps, solved, passes = 0, 0, 1
    if size > 1:
        size, steps = settle(factor, differences, support, weights, half, candidate, 0, size)
        solved = size

    certain = False
    before, tested = np.inf, np.inf
    most_steps = 50 * (capacity + 10)
    while True:
        level, distance, objective = fit_of(target, differences, ridge, weights, size, residual)
        multiple = 1.0
        certain |= size == capacity or steps > most_steps
        if not certain:
            passes += 1
            multiple = _price_lightly(table, unit, residual, width, light_residual, light_prices)
            if ridge > 0.0:
                for i in range(size):
                    light_prices[place[support[i]]] += ridge * weights[i] / multiple
            _forbid(
                light_prices, count, width, place[own] if own >= 0 else -1, place[excluded] if excluded >= 0 else -1
            )
            best = alive[cheapest(light_prices, width, light_lows)]
            gap = level - price_of(rows, best, residual, ridge, support, weights, size)
            certain = gap <= TOLERANCE * scale or among(support, size, best)
        if certain:
            passes += 2
            best = price_all(columns, units, residual, ridge, support, weights, size, own, excluded, prices, lows)
            gap = level - prices[best]
            if gap <= TOLERANCE * scale or size == capacity or steps > most_steps or among(support, size, best):
                break

        listed = 0
        if not certain:
            if large and gap < WORTH_TESTING * tested:
                tested = gap
                error = ROUNDING * (periods + 4) * reach * multiple / unit
                left = _drop_useless(
                    table, few, periods, count, multiple, error, level, ridge, light_prices, distances, alive, place
                )
                if left < count:
                    table, count, width = few, left, filled_up(left, LANES)
                    cheapest(light_prices, width, light_lows)
            limit = np.float32((level - WORTH_LISTING * gap) / multiple)
            listed = listed_below(light_prices, light_lows, width // GROUP, limit, shortlist)
            for k in range(listed):
                shortlist[k] = alive[shortlist[k]]
        if listed == 0:
            shortlist[0] = best
            listed = 1

        if ridge > 0.0 and objective < before and size + listed < capacity:
            before = objective
            begun = size
            for k in range(min(listed, TOGETHER)):
                donor = shortlist[k]
                if not among(support, begun, donor) and enter(
                    rows, target, donor, ridge, scale, size, factor, differences, candidate
                ):
                    support[size] = donor
                    weights[size] = 0.0
                    size += 1
            size, more = settle(factor, differences, support, weights, half, candidate, solved, size)
            solved = size
            steps += more
            continue
        gained = False
        while size < capacity and not among(support, size, best):
            if not enter(rows, target, best, ridge, scale, size, factor, differences, candidate):
                break
            support[size] = best
            weights[size] = 0.0
            size, more = settle(factor, differences, support, weights, half, candidate, solved, size + 1)
            solved = size
            steps += more
            gained = True
            if listed == 1:
                break
            level, distance, objective = fit_of(target, differences, ridge, weights, size, residual)
            lowest = np.inf
            for k in range(listed):
                price = price_of(rows, shortlist[k], residual, ridge, support, weights, size)
                if price < lowest:
                    best, lowest = shortlist[k], price
            if level - lowest <= max(TOLERANCE * scale, ENOUGH * gap):
                break
        if not gained:
            if certain:
                break
            certain = True
    if count < units:
        for j in range(units):
            alive[j] = j
            place[j] = j
    return size, distance, gap, scale, steps, passes
