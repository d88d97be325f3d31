"""California's Proposition 99: the values published for it, on the table as given and on disguised copies."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.oracle.published import california

from bulyst.evaluation import Design, Panel
from bulyst.evaluation.estimators import estimator


def permuted(panel: Panel) -> Panel:
    return panel.only(tuple(np.random.default_rng(4).permutation(panel.units)))


def rescaled(panel: Panel) -> Panel:
    return replace(panel, values=1000 * panel.values)


def relabelled(panel: Panel) -> Panel:
    return replace(panel, units=tuple(f"state {i}" for i in range(len(panel.units))))


#: By the exact optimum, and as the R package synthdid (stopped Frank-Wolfe) gives it.
PUBLISHED = [
    ("sc", "exact", -19.51363),
    ("sc", "published", -19.61966),
    ("sdid", "exact", -15.60540),
    ("sdid", "published", -15.60383),
    ("difp", "exact", -11.10904),
    ("difp", "published", -11.10464),
    ("did", "exact", -27.34911),
    ("did", "published", -27.34911),
]
#: disguise, what California is then called, and what an effect must be divided by
COPIES = [
    pytest.param(lambda panel: panel, "California", 1.0, id="as given"),
    pytest.param(permuted, "California", 1.0, id="permuted"),
    pytest.param(rescaled, "California", 1000.0, id="rescaled"),
    pytest.param(relabelled, f"state {california().row('California')}", 1.0, id="relabelled"),
]


@pytest.mark.parametrize(("disguise", "unit", "factor"), COPIES)
@pytest.mark.parametrize(("method", "definition", "effect"), PUBLISHED)
def test_the_mean_effect_is_the_published_one(
    disguise: Callable[[Panel], Panel], unit: str, factor: float, method: str, definition: str, effect: float
) -> None:
    result = estimator(method, definition).fit(Design(unit, 1989), disguise(california()))
    assert result.effect / factor == pytest.approx(effect, abs=5e-6)
