"""`bulyst rules check`: what each rule says of a case or of a described application, for somebody outside."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulyst.cases.described import BadDescription, Described, read_described
from bulyst.cases.drafts import FinanceDraft
from bulyst.cases.kinds import FinanceSource
from bulyst.config.cli import main
from tests.cases.world import World, kr

DAY_BEFORE = date(2026, 3, 2)
DESCRIBED: dict[str, Any] = {
    "call": "5042-lierne/stotte",
    "received": "2026-03-03",
    "applicant_kind": "FIRM",
    "title": "Ny bakerovn",
    "description": "Vi bytter ut ovnen fra 1978.",
    "purpose": "BUSINESS_DEVELOPMENT",
    "starts_on": "2026-05-01",
    "ends_on": "2026-12-01",
    "applied_amount": 200_000,
    "aid_declared": 0,
    "costs": [{"text": "Ovn", "amount": "300 000"}, {"text": "Montering", "amount": 100_000}],
    "finance": [{"source": "OWN_MONEY", "amount": 120_000}, {"source": "LOAN", "text": "Banken", "amount": 80_000}],
}


def asked(tmp_path: Path, changes: dict[str, Any] | None = None) -> list[str]:
    path = tmp_path / "soknad.json"
    described = {key: value for key, value in (DESCRIBED | (changes or {})).items() if value is not None}
    path.write_text(json.dumps(described), encoding="utf-8")
    return ["rules", "check", "--file", str(path), "--json"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "code", "failing"),
    [
        ({}, 0, []),
        ({"call": None, "programme": "5042-lierne/lierne-2"}, 0, []),
        ({"amount": 200_001}, 1, ["cases.not_above_applied", "cases.within_share"]),
        ({"starts_on": "2026-03-01"}, 1, ["cases.not_started_before"]),
        ({"purpose": "MARKETING", "title": ""}, 1, ["cases.given.title", "cases.purpose_in_call"]),
        ({"aid_declared": "3 150 001"}, 1, ["cases.within_de_minimis"]),
        ({"received": "2025-01-01"}, 1, ["cases.rules_in_force"]),
    ],
)
def test_a_described_application_is_judged_by_the_rules_of_its_day(
    world: World, tmp_path: Path, capsys: Any, changes: dict[str, Any], code: int, failing: list[str]
) -> None:
    assert main(asked(tmp_path, changes)) == code
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is (code == 0)
    assert sorted(each["key"] for each in answer["verdicts"] if not each["ok"]) == failing
    quoted = [each for each in answer["verdicts"] if each["citation"] == "retningslinjene punkt 3"]
    assert [each["text"] for each in quoted] == ([] if "received" in changes else ["Høyst 50 prosent."])


@pytest.mark.django_db
def test_a_case_is_judged_as_it_stands(world: World, capsys: Any) -> None:
    case = world.granted()
    assert main(["rules", "check", "--case", str(case.pk)]) == 0
    told = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Vurdert beløp: 150 000 kr" in told
    assert "(retningslinjene punkt 3)\n     Høyst 50 prosent." in told
    early = world.submitted(starts_on=DAY_BEFORE)
    assert main(["rules", "check", "--case", str(early.pk)]) == 1
    assert "nei  Prosjektet startet" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_case_is_found_by_the_number_that_the_municipality_writes(
    world: World, up_front_world: World, capsys: Any
) -> None:
    number = world.submitted().number
    assert main(["rules", "check", "--case", number, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["amount_ore"] == kr(200_000).ore
    other = up_front_world.submitted(
        applied_amount=kr(190_000), finance=(FinanceDraft(FinanceSource.OWN_MONEY, kr(210_000)),)
    ).number
    assert other == number
    assert main(["rules", "check", "--case", number]) == 2
    told = capsys.readouterr().err
    assert "--municipality" in told and "5042-lierne" in told
    assert told.count("\n") == 1
    for name in (up_front_world.municipality.number, up_front_world.municipality.name.upper()):
        assert main(["rules", "check", "--case", number, "--municipality", name, "--json"]) in (0, 1)
        assert json.loads(capsys.readouterr().out)["amount_ore"] == kr(190_000).ore
    assert main(["rules", "check", "--case", number, "--municipality", "Utsira"]) == 2
    assert "in 'Utsira'" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--case", "999999"], "there is no grant case '999999'"),
        (["--case", "x"], "there is no grant case 'x'"),
        (["--case", "2026/99999"], "there is no grant case '2026/99999'"),
        (["--case", "1/2/3"], "there is no grant case '1/2/3'"),
        (["--file", "finnes-ikke.json"], "finnes-ikke.json cannot be read"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(world: World, capsys: Any, words: list[str], said: str) -> None:
    assert main(["rules", "check", *words]) == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "does not hold a JSON object"),
        ({"title": "x"}, 'name either "call" or "programme"'),
        (DESCRIBED | {"programme": "x/y"}, 'name either "call" or "programme"'),
        (DESCRIBED | {"tittel": "x"}, "unknown field: tittel"),
        (DESCRIBED | {"applied_amount": 1.5}, "applied_amount: write kroner"),
        (DESCRIBED | {"applied_amount": "mye"}, "applied_amount: 'mye' is no sum"),
        (DESCRIBED | {"purpose": "FEST"}, "purpose: 'FEST' is none of"),
        (DESCRIBED | {"starts_on": "i morgen"}, "starts_on: 'i morgen' is no date"),
        (DESCRIBED | {"costs": [{"text": "Ovn"}]}, "costs: a line has no amount"),
        (DESCRIBED | {"costs": "Ovn"}, "costs: expected a list"),
        (DESCRIBED | {"answers": [1]}, "answers: expected an object"),
    ],
)
def test_a_file_that_describes_no_application_says_which_field(value: Any, said: str) -> None:
    with pytest.raises(BadDescription) as bad:
        read_described(value)
    assert said in str(bad.value)
    assert "\n" not in str(bad.value)


ODD = st.none() | st.integers() | st.text() | st.lists(st.text())


@given(st.dictionaries(st.sampled_from([*DESCRIBED, "answers", "groups"]), ODD))
@settings(max_examples=60)
def test_any_json_is_a_description_or_says_why_not(changes: dict[str, Any]) -> None:
    try:
        assert isinstance(read_described(DESCRIBED | changes), Described)
    except BadDescription as bad:
        assert str(bad)


def test_amounts_are_kroner() -> None:
    assert read_described(DESCRIBED).draft.costs[0].amount == kr(300_000)
