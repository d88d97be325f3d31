"""Where many weights fit exactly, which ones are meant: those with the smallest sum of squares.

A target inside the donors' hull is reproduced exactly by infinitely many weights, and they disagree about what
would have been. The declared choice is the unique one of least norm, the limit of a vanishing ridge. It is found
in the dual, which has one variable a feature: minimise 1/2 ||(A'v)_+||^2 - b'v, then w = (A'v)_+; a piecewise
quadratic function, on which Newton steps end after finitely many. The dual point of a fit is also the place to
start from when one more donor is left out.
"""

from typing import NamedTuple

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats
from bulyst.evaluation.solver.compiled import compiled, compiled_leaf
from bulyst.evaluation.solver.pricing import Donors, sweep
from bulyst.evaluation.solver.triangle import solved_symmetric

MOST_STEPS = 60
HALVINGS = 40
#: The constraints must be met to this, relative to the data's scale.
MET = 1e-13
#: Or to this, when no step brings them nearer.
NEARLY_MET = 1e-11
#: Added to the Newton system's diagonal, relative to its mean: harmless where it is regular.
DAMPING = 1e-14
#: Weights that sum to one have squares that sum to at most one: a dual value below this shows that no weights fit.
BOUNDED = -0.5 - 1e-6


class TieRoom(NamedTuple):
    """Scratch of one thread for the dual: one figure a donor, or one a dual variable (features and the sum)."""

    reached: Floats
    weights: Floats
    active: Bools
    kept_active: Bools
    slopes: Floats
    start: Floats
    point: Floats
    slope: Floats
    step: Floats
    system: Floats
    kept: Floats
    factor: Floats


@compiled
def tie_room_for(donors: Donors) -> TieRoom:
    """Scratch for ties among these donors."""
    width, size = donors.columns.shape[1], donors.rows.shape[1] + 1
    return TieRoom(
        np.empty(width),
        np.empty(width),
        np.zeros(width, dtype=np.bool_),
        np.zeros(width, dtype=np.bool_),
        np.zeros(donors.columns.shape[0]),
        np.empty(size),
        np.empty(size),
        np.empty(size),
        np.empty(size),
        np.empty((size, size)),
        np.empty((size, size)),
        np.empty((size, size)),
    )


@compiled_leaf
def _reach(donors: Donors, target: Floats, root: float, point: Floats, own: int, excluded: int, out: Floats,
           slopes: Floats) -> None:  # fmt: skip
    """out[j] = ((x_j - y) / root, 1) . point for every donor; what is banned reaches nothing."""
    periods = len(target)
    constant = point[periods]
    for t in range(periods):
        slopes[t] = point[t] / root
        constant -= slopes[t] * target[t]
    sweep(donors.columns, slopes, donors.columns.shape[1], out)
    units = len(donors.rows)
    for j in range(units):
        out[j] += constant
    out[units:] = 0.0
    if own >= 0:
        out[own] = 0.0
    if excluded >= 0:
        out[excluded] = 0.0


@compiled_leaf
def _positive_part(reached: Floats, out: Floats) -> float:
    """The weights (not yet made to sum to one); returns half their sum of squares."""
    half = 0.0
    for j in range(len(reached)):
        w = max(reached[j], 0.0)
        out[j] = w
        half += w * w
    return 0.5 * half


@compiled_leaf
def _slope(donors: Donors, target: Floats, root: float, weights: Floats, out: Floats) -> float:
    """Gradient of the dual; returns its largest entry."""
    units, periods = donors.rows.shape
    total = 0.0
    for j in range(units):
        total += weights[j]
    largest = abs(total - 1.0)
    out[periods] = total - 1.0
    for t in range(periods):
        column = donors.columns[t]
        value = 0.0
        for j in range(units):
            value += weights[j] * column[j]
        out[t] = (value - total * target[t]) / root
        largest = max(largest, abs(out[t]))
    return largest


@compiled_leaf
def _add_product(
    rows: Floats, donor: int, target: Floats, root: float, sign: float, row: Floats, system: Floats
) -> None:
    """Add (or take away) one donor's products to the lower half of the Newton system; `row` is scratch."""
    periods = len(target)
    for t in range(periods):
        row[t] = (rows[donor, t] - target[t]) / root
    row[periods] = 1.0
    for i in range(periods + 1):
        left = sign * row[i]
        for k in range(i + 1):
            system[i, k] += left * row[k]


@compiled_leaf
def _follow(
    donors: Donors, target: Floats, root: float, reached: Floats, active: Bools, row: Floats, system: Floats
) -> None:
    """Bring the Newton system up to date with who has weight now."""
    for j in range(len(donors.rows)):
        now = reached[j] > 0.0
        if now != active[j]:
            active[j] = now
            _add_product(donors.rows, j, target, root, 1.0 if now else -1.0, row, system)


@compiled_leaf
def start_dual(donors: Donors, target: Floats, root: float, point: Floats, own: int, room: TieRoom) -> None:
    """Prepare for many fits of one target from one dual point: keep the system of those with weight there."""
    last = len(point) - 1
    for t in range(last):
        room.start[t] = point[t] * root
    room.start[last] = point[last]
    _reach(donors, target, root, room.start, own, -1, room.reached, room.slopes)
    room.kept_active[:] = False
    room.kept[:] = 0.0
    _follow(donors, target, root, room.reached, room.kept_active, room.step, room.kept)


@compiled_leaf
def start_evenly(donors: Donors, target: Floats, root: float, own: int, excluded: int, room: TieRoom) -> None:
    """Prepare from even weights: then every donor that may be used counts, and the system needs no sum over them."""
    units, periods = donors.rows.shape
    room.start[:periods] = 0.0
    room.start[periods] = 1.0 / units
    for j in range(len(room.kept_active)):
        room.kept_active[j] = j < units and j not in (own, excluded)
    square = root * root
    for i in range(periods):
        for k in range(i + 1):
            sum_of_products = donors.products[i, k] + units * target[i] * target[k]
            sum_of_products -= donors.sums[i] * target[k] + target[i] * donors.sums[k]
            room.kept[i, k] = sum_of_products / square
        room.kept[periods, i] = (donors.sums[i] - units * target[i]) / root
    room.kept[periods, periods] = units
    for banned in (own, excluded):
        if banned >= 0:
            _add_product(donors.rows, banned, target, root, -1.0, room.step, room.kept)


@compiled_leaf
def least_norm(donors: Donors, target: Floats, root: float, own: int, excluded: int, room: TieRoom) -> bool:
    """Find weights of least norm that fit exactly, from the point that `start_dual` has prepared.

    `root` is the size that differences are measured by. Returns whether there are any; `room.point` is then the
    dual solution, in the figures' own unit (`weights_at`).
    """
    size = len(target) + 1
    # `weights` also holds by how much a step changes what is reached.
    reached, weights, system, slope = room.reached, room.weights, room.system, room.slope
    for i in range(size):
        room.point[i] = room.start[i]
        for k in range(i + 1):
            system[i, k] = room.kept[i, k]
    for j in range(len(reached)):
        room.active[j] = room.kept_active[j]
    _reach(donors, target, root, room.point, own, excluded, reached, room.slopes)
    before = np.inf
    for _ in range(MOST_STEPS):
        _follow(donors, target, root, reached, room.active, room.step, system)
        value = _positive_part(reached, weights) - room.point[size - 1]
        if value < BOUNDED:
            return False
        largest = _slope(donors, target, root, weights, slope)
        if largest <= MET or (largest <= NEARLY_MET and largest > 0.5 * before):
            for t in range(size - 1):
                room.point[t] /= root
            return True
        before = largest
        trace = 0.0
        for i in range(size):
            trace += system[i, i]
        if not solved_symmetric(system, DAMPING * trace / size + 1e-300, slope, room.step, room.factor):
            return False
        descent = 0.0
        for i in range(size):
            room.step[i] = -room.step[i]
            descent += slope[i] * room.step[i]
        _reach(donors, target, root, room.step, own, excluded, weights, room.slopes)
        length = 1.0
        for _ in range(HALVINGS):
            tried = -(room.point[size - 1] + length * room.step[size - 1])
            half = 0.0
            for j in range(len(reached)):
                w = max(reached[j] + length * weights[j], 0.0)
                half += w * w
            tried += 0.5 * half
            if tried <= value + 1e-4 * length * descent or length < 1e-9:
                break
            length *= 0.5
        if not tried < np.inf:
            return False
        for i in range(size):
            room.point[i] += length * room.step[i]
        for j in range(len(reached)):
            reached[j] += length * weights[j]
    return False


@compiled_leaf
def weights_at(
    donors: Donors, target: Floats, point: Floats, own: int, excluded: int, weights: Floats, slopes: Floats
) -> int:
    """The weights over all donors that follow from a dual point, made to sum to one; returns how many are used."""
    _reach(donors, target, 1.0, point, own, excluded, weights, slopes)
    total, used = 0.0, 0
    for j in range(len(weights)):
        if weights[j] > 0.0:
            total += weights[j]
            used += 1
        else:
            weights[j] = 0.0
    for j in range(len(weights)):
        weights[j] /= total
    return used
