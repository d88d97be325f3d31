"""The donors that carry weight: entering, settling on the best weights among them, and the fit they give."""

from bulyst.evaluation.arrays import Floats, Ints
from bulyst.evaluation.solver.compiled import compiled_leaf
from bulyst.evaluation.solver.triangle import affine_minimiser, append, forward, remove


@compiled_leaf
def enter(
    rows: Floats, target: Floats, donor: int, ridge: float, lift: float, size: int,
    factor: Floats, differences: Floats, products: Floats,
) -> bool:  # fmt: skip
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
    return append(factor, size, products, diagonal)


@compiled_leaf
def settle(
    factor: Floats, differences: Floats, support: Ints, weights: Floats, half: Floats, candidate: Floats,
    solved: int, size: int,
) -> tuple[int, int]:  # fmt: skip
    """Walk from the present weights to the best on the support, dropping donors at zero on the way.

    Returns (size of the support, steps).
    """
    periods = differences.shape[1]
    steps = 0
    while True:
        steps += 1
        forward(factor, solved, size, half)
        affine_minimiser(factor, size, half, candidate)
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
        remove(factor, size, blocking)
        size -= 1
        solved = blocking
        for i in range(blocking, size):
            support[i] = support[i + 1]
            weights[i] = weights[i + 1]
            for t in range(periods):
                differences[i, t] = differences[i + 1, t]


@compiled_leaf
def fit_of(
    target: Floats, differences: Floats, ridge: float, weights: Floats, size: int, residual: Floats
) -> tuple[float, float, float]:
    """Set the residual (fitted less target); returns the support's price, squared distance, penalised objective."""
    periods = len(target)
    for t in range(periods):
        residual[t] = 0.0
    penalty = 0.0
    for i in range(size):
        w = weights[i]
        penalty += w * w
        for t in range(periods):
            residual[t] += w * differences[i, t]
    distance, shift = 0.0, 0.0
    for t in range(periods):
        distance += residual[t] * residual[t]
        shift += residual[t] * target[t]
    objective = distance + ridge * penalty
    return objective + shift, distance, objective


@compiled_leaf
def among(support: Ints, size: int, donor: int) -> bool:
    """Whether a donor is in the support."""
    found = False
    for i in range(size):
        found |= support[i] == donor
    return found


@compiled_leaf
def price_of(
    rows: Floats, donor: int, residual: Floats, ridge: float, support: Ints, weights: Floats, size: int
) -> float:
    """One donor's price, to every digit."""
    price = 0.0
    for t in range(rows.shape[1]):
        price += rows[donor, t] * residual[t]
    if ridge > 0.0:
        for i in range(size):
            if support[i] == donor:
                price += ridge * weights[i]
    return price
