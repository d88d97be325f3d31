"""What a donor would bring: pricing all of them, quickly in single precision or with every digit; safe screening.

A donor's price is its slope of the objective; the cheapest one enters the support. Single precision halves the time
and suffices to choose: what it proposes is priced again exactly before it enters, and the end is always decided on
exact prices of all donors.
"""

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.compiled import compiled, compiled_leaf, compiled_without_nan

Singles: TypeAlias = NDArray[np.float32]
Figures: TypeAlias = NDArray[np.floating[Any]]

#: So many periods are taken in one pass over the donors; tables are filled up with zeros to a multiple of it.
SWEEP = 6
#: Donors are filled up to a multiple of this, so that every pass runs in whole vector lanes.
LANES = 16
#: The cheapest donor is sought in groups of so many.
GROUP = 16
#: Relative error of a sum of products in single precision, for each term of it.
ROUNDING = 1.2e-7


class Donors(NamedTuple):
    """Donors prepared for many fits.

    rows[donor, period] and columns[period, donor] hold the same numbers, `light` the columns over `unit` in single
    precision; columns and light are filled up with zeros. `squares` are the donors' squared lengths, `sums` the
    periods' sums over all donors and `products` (lower half) those of their products, `reach` the longest donor's
    length.
    """

    rows: Floats
    columns: Floats
    light: Singles
    squares: Floats
    sums: Floats
    products: Floats
    unit: float
    reach: float


@compiled_leaf
def filled_up(count: int, step: int) -> int:
    """The next multiple of `step`."""
    return -(-count // step) * step


@compiled
def prepared(rows: Floats) -> Donors:
    """Both layouts, both precisions and the lengths of donors x periods (best centred, which keeps digits)."""
    units, periods = rows.shape
    depth, width = filled_up(periods, SWEEP), filled_up(units, LANES)
    columns = np.zeros((depth, width))
    squares, sums, products = np.zeros(units), np.zeros(periods), np.zeros((periods, periods))
    longest, total = 0.0, 0.0
    for j in range(units):
        for t in range(periods):
            value = rows[j, t]
            columns[t, j] = value
            squares[j] += value * value
            sums[t] += value
            for k in range(t + 1):
                products[t, k] += value * rows[j, k]
        total += squares[j]
        longest = max(longest, squares[j])
    unit = np.sqrt(total / units) if total > 0.0 else 1.0
    light = np.empty((depth, width), dtype=np.float32)
    for t in range(depth):
        for j in range(width):
            light[t, j] = columns[t, j] / unit
    return Donors(rows, columns, light, squares, sums, products, unit, np.sqrt(longest))


@compiled_leaf
def sweep(columns: Figures, slopes: Figures, width: int, out: Figures) -> None:
    """out[j] = sum over t of slopes[t] * columns[t, j] for the first `width` donors; SWEEP periods a pass."""
    for t in range(0, columns.shape[0], SWEEP):
        a, b, c, d, e, f = slopes[t], slopes[t + 1], slopes[t + 2], slopes[t + 3], slopes[t + 4], slopes[t + 5]
        if t == 0:
            for j in range(width):
                out[j] = (
                    a * columns[t, j] + b * columns[t + 1, j] + c * columns[t + 2, j]
                    + d * columns[t + 3, j] + e * columns[t + 4, j] + f * columns[t + 5, j]
                )  # fmt: skip
        else:
            for j in range(width):
                out[j] += (
                    a * columns[t, j] + b * columns[t + 1, j] + c * columns[t + 2, j]
                    + d * columns[t + 3, j] + e * columns[t + 4, j] + f * columns[t + 5, j]
                )  # fmt: skip


@compiled_without_nan
def cheapest(prices: Figures, width: int, lows: Figures) -> int:
    """The place of the lowest of the first `width` prices; lows[g] becomes the lowest of group g."""
    best, lowest = 0, prices[0]
    for group in range(width // GROUP):
        begin = group * GROUP
        low = prices[begin]
        for j in range(begin, begin + GROUP):
            low = min(low, prices[j])
        lows[group] = low
        if low < lowest:
            best, lowest = begin, low
    while prices[best] != lowest:
        best += 1
    return best


@compiled_leaf
def listed_below(prices: Figures, lows: Figures, groups: int, limit: np.float32, places: Ints) -> int:
    """The cheapest of each group whose price is at most `limit`, as far as there is room; returns how many."""
    count = 0
    for group in range(groups):
        low = lows[group]
        if low <= limit and count < len(places):
            place = group * GROUP
            while prices[place] != low:
                place += 1
            places[count] = place
            count += 1
    return count


@compiled_leaf
def never_used(lead: float, distance: float, gap: float) -> bool:
    """Whether a donor can have no weight at the optimum, from any feasible weights: the gap-safe sphere test.

    `lead` is the donor's price less that of the present fit, `distance` its squared distance from the target, `gap`
    the duality gap. The residuals r of the present fit and r* of the best one differ by at most sqrt(gap): from
    <r, f - f*> <= gap and <r*, f - f*> >= 0 follows ||f - f*||^2 <= gap. Moving by so much changes the lead
    (x - f) r, which is at most zero for donors in use, by at most sqrt(gap) ||x - y - 2 r|| + gap, and
    ||x - y - 2 r||^2 = distance - 4 lead.
    """
    rest = lead - gap
    return rest > 0.0 and rest * rest > gap * max(distance - 4.0 * lead, 0.0)
