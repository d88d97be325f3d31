"""The grammar of written numbers: digits, words, ranges, and what stands around them («ca.», «over», «et par»).

number    = digits | words
digits    = 12 | 1 200 | 1.200 | 3,5          (space, thin space or dot between thousands; decimal comma)
words     = null .. tolv .. nittini | [to] hundre [og tolv] | [to] tusen
range     = number (- | – | til) number | mellom number og number | fra number til number
quantity  = [qualifier] (range | number)
qualifier = ca. | om lag | rundt | over | minst | nærmere | inntil | ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bulyst.catalogue.reading.shape import Bound

_ONES = {
    "null": 0, "én": 1, "éin": 1, "ett": 1, "eitt": 1, "éi": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14,
    "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tjue": 20, "tyve": 20, "tretti": 30,
    "tredve": 30, "førti": 40, "femti": 50, "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90,
}  # fmt: skip
_TENS = {word: value for word, value in _ONES.items() if value >= 20}
_DIGIT_WORDS = {word: value for word, value in _ONES.items() if 1 <= value <= 9} | {"en": 1, "ein": 1}
WORDS: dict[str, int] = {
    **_ONES,
    **{ten + one: a + b for ten, a in _TENS.items() for one, b in _DIGIT_WORDS.items()},
    **{f"{one}og{ten}": a + b for ten, a in _TENS.items() for one, b in _DIGIT_WORDS.items()},
}

_SPACE = "[ \u00a0\u2009\u202f]"
_DIGITS = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+(?:,\d+)?"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_BIG = rf"(?:(?:{_WORD})\s?)?hundre(?:\s?(?:og\s)?(?:{_WORD}))?|(?:(?:{_WORD})\s?)?tusen"
_ROUND = rf"(?:et|eit|ein|en)\s(?:\d+|{_WORD})-?tal(?:l|ls)?|(?:et|eit)\spar(?:\shundre)?|(?:et|eit)\sdusin"
NUMBER = rf"(?:{_ROUND}|{_DIGITS}|\b(?:{_BIG}|{_WORD})\b)"
_RANGE = (
    rf"mellom\s(?P<l1>{NUMBER})\sog\s(?P<h1>{NUMBER})|(?:fra|frå)\s(?P<l2>{NUMBER})(?:\s(?:[^\W\d]+|"
    rf"\x00+)){{0,3}}?\s?(?:til|[-–—])\s?(?P<h2>{NUMBER})|(?P<l3>{NUMBER})\s?(?:[-–—]|"
    rf"til)\s?(?P<h3>{NUMBER})"
)

_QUALIFIERS: tuple[tuple[str, Bound], ...] = (
    (r"ca\.?|cirka|circa|om\slag|omlag|rundt|omtrent|omkring|kring|"
     r"ikring|tilnærmet|tilnærma|anslagsvis|anslått(?:\stil)?", Bound.ABOUT),
    (r"estimert(?:\stil)?|sånn\sca\.?|~|≈|bortimot|bort\simot|nokså\snøyaktig|en|ein|et|eit", Bound.ABOUT),
    (r"minst|minimum|min\.|i\sdet\sminste|ikke\s(?:færre|mindre)\senn|"
     r"ikkje\s(?:færre|mindre)\senn", Bound.AT_LEAST),
    (r"(?:godt\s)?over|(?:mer|meir|flere|fleire)\senn|godt\sog\svel|"
     r"vel|drøyt|drygt|drøye|drygge|opp\sover", Bound.ABOVE),
    (r"nærmere|nærare|nær|nesten|nestan|snaut|snaue|knapt|knappe|"
     r"opp\smot|oppimot|opp\simot|oppunder", Bound.NEARLY),
    (r"inntil|opptil|opp\stil|maks(?:imalt)?\.?|høyst|høgst|ikke\sflere\senn|"
     r"ikkje\sfleire\senn", Bound.AT_MOST),
    (r"under|færre\senn|mindre\senn", Bound.BELOW),
)  # fmt: skip
_QUALIFIER = "|".join(f"(?P<q{index}>{pattern})" for index, (pattern, _) in enumerate(_QUALIFIERS))
_QUANTITY = re.compile(
    rf"(?<![\w§/+])(?:(?:{_QUALIFIER})\s*){{0,3}}(?:(?P<range>{_RANGE})|(?P<one>{NUMBER}))(?P<plus>\+)?(?![\w/]|"
    rf"[.,]\d)",
    re.I,
)
_TOKEN = re.compile(r"[^\W\d_]+")
_OTHER_WORDS = frozenset({"ingen", "inga", "eneste", "einaste", "par", "dusin"})
_ENDINGS = ("hundre", "tusen", "tal", "tall", "tals", "talls")
_STEMS = ("hundre", "tusen", *(f"{word}hundre" for word in _DIGIT_WORDS))
_EMPTY = re.compile(r"(?<!\w)(?:ingen|inga|ikke\sen\seneste|ikkje\sein\seinaste|ikkje\seitt?\seinaste)(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A written quantity: `low` and, for a range, `high`; `start` and `end` in the sentence."""

    low: Decimal
    high: Decimal | None
    bound: Bound
    start: int
    end: int
    from_to: bool = False


def value_of(written: str) -> Decimal:
    """The value of one NUMBER. «1.200» and «1 200» are twelve hundred; «3,5» is three and a half."""
    text = re.sub(rf"{_SPACE}+", " ", written.strip().lower())
    if text[0].isdigit():
        return Decimal(re.sub(r"[ .](?=\d{3}(?:\D|$))", "", text).replace(",", "."))
    if text.startswith(("et ", "eit ", "ein ", "en ")):
        return _round_value(text.split(" ", 1)[1])
    return Decimal(_word_value(text))


def _round_value(text: str) -> Decimal:
    if text.startswith("par"):
        return Decimal(200 if text.endswith("hundre") else 2)
    if text.startswith("dusin"):
        return Decimal(12)
    return value_of(re.sub(r"-?tal(?:l|ls)?$", "", text))


def _word_value(text: str) -> int:
    for big, size in (("tusen", 1000), ("hundre", 100)):
        if big in text and text not in WORDS:
            times, rest = (part.strip() for part in text.split(big, 1))
            rest = rest.removeprefix("og ").strip()
            return (WORDS[times] if times else 1) * size + (WORDS[rest] if rest else 0)
    return WORDS[text]


def has_number(text: str) -> bool:
    """Is there a digit or a number word at all? Most sentences have none, and asking first is quick."""
    return any(letter.isdigit() for letter in text) or any(
        word in WORDS or word in _OTHER_WORDS or word.endswith(_ENDINGS) or word.startswith(_STEMS)
        for word in _TOKEN.findall(text.lower())
    )


@lru_cache(maxsize=512)
def quantities(sentence: str) -> tuple[Quantity, ...]:
    """Every quantity in the sentence, in order; «ingen» is the quantity 0."""
    if not has_number(sentence):
        return ()
    found = [_quantity(match) for match in _QUANTITY.finditer(sentence)]
    found += [
        Quantity(Decimal(0), None, Bound.EXACT, match.start(), match.end()) for match in _EMPTY.finditer(sentence)
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _quantity(match: re.Match[str]) -> Quantity:
    bound = Bound.EXACT
    for index, (_, meant) in enumerate(_QUALIFIERS):
        if match[f"q{index}"]:
            bound = meant
    if match["plus"]:
        bound = Bound.AT_LEAST
    if not match["range"]:
        if re.match(r"(?:et|eit|ein|en)\s", match["one"], re.I) and bound is Bound.EXACT:
            bound = Bound.ABOUT
        return Quantity(value_of(match["one"]), None, bound, match.start(), match.end())
    low, high = next((match[f"l{n}"], match[f"h{n}"]) for n in "123" if match[f"l{n}"])
    return Quantity(value_of(low), value_of(high), bound, match.start(), match.end(), from_to=match["l2"] is not None)
