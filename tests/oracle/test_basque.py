"""The Basque Country with predictors: the published solution, and the better one that its own objective has."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.oracle.published import basque

from bulyst.evaluation import Design, Panel, Predictor, PredictorControl, Result

UNIT = "Basque Country (Pais Vasco)"
WINDOWS = (
    "invest:1964-1969", "school.illit:1964-1969", "school.prim:1964-1969", "school.med:1964-1969",
    "school.high:1964-1969", "school.post.high:1964-1969", "gdpcap:1960-1969", "sec.agriculture:1961-1969/2",
    "sec.energy:1961-1969/2", "sec.industry:1961-1969/2", "sec.construction:1961-1969/2",
    "sec.services.venta:1961-1969/2", "sec.services.nonventa:1961-1969/2", "popdens:1969",
)  # fmt: skip
PREDICTORS = tuple(Predictor.parse(text) for text in WINDOWS)
#: Predictor weights as the R package Synth reports them for this study, three decimals, in the order above.
PUBLISHED_V = (0.001, 0.018, 0.003, 0, 0.005, 0.001, 0.005, 0.177, 0.001, 0.179, 0.04, 0.001, 0.12, 0.45)
PUBLISHED = PredictorControl(PREDICTORS, v=PUBLISHED_V, fitted=(1960, 1969))


def mspe_of_the_sixties(result: Result) -> float:
    places = [result.setting.periods.index(year) for year in range(1960, 1970)]
    return float(np.mean(result.gap[places] ** 2))


def as_given(panel: Panel) -> Panel:
    return panel


def permuted(panel: Panel) -> Panel:
    return panel.only(tuple(np.random.default_rng(4).permutation(panel.units)))


def rescaled(panel: Panel) -> Panel:
    tables = {name: 100 * table for name, table in panel.covariates.items()}
    return replace(panel, values=1000 * panel.values, covariates=tables)


@pytest.mark.parametrize("disguise", [as_given, permuted, rescaled])
def test_the_published_predictor_weights_give_the_published_regions(disguise: Callable[[Panel], Panel]) -> None:
    result = PUBLISHED.fit(Design(UNIT, 1970), disguise(basque()))
    assert result.weights == pytest.approx({"Cataluna": 0.8508, "Madrid (Comunidad De)": 0.1492}, abs=0.002)
    assert result.fit.relative_gap is not None
    assert result.fit.relative_gap < 1e-12


def test_the_published_solution_has_the_published_error() -> None:
    result = PUBLISHED.fit(Design(UNIT, 1970), basque())
    assert mspe_of_the_sixties(result) == pytest.approx(0.00886, abs=0.00001)


def test_the_objective_has_a_better_solution_and_the_search_finds_it() -> None:
    result = PredictorControl(PREDICTORS, fitted=(1960, 1969)).fit(Design(UNIT, 1970), basque())
    assert result.weights == pytest.approx(
        {"Cataluna": 0.633, "Baleares (Islas)": 0.219, "Madrid (Comunidad De)": 0.148}, abs=0.0005
    )
    assert mspe_of_the_sixties(result) == pytest.approx(0.00429, abs=0.00001)
