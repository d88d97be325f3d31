"""«Folketallet gikk ned»: a result with a direction and perhaps no number. It is never lost among the good ones."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulyst.catalogue.reading.roles import AT_THE_END, BACKGROUND_CUE, GOAL_CUE, INTENT_BEFORE, Setting
from bulyst.catalogue.reading.sentences import clause_spans
from bulyst.catalogue.reading.shape import Confidence, Direction, Group, Role, Unit

_SUBJECTS: tuple[tuple[Unit, Group, str], ...] = (
    (
        Unit.UNEMPLOYMENT,
        Group.OTHER,
        r"arbeids(?:løshet|ledighet|løyse|løysa|løysen|ledigheit)\w*|"
        r"ledighet(?:en|a)?",
    ),
    (Unit.MIGRATION, Group.MOVED_OUT, r"(?:netto ?)?(?:fra|frå|ut)flytting(?:en|a)?"),
    (
        Unit.MIGRATION,
        Group.MOVED_IN,
        r"(?:netto ?)?(?:inn|til)flytting(?:en|a)?|netto(?:inn)?flytting(?:en|a)?",
    ),
    (
        Unit.INHABITANTS,
        Group.POPULATION,
        r"folketall?(?:et)?|innbygg(?:er|jar|ar)tall?(?:et)?|folkemengd\w*|"
        r"befolkning(?:en|a|stallet|stalet|sutvikling(?:en|a)?)?|"
        r"(?:antall(?:et)?|talet på|tallet på|tal) innbygg\w+|busetnad(?:en)?|"
        r"busetting(?:en|a)?|bosetting(?:en|a)?|innbygg(?:ere|jarar|erar|arar)|"
        r"folkesetnad(?:en)?",
    ),
    (
        Unit.JOBS,
        Group.JOBS,
        r"sysselsett?ing(?:en|a)?|(?:antall(?:et)?|talet på) arbeidsplass\w*|"
        r"arbeidsplass(?:er|ar|ene|ane)",
    ),
    (
        Unit.PERSONS,
        Group.OTHER,
        r"elevtall?(?:et)?|barnetall?(?:et)?|fødselstall?(?:et)?|"
        r"(?:antall(?:et)?|talet på) (?:elev|barn|unge|ungdom)\w*",
    ),
    (
        Unit.FIRMS,
        Group.NEW_FIRMS,
        r"(?:antall(?:et)?|talet på) (?:bedrift|verksemd|virksomhet|nyetablering|etablering)\w*",
    ),
)
_DOWN = (
    r"gått (?:noe |noko |litt |svakt |ytterligere |ytterlegare |betydelig |sterkt |"
    r"jamt )?(?:ned|tilbake|attende)|(?:gikk|gjekk|går) (?:noe |noko |litt |svakt |"
    r"ytterligere |betydelig |sterkt |jamt |likevel |fortsatt |framleis )*(?:ned|"
    r"tilbake|attende)|sunk(?:et|e)|sank|søkk|sokke|falt|falle|"
    r"fallet|minka|minket|minsket|minska|redusert|skrumpet|avtok|"
    r"avtatt|avteke|(?:ble|vart|blei|blitt|vorte|blive|er|var)\s(?:\w+\s){0,2}?(?:færre|"
    r"lågare|lavere|mindre)|(?:ikke|ikkje) (?:økt|auka|gått opp|vokst|blitt fl?e?i?re|"
    r"steget|stige)"
)
_UP = (
    r"økt|økte|auka|auket|aukte|gått (?:noe |noko |litt |svakt )?opp|"
    r"(?:gikk|gjekk) (?:noe |noko |litt |svakt )?opp|vokst|vaks|"
    r"vokste|steg(?:et)?|stige|(?:ble|vart|blei|blitt|vorte|er|var)\s(?:\w+\s){0,2}?(?:flere|"
    r"fleire|høyere|høgare)|tatt seg opp"
)
_STILL = r"stabil(?:t|e|isert|iserte|isert seg)?|uendret|uendra|holdt seg|halde seg|heldt seg"
_NOUN_DOWN = r"nedgang(?:en)?|tilbakegang(?:en)?|reduksjon(?:en)?|fall(?:et)?|svikt|minus"
_NOUN_UP = r"auke(?:n)?|økning(?:en)?|vekst(?:en)?|oppgang(?:en)?"
_ALONE = (
    (
        Direction.DECREASE,
        r"(?:befolknings|folketals|folketalls|folke)nedgang(?:en)?|"
        r"negativ (?:befolknings|folketals|folketalls)utvikling|færre innbygg\w+|"
        r"nettoutflytting|netto utflytting",
    ),
    (
        Direction.INCREASE,
        r"(?:befolknings|folketals|folketalls|folke)vekst(?:en)?|"
        r"(?:befolknings|folketals|folketalls)auke|(?:befolknings|folketalls|folketals)økning(?:en)?|"
        r"positiv (?:befolknings|folketals|folketalls)utvikling|fleire innbyggjarar|"
        r"flere innbyggere|netto ?innflytting|netto tilflytting|innflyttingsoverskudd",
    ),
)
_ANY_SUBJECT = "|".join(f"(?P<s{index}>{pattern})" for index, (_, _, pattern) in enumerate(_SUBJECTS))
_STATEMENTS: tuple[tuple[Direction, re.Pattern[str]], ...] = tuple(
    (direction, re.compile(rf"(?<!\w)(?:{_ANY_SUBJECT})(?!\w)(?:\s[^\s.;:,]+){{0,7}}?\s(?:{verbs})(?!\w)", re.I))
    for direction, verbs in ((Direction.DECREASE, _DOWN), (Direction.INCREASE, _UP), (Direction.STABLE, _STILL))
) + tuple(
    (direction, re.compile(rf"(?<!\w)(?:{nouns})\s(?:i|av|på)\s(?:\w+\s){{0,2}}?(?:{_ANY_SUBJECT})(?!\w)", re.I))
    for direction, nouns in ((Direction.DECREASE, _NOUN_DOWN), (Direction.INCREASE, _NOUN_UP))
)
# «Ved slutten var folketalet lågare»: the verb stands in front.
_INVERTED = tuple(
    (
        direction,
        re.compile(
            rf"(?<!\w)(?:var|er|vart|ble|blei|gikk|gjekk|går)\s(?:{_ANY_SUBJECT})(?:\s[^\s.;:,]+){{0,4}}?\s(?:{words})(?!\w)",
            re.I,
        ),
    )
    for direction, words in (
        (Direction.DECREASE, r"ned|tilbake|attende|lågare|lavere|mindre|redusert"),
        (Direction.INCREASE, r"opp|høyere|høgare|større"),
    )
)
_ALONE_STATEMENTS = tuple((direction, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)) for direction, words in _ALONE)

_MISSED = re.compile(
    r"(?<!\w)(?:(?:mål(?:et|a|ene|settinga|settingen)?)\b[^.;]{0,60}?\b(?:ikke|ikkje)\s(?:\w+\s){0,3}?(?:nådd?|"
    r"nådde?|oppnådd|oppfylt|innfridd)\w*|(?:nådde|nådd|når|oppnådde|klarte|klart|greide|greidde|lyktes|"
    r"lykkes|lukkast|fikk|fekk)\s(?:\w+\s){0,2}?(?:ikke|ikkje)\b|(?:ikke|ikkje) (?:nådd|nådde|lyktes|"
    r"lykkes|lykkast|lukkast|oppnådd)|mislyk\w+|mislukk\w+|ga (?:ingen|ikke|få)\b[^.;]{0,40}(?:flytt|"
    r"resultat|effekt)|gav (?:ingen|ikkje|få)\b[^.;]{0,40}(?:flytt|resultat|effekt)|"
    r"(?:førte|ga|gav|bidro|bidrog|medverka|resulterte|gir|fører)\s(?:ikke|ikkje)\b|"
    r"(?:har|hadde) (?:ikke|ikkje) (?:ført|gitt|gjeve|bidr|resultert|medverka|fått)\w*|"
    r"uten (?:synlig|målbar|påviselig)\w* (?:effekt|resultat)\w*|(?:prosjektet|programmet|satsing\w*|"
    r"tiltaket) (?:ble|vart|blei) (?:avbrutt|stoppet|stoppa|avlyst|avslutt?et før)\w*)",
    re.I,
)
_NEGATION = re.compile(r"\b(?:ikke|ikkje|uten|utan|ingen|inga)\s(?:\w+\s)?$", re.I)
_IS_THE_GOAL = re.compile(r"\b(?:er|var) (?:\w+ )?(?:mål|ønsk|ynsk|ambisjon|visjon)\w*", re.I)


class Statement(NamedTuple):
    start: int
    end: int
    direction: Direction
    unit: Unit
    group: Group
    role: Role
    confidence: Confidence
    failed: bool = False

    @property
    def adverse(self) -> bool:
        return self.failed or is_adverse(self.unit, self.group, self.direction)


def is_adverse(unit: Unit, group: Group, direction: Direction) -> bool:
    """Fewer inhabitants is bad; fewer unemployed and fewer who move out is good."""
    bad_when_up = unit is Unit.UNEMPLOYMENT or group is Group.MOVED_OUT
    if direction is Direction.INCREASE:
        return bad_when_up
    return direction is Direction.DECREASE and not bad_when_up


def statements(sentence: str, setting: Setting) -> list[Statement]:
    """Every stated development in the sentence. What is only wished for («snu nedgangen») is none."""
    found: list[Statement] = []
    for direction, match, unit, group in _matches(sentence):
        if any(match.start() < known.end and known.start < match.end() for known in found):
            continue
        role = _role(sentence, match, setting)
        if role and direction is Direction.INCREASE and _NEGATION.search(sentence[: match.start()]):
            found.append(Statement(match.start(), match.end(), Direction.NONE, unit, group, *role, failed=True))
        elif role:
            found.append(Statement(match.start(), match.end(), direction, unit, group, *role))
    return sorted(found)


def missed(sentence: str, setting: Setting) -> Statement | None:
    """«Målet ble ikke nådd», «ga ingen tilflytting»: a bad result without a number."""
    match = _MISSED.search(sentence)
    if match is None or BACKGROUND_CUE.search(sentence[: match.start()]):
        return None
    return Statement(
        match.start(), match.end(), Direction.NONE, Unit.GOALS, Group.OTHER, Role.RESULT, Confidence.LIKELY, failed=True
    )


def _matches(sentence: str) -> list[tuple[Direction, re.Match[str], Unit, Group]]:
    found = []
    for direction, pattern in (*_STATEMENTS, *_INVERTED):
        for match in pattern.finditer(sentence):
            index = next(n for n in range(len(_SUBJECTS)) if match[f"s{n}"])
            unit, group, _ = _SUBJECTS[index]
            found.append((direction, match, unit, group))
    for direction, pattern in _ALONE_STATEMENTS:
        for match in pattern.finditer(sentence):
            moved = "flytting" in match.group().lower()
            outward = "utflytting" in match.group().lower()
            group = (Group.MOVED_OUT if outward else Group.MOVED_IN) if moved else Group.POPULATION
            meant = Direction.INCREASE if outward else direction
            found.append((meant, match, Unit.MIGRATION if moved else Unit.INHABITANTS, group))
    return found


def _role(sentence: str, match: re.Match[str], setting: Setting) -> tuple[Role, Confidence] | None:
    left, right = next(
        (span for span in clause_spans(sentence) if span[0] <= match.start() < span[1]), (0, len(sentence))
    )
    before, whole = sentence[left : match.start()], sentence[left:right]
    if INTENT_BEFORE.search(sentence[: match.start()]) and not re.search(
        r"\b(?:har|hadde|har klart å|klarte å)\s+(?:snudd|stanset|stansa|stoppet|stoppa|stogga)", before
    ):
        return None
    if AT_THE_END.search(whole) or AT_THE_END.search(sentence[: match.start()]):
        return Role.RESULT, Confidence.SURE
    if GOAL_CUE.search(before) or GOAL_CUE.search(match.group()) or _IS_THE_GOAL.search(whole):
        return None
    if BACKGROUND_CUE.search(whole):
        return Role.CONTEXT, Confidence.LIKELY
    if (
        setting.explicit
        and setting.role is Role.GOAL
        and not re.search(r"\b(?:har|gikk|gjekk|ble|vart|ein såg|vi så)\b", whole, re.I)
    ):
        return None
    if setting.explicit and setting.role is Role.CONTEXT:
        return Role.CONTEXT, Confidence.LIKELY
    return Role.RESULT, Confidence.SURE if setting.explicit and setting.role is Role.RESULT else Confidence.LIKELY
