"""What a number counts when no noun stands behind it: «kom seks familier, fem ble boende», «200 har deltatt på kurs».

Also the number that another one is a part of: «25 av de 50 familiene», «45 tomme hus, hvorav 12 er solgt».
"""

from __future__ import annotations

import re
from decimal import Decimal

from bulyst.catalogue.reading import groups
from bulyst.catalogue.reading.numerals import Quantity, quantities
from bulyst.catalogue.reading.shape import Figure, Unit
from bulyst.catalogue.reading.vocabulary import PERSON_UNITS, Counted, counted_after

_OF_WHICH = re.compile(r"\s*av\s+(?:de(?:m|i|t)?|disse|desse|totalt|i alt)?\s*", re.I)
_OF_THEM = re.compile(r"\s*av\s+(?:dem|dei|disse|desse)\b(?!\s\w+(?:ene|ane|a)\b)", re.I)
_OF_THOSE_BEFORE = re.compile(
    r"\b(?:hvorav|derav|av (?:disse|desse|dem|dei|de))\s(?:(?:er|har|ble|vart|var|bor|bur)\s)?(?:(?:bare|berre)\s)?$",
    re.I,
)
_VERB_FOLLOWS = re.compile(
    r"\s+(?:av\s+(?:dem|dei|desse|disse|de)\s+)?(?:har|hadde|er|var|ble|blei|vart|"
    r"bur|bor|kom|kjem|kommer|trives|trivst|står|flytt\w*|delt\w*|deltok|fikk|fekk|gjekk|gikk|fullfør\w*|søkte|"
    r"meldte|reiste|som\s(?:meldte|søkte|kom|flytt\w+|har)|på kurs|på seminar|"
    r"(?:fra|frå)\s(?-i:[A-ZÆØÅ])\w+|hit|heim|hjem|tilbake|attende|solgt|selt|selde|"
    r"leid|leigd|bygd|bygget|tatt|teke|overtatt|overteke|restaurert|etablert|registrert|(?:inn|ut)(?=\W|$))\b",
    re.I,
)
_NOTHING_FOLLOWS = re.compile(r"\s*(?:\x00|(?:i|og|eller)\s*\x00|[,.;!]|og\s|$)")
_MOVED_BEFORE = re.compile(r"\bflytt(?:et|a|er|ar)\s$", re.I)
LEVEL_BEFORE = re.compile(
    r"\b(?:folketall?(?:et)?|innbygg(?:er|jar)tall?(?:et)?)\s(?:\w+\s){0,2}?(?:var|"
    r"er|låg på|lå på|på)\s*$|(?:^|\s)\x00+\s?(?:var|budde|bodde) det\s*$",
    re.I,
)
NAMED_IN_FRONT = re.compile(
    r"(?:^|[.;,(]\s*)(?:antall(?:et)?\s|tall?(?:et)?\s(?:på\s)?)?(?P<what>[^.;:,()\x00]{3,60}?)\s*[:=]\s*$", re.I
)
#: «Av 50 familiar er 25 komne»: the first number is the total of the second.
_TOTAL_FIRST = re.compile(r"(?:^|[.;,]\s|\x00\s?)av\s(?:(?:de|dei|i alt|totalt|til sammen|til saman)\s)?$", re.I)


def named_in_front(masked: str, quantity: Quantity) -> Counted | None:
    """«Antall nye bedrifter: ca. 15»: what is counted stands in front of the colon."""
    named = NAMED_IN_FRONT.search(masked[: quantity.start])
    found = counted_after(masked, named.start("what"), named.end("what")) if named else None
    return Counted(found.unit, found.words, 0, quantity.end) if found else None


def of_a_total(masked: str, quantity: Quantity) -> Counted | None:
    """«25 av de 50 familiene»: the families are named after the total; «to av tre som kom» leaves them unsaid."""
    of_which = _OF_WHICH.match(masked, quantity.end)
    if of_which is None:
        return None
    total = _total_behind(masked, of_which.end())
    if total is None:
        return counted_after(masked, of_which.end())
    found = counted_after(masked, total.end)
    if found or not groups.is_about_people(masked[total.end : total.end + 60]):
        return found
    return Counted(Unit.PERSONS, "personer", 3, total.end)


def total_of(masked: str, quantity: Quantity, previous: Figure | None) -> Decimal | None:
    """The number that this one is a part of, when the sentence names it."""
    of_which = _OF_WHICH.match(masked, quantity.end)
    total = _total_behind(masked, of_which.end()) if of_which else None
    if total:
        return total.low
    if previous and previous.value is not None and is_part_of_previous(masked, quantity):
        return previous.value if previous.value >= quantity.low else None
    return None


def is_part_of_previous(masked: str, quantity: Quantity) -> bool:
    """«hvorav 12», «12 av dem»."""
    return bool(_OF_THOSE_BEFORE.search(masked[: quantity.start]) or _OF_THEM.match(masked, quantity.end))


def is_spread_over(masked: str, quantity: Quantity) -> bool:
    """«200 deltakere fordelt på 12 kurs»: the two numbers tell of one thing."""
    return bool(re.search(r"\bfordelte? på\s*$", masked[: quantity.start], re.I))


def is_total(masked: str, quantity: Quantity) -> bool:
    """Does this number open a clause as the total of the next? «Av 45 tomme hus er 12 solgt»."""
    return bool(_TOTAL_FIRST.search(masked[: quantity.start]))


def is_total_of_earlier(masked: str, quantity: Quantity, figures: list[Figure]) -> bool:
    """The 50 of «25 av de 50 familiene» belongs to the 25 and is no figure of its own."""
    return bool(re.search(r"\bav\s(?:de|dei)?\s?$", masked[: quantity.start])) and any(
        figure.out_of == quantity.low for figure in figures
    )


def elliptical(masked: str, quantity: Quantity, figures: list[Figure], total: Counted | None) -> Counted | None:
    """The noun that an earlier number had, or people where only people can be meant. `total`: «Av 45 tomme hus ...»."""
    following = masked[quantity.end : quantity.end + 60]
    before = masked[: quantity.start]
    if quantity.low == 0:
        people = re.match(r"\s+(?:har|er|ble|vart|kom|flytt)", following) and groups.is_about_people(following)
        return Counted(Unit.PERSONS, "personer", 0, quantity.end) if people else None
    if LEVEL_BEFORE.search(before):
        return Counted(Unit.INHABITANTS, "innbyggere", 3, quantity.end)
    if total:
        return total
    moved = _MOVED_BEFORE.search(before) and re.match(r"\s+(?:inn|ut|hit)\b", following)
    if moved and not figures:
        return Counted(Unit.PERSONS, "personer", 3, quantity.end)
    part = is_part_of_previous(masked, quantity)
    if not part and not _VERB_FOLLOWS.match(following) and not (figures and _NOTHING_FOLLOWS.match(following)):
        return None
    # «9 husstander (21 personer) kom, og 2 reiste igjen»: the households left, not the people in brackets.
    named = next((figure for figure in reversed(figures) if not figure.second_count), None)
    if named and named.unit is not Unit.KRONER and _may_do(named.unit, following):
        return Counted(named.unit, named.counts, 3, quantity.end)
    if groups.is_about_people(following):
        return Counted(Unit.PERSONS, "personer", 3, quantity.end)
    return None


def _may_do(unit: Unit, following: str) -> bool:
    """A job or a house takes no course: where people must be meant, the noun in front is another's."""
    return unit in PERSON_UNITS | {Unit.FIRMS, Unit.ASSOCIATIONS} or not groups.is_about_people(following)


def _total_behind(masked: str, position: int) -> Quantity | None:
    return next((q for q in quantities(masked) if position <= q.start <= position + 3), None)
