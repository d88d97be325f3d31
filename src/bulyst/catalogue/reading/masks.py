"""Numbers that count nothing: years, dates, durations, ages, references, telephone numbers, names.

They are blanked out, so that what is left of a sentence holds only numbers that may be figures.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bulyst.catalogue.reading.numerals import NUMBER, has_number, quantities
from bulyst.catalogue.reading.vocabulary import counted_after

BLANK = "\x00"
_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mars|apr(?:il)?|mai|juni|juli|aug(?:ust)?|sept?(?:ember)?|"
    r"okt(?:ober)?|nov(?:ember)?|des(?:ember)?)\.?"
)
_YEAR = r"(?:18|19|20)\d\d"
_SOME = rf"(?:{NUMBER})(?:\s?(?:[-–—]|til|og|eller)\s?(?:{NUMBER}))?"
_TIME = (
    r"(?:års?|år(?:a|ene|ige?)?|årig\w*|kalenderår|måned\w*|månad\w*|månaders?|"
    r"mnd\.?|uk(?:e|er|ene)|vek(?:e|er|or)|dag(?:er|ar|ers|ars|ene|ane)?|arbeidsdag\w*|"
    r"døgn|tim(?:e|er|ar|es|ars|ers)|minutt\w*|semester\w*|sesong\w*|kvartal\w*|"
    r"helg(?:er|ar)?|kveld(?:er|ar)?|tiår|generasjon\w*|periode\w*)"
)

_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:no|com|org|net)(?:/\S*)?\b",
        r"(?:tlf|telefon|mobil|telefaks|faks|org\.?\s?nr)\.?:?\s*\+?[\d ]{6,}\d|"
        r"(?<!\d)\d{2} \d{2} \d{2} \d{2}(?!\d)|(?<!\d)\d{3} \d{2} \d{3}(?!\d)",
        rf"(?:den\s)?\d{{1,2}}\.\s?(?:[-–]\s?\d{{1,2}}\.\s?)?{_MONTH}(?:\s{_YEAR})?(?!\w)|"
        rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:{_YEAR}|\d\d(?!\d))|{_YEAR}-\d\d-\d\d",
        r"\d\.?\s?(?:dag\s(?:jul|påske|pinse)|juledag|joledag|påskedag|pinsedag)\w*",
        r"\bkl(?:okk[ae]n?)?\.?\s?\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d{2})?)?",
        r"(?:§+|\b(?:kap(?:ittel)?|post|sak|saksnr|saknr|nr|nummer|fase|del|bind|side|rapport|rv|fv|riksve[gi]|"
        r"fylkesve[gi]|versjon|trinn|pilot|etappe|runde|punkt|pkt|innsatsområde|postboks|kommunenr|strategi|"
        r"delmål|alternativ|tabell|figur)\.?)\s?\d+(?:[./-]\d+)*(?![\w,])",
        rf"\b(?:fra|frå|mellom|perioden|åra|årene)\s{_YEAR}\s(?:til|og)\s(?:{_YEAR}|\d\d(?!\d))",
        rf"(?<![\d.,]){_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d\d(?!\d))",
        rf"\b(?:innen|innan|før|til|i|fra|frå|siden|sidan|etter|våren|vår|hausten|haust|"
        rf"høsten|høst|sommeren|sommaren|vinteren|året|år|per|pr\.?|ved|utgangen av|"
        rf"slutten av|starten av|begynnelsen av|{_MONTH})\s{_YEAR}(?!\s?(?:kr|personer|personar|innbygg|"
        rf"menneske|nye))(?!\d)",
        rf"(?<![\d.,]){_YEAR}-?(?:tal(?:l|let|et)|åra|årene)\b",
        rf"\b(?:i\salderen|alder(?:en)?|aldersgruppa?e?n?)\s(?:mellom\s|frå\s|fra\s)?{_SOME}(?:\s?år)?|"
        rf"(?:under|over|fylt|mellom)\s{_SOME}\sår(?:ene)?\b(?!\s?(?:siden|sidan))|"
        rf"{_SOME}\s?-?åring\w*",
        rf"(?:(?:ca\.?|om\slag|omlag|rundt|omtrent|over|nærmere|minst|inntil|under)\s)?(?:{_SOME})\s?-?\s?(?:(?:første|"
        rf"fyrste|siste|neste|hele|heile)\s)?{_TIME}(?!\w)",
        rf"(?:{_SOME})\s(?:gang(?:er|ar)?|gonger|gongar)\b(?:\s(?:i|per|pr\.?|om|for)\s(?:året|år|månaden|"
        rf"måneden|uka|veka))?",
        rf"(?:{_SOME})\s?(?:km2|km²|kvadratkilometer|km|kilometer|mil|meter|m2|m²|kvm|kvadratmeter|dekar|moh\.?|"
        rf"meters|grader|mbit\w*|gb|tonn|kubikk\w*)(?!\w)",
        r"(?<![\d.,])\d{1,2}\.(?:\s?[-–]\s?\d{1,2}\.)?(?=\s(?-i:[a-zæøå]))(?!\s(?:personer|personar|bedrifter|"
        r"familier|familiar|saker))",
        r"(?<!\d)\d{4}\s(?-i:[A-ZÆØÅ][a-zæøå]+)(?=\W|$)",
        r"\b24/7\b|\btre\s(?:i\skraft|støttende|inn\si)|\bhalvannet\b|\bfire\s(?:på|ned)\b|\bføre\sto\b",
    )
)
_LONE_YEAR = re.compile(rf"(?<![\d.,]){_YEAR}(?![\d%]|\s?(?:kr|%|prosent))")
_QUOTED_NAME = re.compile(r"«[^«»]{2,60}»|“[^“”]{2,60}”|\"[^\"]{2,60}\"")
PERIOD = re.compile(
    rf"(?<![\d.,])(?P<from>{_YEAR})\s?(?:[-–—/]|til)\s?(?:(?:den\s)?\d{{1,2}}\.\s?)?(?:{_MONTH}\s)?"
    rf"(?P<to>{_YEAR}|\d\d(?!\d)|d\.d\.|dags? dato|i dag|no\b|nå\b)"
    rf"|(?<![\d.,])(?P<open>{_YEAR})\s?[-–—]\s?(?:til\s(?:d\.d\.|dags dato|i dag|no|nå))?(?=\s*[,.;)]|\s*$)"
    rf"|\bmellom\s(?P<after>{_YEAR})\sog\s(?P<before>{_YEAR})"
    rf"|:\s(?:fra|frå)\s(?P<since>{_YEAR})\s*$",
    re.I,
)
STARTED_AND_ENDED = re.compile(
    rf"\b(?:oppstart\w*|start\w*|begyn\w*|byrja\w*|etablert|sett i gang|satt i gang)\b"
    rf"[^.;]{{0,40}}?(?P<from>{_YEAR})[^.;]*?"
    rf"\b(?:avslutt?\w*|slutt\w*|ferdig\w*|varte til|varte ut|fram til|frem til)\b"
    rf"[^;]{{0,40}}?(?P<to>{_YEAR})(?!\d)",
    re.I,
)
_PROJECT = r"(?:prosjekt|program|satsing|satsning|tiltak|arbeid|forprosjekt)\w*"
#: «Prosjektet startet opp i 2006 og varte i fire år», «FIBO: Fra og med 2012».
STARTED = re.compile(
    rf"\b{_PROJECT}\b[^.;:]{{0,60}}?\b(?:start|oppstart|sett i gang|satt i gang|byrja|begynte)\w*\b[^.;\d]{{0,30}}?"
    rf"(?P<from>{_YEAR})(?!\d)|^[^.;:]{{2,60}}:\s(?:fra|frå) og med\s(?P<since>{_YEAR})",
    re.I,
)
ENDED = re.compile(
    rf"\b{_PROJECT}\b[^.;:]{{0,60}}?\b(?:avslutt|slutt|ferdig)\w*\b[^.;\d]{{0,30}}?(?P<to>{_YEAR})(?!\d)", re.I
)
LASTED = re.compile(rf"\b(?:varte|vara|varar|gjekk|gikk) (?:i|over) (?P<years>{NUMBER}) år\b", re.I)
DEADLINE = re.compile(
    rf"\b(?:innen|innan|før|til|inna)\s(?:utgangen\sav\s|slutten\sav\s|årsskiftet\s|"
    rf"sommeren\s|sommaren\s|hausten\s|høsten\s)?(?:år\s|den\s)?(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{_MONTH})\s?)?"
    rf"(?P<year>{_YEAR})(?!\d)",
    re.I,
)
IN_YEAR = re.compile(
    rf"\b(?:i|per|pr\.?|våren|hausten|høsten|sommeren|sommaren)\s(?P<year>{_YEAR})(?!\d|\s?[-–—/])", re.I
)


@lru_cache(maxsize=512)
def mask(sentence: str, names: tuple[str, ...] = ()) -> str:
    """The sentence with every number that counts nothing blanked out; lengths and positions are kept."""
    if not has_number(sentence):
        return sentence
    masked = sentence
    for name in names:
        written = re.escape(name).replace(r"\ ", r"\s?") + r"(?!\w)"
        if any(number.start == 0 for number in quantities(name)):
            # «200 ledige hus» is a name where it acts, and a number of houses anywhere else.
            written = rf"(?:^|(?<=prosjektet\s)){written}(?=\s(?:start|skal|ble|vart|var|vil|gikk|gjekk|hadde))"
        masked = _blank(re.compile(written, re.I), masked)
    masked = _QUOTED_NAME.sub(_blank_if_name, masked)
    for pattern in _PATTERNS:
        masked = _blank(pattern, masked)
    return _LONE_YEAR.sub(lambda match: _blanks(match) if _is_year(masked, match) else match.group(), masked)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(_blanks, text)


def _blanks(match: re.Match[str]) -> str:
    return BLANK * len(match.group())


def _blank_if_name(match: re.Match[str]) -> str:
    """«Dyrøy 2017» is a name; a quoted sentence is not."""
    inner = match.group()[1:-1]
    return _blanks(match) if len(inner.split()) <= 5 and not inner.endswith((".", "!")) else match.group()


def _is_year(sentence: str, match: re.Match[str]) -> bool:
    """«2000 personar» is people; a lone 2010 is a year."""
    counted = counted_after(sentence, match.end())
    return counted is None or counted.between > 1 or not sentence[match.end() : match.end() + 1].isspace()
