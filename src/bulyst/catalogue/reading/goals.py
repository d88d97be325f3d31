"""Goals, programme areas and values in the free text."""

from __future__ import annotations

import re
from dataclasses import replace

from bulyst.catalogue.reading.groups import split_list
from bulyst.catalogue.reading.shape import Confidence, Direction, Figure, GoalKind, ReadGoal, Role

# What can be counted: a goal about it is quantitative even when no number is named.
_COUNTABLE = re.compile(
    r"\b(?:folketal\w*|innbygg\w*|befolknings?\w*|folkeauke|(?:inn|til|fra|frå|ut|netto)flytt\w*|"
    r"flytting|famili\w*|etablering\w*|ny\w*etabl\w*|bedrift\w*|verksemd\w*|arbeidsplass\w*|"
    r"busett\w*|bosett\w*|sysselsett\w*|fleire folk|flere folk|barnetal\w*|elevtal\w*|"
    r"heimar|husstand\w*|fastboende|fastbuande|naboer|naboar|grannar|småbruk|ledige hus|turist\w*)",
    re.I,
)
_UP = re.compile(
    r"\b(?:øk(?:e|t|a|ing)?|auk(?:e|a|ing)?|fle?i?re|ny(?:e|tt)?|vekst|vokse|styrk\w*|"
    r"få|rekrutter\w*|tiltrekk\w*|skape|etabler\w*|nyetabler\w*|tilflytting|mer|"
    r"meir|betre|bedre)\b",
    re.I,
)
_STEADY = re.compile(
    r"\b(?:stabiliser\w*|oppretthold\w*|oppretthald\w*|halde oppe|bevar\w*|ta vare på|"
    r"stanse|stoppe|snu|stogge|bremse)\b",
    re.I,
)
_DOWN = re.compile(r"\b(?:redusere|minske|færre|mindre|minke)\b", re.I)
_MORE_OF_IT = re.compile(
    rf"\b(?:øk(?:e|er|t|a|ing)?|auk(?:e|er|a|ing)?|fle?i?re|nye?|vekst|rekrutter\w*|"
    rf"få|etablere|stimulere til|stabiliser\w*|oppretthold\w*|oppretthald\w*|stanse|"
    rf"stoppe|stogge|bremse|snu|redusere|minske|færre|oppnå|høyere|høgare)\s(?:\S+\s){{0,3}}?{_COUNTABLE.pattern}",
    re.I,
)

GOAL_SENTENCE = re.compile(
    r"\b(?:(?:hoved|hovud|del|over?ordn\w+ |langsiktige? )?mål(?:et|a|ene|sett?ing\w*)?"
    r"(?: (?:i|for|med|til) \S+(?: \S+)?)? (?:var|er|vart|vil vere|vil være)\b|"
    r"(?:hadde|har|hatt|med) (?:\w+ ){0,2}(?:som )?mål(?:sett?ing)?\b|"
    r"mål om|\b(?:er|var) (?:\w+ )?mål(?:et|a|ene)? (?:i|for|med) (?:prosjekt|program|arbeid|satsing|tiltak)\w*|"
    r"(?:prosjektet|tiltaket|arbeidet|programmet|satsinga|satsingen|satsningen|en|ein|det|kommunen|"
    r"regionen) (?:skal|skulle|ønsker|ønskjer|ynskjer|vil|ville|ønsket|ønskte|tar sikte på|tek sikte på)\b|"
    r"mål:|tok sikte på|har til hensikt|føremålet|formålet|\w*(?:prosjekt|tiltak|program)\w* som skal\b)",
    re.I,
)  # fmt: skip
_AREAS = re.compile(
    r"\b(?:program|innsats|satsings|satsnings|tiltaks|hoved|hovud|arbeids|fokus)område(?:ne|"
    r"na|r|t)?\b(?:\s?[:–-]|\s(?:var|er|som er|som var|omfatta|omfattet))?\s+(?!på|"
    r"for|som|i\s)(?P<list>[^.;()]+)|\b(?:program|innsats|satsings|satsnings)områd(?:a|"
    r"e|ene|ane|er)\s?[:,]?\s(?!på|for|som|i\s)(?P<list2>[^.;()]+)",
    re.I,
)
_VALUES = re.compile(
    r"\b(?:(?:kjerne)?verdi(?:grunnlag(?:et)?|ane|ene|er|ar|ord(?:a|ene)?|sett(?:et)?)|"
    r"verdiord)\b(?:\s(?:var|er|som))?\s?:?\s?[«\"]?(?!i\s|og\s|på\s|som\s|for\s|"
    r"knytt)(?P<list>[^.;()]+)",
    re.I,
)
_STOPS_A_LIST = re.compile(
    r",?\s(?:forankr\w+|basert|bygd|bygget|tufta|grunnlagt|med\s(?:utgangspunkt|verdi\w*|desse|disse|"
    r"følgende|tre)|ut fra|ut ifrå|på grunnlag|gjennom|som\s|der\s|hvor\s|for å\s|"
    r"har\s|skulle\s|var\s|er\s|og\s(?:på|bygg\w*|har|skal|er|var)\s|bygger på|"
    r"tre verdi\w*).*$",
    re.I,
)


def kind_of(text: str, figures: list[Figure]) -> GoalKind:
    """Quantitative when a number is the goal, or when what is wanted more of can be counted."""
    if any(figure.role is Role.GOAL and figure.value is not None for figure in figures):
        return GoalKind.QUANTITATIVE
    first = re.split(
        r"\b(?:gjennom|ved å|slik at|for å oppnå|gjennom dette|forankra|forankret)\b",
        text,
        flags=re.I,
    )[0]
    short = len(first.split()) <= 4 and (direction_of(first) is not Direction.NONE or len(first.split()) == 1)
    counted = _MORE_OF_IT.search(first) or (short and _COUNTABLE.search(first))
    return GoalKind.QUANTITATIVE if counted else GoalKind.QUALITATIVE


def direction_of(text: str) -> Direction:
    if _STEADY.search(text):
        return Direction.STABLE
    if _DOWN.search(text):
        return Direction.DECREASE
    return Direction.INCREASE if _UP.search(text) else Direction.NONE


def goal(text: str, line: int, figures: list[Figure], *, is_main: bool = False, listed: bool = True) -> ReadGoal:
    wants = direction_of(text)
    return ReadGoal(
        text.strip(),
        kind_of(text, figures),
        line,
        is_main,
        wants,
        Confidence.SURE if is_main or listed else Confidence.LIKELY,
    )


def as_headed(goal: ReadGoal, heading: str) -> ReadGoal:
    """A list that is headed «kvalitative mål» or «kvantitative mål» says itself what its goals are."""
    kinds = {word.lower() for word in re.findall(r"\bkvalitativ|\bkvantitativ", heading, re.I)}
    if len(kinds) != 1:
        return goal
    return replace(goal, kind=GoalKind.QUALITATIVE if "kvalitativ" in kinds else GoalKind.QUANTITATIVE)


def programme_areas(sentence: str) -> tuple[str, ...]:
    """«på programområdene bulyst og næringsutvikling, forankret i ...» -> bulyst, næringsutvikling."""
    return _listed(_AREAS, sentence, longest=5)


def values(sentence: str) -> tuple[str, ...]:
    """«verdigrunnlag: Plass til alle, driftighet og gode forvaltere» -> the three."""
    return _listed(_VALUES, sentence, longest=5)


def _listed(pattern: re.Pattern[str], sentence: str, *, longest: int) -> tuple[str, ...]:
    match = pattern.search(sentence)
    if match is None:
        return ()
    words = next(group for group in match.groups() if group)
    parts = tuple(part.strip(' «»"“”') for part in split_list(_STOPS_A_LIST.sub("", words)))
    # A real list names at least two short things; anything else is a sentence that happens to use the word.
    return parts if len(parts) >= 2 and all(len(part.split()) <= longest for part in parts) else ()
