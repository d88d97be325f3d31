"""The panel refuses what cannot be studied, and cannot be changed once made."""

import numpy as np
import pytest
from tests.evaluation.made import factor_panel, town_panel

from bulyst.evaluation import Design, Panel, Refusal, Scale


def refusal(make: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        make()  # type: ignore[operator]
    return caught.value


def test_values_cannot_be_written_into() -> None:
    given = np.ones((2, 3))
    panel = Panel(given, ("a", "b"), (1, 2, 3))
    given[0, 0] = 9
    assert panel.values[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        panel.values[0, 0] = 9


@pytest.mark.parametrize(
    ("values", "units", "periods", "sentence"),
    [
        (np.ones((2, 3)), ("a",), (1, 2, 3),
         "The table has 2 rows and 3 columns, but there are 1 units and 3 periods."),
        (np.ones((2, 1)), ("a", "a"), (1,), "The unit a appears twice."),
        (np.ones((1, 2)), ("a",), (2, 2), "The periods must ascend without repetition; 2 does not."),
        (np.array([[1.0, np.inf]]), ("a",), (1, 2), "The value for a in 2 is not a finite number."),
    ],
)  # fmt: skip
def test_a_bad_panel_is_refused_with_the_reason(
    values: np.ndarray, units: tuple[str, ...], periods: tuple[int, ...], sentence: str
) -> None:
    assert refusal(lambda: Panel(values, units, periods)).sentence("en") == sentence


def test_the_logarithm_refuses_zero_and_says_where() -> None:
    panel = Panel(np.array([[3.0, 0.0]]), ("a",), (2001, 2002))
    caught = refusal(panel.log)
    assert caught.message.key == "panel.not_positive"
    assert caught.sentence("nb") == "Verdien for a i 2002 er 0; logaritmen krever tall over null."


def test_the_log_scale_begins_at_zero_and_leads_back_to_people() -> None:
    panel = town_panel()
    logs = panel.log()
    assert logs.scale is Scale.LOG
    assert np.allclose(logs.values[:, 0], 0)
    assert np.allclose(logs.counted("1003", logs.values[3]), panel.values[3])


def test_a_sealed_panel_hides_only_the_treated_years() -> None:
    panel = factor_panel()
    sealed = panel.sealed(Design("u004", 2010))
    hidden = np.isnan(sealed.values)
    assert hidden[4, panel.column(2010) :].all()
    assert hidden.sum() == len(panel.periods) - panel.column(2010)


def test_the_hash_knows_figures_and_names() -> None:
    panel = factor_panel()
    changed = panel.values.copy()
    changed[0, 0] += 1e-9
    assert panel.hash == factor_panel().hash
    assert panel.hash != Panel(changed, panel.units, panel.periods).hash
    assert panel.hash != Panel(panel.values, ("other", *panel.units[1:]), panel.periods).hash


def test_unknown_unit_and_period_are_named() -> None:
    panel = factor_panel()
    assert refusal(lambda: panel.row("x")).sentence("nb") == "Enheten x finnes ikke i tallene."
    assert refusal(lambda: panel.column(1950)).sentence("nn") == "1950 finst ikkje i tala, som går frå 2001 til 2024."
