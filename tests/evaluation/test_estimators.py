"""One battery that every estimator passes."""

from dataclasses import replace

import numpy as np
import pytest
from tests.evaluation.made import factor_panel, planted

from bulyst.evaluation import METHODS, Design, Estimator, Panel, Refusal
from bulyst.evaluation.estimators import MatrixCompletion, estimator

START = 2016
DESIGN = Design("u003", START)
#: Estimators that end their search where a step no longer moves anything that matters.
CLOSE = {"mc": 1e-5}
#: Estimators whose tuning is measured on what all units share, so that a common path moves it.
FOLLOWS_COMMON_STEPS = {"sdid"}


@pytest.fixture(params=sorted(METHODS))
def chosen(request: pytest.FixtureRequest) -> Estimator:
    return estimator(request.param)


def gap(chosen: Estimator, panel: Panel, design: Design = DESIGN) -> np.ndarray:
    return chosen.fit(design, panel).gap


def test_the_order_of_units_does_not_matter(chosen: Estimator) -> None:
    panel = factor_panel()
    shuffled = panel.only(tuple(np.random.default_rng(1).permutation(panel.units)))
    assert np.allclose(gap(chosen, panel), gap(chosen, shuffled), atol=1e-8)


def test_names_do_not_matter(chosen: Estimator) -> None:
    panel = factor_panel()
    renamed = replace(panel, units=tuple(f"z{unit}" for unit in reversed(panel.units)))
    renamed = replace(renamed, values=panel.values)
    row = panel.row("u003")
    assert np.array_equal(gap(chosen, panel), gap(chosen, renamed, Design(renamed.units[row], START)))


def test_adding_a_constant_to_all_figures_changes_no_gap(chosen: Estimator) -> None:
    panel = factor_panel()
    moved = replace(panel, values=panel.values + 40)
    assert np.allclose(gap(chosen, panel), gap(chosen, moved), atol=CLOSE.get(chosen.method, 1e-7))


def test_adding_the_same_path_to_all_figures_changes_no_gap(chosen: Estimator) -> None:
    """But for one: by its published definition SDID's noise level contains the steps that all units share."""
    panel = factor_panel()
    path = np.sin(np.arange(len(panel.periods)))
    moved = gap(chosen, replace(panel, values=panel.values + path))
    same = np.allclose(gap(chosen, panel), moved, atol=CLOSE.get(chosen.method, 1e-7))
    assert same is (chosen.method not in FOLLOWS_COMMON_STEPS)


def test_rescaling_all_figures_rescales_the_gap(chosen: Estimator) -> None:
    panel = factor_panel()
    scaled = replace(panel, values=1000 * panel.values)
    assert np.allclose(1000 * gap(chosen, panel), gap(chosen, scaled), atol=1e-4)


def test_the_treated_units_own_later_years_never_shape_its_counterfactual(chosen: Estimator) -> None:
    panel = factor_panel()
    plain = chosen.fit(DESIGN, panel).counterfactual
    moved = chosen.fit(DESIGN, planted(panel, "u003", START, 7.0)).counterfactual
    assert np.array_equal(plain, moved)


def test_a_planted_effect_is_added_to_the_estimate_in_full(chosen: Estimator) -> None:
    panel = factor_panel()
    before = chosen.fit(DESIGN, panel)
    after = chosen.fit(DESIGN, planted(panel, "u003", START, 0.25))
    assert after.effect - before.effect == pytest.approx(0.25, abs=1e-12)
    assert after.end_effect - before.end_effect == pytest.approx(0.25, abs=1e-12)


def test_a_second_fit_forgets_the_first(chosen: Estimator) -> None:
    panel = factor_panel()
    first = gap(chosen, panel)
    gap(chosen, factor_panel(seed=9), Design("u007", 2012))
    assert np.array_equal(first, gap(chosen, panel))


def test_many_counterfactuals_are_those_of_one_fit_after_another(chosen: Estimator) -> None:
    if chosen.method == "mc":
        chosen = MatrixCompletion(penalty=0.001)  # left to itself it takes one penalty for the whole table
    panel = factor_panel(units=12)
    n_pre = panel.column(START)
    targets = np.arange(1, 12)
    together = chosen.counterfactuals(panel.values, n_pre, targets, np.zeros(11, dtype=np.int64))
    for row, target in enumerate(targets):
        others = [unit for unit in range(1, 12) if unit != target]
        alone = chosen.fit_one(panel.values[[target, *others]], n_pre).counterfactual
        assert np.allclose(together[row], alone, atol=1e-7)


@pytest.mark.parametrize("method", ["sc", "sdid", "difp", "did"])
def test_the_published_definition_comes_close_to_the_optimum(method: str) -> None:
    panel = factor_panel()
    exact = estimator(method).fit(DESIGN, panel)
    published = estimator(method, "published").fit(DESIGN, panel)
    assert published.effect == pytest.approx(exact.effect, abs=0.02)


def test_a_definition_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refusal, match="There is no definition “loose”"):
        estimator("sc", "loose")
    with pytest.raises(Refusal, match="The method “mc” has no other published definition"):
        estimator("mc", "published")


def test_what_cannot_be_studied_is_refused(chosen: Estimator) -> None:
    with pytest.raises(Refusal, match="has only 1 periods before 2002"):
        chosen.fit(Design("u003", 2002), factor_panel())


def test_an_unknown_method_is_refused_with_those_that_exist() -> None:
    with pytest.raises(Refusal) as caught:
        estimator("magic")
    assert caught.value.sentence("nb").startswith("Metoden «magic» finnes ikke; velg blant ")


def test_synthetic_control_finds_a_convex_combination_exactly() -> None:
    panel = factor_panel(noise=0.05)
    values = panel.values.copy()
    values[3] = 0.5 * values[5] + 0.3 * values[6] + 0.2 * values[7]
    result = estimator("sc").fit(DESIGN, replace(panel, values=values))
    assert result.weights == pytest.approx({"u005": 0.5, "u006": 0.3, "u007": 0.2}, abs=1e-9)
    assert np.abs(result.gap).max() < 1e-9
    assert result.fit.relative_gap is not None
    assert result.fit.relative_gap < 1e-12
