"""Every refusal: that it is made, and what it says, word for word. One that is new has to be added here."""

import ast
from pathlib import Path

import pytest
from tests.evaluation.refused import ASKED

import bulyst.evaluation
from bulyst.evaluation import Refusal
from bulyst.evaluation.language import LANGUAGES
from bulyst.evaluation.refusals import SENTENCES

#: key -> bokmål, nynorsk, English
SAID = {
    "panel.shape": (
        "Tabellen har 2 rader og 3 kolonner, men det er 2 enheter og 2 tidspunkter.",
        "Tabellen har 2 rader og 3 kolonnar, men det er 2 einingar og 2 tidspunkt.",
        "The table has 2 rows and 3 columns, but there are 2 units and 2 periods.",
    ),
    "panel.duplicate_unit": (
        "Enheten a står to ganger.",
        "Eininga a står to gonger.",
        "The unit a appears twice.",
    ),
    "panel.periods": (
        "Tidspunktene må stå i stigende rekkefølge uten gjentakelse; 1 gjør ikke det.",
        "Tidspunkta må stå i stigande rekkjefølgje utan gjentaking; 1 gjer ikkje det.",
        "The periods must ascend without repetition; 1 does not.",
    ),
    "panel.infinite": (
        "Verdien for b i 2 er ikke et endelig tall.",
        "Verdien for b i 2 er ikkje eit endeleg tal.",
        "The value for b in 2 is not a finite number.",
    ),
    "panel.not_positive": (
        "Verdien for b i 1 er 0; logaritmen krever tall over null.",
        "Verdien for b i 1 er 0; logaritmen krev tal over null.",
        "The value for b in 1 is 0; the logarithm needs numbers above zero.",
    ),
    "panel.unknown_unit": (
        "Enheten x finnes ikke i tallene.",
        "Eininga x finst ikkje i tala.",
        "The unit x is not in the figures.",
    ),
    "panel.unknown_period": (
        "1990 finnes ikke i tallene, som går fra 2001 til 2024.",
        "1990 finst ikkje i tala, som går frå 2001 til 2024.",
        "1990 is not in the figures, which run from 2001 to 2024.",
    ),
    "read.no_file": (
        "Filen nowhere.csv finnes ikke.",
        "Fila nowhere.csv finst ikkje.",
        "There is no file nowhere.csv.",
    ),
    "read.no_column": (
        "Kolonnen «y» finnes ikke i t.csv; den har u, t.",
        "Kolonnen «y» finst ikkje i t.csv; ho har u, t.",
        "There is no column “y” in t.csv; it has u, t.",
    ),
    "read.not_a_number": (
        "Rad 2, kolonne «y»: «many» er ikke et tall.",
        "Rad 2, kolonne «y»: «many» er ikkje eit tal.",
        "Row 2, column “y”: “many” is not a number.",
    ),
    "read.not_a_period": (
        "Rad 2, kolonne «t»: «spring» er verken et helt tall, et kvartal, en måned eller en dato.",
        "Rad 2, kolonne «t»: «spring» er verken eit heilt tal, eit kvartal, ein månad eller ein dato.",
        "Row 2, column “t”: “spring” is neither a whole number nor a quarter, a month or a date.",
    ),
    "read.duplicate": (
        "Rad 3: a i 1 står allerede i rad 2.",
        "Rad 3: a i 1 står allereie i rad 2.",
        "Row 3: a in 1 is already in row 2.",
    ),
    "read.mixed_periods": (
        "Rad 3, kolonne «t»: «2001Q2» er skrevet på en annen måte enn tiden i radene over.",
        "Rad 3, kolonne «t»: «2001Q2» er skrive på ein annan måte enn tida i radene over.",
        "Row 3, column “t”: “2001Q2” is written in another way than the time in the rows above.",
    ),
    "read.no_unit": (
        "Rad 2 har ingenting i kolonnen «u».",
        "Rad 2 har ingenting i kolonnen «u».",
        "Row 2 has nothing in the column “u”.",
    ),
    "read.short_row": (
        "Rad 2 har 2 felt, men overskriften har 3.",
        "Rad 2 har 2 felt, men overskrifta har 3.",
        "Row 2 has 2 fields, but the heading has 3.",
    ),
    "read.not_text": (
        "t.csv er ikke en tekstfil i UTF-8; lagre den som «CSV UTF-8».",
        "t.csv er ikkje ei tekstfil i UTF-8; lagre ho som «CSV UTF-8».",
        "t.csv is not a text file in UTF-8; save it as “CSV UTF-8”.",
    ),
    "read.separator": (
        "Skilletegnet «;;» er ikke ett tegn; skriv for eksempel «;».",
        "Skiljeteiknet «;;» er ikkje eitt teikn; skriv til dømes «;».",
        "The separator “;;” is not one character; write for example “;”.",
    ),
    "read.decimal": (
        "Desimaltegnet må være punktum eller komma, ikke «'».",
        "Desimalteiknet må vere punktum eller komma, ikkje «'».",
        "The decimal sign must be a point or a comma, not “'”.",
    ),
    "read.decimal_comma": (
        "Rad 2, kolonne «y»: «3,5» har komma; er det desimalkomma, må det sies (--decimal ,).",
        "Rad 2, kolonne «y»: «3,5» har komma; er det desimalkomma, må det seiast (--decimal ,).",
        "Row 2, column “y”: “3,5” has a comma; if decimals follow it, say so (--decimal ,).",
    ),
    "read.column_twice": (
        "Kolonnen «y» står to ganger i t.csv.",
        "Kolonnen «y» står to gonger i t.csv.",
        "The column “y” appears twice in t.csv.",
    ),
    "read.kind": (
        "Kolonnen «u» har verken tall eller tekst.",
        "Kolonnen «u» har verken tal eller tekst.",
        "The column “u” holds neither numbers nor text.",
    ),
    "read.not_parquet": (
        "t.parquet kan ikke leses som Parquet.",
        "t.parquet kan ikkje lesast som Parquet.",
        "t.parquet cannot be read as Parquet.",
    ),
    "read.empty": (
        "t.csv har ingen rader.",
        "t.csv har ingen rader.",
        "t.csv has no rows.",
    ),
    "design.no_pre_periods": (
        "u003 har bare 1 tidspunkt før 2002; det trengs minst 2.",
        "u003 har berre 1 tidspunkt før 2002; det trengst minst 2.",
        "u003 has only 1 periods before 2002; at least 2 are needed.",
    ),
    "design.no_post_periods": (
        "Det er ingen tall fra 2016 og fram til 2010.",
        "Det er ingen tal frå 2016 og fram til 2010.",
        "There are no figures from 2016 up to 2010.",
    ),
    "design.gap": (
        "u003 mangler tall for 2016.",
        "u003 manglar tal for 2016.",
        "u003 has no figure for 2016.",
    ),
    "design.constant": (
        "Serien til a er den samme hele tiden før 3; da er det ingenting å gjenskape.",
        "Serien til a er den same heile tida før 3; då er det ingenting å attskape.",
        "The series of a never changes before 3; there is nothing to reproduce.",
    ),
    "design.too_few_donors": (
        "Antallet enheter som kan brukes til sammenligning, er 1; det trengs minst 2.",
        "Talet på einingar som kan brukast til samanlikning, er 1; det trengst minst 2.",
        "The number of units that can be used for comparison is 1; at least 2 are needed.",
    ),
    "design.donor_is_treated": (
        "u000 kan ikke sammenlignes med seg selv.",
        "u000 kan ikkje samanliknast med seg sjølv.",
        "u000 cannot be compared with itself.",
    ),
    "design.unit_twice": (
        "a er oppgitt to ganger som behandlet.",
        "a er oppgjeve to gonger som handsama.",
        "a is named twice as treated.",
    ),
    "design.share": (
        "matters må ligge mellom 0 og 1, men er 1,5.",
        "matters må liggje mellom 0 og 1, men er 1,5.",
        "matters must lie between 0 and 1, but is 1.5.",
    ),
    "design.unknown_method": (
        "Metoden «magic» finnes ikke; velg blant asc, did, difp, dsc, mc, rdsc, sc, sdid.",
        "Metoden «magic» finst ikkje; vel blant asc, did, difp, dsc, mc, rdsc, sc, sdid.",
        "There is no method “magic”; choose among asc, did, difp, dsc, mc, rdsc, sc, sdid.",
    ),
    "design.unknown_definition": (
        "Definisjonen «loose» finnes ikke; velg «exact» eller «published».",
        "Definisjonen «loose» finst ikkje; vel «exact» eller «published».",
        "There is no definition “loose”; choose “exact” or “published”.",
    ),
    "design.no_published_definition": (
        "Metoden «mc» har ingen annen publisert definisjon; bare did, difp, sc, sdid har det.",
        "Metoden «mc» har ingen annan publisert definisjon; berre did, difp, sc, sdid har det.",
        "The method “mc” has no other published definition; only did, difp, sc, sdid have.",
    ),
    "inference.not_alike": (
        "Konforme intervaller krever en metode som behandler alle tidspunkter likt (sc, dsc, difp, did), ikke «sdid».",
        "Konforme intervall krev ein metode som handsamar alle tidspunkt likt (sc, dsc, difp, did), ikkje «sdid».",
        "Conformal intervals need a method that treats all periods alike (sc, dsc, difp, did), not “sdid”.",
    ),
    "inference.too_few_for_placebo": (
        "Med 3 enheter kan ingen placebogruppe på 3 sammenlignes med resten.",
        "Med 3 einingar kan inga placebogruppe på 3 samanliknast med resten.",
        "With 3 donors no placebo group of 3 can be compared with the rest.",
    ),
    "inference.no_jackknife": (
        "Jackknife-feilen finnes ikke når bare 1 enhet er behandlet.",
        "Jackknife-feilen finst ikkje når berre 1 eining er handsama.",
        "The jackknife error is undefined when only 1 unit is treated.",
    ),
    "inference.one_unit": (
        "Kjennetegn kan bare brukes når én enhet er behandlet.",
        "Kjenneteikn kan berre brukast når éi eining er handsama.",
        "Predictors can only be used when one unit is treated.",
    ),
    "inference.one_donor": (
        "Jackknife-feilen finnes ikke når én enhet bærer hele vekten.",
        "Jackknife-feilen finst ikkje når éi eining ber heile vekta.",
        "The jackknife error is undefined when one donor carries all the weight.",
    ),
    "time_weights.length": (
        "Det er gitt 2 tidsvekter, men det er 15 tidspunkter før start.",
        "Det er gjeve 2 tidsvekter, men det er 15 tidspunkt før start.",
        "There are 2 time weights, but 15 periods before the start.",
    ),
    "time_weights.value": (
        "Tidsvekt nummer 2 er −2,5; den må være et tall som ikke er under null.",
        "Tidsvekt nummer 2 er −2,5; ho må vere eit tal som ikkje er under null.",
        "Time weight number 2 is −2.5; it must be a number not below zero.",
    ),
    "time_weights.all_zero": (
        "Alle tidsvektene er null; minst ett tidspunkt må telle.",
        "Alle tidsvektene er null; minst eitt tidspunkt må telje.",
        "All time weights are zero; at least one period must count.",
    ),
    "predictors.form": (
        "Kjennetegnet «» er ikke forstått; skriv for eksempel «navn:1964-1969».",
        "Kjenneteiknet «» er ikkje forstått; skriv til dømes «namn:1964-1969».",
        "The predictor “” is not understood; write for example “name:1964-1969”.",
    ),
    "predictors.unknown": (
        "Kjennetegnet «z» finnes ikke; tallene har , x.",
        "Kjenneteiknet «z» finst ikkje; tala har , x.",
        "There is no predictor “z”; the figures have , x.",
    ),
    "predictors.treated_period": (
        "Kjennetegnet «x» går til 2017, men tiltaket begynte i 2016.",
        "Kjenneteiknet «x» går til 2017, men tiltaket tok til i 2016.",
        "The predictor “x” reaches 2017, but treatment began in 2016.",
    ),
    "predictors.missing": (
        "u004 har ingen verdi for kjennetegnet «x».",
        "u004 har ingen verdi for kjenneteiknet «x».",
        "u004 has no figure for the predictor “x”.",
    ),
    "predictors.constant": (
        "Kjennetegnet «x:2010» er likt for alle enheter og kan ikke skille dem.",
        "Kjenneteiknet «x:2010» er likt for alle einingar og kan ikkje skilje dei.",
        "The predictor “x:2010” is the same for all units and cannot tell them apart.",
    ),
    "predictors.fitted": (
        "Vektene kan ikke velges etter 2010 til 2017; det må være tidspunkter før 2016, i rekkefølge.",
        "Vektene kan ikkje veljast etter 2010 til 2017; det må vere tidspunkt før 2016, i rekkjefølgje.",
        "The weights cannot be chosen by 2010 to 2017; it must be periods before 2016, in order.",
    ),
    "predictors.weights": (
        "Det er gitt 2 vekter for 1 kjennetegn.",
        "Det er gjeve 2 vekter for 1 kjenneteikn.",
        "There are 2 weights for 1 predictors.",
    ),
    "predictors.only_sc": (
        "Kjennetegn kan bare brukes med metoden «sc», ikke med «sdid».",
        "Kjenneteikn kan berre brukast med metoden «sc», ikkje med «sdid».",
        "Predictors can only be used with the method “sc”, not with “sdid”.",
    ),
    "donors.facts_missing": (
        "Sammenligningsregelen trenger opplysninger om u003 som ikke er gitt.",
        "Samanlikningsregelen treng opplysningar om u003 som ikkje er gjevne.",
        "The donor rule needs facts about u003 that were not given.",
    ),
    "donors.bad_rule": (
        "Sammenligningsregelen «nearby» er ikke forstått; skriv «default», «all» eller for "
        "eksempel «class=1,size=4,jump=0.08».",
        "Samanlikningsregelen «nearby» er ikkje forstått; skriv «default», «all» eller til "
        "dømes «class=1,size=4,jump=0.08».",
        "The donor rule “nearby” is not understood; write “default”, “all” or for example “class=1,size=4,jump=0.08”.",
    ),
}


def keys_in_code() -> set[str]:
    """The first argument of every Refusal that the engine makes."""
    keys = set()
    for file in Path(bulyst.evaluation.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                assert isinstance(node.args[0], ast.Constant), f"{file}: a key must be written where it is used"
                keys.add(node.args[0].value)
    return keys


def test_every_key_in_the_code_has_a_sentence_a_question_and_an_expected_answer() -> None:
    assert keys_in_code() == set(SENTENCES) == set(ASKED) == set(SAID)


@pytest.mark.parametrize("key", sorted(SAID))
def test_the_refusal_is_made_and_says_why(key: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        ASKED[key](tmp_path)
    assert caught.value.message.key == key
    assert tuple(caught.value.sentence(language) for language in LANGUAGES) == SAID[key]
