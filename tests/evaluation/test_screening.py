"""Every unit against all others: what is skipped must change nothing, and many looks must be counted."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.evaluation.made import factor_panel, planted

from bulyst.config.cli import main
from bulyst.evaluation import DemeanedSyntheticControl, RegularisedDemeaned, SyntheticControl
from bulyst.evaluation.design import Design, settle
from bulyst.evaluation.inference.discovery import q_values
from bulyst.evaluation.inference.placebo import placebos_in_space, rank_p, ratio
from bulyst.evaluation.inference.screening import screen
from bulyst.evaluation.refusals import Refusal
from bulyst.evaluation.screening import screen_panel


@pytest.mark.parametrize("n_pre", [4, 15])
@pytest.mark.parametrize("chosen", [SyntheticControl(), DemeanedSyntheticControl(), RegularisedDemeaned()])
def test_each_unit_gets_the_ranks_of_its_own_study(chosen: SyntheticControl, n_pre: int) -> None:
    panel = factor_panel(units=30)
    found = screen(chosen, panel.values, n_pre)
    for row, unit in enumerate(panel.units):
        setting = settle(Design(unit, panel.periods[n_pre]), panel)
        result, placebos = chosen.fit_setting(setting), placebos_in_space(chosen, setting)
        assert np.allclose(found.gaps[row], result.gap, atol=1e-9)
        assert found.end_p[row] == rank_p(abs(result.end_effect), np.abs(placebos.end))
        assert found.ratio_p[row] == rank_p(float(ratio(result.gap, n_pre)), placebos.ratio)


def test_few_of_all_placebo_fits_have_to_be_made() -> None:
    panel = factor_panel(units=60)
    assert screen(SyntheticControl(), panel.values, 15).fits < 60 * 59 / 5


def test_progress_is_told_and_raising_from_it_cancels() -> None:
    told: list[float] = []
    screen(RegularisedDemeaned(), factor_panel(units=10).values, 15, told.append)
    assert told == pytest.approx([i / 10 for i in range(1, 11)])

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screen(RegularisedDemeaned(), factor_panel(units=10).values, 15, stop)


def test_q_values_are_benjamini_and_hochbergs() -> None:
    assert q_values(np.array([0.01, 0.04, 0.03, 0.5])) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert q_values(np.array([0.9, 0.9])).max() <= 1


def test_a_planted_unit_stands_out_and_others_seldom_do() -> None:
    panel = planted(factor_panel(units=80), "u007", 2016, 3.0)
    answer = screen_panel(panel, start=2016)
    lines = {line["unit"]: line for line in answer["units"]}
    assert lines["u007"]["p_value"] == 1 / 80
    assert answer["fits"] < 80 * 80
    assert np.mean([line["p_value"] <= 0.05 for line in answer["units"]]) < 0.08


def test_units_with_a_gap_are_left_out_by_name_and_bad_questions_refused() -> None:
    panel = planted(factor_panel(units=10), "u004", 2016, np.nan)
    assert screen_panel(panel, start=2012)["left_out"] == ["u004"]
    with pytest.raises(Refusal, match="has only 1 periods"):
        screen_panel(panel, start=2002)
    with pytest.raises(Refusal, match="There are no figures from 2012 up to 2008"):
        screen_panel(panel, start=2012, end=2008)
    with pytest.raises(Refusal, match="The number of units that can be used for comparison is 1"):
        screen_panel(panel.only(("u001", "u002")), start=2012)


def test_the_command_screens_the_official_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "--start", "2016", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["units"]) == 351
    assert len(answer["left_out"]) == 6
    assert main(["screen", "--start", "2016"]) == 0
    assert capsys.readouterr().out.startswith("351 enheter, start 2016, siste tidspunkt 2026.")


def test_the_command_screens_a_table_and_refuses_a_bad_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    panel = factor_panel(units=8)
    rows = [
        f"{unit};{year};{panel.values[i, t]}"
        for i, unit in enumerate(panel.units)
        for t, year in enumerate(panel.periods)
    ]
    file = tmp_path / "t.csv"
    file.write_text("u;y;v\n" + "\n".join(rows), encoding="utf-8")
    table = ["--data", str(file), "--sep", ";", "--unit", "u", "--time", "y", "--value", "v"]
    assert main(["screen", "--start", "2016", *table, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["units"]) == 8
    assert main(["screen", "--start", "2040", *table]) == 2
    assert "2040 finnes ikke i tallene" in capsys.readouterr().err
