"""The whole answer: its shape, its reproducibility, and Lierne from the official figures."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.evaluation.made import factor_panel, planted, town_panel

from bulyst.config.cli import main
from bulyst.evaluation import COMPARABLE, Design, evaluate
from bulyst.kernel.canonical import canonical_json
from bulyst.population import figures


@pytest.fixture(scope="module")
def lierne() -> dict[str, Any]:
    design = Design("5042", 2016, donors=COMPARABLE)
    return evaluate(figures.panel().log(), design, figures.facts()).as_json()


def test_the_answer_speaks_in_the_fixed_order(lierne: dict[str, Any]) -> None:
    assert list(lierne) == [
        "design", "power", "fit", "estimate", "placebos", "certificate", "fragility", "verdict", "statement",
        "provenance",
    ]  # fmt: skip
    assert {"effect", "end_effect", "path", "weights", "interval", "p_value"} <= lierne["estimate"].keys()
    assert canonical_json(lierne)


def test_lierne_cannot_be_told(lierne: dict[str, Any]) -> None:
    assert lierne["fit"]["pre_rmspe"] == pytest.approx(0.0047, abs=0.0005)
    assert lierne["design"]["donor_count"] == 154
    assert lierne["estimate"]["end_effect_percent"] == pytest.approx(-3.09, abs=0.01)
    assert lierne["estimate"]["end_effect_persons"] == pytest.approx(-41.5, abs=0.5)
    assert lierne["estimate"]["ratio_rank"] == 101
    assert lierne["certificate"]["optimal"] is True
    assert lierne["verdict"] == "underpowered"
    assert "Lierne" in lierne["statement"]["nb"]


def test_a_page_can_draw_the_answer(lierne: dict[str, Any]) -> None:
    path = lierne["estimate"]["path"]
    assert [row["period"] for row in path] == lierne["design"]["periods"]
    assert path[-1]["actual"] == pytest.approx(1302)
    assert path[-1]["counterfactual"] == pytest.approx(1343.5, abs=0.5)
    assert [row["treated"] for row in path].index(True) == lierne["design"]["pre_periods"] == 30
    assert np.shape(lierne["placebos"]["gaps"]) == (154, 41)
    assert len(lierne["placebos"]["names"]) == 154
    assert sum(lierne["estimate"]["weights"].values()) == pytest.approx(1)
    assert lierne["estimate"]["weight_names"].keys() == lierne["estimate"]["weights"].keys()


def test_the_same_question_gives_the_same_answer_to_the_last_byte() -> None:
    panel, design = town_panel().log(), Design("1003", 2013)
    assert canonical_json(evaluate(panel, design).as_json()) == canonical_json(evaluate(panel, design).as_json())


def test_provenance_names_figures_and_design() -> None:
    panel = town_panel().log()
    answer = evaluate(panel, Design("1003", 2013)).as_json()
    assert answer["provenance"]["data_hash"] == panel.hash
    assert answer["provenance"]["design_hash"] == Design("1003", 2013).hash == answer["design"]["hash"]


def test_leaving_one_donor_out_names_each_that_carries_weight() -> None:
    answer = evaluate(factor_panel(units=45), Design("u003", 2016)).as_json()
    left_out = answer["fragility"]["leave_one_out"]
    assert left_out["end_effect"].keys() == answer["estimate"]["weights"].keys()
    assert left_out["lowest"] <= answer["estimate"]["end_effect"] <= left_out["highest"]


def test_a_placebo_in_time_uses_nothing_from_the_real_start_on() -> None:
    panel = town_panel().log()
    plain = evaluate(panel, Design("1003", 2013)).as_json()["fragility"]["in_time"]
    moved = evaluate(planted(panel, "1003", 2013, 0.5), Design("1003", 2013)).as_json()["fragility"]["in_time"]
    assert [row["start"] for row in plain] == [2008]
    assert [row["end"] for row in plain] == [2012]
    assert plain == moved


def test_other_rules_and_starts_are_shown_and_a_refused_one_says_why() -> None:
    panel = town_panel()
    facts = {unit: replace(place, centrality_class=5 + (unit != "1003")) for unit, place in panel.facts.items()}
    answer = evaluate(panel.log(), Design("1003", 2013, donors=COMPARABLE), facts).as_json()
    rules = {row["rule"]: row for row in answer["fragility"]["other_donor_rules"]}
    assert rules["same_class"]["refused"] == "design.too_few_donors"
    assert "end_effect" in rules["twice_the_size_factor"]
    assert [row["start"] for row in answer["fragility"]["other_starts"]] == [2011, 2012, 2014, 2015]


def test_the_command_prints_the_answer_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "1738", "--start", "2016", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["design"]["unit"] == "5042"
    assert answer["verdict"] == "underpowered"


def test_the_command_speaks_bokmål_to_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "5042", "--start", "2016", "--end", "2024"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Lierne, start 2016, 154 enheter å sammenligne med")
    assert "Det kan ikke sies om folketallet i Lierne ble påvirket" in said


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["5042", "--start", "2050"], "2050 finnes ikke i tallene, som går fra 1986 til 2026."),
        (["5042", "--start", "1986"], "Lierne har bare 0 tidspunkt før 1986; det trengs minst 2."),
        (["9999", "--start", "2016"], "Ingen kommune har eller har hatt nummeret «9999»."),
        (["5042", "--start", "2016", "--matters", "3"], "matters må ligge mellom 0 og 1, men er 3."),
        (["5042", "--start", "2016", "--method", "magic"], "Metoden «magic» finnes ikke"),
        (["5042", "--start", "2016", "--donors", "near"], "Sammenligningsregelen «near» er ikke forstått"),
    ],
)
def test_the_command_refuses_with_one_clear_line(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *arguments]) == 2
    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == 1


def test_the_command_answers_for_any_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    panel = factor_panel(units=30)
    file = tmp_path / "table.csv"
    rows = [
        f"{unit};{year};{panel.values[i, t]}"
        for i, unit in enumerate(panel.units)
        for t, year in enumerate(panel.periods)
    ]
    file.write_text("place;year;figure\n" + "\n".join(rows), encoding="utf-8")
    asked = ["evaluate", "--data", str(file), "--sep", ";", "--unit", "place", "--time", "year"]
    asked += ["--value", "figure", "--start", "2016", "--json"]
    assert main([*asked, "--treated", "u003", "--method", "sdid", "--definition", "published"]) == 0
    answer = json.loads(capsys.readouterr().out)
    direct = evaluate(panel, Design("u003", 2016, method="sdid", definition="published")).as_json()
    assert answer["estimate"]["effect"] == pytest.approx(direct["estimate"]["effect"])
    assert main([*asked, "--treated", "u003", "u004"]) == 0
    assert json.loads(capsys.readouterr().out)["design"]["unit"] == ["u003", "u004"]
    assert main([*asked, "--treated", "u999"]) == 2
    assert capsys.readouterr().err == "bulyst: Enheten u999 finnes ikke i tallene.\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--start", "2016"], "Gi enten et kommunenummer eller --data med en tabell."),
        (["5042", "--start", "2016", "--data", "x.csv"], "Gi enten et kommunenummer eller --data med en tabell."),
        (["5042", "--start", "2016", "--treated", "5041"], "--treated hører til --data"),
        (["--data", "x.csv", "--start", "2016"], "--data trenger også --treated"),
        (["--data", "x.csv", "--start", "2016", "--treated", "a"], "--data trenger også --unit"),
    ],
)
def test_the_command_refuses_half_a_question(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *arguments]) == 2
    assert line in capsys.readouterr().err


def test_an_argument_that_cannot_be_read_is_refused_with_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["evaluate", "5042", "--start", "soon"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err == (
        "bulyst: argument --start: «soon» er verken et år, et kvartal, en måned eller en dato\n"
    )
