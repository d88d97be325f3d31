"""Every verdict's sentence in bokmål, nynorsk and English, from one table of cases.

Population has words of its own (people, municipalities); any other outcome is spoken of in units and shares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bulyst.evaluation.language import Language, decimal, whole

SENTENCES: dict[str, dict[Language, str]] = {
    "unfit.population": {
        "nb": (
            "Det kan ikke sies om folketallet i {name} ble påvirket: årene før {start} lar seg ikke "
            "gjenskape godt nok av kommuner som ligner."
        ),
        "nn": (
            "Det kan ikkje seiast om folketalet i {name} vart påverka: åra før {start} lèt seg ikkje "
            "attskape godt nok av kommunar som liknar."
        ),
        "en": (
            "It cannot be told whether the population of {name} was affected: the years before {start} "
            "cannot be reproduced well enough from similar municipalities."
        ),
    },
    "increase.population": {
        "nb": (
            "Folketallet i {name} var {size} personer ({share} prosent) høyere i {end} enn det ellers ville "
            "ha vært; et så stort avvik er sjeldent blant {donors} kommuner som ligner (p = {p})."
        ),
        "nn": (
            "Folketalet i {name} var {size} personar ({share} prosent) høgare i {end} enn det elles ville ha "
            "vore; eit så stort avvik er sjeldan blant {donors} kommunar som liknar (p = {p})."
        ),
        "en": (
            "The population of {name} was {size} people ({share} per cent) higher in {end} than it would "
            "otherwise have been; so large a difference is rare among {donors} similar municipalities (p = "
            "{p})."
        ),
    },
    "decrease.population": {
        "nb": (
            "Folketallet i {name} var {size} personer ({share} prosent) lavere i {end} enn det ellers ville "
            "ha vært; et så stort avvik er sjeldent blant {donors} kommuner som ligner (p = {p})."
        ),
        "nn": (
            "Folketalet i {name} var {size} personar ({share} prosent) lågare i {end} enn det elles ville ha "
            "vore; eit så stort avvik er sjeldan blant {donors} kommunar som liknar (p = {p})."
        ),
        "en": (
            "The population of {name} was {size} people ({share} per cent) lower in {end} than it would "
            "otherwise have been; so large a difference is rare among {donors} similar municipalities (p = "
            "{p})."
        ),
    },
    "underpowered.population": {
        "nb": (
            "Det kan ikke sies om folketallet i {name} ble påvirket: først en endring på om lag {detectable} "
            "personer ville trolig ha vært synlig, og forskjellen vi ser i {end}, er {size} {direction} enn "
            "ventet."
        ),
        "nn": (
            "Det kan ikkje seiast om folketalet i {name} vart påverka: først ei endring på om lag "
            "{detectable} personar ville truleg ha vore synleg, og skilnaden vi ser i {end}, er {size} "
            "{direction} enn venta."
        ),
        "en": (
            "It cannot be told whether the population of {name} was affected: only a change of about "
            "{detectable} people would probably have been seen, and the difference that we see in {end} is "
            "{size} {direction} than expected."
        ),
    },
    "too_few.population": {
        "nb": (
            "Det kan ikke sies om folketallet i {name} ble påvirket: med bare {donors} kommuner å "
            "sammenligne med kan ingen endring påvises, hvor stor den enn er."
        ),
        "nn": (
            "Det kan ikkje seiast om folketalet i {name} vart påverka: med berre {donors} kommunar å "
            "samanlikne med kan inga endring påvisast, kor stor ho enn er."
        ),
        "en": (
            "It cannot be told whether the population of {name} was affected: with only {donors} "
            "municipalities to compare with no change can be shown, however large."
        ),
    },
    "not_detected.population": {
        "nb": (
            "Det er ikke påvist noen endring i folketallet i {name}: en endring på om lag {detectable} "
            "personer eller mer ville trolig ha vært synlig, og forskjellen i {end} er {size} {direction} "
            "enn ventet. Mindre endringer kan ikke utelukkes."
        ),
        "nn": (
            "Det er ikkje påvist noka endring i folketalet i {name}: ei endring på om lag {detectable} "
            "personar eller meir ville truleg ha vore synleg, og skilnaden i {end} er {size} {direction} enn "
            "venta. Mindre endringar kan ikkje utelukkast."
        ),
        "en": (
            "No change in the population of {name} was detected: a change of about {detectable} people or "
            "more would probably have been seen, and the difference in {end} is {size} {direction} than "
            "expected. Smaller changes cannot be ruled out."
        ),
    },
    "unfit.any": {
        "nb": (
            "Det kan ikke sies om {name} ble påvirket: tiden før {start} lar seg ikke gjenskape godt nok av "
            "de andre enhetene."
        ),
        "nn": (
            "Det kan ikkje seiast om {name} vart påverka: tida før {start} lèt seg ikkje attskape godt nok "
            "av dei andre einingane."
        ),
        "en": (
            "It cannot be told whether {name} was affected: the time before {start} cannot be reproduced "
            "well enough from the other units."
        ),
    },
    "increase.any": {
        "nb": (
            "{name} lå {size} ({share} prosent) høyere i {end} enn den ellers ville ha gjort; et så stort "
            "avvik er sjeldent blant {donors} andre enheter (p = {p})."
        ),
        "nn": (
            "{name} låg {size} ({share} prosent) høgare i {end} enn ho elles ville ha gjort; eit så stort "
            "avvik er sjeldan blant {donors} andre einingar (p = {p})."
        ),
        "en": (
            "{name} was {size} ({share} per cent) higher in {end} than it would otherwise have been; so "
            "large a difference is rare among {donors} other units (p = {p})."
        ),
    },
    "decrease.any": {
        "nb": (
            "{name} lå {size} ({share} prosent) lavere i {end} enn den ellers ville ha gjort; et så stort "
            "avvik er sjeldent blant {donors} andre enheter (p = {p})."
        ),
        "nn": (
            "{name} låg {size} ({share} prosent) lågare i {end} enn ho elles ville ha gjort; eit så stort "
            "avvik er sjeldan blant {donors} andre einingar (p = {p})."
        ),
        "en": (
            "{name} was {size} ({share} per cent) lower in {end} than it would otherwise have been; so large "
            "a difference is rare among {donors} other units (p = {p})."
        ),
    },
    "underpowered.any": {
        "nb": (
            "Det kan ikke sies om {name} ble påvirket: først en endring på {detectable} ville trolig ha vært "
            "synlig, og forskjellen vi ser i {end}, er {size} {direction} enn ventet."
        ),
        "nn": (
            "Det kan ikkje seiast om {name} vart påverka: først ei endring på {detectable} ville truleg ha "
            "vore synleg, og skilnaden vi ser i {end}, er {size} {direction} enn venta."
        ),
        "en": (
            "It cannot be told whether {name} was affected: only a change of {detectable} would probably "
            "have been seen, and the difference that we see in {end} is {size} {direction} than expected."
        ),
    },
    "too_few.any": {
        "nb": (
            "Det kan ikke sies om {name} ble påvirket: med bare {donors} enheter å sammenligne med kan ingen "
            "endring påvises, hvor stor den enn er."
        ),
        "nn": (
            "Det kan ikkje seiast om {name} vart påverka: med berre {donors} einingar å samanlikne med kan "
            "inga endring påvisast, kor stor ho enn er."
        ),
        "en": (
            "It cannot be told whether {name} was affected: with only {donors} units to compare with no "
            "change can be shown, however large."
        ),
    },
    "not_detected.any": {
        "nb": (
            "Det er ikke påvist noen endring for {name}: en endring på {detectable} eller mer ville trolig "
            "ha vært synlig, og forskjellen i {end} er {size} {direction} enn ventet. Mindre endringer kan "
            "ikke utelukkes."
        ),
        "nn": (
            "Det er ikkje påvist noka endring for {name}: ei endring på {detectable} eller meir ville truleg "
            "ha vore synleg, og skilnaden i {end} er {size} {direction} enn venta. Mindre endringar kan "
            "ikkje utelukkast."
        ),
        "en": (
            "No change was detected for {name}: a change of {detectable} or more would probably have been "
            "seen, and the difference in {end} is {size} {direction} than expected. Smaller changes cannot "
            "be ruled out."
        ),
    },
}

#: What the difference is called, by its sign and by what is counted.
DIRECTIONS: dict[str, dict[Language, tuple[str, str]]] = {
    "population": {"nb": ("færre", "flere"), "nn": ("færre", "fleire"), "en": ("fewer", "more")},
    "any": {"nb": ("lavere", "høyere"), "nn": ("lågare", "høgare"), "en": ("lower", "higher")},
}


def sentence(key: str, facts: Mapping[str, Any], language: Language) -> str:
    """The sentence of a verdict. `key` is a key of SENTENCES, `facts` as `verdict.judge` gathers them."""
    kind = key.rpartition(".")[2]
    people = kind == "population"
    counted = facts["counted"]
    detectable = facts["detectable"]
    words = {
        "name": facts["name"],
        "start": facts["start"],
        "end": facts["end"],
        "donors": whole(facts["donors"], language),
        "size": whole(abs(counted), language) if people else _figure(abs(counted), language),
        "share": decimal(abs(100 * facts["relative"]), language),
        "p": decimal(facts["p_value"], language, 3),
        "direction": DIRECTIONS[kind][language][counted > 0],
        "detectable": "" if detectable is None else _about(detectable, language, people),
    }
    return SENTENCES[key][language].format(**words)


def _about(value: float, language: Language, people: bool) -> str:
    """Two significant digits for people (a smallest detectable effect is no exact figure), three otherwise."""
    return whole(float(f"{value:.2g}"), language) if people else _figure(value, language)


def _figure(value: float, language: Language) -> str:
    if value >= 1000:
        return whole(value, language)
    text = f"{value:.3g}"
    return text if language == "en" else text.replace(".", ",")
