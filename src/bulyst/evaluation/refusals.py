"""What the engine says no to, and the sentence for each in bokmål, nynorsk and English: one table."""

from __future__ import annotations

from typing import Any

from bulyst.evaluation.language import Language, fill
from bulyst.kernel.message import Message, Refusable

SENTENCES: dict[str, dict[Language, str]] = {
    "panel.shape": {
        "nb": ("Tabellen har {rows} rader og {columns} kolonner, men det er {units} enheter og {periods} tidspunkter."),
        "nn": ("Tabellen har {rows} rader og {columns} kolonnar, men det er {units} einingar og {periods} tidspunkt."),
        "en": ("The table has {rows} rows and {columns} columns, but there are {units} units and {periods} periods."),
    },
    "panel.duplicate_unit": {
        "nb": "Enheten {unit} står to ganger.",
        "nn": "Eininga {unit} står to gonger.",
        "en": "The unit {unit} appears twice.",
    },
    "panel.periods": {
        "nb": "Tidspunktene må stå i stigende rekkefølge uten gjentakelse; {period} gjør ikke det.",
        "nn": "Tidspunkta må stå i stigande rekkjefølgje utan gjentaking; {period} gjer ikkje det.",
        "en": "The periods must ascend without repetition; {period} does not.",
    },
    "panel.infinite": {
        "nb": "Verdien for {unit} i {period} er ikke et endelig tall.",
        "nn": "Verdien for {unit} i {period} er ikkje eit endeleg tal.",
        "en": "The value for {unit} in {period} is not a finite number.",
    },
    "panel.not_positive": {
        "nb": "Verdien for {unit} i {period} er {value}; logaritmen krever tall over null.",
        "nn": "Verdien for {unit} i {period} er {value}; logaritmen krev tal over null.",
        "en": "The value for {unit} in {period} is {value}; the logarithm needs numbers above zero.",
    },
    "panel.unknown_unit": {
        "nb": "Enheten {unit} finnes ikke i tallene.",
        "nn": "Eininga {unit} finst ikkje i tala.",
        "en": "The unit {unit} is not in the figures.",
    },
    "panel.unknown_period": {
        "nb": "{period} finnes ikke i tallene, som går fra {first} til {last}.",
        "nn": "{period} finst ikkje i tala, som går frå {first} til {last}.",
        "en": "{period} is not in the figures, which run from {first} to {last}.",
    },
    "read.no_file": {
        "nb": "Filen {file} finnes ikke.",
        "nn": "Fila {file} finst ikkje.",
        "en": "There is no file {file}.",
    },
    "read.no_column": {
        "nb": "Kolonnen «{column}» finnes ikke i {file}; den har {columns}.",
        "nn": "Kolonnen «{column}» finst ikkje i {file}; ho har {columns}.",
        "en": "There is no column “{column}” in {file}; it has {columns}.",
    },
    "read.not_a_number": {
        "nb": "Rad {row}, kolonne «{column}»: «{text}» er ikke et tall.",
        "nn": "Rad {row}, kolonne «{column}»: «{text}» er ikkje eit tal.",
        "en": "Row {row}, column “{column}”: “{text}” is not a number.",
    },
    "read.not_a_period": {
        "nb": "Rad {row}, kolonne «{column}»: «{text}» er verken et helt tall, et kvartal, en måned eller en dato.",
        "nn": "Rad {row}, kolonne «{column}»: «{text}» er verken eit heilt tal, eit kvartal, ein månad eller ein dato.",
        "en": "Row {row}, column “{column}”: “{text}” is neither a whole number nor a quarter, a month or a date.",
    },
    "read.mixed_periods": {
        "nb": "Rad {row}, kolonne «{column}»: «{text}» er skrevet på en annen måte enn tiden i radene over.",
        "nn": "Rad {row}, kolonne «{column}»: «{text}» er skrive på ein annan måte enn tida i radene over.",
        "en": "Row {row}, column “{column}”: “{text}” is written in another way than the time in the rows above.",
    },
    "read.no_unit": {
        "nb": "Rad {row} har ingenting i kolonnen «{column}».",
        "nn": "Rad {row} har ingenting i kolonnen «{column}».",
        "en": "Row {row} has nothing in the column “{column}”.",
    },
    "read.short_row": {
        "nb": "Rad {row} har {cells} felt, men overskriften har {columns}.",
        "nn": "Rad {row} har {cells} felt, men overskrifta har {columns}.",
        "en": "Row {row} has {cells} fields, but the heading has {columns}.",
    },
    "read.not_text": {
        "nb": "{file} er ikke en tekstfil i UTF-8; lagre den som «CSV UTF-8».",
        "nn": "{file} er ikkje ei tekstfil i UTF-8; lagre ho som «CSV UTF-8».",
        "en": "{file} is not a text file in UTF-8; save it as “CSV UTF-8”.",
    },
    "read.separator": {
        "nb": "Skilletegnet «{separator}» er ikke ett tegn; skriv for eksempel «;».",
        "nn": "Skiljeteiknet «{separator}» er ikkje eitt teikn; skriv til dømes «;».",
        "en": "The separator “{separator}” is not one character; write for example “;”.",
    },
    "read.decimal": {
        "nb": "Desimaltegnet må være punktum eller komma, ikke «{decimal}».",
        "nn": "Desimalteiknet må vere punktum eller komma, ikkje «{decimal}».",
        "en": "The decimal sign must be a point or a comma, not “{decimal}”.",
    },
    "read.decimal_comma": {
        "nb": "Rad {row}, kolonne «{column}»: «{text}» har komma; er det desimalkomma, må det sies (--decimal ,).",
        "nn": "Rad {row}, kolonne «{column}»: «{text}» har komma; er det desimalkomma, må det seiast (--decimal ,).",
        "en": "Row {row}, column “{column}”: “{text}” has a comma; if decimals follow it, say so (--decimal ,).",
    },
    "read.column_twice": {
        "nb": "Kolonnen «{column}» står to ganger i {file}.",
        "nn": "Kolonnen «{column}» står to gonger i {file}.",
        "en": "The column “{column}” appears twice in {file}.",
    },
    "read.duplicate": {
        "nb": "Rad {row}: {unit} i {period} står allerede i rad {earlier}.",
        "nn": "Rad {row}: {unit} i {period} står allereie i rad {earlier}.",
        "en": "Row {row}: {unit} in {period} is already in row {earlier}.",
    },
    "read.kind": {
        "nb": "Kolonnen «{column}» har verken tall eller tekst.",
        "nn": "Kolonnen «{column}» har verken tal eller tekst.",
        "en": "The column “{column}” holds neither numbers nor text.",
    },
    "read.not_parquet": {
        "nb": "{file} kan ikke leses som Parquet.",
        "nn": "{file} kan ikkje lesast som Parquet.",
        "en": "{file} cannot be read as Parquet.",
    },
    "read.empty": {
        "nb": "{file} har ingen rader.",
        "nn": "{file} har ingen rader.",
        "en": "{file} has no rows.",
    },
    "design.no_pre_periods": {
        "nb": "{unit} har bare {periods} tidspunkt før {start}; det trengs minst {least}.",
        "nn": "{unit} har berre {periods} tidspunkt før {start}; det trengst minst {least}.",
        "en": "{unit} has only {periods} periods before {start}; at least {least} are needed.",
    },
    "design.no_post_periods": {
        "nb": "Det er ingen tall fra {start} og fram til {end}.",
        "nn": "Det er ingen tal frå {start} og fram til {end}.",
        "en": "There are no figures from {start} up to {end}.",
    },
    "design.gap": {
        "nb": "{unit} mangler tall for {period}.",
        "nn": "{unit} manglar tal for {period}.",
        "en": "{unit} has no figure for {period}.",
    },
    "design.constant": {
        "nb": "Serien til {unit} er den samme hele tiden før {start}; da er det ingenting å gjenskape.",
        "nn": "Serien til {unit} er den same heile tida før {start}; då er det ingenting å attskape.",
        "en": "The series of {unit} never changes before {start}; there is nothing to reproduce.",
    },
    "design.too_few_donors": {
        "nb": "Antallet enheter som kan brukes til sammenligning, er {donors}; det trengs minst {least}.",
        "nn": "Talet på einingar som kan brukast til samanlikning, er {donors}; det trengst minst {least}.",
        "en": "The number of units that can be used for comparison is {donors}; at least {least} are needed.",
    },
    "design.donor_is_treated": {
        "nb": "{unit} kan ikke sammenlignes med seg selv.",
        "nn": "{unit} kan ikkje samanliknast med seg sjølv.",
        "en": "{unit} cannot be compared with itself.",
    },
    "design.unit_twice": {
        "nb": "{unit} er oppgitt to ganger som behandlet.",
        "nn": "{unit} er oppgjeve to gonger som handsama.",
        "en": "{unit} is named twice as treated.",
    },
    "design.share": {
        "nb": "{name} må ligge mellom 0 og 1, men er {value}.",
        "nn": "{name} må liggje mellom 0 og 1, men er {value}.",
        "en": "{name} must lie between 0 and 1, but is {value}.",
    },
    "design.unknown_method": {
        "nb": "Metoden «{method}» finnes ikke; velg blant {known}.",
        "nn": "Metoden «{method}» finst ikkje; vel blant {known}.",
        "en": "There is no method “{method}”; choose among {known}.",
    },
    "design.unknown_definition": {
        "nb": "Definisjonen «{definition}» finnes ikke; velg «exact» eller «published».",
        "nn": "Definisjonen «{definition}» finst ikkje; vel «exact» eller «published».",
        "en": "There is no definition “{definition}”; choose “exact” or “published”.",
    },
    "design.no_published_definition": {
        "nb": "Metoden «{method}» har ingen annen publisert definisjon; bare {known} har det.",
        "nn": "Metoden «{method}» har ingen annan publisert definisjon; berre {known} har det.",
        "en": "The method “{method}” has no other published definition; only {known} have.",
    },
    "inference.not_alike": {
        "nb": "Konforme intervaller krever en metode som behandler alle tidspunkter likt ({known}), ikke «{method}».",
        "nn": "Konforme intervall krev ein metode som handsamar alle tidspunkt likt ({known}), ikkje «{method}».",
        "en": "Conformal intervals need a method that treats all periods alike ({known}), not “{method}”.",
    },
    "inference.too_few_for_placebo": {
        "nb": "Med {donors} enheter kan ingen placebogruppe på {treated} sammenlignes med resten.",
        "nn": "Med {donors} einingar kan inga placebogruppe på {treated} samanliknast med resten.",
        "en": "With {donors} donors no placebo group of {treated} can be compared with the rest.",
    },
    "inference.no_jackknife": {
        "nb": "Jackknife-feilen finnes ikke når bare {treated} enhet er behandlet.",
        "nn": "Jackknife-feilen finst ikkje når berre {treated} eining er handsama.",
        "en": "The jackknife error is undefined when only {treated} unit is treated.",
    },
    "inference.one_unit": {
        "nb": "Kjennetegn kan bare brukes når én enhet er behandlet.",
        "nn": "Kjenneteikn kan berre brukast når éi eining er handsama.",
        "en": "Predictors can only be used when one unit is treated.",
    },
    "inference.one_donor": {
        "nb": "Jackknife-feilen finnes ikke når én enhet bærer hele vekten.",
        "nn": "Jackknife-feilen finst ikkje når éi eining ber heile vekta.",
        "en": "The jackknife error is undefined when one donor carries all the weight.",
    },
    "time_weights.length": {
        "nb": "Det er gitt {given} tidsvekter, men det er {needed} tidspunkter før start.",
        "nn": "Det er gjeve {given} tidsvekter, men det er {needed} tidspunkt før start.",
        "en": "There are {given} time weights, but {needed} periods before the start.",
    },
    "time_weights.value": {
        "nb": "Tidsvekt nummer {place} er {value}; den må være et tall som ikke er under null.",
        "nn": "Tidsvekt nummer {place} er {value}; ho må vere eit tal som ikkje er under null.",
        "en": "Time weight number {place} is {value}; it must be a number not below zero.",
    },
    "time_weights.all_zero": {
        "nb": "Alle tidsvektene er null; minst ett tidspunkt må telle.",
        "nn": "Alle tidsvektene er null; minst eitt tidspunkt må telje.",
        "en": "All time weights are zero; at least one period must count.",
    },
    "predictors.form": {
        "nb": "Kjennetegnet «{text}» er ikke forstått; skriv for eksempel «navn:1964-1969».",
        "nn": "Kjenneteiknet «{text}» er ikkje forstått; skriv til dømes «namn:1964-1969».",
        "en": "The predictor “{text}” is not understood; write for example “name:1964-1969”.",
    },
    "predictors.unknown": {
        "nb": "Kjennetegnet «{name}» finnes ikke; tallene har {known}.",
        "nn": "Kjenneteiknet «{name}» finst ikkje; tala har {known}.",
        "en": "There is no predictor “{name}”; the figures have {known}.",
    },
    "predictors.treated_period": {
        "nb": "Kjennetegnet «{name}» går til {period}, men tiltaket begynte i {start}.",
        "nn": "Kjenneteiknet «{name}» går til {period}, men tiltaket tok til i {start}.",
        "en": "The predictor “{name}” reaches {period}, but treatment began in {start}.",
    },
    "predictors.missing": {
        "nb": "{unit} har ingen verdi for kjennetegnet «{name}».",
        "nn": "{unit} har ingen verdi for kjenneteiknet «{name}».",
        "en": "{unit} has no figure for the predictor “{name}”.",
    },
    "predictors.constant": {
        "nb": "Kjennetegnet «{name}» er likt for alle enheter og kan ikke skille dem.",
        "nn": "Kjenneteiknet «{name}» er likt for alle einingar og kan ikkje skilje dei.",
        "en": "The predictor “{name}” is the same for all units and cannot tell them apart.",
    },
    "predictors.fitted": {
        "nb": "Vektene kan ikke velges etter {first} til {last}; det må være tidspunkter før {start}, i rekkefølge.",
        "nn": "Vektene kan ikkje veljast etter {first} til {last}; det må vere tidspunkt før {start}, i rekkjefølgje.",
        "en": "The weights cannot be chosen by {first} to {last}; it must be periods before {start}, in order.",
    },
    "predictors.weights": {
        "nb": "Det er gitt {given} vekter for {needed} kjennetegn.",
        "nn": "Det er gjeve {given} vekter for {needed} kjenneteikn.",
        "en": "There are {given} weights for {needed} predictors.",
    },
    "predictors.only_sc": {
        "nb": "Kjennetegn kan bare brukes med metoden «sc», ikke med «{method}».",
        "nn": "Kjenneteikn kan berre brukast med metoden «sc», ikkje med «{method}».",
        "en": "Predictors can only be used with the method “sc”, not with “{method}”.",
    },
    "donors.facts_missing": {
        "nb": "Sammenligningsregelen trenger opplysninger om {unit} som ikke er gitt.",
        "nn": "Samanlikningsregelen treng opplysningar om {unit} som ikkje er gjevne.",
        "en": "The donor rule needs facts about {unit} that were not given.",
    },
    "donors.bad_rule": {
        "nb": (
            "Sammenligningsregelen «{text}» er ikke forstått; skriv «default», «all» eller for eksempel "
            "«class=1,size=4,jump=0.08»."
        ),
        "nn": (
            "Samanlikningsregelen «{text}» er ikkje forstått; skriv «default», «all» eller til dømes "
            "«class=1,size=4,jump=0.08»."
        ),
        "en": (
            "The donor rule “{text}” is not understood; write “default”, “all” or for example "
            "“class=1,size=4,jump=0.08”."
        ),
    },
}


class Refusal(Refusable):
    """Bad panel, bad design: the engine will not answer. `message` has key and facts, `sentence` the words."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(Message(key, facts))

    def sentence(self, language: Language) -> str:
        """Why, in bokmål (nb), nynorsk (nn) or English (en)."""
        return fill(SENTENCES[self.message.key][language], self.message.facts, language)

    def __str__(self) -> str:
        return self.sentence("en")
