"""«Folketallet gikk ned»: a result with a direction and perhaps no number. It is never lost among the good ones."""

from __future__ import annotations

import re
from functools import lru_cache
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
        r"(?:antall(?:et)?|talet på) (?:elev|barn|unge|ungdom|besøkende|besøkjande|besøkande|gjest|turist|deltak|"
        r"medlem|tilflytt|innflytt)\w*",
    ),
    (
        Unit.FIRMS,
        Group.NEW_FIRMS,
        r"(?:antall(?:et)?|talet på) (?:bedrift|verksemd|virksomhet|nyetablering|etablering)\w*",
    ),
)
_SUCCEED = r"(?:lykkes|lyktes|lykkast|lykka|lyktast|lukkes|lukkast|lukka|lukkedes)"
_DOWN = (
    r"gått (?:noe |noko |litt |svakt |ytterligere |ytterlegare |betydelig |sterkt |"
    r"jamt )?(?:ned|tilbake|attende)|(?:gikk|gjekk|går) (?:noe |noko |litt |svakt |"
    r"ytterligere |betydelig |sterkt |jamt |likevel |fortsatt |framleis )*(?:ned|"
    r"tilbake|attende)|sunk(?:et|e)|sank|søkk|sokke|falt|falle|"
    r"fallet|minka|minket|minsket|minska|redusert|skrumpet|avtok|"
    r"avtatt|avteke|(?:ble|vart|blei|blitt|vorte|blive|er|var)\s(?:\w+\s){0,2}?(?:færre|"
    r"lågare|lavere|mindre)|(?:ikke|ikkje) (?:økt|auka|gått opp|vokst|blitt fl?e?i?re|"
    r"steget|stige)|minkar|minker|synker|søkker|faller|fell|avtar|"
    r"(?:fortsatte|fortsetter|fortsatt|heldt fram|held fram|halde fram)\s(?:med\s)?(?:å\s)?"
    r"(?:gå ned|synke|søkke|falle|minke|minka|gå tilbake|avta)"
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
        r"negativ (?:befolknings|folketals|folketalls)utvikling|"
        r"(?:befolknings|folketals|folketalls)utvikling(?:en|a)(?:\s\w+){1,3}?\snegativ|færre innbygg\w+|"
        r"netto ?utflytting(?:en|a)?|netto ?fraflytting(?:en|a)?|netto ?fråflytting(?:en|a)?|flyttetap(?:et)?",
    ),
    (
        Direction.INCREASE,
        r"(?:befolknings|folketals|folketalls|folke)vekst(?:en)?|"
        r"(?:befolknings|folketals|folketalls)auke|(?:befolknings|folketalls|folketals)økning(?:en)?|"
        r"positiv (?:befolknings|folketals|folketalls)utvikling|"
        r"(?:befolknings|folketals|folketalls)utvikling(?:en|a)(?:\s\w+){1,3}?\spositiv|fleire innbyggjarar|"
        r"flere innbyggere|netto ?innflytting(?:en|a)?|netto ?tilflytting(?:en|a)?|innflyttingsoverskudd",
    ),
)
_INHABITANTS = next(index for index, (unit, _, _) in enumerate(_SUBJECTS) if unit is Unit.INHABITANTS)
_ANY_SUBJECT = "|".join(f"(?P<s{index}>{pattern})" for index, (_, _, pattern) in enumerate(_SUBJECTS))
_STATEMENTS: tuple[tuple[Direction, re.Pattern[str]], ...] = tuple(
    (direction, re.compile(rf"(?<!\w)(?:{_ANY_SUBJECT})(?!\w)(?:\s[^\s.;:,]+){{0,7}}?\s(?:{verbs})(?!\w)", re.I))
    for direction, verbs in ((Direction.DECREASE, _DOWN), (Direction.INCREASE, _UP), (Direction.STABLE, _STILL))
) + tuple(
    (direction, re.compile(rf"(?<!\w)(?:{nouns})\s(?:i|av|på)\s(?:\w+\s){{0,2}}?(?:{_ANY_SUBJECT})(?!\w)", re.I))
    for direction, nouns in ((Direction.DECREASE, _NOUN_DOWN), (Direction.INCREASE, _NOUN_UP))
)
# «ein nedgang på 2 % i folketalet», «en økning på 14 innbyggere»: the size stands between.
_SIZED = tuple(
    (direction, re.compile(pattern, re.I))
    for direction, nouns in ((Direction.DECREASE, _NOUN_DOWN), (Direction.INCREASE, _NOUN_UP))
    for pattern in (
        rf"(?<!\w)(?:{nouns})\s(?:på|med)\s[^.;:,]{{1,25}}?\s(?:i|av)\s(?:\w+\s){{0,2}}?(?:{_ANY_SUBJECT})(?!\w)",
        rf"(?<!\w)(?:{nouns})\s(?:på|med)\s(?=[^.;:,]{{1,20}}\s(?P<s{_INHABITANTS}>innbygg(?:ere|jarar|arar)))",
    )
)
# «øke folketallet fra 1 402 til 1 500», «folketalet skal vere minst 1 500»: wished for, whatever the cue in front.
_WANTED = tuple(
    (direction, re.compile(pattern, re.I))
    for direction, verbs, passive in (
        (Direction.INCREASE, r"øke|auke|heve|løfte|vokse", r"økes|aukast|aukas|heves|øke|auke|stige|vokse|vekse|"
         r"være|vere|bli|verte|komme|kome|passere|nå|ha"),
        (Direction.DECREASE, r"redusere|minske|senke|minke", r"reduseres|reduserast|minskes|minke|ned"),
    )
    for pattern in (
        rf"(?<!\w)(?:{verbs})\s(?:\w+\s){{0,2}}?(?:{_ANY_SUBJECT})(?!\w)",
        rf"(?<!\w)(?:{_ANY_SUBJECT})(?!\w)(?:\s[^\s.;:,]+){{0,3}}?\s(?:skal|skulle|bør)\s(?:\w+\s){{0,2}}?(?:{passive})(?!\w)",
        rf"(?<!\w)(?:skal|skulle|bør)\s(?:{_ANY_SUBJECT})\s(?:\w+\s){{0,2}}?(?:{passive})(?!\w)",
    )
)  # fmt: skip
_WISHES = frozenset(pattern for _, pattern in _WANTED)
_MANAGED = re.compile(rf"\b(?:klart|klarte|greidd|greidde|greide|maktet|makta|(?:{_SUCCEED})\smed)\s(?:å\s)?$", re.I)
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

# «Skulen vart lagd ned»: a loss that nobody numbers.
_CLOSED = re.compile(
    r"\b(?:(?P<school>\w*skul\w*|\w*skol\w*|\w*barnehage\w*)|\w*butikk\w*|\w*bedrift\w*|\w*fabrikk\w*|\w*verksemd\w*|"
    r"\w*virksomhet\w*|postkontoret)\s(?:er|ble|blei|vart|har blitt|er blitt|har vorte)\s"
    r"(?:(?:lagt|lagd|lagde) ned|nedlagt|nedlagd|stengt|stengd)\b",
    re.I,
)
_MISSED = re.compile(
    r"(?<!\w)(?:(?:mål(?:et|a|ene|settinga|settingen)?)\b[^.;]{0,60}?\b(?:ikke|ikkje)\s(?:\w+\s){0,3}?(?:nådd?|"
    r"nådde?|oppnådd|oppfylt|innfridd)\w*|(?:nådde|nådd|når|oppnådde|klarte|klart|greide|greidde|"
    rf"{_SUCCEED}|fikk|fekk)\s(?:\w+\s){{0,2}}?(?:ikke|ikkje)\b|(?:ikke|ikkje) (?:nådd|nådde|oppnådd|klart|"
    rf"klarte|greidd|greidde|{_SUCCEED})|(?:uten|utan) å {_SUCCEED}|mislyk\w+|mislukk\w+|utebl\w+|"
    r"gav? (?:ingen|ikke|ikkje|få)\b[^.;]{0,40}(?:flytt|resultat|effekt)|"
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
    subject: str = ""

    @property
    def adverse(self) -> bool:
        return self.failed or is_adverse(self.unit, self.group, self.direction)


def is_adverse(unit: Unit, group: Group, direction: Direction) -> bool:
    """Fewer inhabitants is bad; fewer unemployed and fewer who move out is good."""
    bad_when_up = unit is Unit.UNEMPLOYMENT or group is Group.MOVED_OUT
    if direction is Direction.INCREASE:
        return bad_when_up
    return direction is Direction.DECREASE and not bad_when_up


@lru_cache(maxsize=512)
def statements(sentence: str, setting: Setting) -> tuple[Statement, ...]:
    """Every development in the sentence; one that is wished for has the role of a goal. «Snu nedgangen» is none."""
    found: list[Statement] = []
    for direction, match, unit, group, subject in _matches(sentence):
        if any(match.start() < known.end and known.start < match.end() for known in found):
            continue
        if match.re in _WISHES:
            managed = _MANAGED.search(sentence[: match.start()])
            role: tuple[Role, Confidence] | None = (Role.RESULT if managed else Role.GOAL, Confidence.LIKELY)
        else:
            role = _role(sentence, match, setting)
        if role and direction is Direction.INCREASE and _NEGATION.search(sentence[: match.start()]):
            found.append(Statement(match.start(), match.end(), Direction.NONE, unit, group, *role, True, subject))
        elif role:
            found.append(Statement(match.start(), match.end(), direction, unit, group, *role, False, subject))
    return tuple(sorted(found))


def missed(sentence: str, setting: Setting) -> Statement | None:
    """«Målet ble ikke nådd», «ga ingen tilflytting»: a bad result without a number."""
    match = _MISSED.search(sentence)
    if match is None or BACKGROUND_CUE.search(sentence[: match.start()]):
        return None
    return Statement(
        match.start(), match.end(), Direction.NONE, Unit.GOALS, Group.OTHER, Role.RESULT, Confidence.LIKELY, failed=True
    )


def _matches(sentence: str) -> list[tuple[Direction, re.Match[str], Unit, Group, str]]:
    found = []
    for direction, pattern in (*_WANTED, *_SIZED, *_STATEMENTS, *_INVERTED):
        for match in pattern.finditer(sentence):
            named = match.groupdict()
            index = next(n for n in range(len(_SUBJECTS)) if named.get(f"s{n}"))
            unit, group, _ = _SUBJECTS[index]
            found.append((direction, match, unit, group, named[f"s{index}"]))
    for match in _CLOSED.finditer(sentence):
        unit = Unit.SCHOOLS if match["school"] else Unit.FIRMS
        found.append((Direction.DECREASE, match, unit, Group.OTHER, match.group()))
    for direction, pattern in _ALONE_STATEMENTS:
        for match in pattern.finditer(sentence):
            moved = "flytt" in match.group().lower()
            outward = re.search(r"(?:ut|fra|frå)flytting|flyttetap", match.group(), re.I)
            group = (Group.MOVED_OUT if outward else Group.MOVED_IN) if moved else Group.POPULATION
            meant = Direction.INCREASE if outward else direction
            found.append((meant, match, Unit.MIGRATION if moved else Unit.INHABITANTS, group, match.group()))
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
        return Role.GOAL, Confidence.LIKELY
    if BACKGROUND_CUE.search(whole):
        return Role.CONTEXT, Confidence.LIKELY
    if (
        setting.explicit
        and setting.role is Role.GOAL
        and not re.search(r"\b(?:har|gikk|gjekk|ble|vart|ein såg|vi så)\b", whole, re.I)
    ):
        return Role.GOAL, Confidence.SURE
    if setting.explicit and setting.role is Role.CONTEXT:
        return Role.CONTEXT, Confidence.LIKELY
    return Role.RESULT, Confidence.SURE if setting.explicit and setting.role is Role.RESULT else Confidence.LIKELY
