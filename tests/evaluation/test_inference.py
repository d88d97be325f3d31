"""Intervals that agree with their tests, errors that are refused where undefined, and effects among equals."""

from dataclasses import replace

import numpy as np
import pytest
from tests.evaluation.made import factor_panel, planted

from bulyst.evaluation import (
    DemeanedSyntheticControl,
    Design,
    Panel,
    Refusal,
    RegularisedDemeaned,
    SyntheticControl,
    SyntheticDiD,
    evaluate,
)
from bulyst.evaluation.design import Setting, settle
from bulyst.evaluation.inference import (
    conformal_interval,
    conformal_p,
    equally_good,
    jackknife_error,
    placebo_error,
    placebos_in_space,
)

DESIGN = Design("u003", 2022)


def setting(panel: Panel | None = None, design: Design = DESIGN) -> Setting:
    return settle(design, factor_panel() if panel is None else panel)


@pytest.mark.parametrize("chosen", [SyntheticControl(), DemeanedSyntheticControl()])
def test_the_conformal_interval_agrees_with_its_p_values(chosen: SyntheticControl) -> None:
    found = conformal_interval(chosen, setting())
    assert found is not None
    step = 1e-4 * (found.high - found.low)
    for effect, kept in (
        (found.low + step, True),
        (found.high - step, True),
        (found.low - step, False),
        (found.high + step, False),
    ):
        assert (conformal_p(chosen, setting(), effect) > found.level) is kept
    assert found.p_value == conformal_p(chosen, setting(), 0.0)


def test_the_conformal_interval_moves_with_the_effect() -> None:
    plain = conformal_interval(SyntheticControl(), setting())
    moved = conformal_interval(SyntheticControl(), setting(planted(factor_panel(), "u003", 2022, 0.4)))
    assert plain is not None
    assert moved is not None
    assert (moved.low - plain.low, moved.high - plain.high) == pytest.approx((0.4, 0.4), abs=1e-5)


def test_with_too_few_years_no_effect_can_be_rejected() -> None:
    assert conformal_interval(SyntheticControl(), setting(design=Design("u003", 2012))) is None


def test_an_estimator_that_treats_years_differently_has_no_conformal_interval() -> None:
    with pytest.raises(Refusal, match="Conformal intervals need a method that treats all periods alike"):
        conformal_p(RegularisedDemeaned(), setting(), 0.0)


def test_the_placebo_error_depends_on_the_seed_and_not_on_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULYST_THREADS", "1")
    alone = placebo_error(setting(), seed=3)
    monkeypatch.setenv("BULYST_THREADS", "4")
    assert placebo_error(setting(), seed=3) == alone
    assert placebo_error(setting(), seed=4) != alone


def test_the_placebo_error_is_the_spread_of_single_placebo_studies() -> None:
    panel = factor_panel(units=12)
    donors = setting(panel).values[1:]
    rng = np.random.default_rng(1)
    effects = []
    for place in rng.integers(0, len(donors), 200):
        values = np.vstack([donors[place], np.delete(donors, place, axis=0)])
        path = SyntheticDiD().fit_one(values, 21).counterfactual
        effects.append((values[0] - path)[21:].mean())
    assert placebo_error(setting(panel)) == pytest.approx(np.std(effects), rel=1e-6)


def test_the_jackknife_is_refused_for_one_treated_unit() -> None:
    with pytest.raises(Refusal, match="The jackknife error is undefined when only 1 unit is treated"):
        jackknife_error(setting())


def test_errors_of_several_treated_units_exist_and_are_told_in_the_answer() -> None:
    design = Design(("u003", "u004", "u005"), 2022, method="sdid")
    error = evaluate(factor_panel(), design).as_json()["estimate"]["standard_error"]
    assert error["jackknife"] == pytest.approx(jackknife_error(setting(design=design)))
    assert error["placebo"] > 0
    alone = evaluate(factor_panel(), Design("u003", 2022, method="sdid")).as_json()["estimate"]["standard_error"]
    assert (alone["jackknife"], alone["jackknife_undefined"]) == (None, "undefined for one treated unit")


def test_placebo_groups_need_enough_donors() -> None:
    panel = factor_panel(units=6)
    several = setting(panel, Design(("u000", "u001", "u002"), 2022))
    with pytest.raises(Refusal, match="With 3 donors no placebo group of 3 can be compared"):
        placebos_in_space(SyntheticControl(), several)
    with pytest.raises(Refusal, match="With 3 donors no placebo group of 3"):
        placebo_error(several)


def test_groups_of_donors_play_several_treated_units_without_them() -> None:
    several = setting(design=Design(("u003", "u004"), 2022))
    placebos = placebos_in_space(SyntheticControl(), several)
    assert len(placebos) == 199
    assert all(len(group) == 2 and not {"u003", "u004"} & set(group) for group in placebos.units)
    moved = setting(planted(factor_panel(), "u003", 2001, 5), Design(("u003", "u004"), 2022))
    assert np.array_equal(placebos.gaps, placebos_in_space(SyntheticControl(), moved).gaps)


@pytest.mark.parametrize("chosen", [SyntheticControl(), DemeanedSyntheticControl()])
def test_equally_good_weights_surround_the_estimate_and_are_as_wide_as_they_can_be(
    chosen: SyntheticControl,
) -> None:
    found = equally_good(chosen, setting())
    estimate = chosen.fit_setting(setting())
    assert found.lowest <= estimate.end_effect <= found.highest
    assert found.limit == pytest.approx(1.05 * estimate.pre_rmspe)
    # No random mixture of the best weights with others that keeps the limit goes further.
    values, best = setting().values, estimate.fit.weights
    assert best is not None
    rng = np.random.default_rng(0)
    for _ in range(2000):
        mixed = best + rng.uniform(0, 0.2) * (rng.dirichlet(np.full(len(best), 0.05)) - best)
        gap = values[0] - mixed @ values[1:]
        if isinstance(chosen, DemeanedSyntheticControl):
            gap = gap - gap[:21].mean()
        if np.sqrt(np.mean(gap[:21] ** 2)) <= found.limit:
            assert found.lowest - 1e-6 <= gap[-1] <= found.highest + 1e-6


def test_with_many_exact_fits_the_width_shows_how_little_is_known() -> None:
    panel = factor_panel(units=60, noise=0.05)
    values = panel.values.copy()
    values[10] = np.delete(values, 10, axis=0).mean(axis=0)
    short = settle(Design("u010", 2004), replace(panel, values=values))
    assert SyntheticControl().fit_setting(short).pre_rmspe < 1e-9
    found = equally_good(SyntheticControl(), short)
    assert found.highest - found.lowest > 0.5 * np.std(values[:, -1])
