"""How wrong each estimator is on the real figures: the table to the printed digits, and honest rates."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bulyst.config.cli import main
from bulyst.evaluation import Panel, Refusal
from bulyst.evaluation.calibration import calibrate, calibration_panel
from bulyst.evaluation.design import Design, settle
from bulyst.evaluation.donors import COMPARABLE
from bulyst.evaluation.estimators import estimator
from bulyst.evaluation.inference.placebo import placebos_in_space, rank_p
from bulyst.evaluation.power import power_of
from bulyst.population import figures

#: RMSE at 5 and 10 years, and what 95 % of the errors stay within (None: no figure was printed).
PRINTED = {
    "last_figure": (0.0479, 0.0724, 0.097, 0.145),
    "own_trend": (0.0454, 0.0736, 0.093, 0.149),
    "did": (0.0399, 0.0645, 0.082, 0.130),
    "sc": (0.0432, 0.0611, 0.086, 0.125),
    "dsc": (0.0419, 0.0602, 0.083, 0.121),
    "rdsc_0.02": (0.0364, 0.0547, 0.073, 0.114),
    "rdsc_0.1": (0.0360, 0.0543, None, None),
}


@pytest.fixture(scope="module")
def panel() -> Panel:
    return replace(figures.panel().log(), facts=figures.facts())


@pytest.fixture(scope="module")
def table(panel: Panel) -> dict[str, Any]:
    return calibrate(panel)


def test_the_cases_are_those_of_the_definition(table: dict[str, Any]) -> None:
    assert (table["units"], table["cases"]) == (165, 660)
    assert table["estimators"].keys() == PRINTED.keys()


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_the_table_is_reproduced_to_the_printed_digits(table: dict[str, Any], name: str) -> None:
    row = table["estimators"][name]
    rmse_5, rmse_10, within_5, within_10 = PRINTED[name]
    assert (round(row["rmse_5"], 4), round(row["rmse_10"], 4)) == (rmse_5, rmse_10)
    if within_5 is not None:
        assert (round(row["within_95_5"], 3), round(row["within_95_10"], 3)) == (within_5, within_10)


def test_each_start_is_reproduced_too(table: dict[str, Any]) -> None:
    by_start = table["estimators"]["rdsc_0.1"]["by_start"].values()
    assert [round(row["rmse_5"], 4) for row in by_start] == [0.0348, 0.0370, 0.0391, 0.0328]
    assert [round(row["rmse_10"], 4) for row in by_start] == [0.0541, 0.0542, 0.0578, 0.0508]


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_widths_hold_on_units_that_did_not_set_them(table: dict[str, Any], name: str) -> None:
    row = table["estimators"][name]
    for horizon in (5, 10):
        assert 0.93 <= row[f"coverage_{horizon}"] <= 0.97
        assert 0.035 <= row[f"rejection_{horizon}"] <= 0.065


def test_an_effect_planted_in_the_real_figures_is_found_as_often_as_stated(panel: Panel) -> None:
    chosen = estimator("sc")
    found: list[bool] = []
    for unit in calibration_panel(panel).units[::3]:
        setting = settle(Design(unit, 2016, donors=COMPARABLE), panel)
        placebos = placebos_in_space(chosen, setting)
        result = chosen.fit_setting(setting)
        power = power_of(setting, result.counterfactual, placebos)
        assert power.effect is not None
        sizes = np.abs(placebos.end)
        for sign in (1, -1):
            end = result.end_effect + sign * power.effect
            found.append(bool(np.sign(end) == sign and rank_p(abs(end), sizes) <= 0.05))
    assert abs(np.mean(found) - 0.80) <= 0.05


def test_figures_that_are_no_municipalities_are_refused(panel: Panel) -> None:
    with pytest.raises(Refusal, match="needs facts about"):
        calibrate(replace(panel, facts={}))
    with pytest.raises(Refusal, match="at least 40 are needed"):
        calibrate(panel.only(panel.units[:60]))


def test_the_command_takes_the_figures_by_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = figures.panel()
    lines = ["municipality_code,year,population"]
    for row, unit in enumerate(counts.units):
        for column, year in enumerate(counts.periods):
            value = counts.values[row, column]
            lines.append(f"{unit},{year},{'' if np.isnan(value) else int(value)}")
    file = tmp_path / "figures.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert main(["calibrate", "--data", str(file), "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert round(given["estimators"]["sc"]["rmse_10"], 4) == 0.0611
    assert main(["calibrate", "--data", str(tmp_path / "none.csv")]) == 2
    assert "finnes ikke" in capsys.readouterr().err
