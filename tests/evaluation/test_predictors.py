"""Predictors: read from text, measured before the start, refused with the reason where they cannot be used."""

from dataclasses import replace

import numpy as np
import pytest
from tests.evaluation.made import factor_panel

from bulyst.evaluation import Design, Panel, Predictor, PredictorControl, Refusal, evaluate
from bulyst.evaluation.estimators import estimator_of


def panel_with(**tables: np.ndarray) -> Panel:
    return replace(factor_panel(units=10), outcome="wage", covariates=tables)


def some(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(10, 24))


@pytest.mark.parametrize(
    ("text", "predictor"),
    [
        ("age", Predictor("age")),
        ("age:2005", Predictor("age", 2005, 2005)),
        ("sec.energy:2001-2009", Predictor("sec.energy", 2001, 2009)),
        ("age:2001-2009/2", Predictor("age", 2001, 2009, 2)),
    ],
)
def test_a_predictor_is_read_from_text_and_says_the_same(text: str, predictor: Predictor) -> None:
    assert Predictor.parse(text) == predictor
    assert str(predictor) == text


def test_a_predictor_is_the_mean_of_the_figures_there_are() -> None:
    table = some()
    table[0, 1] = np.nan
    measured = Predictor("age", 2001, 2005, 2).of(panel_with(age=table), 2010)
    assert measured[0] == pytest.approx(table[0, [0, 2, 4]].mean())
    assert Predictor("age", 2001, 2002).of(panel_with(age=table), 2010)[0] == pytest.approx(table[0, 0])
    assert Predictor("wage").of(panel_with(), 2010)[3] == pytest.approx(factor_panel(10).values[3, :9].mean())


@pytest.mark.parametrize(
    ("predictor", "table", "sentence"),
    [
        ("height", some(), "There is no predictor “height”; the figures have wage, age."),
        ("age:2001-2015", some(), "The predictor “age” reaches 2015, but treatment began in 2012."),
        ("age:2001", np.full((10, 24), np.nan), "u000 has no figure for the predictor “age:2001”."),
        ("age:2001", np.ones((10, 24)), "The predictor “age:2001” is the same for all units and cannot tell"),
    ],
)
def test_a_predictor_that_cannot_be_used_is_refused(predictor: str, table: np.ndarray, sentence: str) -> None:
    design = Design("u000", 2012, predictors=(predictor,))
    with pytest.raises(Refusal) as caught:
        estimator_of(design).fit(design, panel_with(age=table))
    assert caught.value.sentence("en").startswith(sentence)


def test_predictors_belong_to_synthetic_control_alone() -> None:
    with pytest.raises(Refusal, match="can only be used with the method “sc”, not with “sdid”"):
        estimator_of(Design("u000", 2012, predictors=("age",), method="sdid"))


def test_given_weights_must_be_one_for_each_predictor() -> None:
    with pytest.raises(Refusal, match="There are 2 weights for 1 predictors"):
        PredictorControl((Predictor("age"),), v=(1, 2)).fit(Design("u000", 2012), panel_with(age=some()))


def test_a_whole_answer_with_predictors_names_their_weights() -> None:
    design = Design("u000", 2012, predictors=("age:2001-2005", "wage"))
    answer = evaluate(panel_with(age=some()).only(("u000", "u001", "u002", "u003")), design).as_json()
    assert answer["estimate"]["predictor_weights"].keys() == {"age:2001-2005", "wage"}
    assert sum(answer["estimate"]["predictor_weights"].values()) == pytest.approx(1)
    assert answer["fragility"]["not_tried"] == ["in_time", "other_starts", "other_donor_rules"]
