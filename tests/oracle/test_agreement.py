"""Fifty random panels: the same definition must give the same answer in software that is not ours."""

import numpy as np
import pytest
from tests.evaluation.made import factor_panel
from tests.oracle.witnesses import interior_point, least_squares, synthetic_did

from bulyst.evaluation import SyntheticControl, SyntheticDiD

PANELS = range(50)
N_PRE = 15


def table(seed: int) -> np.ndarray:
    return factor_panel(units=20, periods=22, seed=seed, noise=0.03).values


@pytest.mark.parametrize("witness", [interior_point, least_squares])
def test_synthetic_control_agrees_with_general_solvers(witness: object) -> None:
    assert callable(witness)
    for seed in PANELS:
        values = table(seed)
        ours = (values[0] - SyntheticControl().fit_one(values, N_PRE).counterfactual)[N_PRE:].mean()
        weights = witness(values[1:, :N_PRE], values[0, :N_PRE])
        assert abs(ours - (values[0] - weights @ values[1:])[N_PRE:].mean()) < 1e-6


def test_synthetic_did_agrees_with_its_definition_solved_by_another() -> None:
    for seed in PANELS:
        values = table(seed)
        path = SyntheticDiD().fit_one(values, N_PRE).counterfactual
        assert abs((values[0] - path)[N_PRE:].mean() - synthetic_did(values, N_PRE)) < 1e-6
