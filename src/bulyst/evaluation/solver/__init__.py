"""Simplex least squares with a certificate, for one target or thousands on the same donors."""

from bulyst.evaluation.solver.simplex import Certificate, SimplexFits, solve_simplex

__all__ = ["Certificate", "SimplexFits", "solve_simplex"]
