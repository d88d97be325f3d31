"""Pre-periods that count differently, because the asker says so."""

import numpy as np
import pytest
from tests.evaluation.made import factor_panel
from tests.oracle.witnesses import interior_point

from bulyst.evaluation import DemeanedSyntheticControl, Design, Refusal, SyntheticControl
from bulyst.evaluation.design import settle
from bulyst.evaluation.inference import conformal_p

N_PRE = 15
RECENT = tuple(0.8 ** (N_PRE - 1 - t) for t in range(N_PRE))


def table(seed: int) -> np.ndarray:
    return factor_panel(units=20, periods=22, seed=seed, noise=0.03).values


def test_weighted_synthetic_control_agrees_with_a_general_solver() -> None:
    roots = np.sqrt(RECENT)
    for seed in range(10):
        values = table(seed)
        fit = SyntheticControl(time_weights=RECENT).fit_one(values, N_PRE)
        weights = interior_point(values[1:, :N_PRE] * roots, values[0, :N_PRE] * roots)
        assert np.abs(fit.counterfactual - weights @ values[1:]).max() < 1e-6
        assert fit.relative_gap is not None
        assert fit.relative_gap < 1e-12


def test_weighted_demeaned_control_agrees_with_a_general_solver_over_level_and_weights() -> None:
    shares = np.array(RECENT) / sum(RECENT)
    for seed in range(10):
        values = table(seed)
        before = values[:, :N_PRE]
        moved = (before - (before @ shares)[:, None]) * np.sqrt(shares)
        weights = interior_point(moved[1:], moved[0])
        path = weights @ values[1:]
        path += shares @ (before[0] - path[:N_PRE])
        ours = DemeanedSyntheticControl(time_weights=RECENT).fit_one(values, N_PRE)
        assert np.abs(ours.counterfactual - path).max() < 1e-6


@pytest.mark.parametrize("kind", [SyntheticControl, DemeanedSyntheticControl])
def test_only_their_ratios_matter_and_periods_of_weight_zero_do_not(kind: type[SyntheticControl]) -> None:
    values = table(3)
    plain = kind().fit_one(values, N_PRE).counterfactual
    assert np.allclose(kind(time_weights=(7.0,) * N_PRE).fit_one(values, N_PRE).counterfactual, plain, atol=1e-10)
    late = kind(time_weights=(0.0,) * 5 + (1.0,) * 10).fit_one(values, N_PRE).counterfactual
    assert np.allclose(late[5:], kind().fit_one(values[:, 5:], 10).counterfactual, atol=1e-8)


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ((1.0, 2.0), "There are 2 time weights, but 15 periods before the start."),
        ((1.0, -2.0, *(1.0,) * 13), "Time weight number 2 is −2; it must be a number not below zero."),
        ((float("nan"), *(1.0,) * 14), "Time weight number 1 is nan; it must be a number not below zero."),
        ((0.0,) * 15, "All time weights are zero; at least one period must count."),
    ],
)
def test_weights_that_say_nothing_are_refused(weights: tuple[float, ...], told: str) -> None:
    with pytest.raises(Refusal) as caught:
        SyntheticControl(time_weights=weights).fit(Design("u003", 2016), factor_panel())
    assert caught.value.sentence("en") == told


def test_residuals_of_periods_that_count_differently_are_not_exchanged() -> None:
    setting = settle(Design("u003", 2016), factor_panel())
    with pytest.raises(Refusal, match="Conformal intervals need a method that treats all periods alike"):
        conformal_p(SyntheticControl(time_weights=RECENT), setting, 0.0)
