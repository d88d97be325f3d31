"""The active set against a general QP solver, against its own proof, and against what must not matter."""

from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.witnesses import interior_point

from bulyst.evaluation.solver import DonorTable, batch, pricing, solve_simplex
from bulyst.evaluation.solver.__main__ import warm
from bulyst.evaluation.solver.compiled import cache_folder


def made(seed: int, units: int = 25, features: int = 14) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    common = np.cumsum(rng.normal(size=(3, features)), axis=1)
    donors = rng.normal(size=(units, 3)) @ common + rng.normal(size=(units, features))
    return donors, donors[rng.choice(units, 3)].mean(axis=0) + 0.7 * rng.normal(size=features)


@pytest.mark.parametrize("ridge", [0.0, 0.5])
def test_fifty_random_panels_agree_with_a_general_solver(ridge: float) -> None:
    for seed in range(50):
        donors, target = made(seed)
        fits = solve_simplex(donors, target[None], ridge=ridge)
        assert np.abs(fits.dense(0, 25) - interior_point(donors, target, ridge)).max() < 1e-6
        assert fits.certificate(0).relative_gap < 1e-12


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    units=st.integers(1, 40),
    features=st.integers(1, 20),
    ridge=st.sampled_from([0.0, 0.01, 10.0]),
)
def test_weights_lie_on_the_simplex_and_satisfy_the_conditions(
    seed: int, units: int, features: int, ridge: float
) -> None:
    rng = np.random.default_rng(seed)
    donors, target = rng.normal(size=(units, features)), rng.normal(size=features)
    fits = solve_simplex(donors, target[None], ridge=ridge)
    weights = fits.dense(0, units)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    slope = donors @ (donors.T @ weights - target) + ridge * weights
    assert weights @ slope - slope.min() <= 1e-10 * fits.certificate(0).scale


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 1000), shift=st.floats(-1e3, 1e3), factor=st.floats(1e-6, 1e6))
def test_shifting_and_scaling_all_figures_leaves_the_weights(seed: int, shift: float, factor: float) -> None:
    donors, target = made(seed)
    plain = solve_simplex(donors, target[None]).dense(0, 25)
    moved = solve_simplex(factor * (donors + shift), factor * (target + shift)[None]).dense(0, 25)
    assert np.abs(plain - moved).max() < 1e-8


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 1000), order=st.permutations(range(25)))
def test_the_order_of_donors_does_not_matter(seed: int, order: list[int]) -> None:
    donors, target = made(seed)
    plain = solve_simplex(donors, target[None]).dense(0, 25)
    shuffled = solve_simplex(donors[order], target[None]).dense(0, 25)
    assert np.abs(plain[order] - shuffled).max() < 1e-9


def test_a_donors_twin_changes_no_counterfactual() -> None:
    donors, target = made(3)
    plain = solve_simplex(donors, target[None])
    twins = np.vstack([donors, donors])
    doubled = solve_simplex(twins, target[None])
    assert np.allclose(plain.combine(donors), doubled.combine(twins), atol=1e-10)


def test_a_convex_combination_without_noise_is_found_exactly() -> None:
    rng = np.random.default_rng(5)
    donors = rng.normal(size=(20, 25))
    truth = np.zeros(20)
    truth[[2, 7, 11]] = 0.5, 0.3, 0.2
    assert np.abs(solve_simplex(donors, (truth @ donors)[None]).dense(0, 20) - truth).max() < 1e-10


def test_banned_donors_get_nothing_and_the_rest_is_as_if_they_were_not_there() -> None:
    donors, target = made(8)
    free = solve_simplex(donors, target[None]).dense(0, 25)
    first, second = np.argsort(-free)[:2]
    banned = solve_simplex(donors, target[None], own=np.array([first]), excluded=np.array([second])).dense(0, 25)
    assert banned[first] == banned[second] == 0
    others = np.delete(np.arange(25), [first, second])
    assert np.abs(banned[others] - solve_simplex(donors[others], target[None]).dense(0, 23)).max() < 1e-10


def test_many_fits_at_once_are_the_same_on_one_and_on_many_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    donors, _ = made(2, units=80)
    own = np.arange(80)
    monkeypatch.setenv("BULYST_THREADS", "1")
    alone = solve_simplex(donors, donors, own=own)
    monkeypatch.setenv("BULYST_THREADS", "5")
    together = solve_simplex(donors, donors, own=own)
    assert np.array_equal(alone.weights, together.weights)
    assert np.array_equal(alone.support, together.support)
    assert np.array_equal(alone.starts, together.starts)


def test_the_support_never_exceeds_the_number_of_features_plus_one() -> None:
    donors = np.random.default_rng(0).normal(size=(60, 12))
    fits = solve_simplex(donors, donors, own=np.arange(60))
    assert fits.sizes.max() <= 13
    assert (fits.proof[:, 1] <= 1e-12 * fits.proof[:, 2]).all()


def test_of_many_exact_fits_the_one_of_least_norm_is_meant() -> None:
    rng = np.random.default_rng(0)
    donors = rng.normal(size=(80, 4))
    targets = 0.3 * rng.normal(size=(10, 4))
    fits = solve_simplex(donors, targets)
    for row, target in enumerate(targets):
        weights = fits.dense(row, 80)
        assert np.abs(weights @ donors - target).max() < 1e-10
        assert np.abs(weights - solve_simplex(donors, target[None], ridge=1e-7).dense(0, 80)).max() < 1e-5
        assert weights @ weights <= (1 + 1e-4) * np.sum(interior_point(donors, target, 1e-6) ** 2)


def test_the_tie_break_does_not_depend_on_order_or_scale() -> None:
    rng = np.random.default_rng(3)
    donors, target = rng.normal(size=(60, 3)), 0.2 * rng.normal(size=3)
    order = rng.permutation(60)
    plain = solve_simplex(donors, target[None]).dense(0, 60)
    disguised = solve_simplex(1e4 * donors[order] + 7, 1e4 * target[None] + 7).dense(0, 60)
    assert np.abs(plain[order] - disguised).max() < 1e-9


def test_a_tied_fit_without_one_of_its_donors_is_the_same_from_where_it_stood_as_from_scratch() -> None:
    rng = np.random.default_rng(4)
    donors = rng.normal(size=(60, 3))
    units, nobody = np.arange(60), np.full(60, -1)
    table = DonorTable.of(donors)
    fits = table.fit(donors, units, nobody, np.zeros(60))
    assert 10 < np.count_nonzero(fits.tied) < 60
    own, gone = np.repeat(units, fits.sizes), fits.support
    again = table.refit(donors, own, gone, fits)
    scratch = solve_simplex(donors, donors[own], own=own, excluded=gone)
    assert 0 < np.count_nonzero(again.tied) < np.count_nonzero(fits.tied[own])
    for row in range(len(own)):
        assert again.dense(row, 60)[gone[row]] == 0
        assert np.abs(again.dense(row, 60) - scratch.dense(row, 60)).max() < 1e-9
        assert again.certificate(row).relative_gap < 1e-12


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), ridge=st.sampled_from([0.0, 0.5]), away=st.sampled_from([1e-1, 1e-3, 1e-5, 1e-8]))
def test_a_donor_that_is_screened_out_has_no_weight_in_the_exact_solution(seed: int, ridge: float, away: float) -> None:
    rng = np.random.default_rng(seed)
    donors, target = made(seed, units=40)
    target = 3 * target
    best = solve_simplex(donors, target[None], ridge=ridge).dense(0, 40)
    weights = (1 - away) * best + away * rng.dirichlet(np.ones(40))
    residual = weights @ donors - target
    leads = donors @ residual + ridge * weights
    leads -= weights @ leads
    gap = -leads.min()
    distances = np.sum((donors - target) ** 2, axis=1) + ridge
    dropped = [pricing.never_used(*facts, gap) for facts in zip(leads, distances, strict=True)]
    assert not best[dropped].any()
    if away == 1e-8:
        assert np.count_nonzero(dropped) > 0.8 * np.count_nonzero(best == 0)


def test_a_large_pool_loses_its_useless_donors_on_the_way_and_nothing_else() -> None:
    donors, _ = made(11, units=3000, features=10)
    targets = donors[:30] * 1.3
    fits = solve_simplex(donors, targets)
    for row in range(0, 30, 6):
        weights = fits.dense(row, 3000)
        nearest = np.union1d(np.flatnonzero(weights), np.arange(row, 3000, 5))
        exact = interior_point(donors[nearest], targets[row])
        assert np.abs((weights[nearest] - exact) @ donors[nearest]).max() < 1e-5
        slope = donors @ (weights @ donors - targets[row])
        assert weights @ slope - slope.min() <= 1e-12 * fits.certificate(row).scale


def test_a_large_pool_is_priced_from_a_short_list_and_still_proven_optimal() -> None:
    rng = np.random.default_rng(7)
    common = np.cumsum(rng.normal(size=(4, 12)), axis=1)
    donors = rng.normal(size=(1500, 4)) @ common + rng.normal(size=(1500, 12))
    targets = donors[:20] * 1.7
    fits = solve_simplex(donors, targets)
    assert (fits.proof[:, 1] <= 1e-12 * fits.proof[:, 2]).all()
    useful = np.unique(fits.support)
    smaller = solve_simplex(donors[useful], targets)
    for row in range(20):
        assert np.abs(fits.dense(row, 1500)[useful] - smaller.dense(row, len(useful))).max() < 1e-8


def test_the_cache_is_named_after_all_sources_so_that_no_old_kernel_is_run() -> None:
    folder = cache_folder()
    assert folder.parent.name == "__pycache__"
    sources = sorted(folder.parent.parent.glob("*.py"))
    told = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    assert folder.name == f"compiled-{told[:12]}"


def test_warming_compiles_every_function_that_python_calls() -> None:
    warm()
    called = (
        pricing.prepared, batch.fit_rows, batch.fit_tables, batch.gathered, batch.start_without, batch.combine,
    )  # fmt: skip
    for function in called:
        assert getattr(function, "signatures", None), function.__name__
