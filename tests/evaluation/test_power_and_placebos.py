"""Placebos do not know the treated unit; power is stated before the effect, and is kept."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.made import factor_panel, planted, town_panel

from bulyst.evaluation import Design, detectable, evaluate
from bulyst.evaluation.design import settle
from bulyst.evaluation.estimators import estimator
from bulyst.evaluation.inference.placebo import critical_value, placebos_in_space, rank_p, ratio
from bulyst.evaluation.power import thresholds


def test_the_treated_units_figures_move_no_placebo() -> None:
    panel = factor_panel()
    design = Design("u003", 2016)
    plain = placebos_in_space(estimator("sc"), settle(design, panel))
    changed = planted(planted(panel, "u003", 2001, 0.4), "u003", 2016, -5)
    assert np.array_equal(plain.gaps, placebos_in_space(estimator("sc"), settle(design, changed)).gaps)


def test_the_rank_counts_the_treated_unit_itself() -> None:
    assert rank_p(5.0, np.array([1.0, 5.0, 7.0, 2.0])) == 3 / 5
    assert rank_p(9.0, np.array([1.0, 5.0, 7.0, 2.0])) == 1 / 5


@settings(max_examples=200, deadline=None)
@given(
    others=st.lists(st.integers(0, 30), min_size=1, max_size=60),
    own=st.integers(0, 31),
    level=st.sampled_from([0.01, 0.05, 0.1, 0.5]),
)
def test_the_critical_value_is_where_the_rank_test_begins_to_reject(others: list[int], own: int, level: float) -> None:
    sizes = np.array(others, dtype=float)
    assert (rank_p(float(own), sizes) <= level) == (own > critical_value(sizes, level))


def test_an_exact_pre_period_gives_an_infinite_ratio_and_no_warning() -> None:
    assert ratio(np.array([0.0, 0.0, 1.0]), 2) == np.inf


def test_thresholds_are_those_of_one_rank_test_after_another() -> None:
    end = np.random.default_rng(0).normal(size=45)
    needed = thresholds(end, 0.05)
    for i in range(45):
        critical = critical_value(np.abs(np.delete(end, i)), 0.05)
        assert needed[i] == max(critical - end[i], 0)
        assert needed[45 + i] == max(critical + end[i], 0)


def test_power_looks_at_nothing_after_the_start_of_the_treated_unit() -> None:
    panel = factor_panel(units=45)
    design = Design("u003", 2016)
    open_ = detectable(design, planted(panel, "u003", 2016, 3.0))
    assert detectable(design, panel.sealed(design)) == open_


def test_an_effect_of_the_stated_size_is_found_about_as_often_as_stated() -> None:
    panel = town_panel(units=60, periods=20).log()
    found, asked = 0, 0
    for unit in panel.units:
        design = Design(unit, 2013)
        power = detectable(design, panel)
        assert power.effect is not None
        for sign in (1, -1):
            answer = evaluate_lightly(design, panel, sign * (power.effect + 1e-9))
            found += answer == sign
            asked += 1
    assert abs(found / asked - 0.80) < 0.05


def evaluate_lightly(design: Design, panel: object, effect: float) -> int:
    """Sign of the effect that the rank test finds, 0 for none."""
    setting = settle(design, panel)  # type: ignore[arg-type]
    chosen = estimator(design.method)
    end = chosen.fit_setting(setting).end_effect + effect
    placebos = placebos_in_space(chosen, setting)
    return int(np.sign(end)) if rank_p(abs(end), np.abs(placebos.end)) <= design.level else 0


def test_too_few_donors_can_show_nothing_however_large() -> None:
    panel = factor_panel(units=15)
    power = detectable(Design("u003", 2016), panel)
    assert power.effect is power.relative is power.counted is None
    answer = evaluate(planted(panel, "u003", 2016, 100.0), Design("u003", 2016))
    assert answer.interval is None
    assert answer.as_json()["verdict"] == "underpowered"


def test_the_interval_holds_exactly_the_effects_that_the_test_does_not_reject() -> None:
    panel = factor_panel(units=45)
    answer = evaluate(panel, Design("u003", 2016))
    assert answer.interval is not None
    low, high = answer.interval
    others = np.abs(answer.placebos.end)
    for effect, kept in ((low + 1e-9, True), (high - 1e-9, True), (low - 1e-9, False), (high + 1e-9, False)):
        assert (rank_p(abs(answer.result.end_effect - effect), others) > 0.05) is kept


def test_persons_follow_from_the_expected_population() -> None:
    panel = town_panel()
    design = Design("1000", 2013)
    power = detectable(design, panel.log())
    assert power.effect is not None
    assert power.relative == pytest.approx(np.expm1(power.effect))
    assert power.counted == pytest.approx(np.expm1(power.effect) * power.expected)
    level = detectable(design, replace(panel, outcome="x"))
    assert level.counted == pytest.approx(level.effect)
