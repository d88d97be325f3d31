"""Every verdict, in the order of asking, and every sentence, word for word."""

from typing import Any

import pytest
from tests.evaluation.made import factor_panel, planted, town_panel

from bulyst.evaluation import Answer, Design, evaluate
from bulyst.evaluation.language import LANGUAGES
from bulyst.evaluation.refusals import SENTENCES as REFUSALS
from bulyst.evaluation.refusals import Refusal
from bulyst.evaluation.sentences import SENTENCES, sentence

DESIGN = Design("1000", 2013, matters=0.03)
FACTS: dict[str, Any] = {
    "name": "Lierne", "start": 2016, "end": 2026, "donors": 1154, "counted": -41.46, "relative": -0.0309,
    "p_value": 0.0323, "detectable": 296.05,
}  # fmt: skip

#: key -> bokmål, nynorsk, English
SPOKEN = {
    "unfit.population": (
        "Det kan ikke sies om folketallet i Lierne ble påvirket: årene før 2016 lar seg ikke gjenskape godt nok "
        "av kommuner som ligner.",
        "Det kan ikkje seiast om folketalet i Lierne vart påverka: åra før 2016 lèt seg ikkje attskape godt nok "
        "av kommunar som liknar.",
        "It cannot be told whether the population of Lierne was affected: the years before 2016 cannot be "
        "reproduced well enough from similar municipalities.",
    ),
    "increase.population": (
        "Folketallet i Lierne var 41 personer (3,1 prosent) høyere i 2026 enn det ellers ville ha vært; et så "
        "stort avvik er sjeldent blant 1\u202f154 kommuner som ligner (p = 0,032).",
        "Folketalet i Lierne var 41 personar (3,1 prosent) høgare i 2026 enn det elles ville ha vore; eit så "
        "stort avvik er sjeldan blant 1\u202f154 kommunar som liknar (p = 0,032).",
        "The population of Lierne was 41 people (3.1 per cent) higher in 2026 than it would otherwise have been; "
        "so large a difference is rare among 1,154 similar municipalities (p = 0.032).",
    ),
    "decrease.population": (
        "Folketallet i Lierne var 41 personer (3,1 prosent) lavere i 2026 enn det ellers ville ha vært; et så "
        "stort avvik er sjeldent blant 1\u202f154 kommuner som ligner (p = 0,032).",
        "Folketalet i Lierne var 41 personar (3,1 prosent) lågare i 2026 enn det elles ville ha vore; eit så "
        "stort avvik er sjeldan blant 1\u202f154 kommunar som liknar (p = 0,032).",
        "The population of Lierne was 41 people (3.1 per cent) lower in 2026 than it would otherwise have been; "
        "so large a difference is rare among 1,154 similar municipalities (p = 0.032).",
    ),
    "underpowered.population": (
        "Det kan ikke sies om folketallet i Lierne ble påvirket: først en endring på om lag 300 personer ville "
        "trolig ha vært synlig, og forskjellen vi ser i 2026, er 41 færre enn ventet.",
        "Det kan ikkje seiast om folketalet i Lierne vart påverka: først ei endring på om lag 300 personar ville "
        "truleg ha vore synleg, og skilnaden vi ser i 2026, er 41 færre enn venta.",
        "It cannot be told whether the population of Lierne was affected: only a change of about 300 people "
        "would probably have been seen, and the difference that we see in 2026 is 41 fewer than expected.",
    ),
    "too_few.population": (
        "Det kan ikke sies om folketallet i Lierne ble påvirket: med bare 1\u202f154 kommuner å sammenligne med "
        "kan ingen endring påvises, hvor stor den enn er.",
        "Det kan ikkje seiast om folketalet i Lierne vart påverka: med berre 1\u202f154 kommunar å samanlikne "
        "med kan inga endring påvisast, kor stor ho enn er.",
        "It cannot be told whether the population of Lierne was affected: with only 1,154 municipalities to "
        "compare with no change can be shown, however large.",
    ),
    "not_detected.population": (
        "Det er ikke påvist noen endring i folketallet i Lierne: en endring på om lag 300 personer eller mer "
        "ville trolig ha vært synlig, og forskjellen i 2026 er 41 færre enn ventet. Mindre endringer kan ikke "
        "utelukkes.",
        "Det er ikkje påvist noka endring i folketalet i Lierne: ei endring på om lag 300 personar eller meir "
        "ville truleg ha vore synleg, og skilnaden i 2026 er 41 færre enn venta. Mindre endringar kan ikkje "
        "utelukkast.",
        "No change in the population of Lierne was detected: a change of about 300 people or more would "
        "probably have been seen, and the difference in 2026 is 41 fewer than expected. Smaller changes cannot "
        "be ruled out.",
    ),
    "unfit.any": (
        "Det kan ikke sies om Lierne ble påvirket: tiden før 2016 lar seg ikke gjenskape godt nok av de andre "
        "enhetene.",
        "Det kan ikkje seiast om Lierne vart påverka: tida før 2016 lèt seg ikkje attskape godt nok av dei andre "
        "einingane.",
        "It cannot be told whether Lierne was affected: the time before 2016 cannot be reproduced well enough "
        "from the other units.",
    ),
    "increase.any": (
        "Lierne lå 41,5 (3,1 prosent) høyere i 2026 enn den ellers ville ha gjort; et så stort avvik er sjeldent "
        "blant 1\u202f154 andre enheter (p = 0,032).",
        "Lierne låg 41,5 (3,1 prosent) høgare i 2026 enn ho elles ville ha gjort; eit så stort avvik er sjeldan "
        "blant 1\u202f154 andre einingar (p = 0,032).",
        "Lierne was 41.5 (3.1 per cent) higher in 2026 than it would otherwise have been; so large a difference "
        "is rare among 1,154 other units (p = 0.032).",
    ),
    "decrease.any": (
        "Lierne lå 41,5 (3,1 prosent) lavere i 2026 enn den ellers ville ha gjort; et så stort avvik er sjeldent "
        "blant 1\u202f154 andre enheter (p = 0,032).",
        "Lierne låg 41,5 (3,1 prosent) lågare i 2026 enn ho elles ville ha gjort; eit så stort avvik er sjeldan "
        "blant 1\u202f154 andre einingar (p = 0,032).",
        "Lierne was 41.5 (3.1 per cent) lower in 2026 than it would otherwise have been; so large a difference "
        "is rare among 1,154 other units (p = 0.032).",
    ),
    "underpowered.any": (
        "Det kan ikke sies om Lierne ble påvirket: først en endring på 296 ville trolig ha vært synlig, og "
        "forskjellen vi ser i 2026, er 41,5 lavere enn ventet.",
        "Det kan ikkje seiast om Lierne vart påverka: først ei endring på 296 ville truleg ha vore synleg, og "
        "skilnaden vi ser i 2026, er 41,5 lågare enn venta.",
        "It cannot be told whether Lierne was affected: only a change of 296 would probably have been seen, and "
        "the difference that we see in 2026 is 41.5 lower than expected.",
    ),
    "too_few.any": (
        "Det kan ikke sies om Lierne ble påvirket: med bare 1\u202f154 enheter å sammenligne med kan ingen "
        "endring påvises, hvor stor den enn er.",
        "Det kan ikkje seiast om Lierne vart påverka: med berre 1\u202f154 einingar å samanlikne med kan inga "
        "endring påvisast, kor stor ho enn er.",
        "It cannot be told whether Lierne was affected: with only 1,154 units to compare with no change can be "
        "shown, however large.",
    ),
    "not_detected.any": (
        "Det er ikke påvist noen endring for Lierne: en endring på 296 eller mer ville trolig ha vært synlig, og "
        "forskjellen i 2026 er 41,5 lavere enn ventet. Mindre endringer kan ikke utelukkes.",
        "Det er ikkje påvist noka endring for Lierne: ei endring på 296 eller meir ville truleg ha vore synleg, "
        "og skilnaden i 2026 er 41,5 lågare enn venta. Mindre endringar kan ikkje utelukkast.",
        "No change was detected for Lierne: a change of 296 or more would probably have been seen, and the "
        "difference in 2026 is 41.5 lower than expected. Smaller changes cannot be ruled out.",
    ),
}  # fmt: skip


def answer(panel: Any, design: Design = DESIGN) -> dict[str, Any]:
    return evaluate(panel, design).as_json()


def test_every_sentence_of_the_table_is_spelled_out_here() -> None:
    assert SPOKEN.keys() == SENTENCES.keys()


@pytest.mark.parametrize("key", sorted(SPOKEN))
def test_the_sentence_says_exactly_this(key: str) -> None:
    for language, words in zip(LANGUAGES, SPOKEN[key], strict=True):
        assert sentence(key, FACTS, language) == words


def test_more_people_than_expected_are_called_more() -> None:
    said = sentence("underpowered.population", {**FACTS, "counted": 12.0}, "nn")
    assert said.endswith("er 12 fleire enn venta.")


def test_a_large_effect_is_found_with_its_sign() -> None:
    panel = town_panel(units=60).log()
    up = answer(planted(panel, "1000", 2013, 0.6))
    down = answer(planted(panel, "1000", 2013, -0.6))
    assert (up["verdict"], down["verdict"]) == (Answer.INCREASE, Answer.DECREASE)
    assert "høyere i 2020" not in down["statement"]["nb"]


def test_an_effect_that_is_found_counts_even_with_little_power() -> None:
    panel = town_panel(units=60).log()
    large = answer(planted(panel, "1000", 2013, 0.6))
    assert large["power"]["smallest_detectable_percent"] > large["power"]["matters_percent"]
    assert large["verdict"] == "increase"


def test_a_unit_that_cannot_be_reproduced_is_unfit_whatever_its_effect() -> None:
    panel = town_panel(units=60).log()
    wild = planted(planted(panel, "1000", 2006, 0.5), "1000", 2009, -0.5)
    result = answer(planted(wild, "1000", 2013, 0.9))
    assert result["verdict"] == "unfit"
    assert result["fit"]["pre_rmspe"] > result["fit"]["limit"]


def test_what_matters_decides_between_cannot_be_told_and_not_detected() -> None:
    panel = town_panel(units=60).log()
    small, large = Design("1004", 2013, matters=0.01), Design("1004", 2013, matters=0.9)
    assert answer(panel, small)["verdict"] == "underpowered"
    assert answer(panel, large)["verdict"] == "not_detected"


def test_population_is_spoken_of_as_people_and_other_outcomes_are_not() -> None:
    assert answer(town_panel(units=60).log())["statement"]["key"] == "underpowered.population"
    assert answer(factor_panel(units=45), Design("u003", 2016))["statement"]["key"].endswith(".any")


def test_every_refusal_has_a_sentence_in_each_language() -> None:
    for key, sentences in REFUSALS.items():
        assert sentences.keys() == set(LANGUAGES), key
    assert str(Refusal("panel.unknown_unit", unit="x")) == "The unit x is not in the figures."
