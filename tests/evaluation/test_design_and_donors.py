"""The design is frozen and hashed; donors are chosen on the years before the start and on nothing later."""

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest
from tests.evaluation.made import Place, factor_panel, planted, town_panel

from bulyst.evaluation import COMPARABLE, EVERYONE, Design, DonorRule, Panel, Refusal, parse_rule
from bulyst.evaluation.design import settle

TREATED = "1000"


def refused(design: Design, panel: Panel, language: str = "en") -> str:
    with pytest.raises(Refusal) as caught:
        settle(design, panel)
    return caught.value.sentence(language)  # type: ignore[arg-type]


def with_values(panel: Panel, **changes: dict[int, float]) -> Panel:
    values = panel.values.copy()
    for unit, cells in changes.items():
        for period, value in cells.items():
            values[panel.row(unit.removeprefix("u")), panel.column(period)] = value
    return replace(panel, values=values)


def test_a_design_cannot_be_changed_and_its_hash_follows_its_content() -> None:
    design = Design("5042", 2016)
    with pytest.raises(FrozenInstanceError):
        design.start = 2017  # type: ignore[misc]
    assert design.hash == Design("5042", 2016).hash
    assert design.hash != Design("5042", 2016, matters=0.04).hash
    assert design.hash != Design("5042", 2016, donors=COMPARABLE).hash


@pytest.mark.parametrize("name", ["matters", "level", "power"])
def test_shares_must_be_shares(name: str) -> None:
    with pytest.raises(Refusal, match=f"{name} must lie between 0 and 1, but is 1.5"):
        Design("a", 2010, **{name: 1.5})


def test_what_cannot_be_studied_is_refused_with_the_reason() -> None:
    panel = factor_panel(units=6)
    assert refused(Design("u000", 2002), panel) == "u000 has only 1 periods before 2002; at least 2 are needed."
    assert refused(Design("nobody", 2010), panel) == "The unit nobody is not in the figures."
    assert refused(Design("u000", 2030), panel) == "2030 is not in the figures, which run from 2001 to 2024."
    assert refused(Design("u000", 2012, end=2010), panel) == "There are no figures from 2012 up to 2010."
    assert refused(Design("u000", 2012, donors=("u000", "u001")), panel) == "u000 cannot be compared with itself."
    assert (
        refused(Design("u000", 2012, donors=("u001",)), panel)
        == "The number of units that can be used for comparison is 1; at least 2 are needed."
    )


def test_a_gap_in_the_treated_unit_is_refused_before_and_after_the_start() -> None:
    panel = town_panel()
    for period in (2003, 2018):
        hollow = with_values(panel, **{TREATED: {period: np.nan}})
        assert refused(Design(TREATED, 2015), hollow, "nb") == f"Sted 1000 mangler tall for {period}."


def test_a_constant_series_is_refused() -> None:
    panel = town_panel()
    values = panel.values.copy()
    values[0, :10] = 1500
    assert (
        refused(Design(TREATED, 2011), replace(panel, values=values), "nb")
        == "Serien til Sted 1000 er den samme hele tiden før 2011; da er det ingenting å gjenskape."
    )


def test_each_part_of_the_rule_leaves_out_who_it_names() -> None:
    panel = town_panel(units=12)
    values = panel.values.copy()
    values[:] = 2000 * np.exp(0.001 * np.arange(20))[None, :] + np.arange(12)[:, None]
    values[1, 5] = np.nan
    values[2, 18] = np.nan
    values[3] *= 4.2
    values[4] /= 4.2
    values[5, 6:] *= 1.09
    facts = {
        **panel.facts,
        TREATED: Place("Midt", 4, frozenset({"1006"})),
        "1007": Place("Flyttet grense", 5, stable_borders=False),
        "1008": Place("Langt ute", 6),
    }
    made = replace(panel, values=values, facts=facts)
    pool = settle(Design(TREATED, 2015, donors=COMPARABLE), made).pool
    assert pool.excluded == {
        "1001": "gap", "1002": "gap", "1003": "size", "1004": "size", "1005": "jump",
        "1006": "neighbour", "1007": "borders", "1008": "centrality",
    }  # fmt: skip
    assert pool.donors == ("1009", "1010", "1011")


def test_donors_are_judged_on_pre_period_years_only() -> None:
    panel = town_panel()
    design = Design(TREATED, 2012, donors=COMPARABLE)
    before = settle(design, panel).donors
    later = planted(panel, "1005", 2012, 9000)
    assert settle(design, later).donors == before
    shrunk = planted(panel, TREATED, 2012, -500)
    assert settle(design, shrunk).donors == before


def test_a_rule_that_needs_facts_refuses_a_panel_without() -> None:
    assert (
        refused(Design("u000", 2010, donors=COMPARABLE), factor_panel())
        == "The donor rule needs facts about u000 that were not given."
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("default", COMPARABLE),
        ("all", EVERYONE),
        ("class=0,size=2.5", DonorRule(class_distance=0, size_factor=2.5)),
        ("jump=0.05,stable,apart", DonorRule(largest_jump=0.05, stable_borders=True, no_neighbours=True)),
    ],
)
def test_rules_are_read_from_text(text: str, rule: DonorRule) -> None:
    assert parse_rule(text) == rule


@pytest.mark.parametrize("text", ["", "nearest", "class=x", "size=0.5", "stable=1", "class=1;size=4", "jump=-1"])
def test_a_rule_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="is not understood"):
        parse_rule(text)


def test_several_treated_units_are_studied_as_their_mean_and_are_never_donors() -> None:
    panel = factor_panel()
    setting = settle(Design(("u001", "u002"), 2012), panel)
    assert np.allclose(setting.values[0], panel.values[[1, 2]].mean(axis=0))
    assert not {"u001", "u002"} & set(setting.donors)
