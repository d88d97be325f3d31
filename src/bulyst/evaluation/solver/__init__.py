"""Simplex least squares with a certificate, for one target or thousands on the same donors."""

from bulyst.evaluation.solver.simplex import (
    Certificate,
    DonorTable,
    SimplexFits,
    in_parallel,
    solve_simplex,
    solve_tables,
)
from bulyst.evaluation.solver.stopped import stopped_weights

__all__ = [
    "Certificate",
    "DonorTable",
    "SimplexFits",
    "in_parallel",
    "solve_simplex",
    "solve_tables",
    "stopped_weights",
]
