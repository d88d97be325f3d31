"""The triangular factor of the support's products, kept up as donors come and go."""

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.solver.compiled import compiled_leaf

#: A candidate whose pivot is smaller than this (relative) lies in the affine hull of the support already.
DEPENDENT = 1e-13


@compiled_leaf
def append(factor: Floats, size: int, products: Floats, diagonal: float) -> bool:
    """Add a row to the Cholesky factor; returns False when the new point depends on those already there.

    On the factor's diagonal stand the reciprocals, since dividing takes much longer than multiplying.
    """
    total = diagonal
    for i in range(size):
        value = products[i]
        for k in range(i):
            value -= factor[i, k] * factor[size, k]
        value *= factor[i, i]
        factor[size, i] = value
        total -= value * value
    if total <= DEPENDENT * diagonal:
        return False
    factor[size, size] = 1.0 / np.sqrt(total)
    return True


@compiled_leaf
def remove(factor: Floats, size: int, gone: int) -> None:
    """Take row `gone` out of the Cholesky factor by plane rotations; the factor then has size - 1 rows."""
    for k in range(gone, size - 1):
        # Row k + 1 is to become row k; its last entry is turned into the one before it.
        for i in range(k):
            factor[k, i] = factor[k + 1, i]
        a, b = factor[k + 1, k], 1.0 / factor[k + 1, k + 1]
        shrink = 1.0 / np.sqrt(a * a + b * b)
        cosine, sine = a * shrink, b * shrink
        factor[k, k] = shrink
        for i in range(k + 2, size):
            left, right = factor[i, k], factor[i, k + 1]
            factor[i, k] = cosine * left + sine * right
            factor[i, k + 1] = cosine * right - sine * left


@compiled_leaf
def forward(factor: Floats, begin: int, size: int, half: Floats) -> None:
    """Solve the lower triangular system with ones on the right, from row `begin` on; rows before are solved."""
    for i in range(begin, size):
        value = 1.0
        for k in range(i):
            value -= factor[i, k] * half[k]
        half[i] = value * factor[i, i]


@compiled_leaf
def affine_minimiser(factor: Floats, size: int, half: Floats, out: Floats) -> None:
    """Weights summing to one that minimise the norm over the affine hull of the support (they may be negative)."""
    for i in range(size):
        out[i] = half[i]
    for i in range(size - 1, -1, -1):
        value = out[i] * factor[i, i]
        out[i] = value
        for k in range(i):
            out[k] -= factor[i, k] * value
    total = 0.0
    for i in range(size):
        total += out[i]
    for i in range(size):
        out[i] /= total


@compiled_leaf
def solved_symmetric(system: Floats, damping: float, right: Floats, out: Floats, factor: Floats) -> bool:
    """Solve (system + damping) out = right by Cholesky; False when the damped system is not positive definite."""
    size = len(right)
    for i in range(size):
        for k in range(i + 1):
            value = system[i, k]
            for m in range(k):
                value -= factor[i, m] * factor[k, m]
            if i == k:
                value += damping
                if not value > 0.0:
                    return False
                factor[i, i] = np.sqrt(value)
            else:
                factor[i, k] = value / factor[k, k]
    for i in range(size):
        value = right[i]
        for k in range(i):
            value -= factor[i, k] * out[k]
        out[i] = value / factor[i, i]
    for i in range(size - 1, -1, -1):
        value = out[i] / factor[i, i]
        out[i] = value
        for k in range(i):
            out[k] -= factor[i, k] * value
    return True
