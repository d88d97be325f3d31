"""Fifty random panels: the same definition must give the same answer in software that is not ours."""

from collections.abc import Callable

import numpy as np
import pytest
from tests.evaluation.made import factor_panel
from tests.oracle.witnesses import (
    interior_point,
    least_squares,
    peers_nnls,
    peers_synthetic_control,
    peers_synthetic_did,
    synthetic_did,
)

from bulyst.evaluation import SyntheticControl, SyntheticDiD
from bulyst.evaluation.estimators import OutcomeEstimator, estimator

PANELS = range(50)
N_PRE = 15
#: Donors and target to weights on the simplex.
Solver = Callable[..., np.ndarray]


def table(seed: int) -> np.ndarray:
    return factor_panel(units=20, periods=22, seed=seed, noise=0.03).values


def effect(chosen: OutcomeEstimator, values: np.ndarray) -> float:
    return float((values[0] - chosen.fit_one(values, N_PRE).counterfactual)[N_PRE:].mean())


@pytest.mark.parametrize("witness", [interior_point, least_squares, peers_nnls])
def test_synthetic_control_agrees_with_general_solvers(witness: Solver) -> None:
    for seed in PANELS:
        values = table(seed)
        weights = witness(values[1:, :N_PRE], values[0, :N_PRE])
        theirs = (values[0] - weights @ values[1:])[N_PRE:].mean()
        assert abs(effect(SyntheticControl(), values) - theirs) < 1e-6


def test_synthetic_control_agrees_with_diff_diff() -> None:
    for seed in PANELS:
        values = table(seed)
        assert abs(effect(SyntheticControl(), values) - peers_synthetic_control(values, N_PRE)) < 1e-6


@pytest.mark.parametrize("witness", [interior_point, peers_nnls])
def test_exact_synthetic_did_agrees_with_its_definition_solved_by_others(witness: Solver) -> None:
    for seed in PANELS:
        values = table(seed)
        assert abs(effect(SyntheticDiD(), values) - synthetic_did(values, N_PRE, witness)) < 1e-6


def test_published_synthetic_did_agrees_with_diff_diff_which_stops_as_the_published_software_does() -> None:
    for seed in PANELS:
        values = table(seed)
        assert abs(effect(estimator("sdid", "published"), values) - peers_synthetic_did(values, N_PRE)) < 1e-6
