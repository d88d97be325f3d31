"""Which kind of activity or outcome a figure is about, and the parts that the page names for it."""

from __future__ import annotations

import re

from bulyst.catalogue.reading.sentences import clause_spans
from bulyst.catalogue.reading.shape import Group, Role, Unit

_COURSE = re.compile(
    r"\b\w*kurs\w*|\w*opplæring\w*|\bskoler(?:ing|t)\w*|\w*seminar\w*|"
    r"\w*studie[rt]?\b|etterutdann\w*|vidareutdann\w*|videreutdann\w*|"
    r"kompetansegiv\w*",
    re.I,
)
_FUNDED = re.compile(
    r"\b(?:\w*støtte?\w*|stønad\w*|\w*midler|\w*midlar|\w*tilskudd\w*|\w*tilskot\w*|"
    r"\w*tilskott\w*|finansi\w+|\w*virkemid\w+|\w*verkemid\w+|penger|pengar|\w*lån|"
    r"innvilg\w+|bevilg\w+|løyv\w+|økonomisk hjelp)",
    re.I,
)
_NEW = re.compile(
    r"\b(?:ny(?:e|tt)?|ny\w*etabl\w+|\w*etabler\w*|start(?:et|a|ed|opp)\w*|registrer\w*|"
    r"skap(?:t|te)|grunnlagt|oppretta?e?t?|stift\w+)\b",
    re.I,
)
_OUT = re.compile(
    r"\b(?:(?:ut|fra|frå)flytting\w*|(?:har|er|hadde|var|ble|blei|vart) (?:\w+ )?"
    r"(?:ut|fra|frå)flytt(?:et|a)(?! \w*(?:ung|folk|person))|"
    r"(?:flytt(?:et|a|er|ar)|reist?e?) (?:\w+ )?(?:ut(?! på)|bort|igjen|videre|vidare|att(?! til| hit| heim)|"
    r"(?:her|der)i?fr[aå]|fr[aå] (?:kommunen|bygda|grenda|regionen|dalen|øya|staden|stedet)))\b",
    re.I,
)
_STAYED = re.compile(
    r"\b(?:(?:blitt|ble|blei|vart|vorte) (?:boende|buande|bufaste|værende|verande|bofaste)|"
    r"(?:bor|bur) (?:\w+ )?(?:enda|ennå|enno|framleis|fortsatt|fremdeles)|(?:fortsatt|framleis|fremdeles) (?:bor|"
    r"bur|bosatt|busett\w*)|(?:her|der) (?:enda|ennå|enno|framleis|fortsatt|fremdeles))\b",
    re.I,
)
_HELPED = re.compile(
    r"\b(?:hjelpt|hjulpet|hjalp|bistått|bistand|rettleidd|veiledet|rettleiing|"
    r"veiledning|fulgt opp|følgt opp|oppfølging)\b",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:(?!ut|fra|frå)\w*flytt(?:et|a|ed|ere|erne|arar|ar|er|ing\w*)?|busett\w*|bosatt\w*|"
    r"bosett\w*|slått seg ned|kjem|kom(?:met|mer|ne|en|me|e)?(?: til| hit)?|heim|hjem|etablert seg|"
    r"rekrutter\w*|tatt imot|teke imot)\b",
    re.I,
)
_INTERESTED = re.compile(
    r"\b(?:\w*interess\w+|kontakt\w*|potensiell\w*|henvend\w+|portefølje\w*|meldt\w* seg|"
    r"førespurn\w+|svar(?:te|a)\b|vurder(?:er|te) å (?:flytt|etabler|busett|bosett)\w*)",
    re.I,
)
_ALL_OUT = re.compile(r"\S+(?:\s\w+)?\s(?:ut|bort)\b", re.I)
_CONTACTS = re.compile(r"(?:\S+\s){1,3}?\w*kontakt(?:er|ar)\b", re.I)
_MET = re.compile(r"\b(?:møtt?e?|treft|traff|besøkt?e?|snakk(?:et|a)|inviter(?:te|t)|intervju(?:et|a))\b", re.I)
#: «Bygda har 85 husstander», «i grenda bur det 45»: who lives there, not who came.
_LIVES_THERE = re.compile(
    r"\b(?:(?:bor|bur|budde|bodde)(?:\sdet)?(?:\s(?:nå|no|i dag|i alt|totalt|\w+ \d+ \w+ fordelt på))?|"
    r"(?:kommunen|bygda|grenda|dalen|øya|staden|stedet|regionen|området) har|fordelt på|fordelte på)\s*$",
    re.I,
)
_HOUSING = re.compile(
    r"\b(?:i bruk|solgt|selt|selde|leid|leigd|utleige|utleie|bygd|bygget|ferdig\w*|"
    r"ledig\w*|tom(?:me|t)\b|registrert|kartla\w+|pusset|restaurert)",
    re.I,
)
_FUNDING = re.compile(
    r"\b(?:tildel\w+|tilskudd|tilskot|støtt\w+|stønad|bevilg\w+|løyv\w+|finansi\w+|"
    r"midl[ae]r\w*|\w+midl[ae]r\w*|ramm[ea]\w*|budsjett\w*|bulyst\w*|bolyst\w*|innvilg\w+|"
    r"fått|fekk|fikk|kostn\w*)\b",
    re.I,
)
_PEOPLE_VERB = re.compile(
    r"\b(?:del?ta\w*|deltok|del?teke\w*|kurs\w*|flytt\w*|kom(?:met|me)?\b|bor|"
    r"bur|boende|buande|meldt?\w*|busett\w*|bosatt|fullfør\w*|søkt\w*|møtt\w*|"
    r"var med|vært med|vore med|trives|trivst)",
    re.I,
)

_LIST = r"[^.;()]+"
_PARTS: dict[Group, tuple[re.Pattern[str], ...]] = {
    Group.COURSE_PARTICIPANTS: (
        re.compile(
            rf"\b(?:fordelt|fordelte|delt) (?:på|mellom)\s(?:områdene\s|områda\s|emnene\s|"
            rf"emna\s|temaene\s|tema\s|fagene\s|faga\s)?(?P<list>{_LIST})",
            re.I,
        ),
        re.compile(
            rf"\b(?:kurs\w*|seminar\w*|skoler|studier|opplæring\w*|studium)\b[^.;]*?\s(?:innen(?:for)?|"
            rf"innan(?:for)?|om|i|knyttet til (?:temaene|områdene)|som)\s(?:tema(?:ene)?\s(?:som\s)?|"
            rf"emne\w*\s|områd\w*\s)?(?P<list>{_LIST})",
            re.I,
        ),
        re.compile(r"\b(?:kurs\w*|seminar\w*)\s?[(:]\s?(?P<list>[^.;()]+)", re.I),
    ),
    Group.PUPIL_ENTERPRISES: (
        re.compile(r"\(\s?(?P<list>[^()]+?)\s?\)", re.I),
        re.compile(
            rf"\b(?:ved|på|i|frå|fra|hos)\s(?:(?:to|tre|dei|de|begge)\s)?(?:skolene|skulane|"
            rf"skolane|skoler|skular|skolar)\s(?:i\s|ved\s|på\s)?(?P<list>{_LIST})",
            re.I,
        ),
        re.compile(r"\b(?:ved|på|i|frå|fra|hos)\s(?P<list>[^.;()]+)(?:[- ]skol\w*|[- ]skul\w*)(?=\W|$)", re.I),
    ),
    Group.NEW_FIRMS: (
        re.compile(r"(?P<list>\b(?:de|dei) (?:aller )?fleste\b[^.;()]*)", re.I),
        re.compile(
            r"(?:,|\(|\bog|\bmed)\s?(?P<list>(?:hovedsakelig|hovudsakleg|i hovedsak|i hovudsak|for det meste|"
            r"mest|mesteparten|særlig|særleg|stort sett|flest|majoriteten)\b[^.;()]*)",
            re.I,
        ),
    ),
}
_FUNDED_PARTS = (
    re.compile(
        rf"\b(?:i hovedsak|i hovudsak|hovedsakelig|hovudsakleg|mest|for det meste|særlig|"
        rf"særleg|stort sett|flest|primært|mesteparten|helst|fleste|først og fremst|"
        rf"fyrst og fremst)\s(?:er\s)?(?:gitt\s|gjeve\s|brukt\s|gått\s)?(?:til|innen|"
        rf"innan|som)\s(?P<list>{_LIST})",
        re.I,
    ),
    re.compile(
        rf"\b(?:midl\w+|støtt\w+|tilskudd\w*|tilskot\w*|virkemid\w+|verkemid\w+|pengar|"
        rf"penger)\b[^.;()]*?\s(?:til|innen|innan)\s(?P<list>{_LIST})",
        re.I,
    ),
)
_PARTS[Group.FUNDED_FIRMS] = _FUNDED_PARTS
_PARTS[Group.ACTIVE_ASSOCIATIONS] = (
    re.compile(
        r"\b(?:i hovedsak|i hovudsak|hovedsakelig|mest|for det meste|først og fremst|"
        r"særlig|særleg|gjennom|med)\s(?:med\s|gjennom\s|som\s)?(?P<list>(?:finansi|rettlei|veiled|pengar|"
        r"penger|midl|råd)[^.;()]*)",
        re.I,
    ),
)


def is_funding(sentence: str) -> bool:
    return bool(_FUNDING.search(sentence))


def is_about_people(words: str) -> bool:
    """Can the words behind a bare number only be said of people? («200 har deltatt på kurs»)"""
    return bool(_PEOPLE_VERB.search(words))


def of_percentage(sentence: str, end: int) -> Group:
    following, before = sentence[end : end + 30].lower(), sentence[:end]
    if re.match(r"\s?(?:fast\s|av\s(?:en|ei)\s)?\w*stilling", following):
        return Group.STAFFING
    if re.search(r"folketal|innbygg|befolkning", sentence, re.I):
        return Group.POPULATION
    if re.search(r"\bfinansi\w+|\bei?gen(?:an)?del|\bbudsjett\w*|\btilsk[ou]\w*|\bstøtt\w*|\bstønad", before, re.I):
        return Group.FUNDING
    return Group.OTHER


def group_of(unit: Unit, sentence: str, start: int, end: int, role: Role) -> Group:
    """The group of a figure, from its unit and the clause that it stands in."""
    left, right = next((span for span in clause_spans(sentence) if span[0] <= start < span[1]), (0, len(sentence)))
    clause = sentence[left:right]
    if unit is Unit.JOBS and (_OWN_STAFF.search(sentence[start:end]) or _PROJECT_HAS.search(sentence[left:start])):
        return Group.STAFFING
    if unit in _BY_UNIT:
        return _BY_UNIT[unit]
    if unit in {Unit.FIRMS, Unit.FARMS}:
        return _of_firms(unit, clause, sentence[start:end])
    if unit in {Unit.HOUSES, Unit.PLOTS}:
        return Group.HOUSING
    if unit in {Unit.PERSONS, Unit.INHABITANTS, Unit.FAMILIES, Unit.HOUSEHOLDS, Unit.HOMES}:
        return _of_people(unit, clause, sentence[start:right], sentence[left:start], role)
    return Group.OTHER


#: What nobody mentions unless it happened: a number of these is a result when nothing else is said.
ALWAYS_RESULTS = frozenset(
    {
        Group.COURSE_PARTICIPANTS,
        Group.CASES_HANDLED,
        Group.FUNDED_FIRMS,
        Group.INTERESTED,
        Group.STAYED,
        Group.PUPIL_ENTERPRISES,
    }
)
_OWN_STAFF = re.compile(
    r"\b(?:egne?|eigne?|eiga|prosjekt\w*|faste?|hele?|heile?|halve?)\s*-?\s*\w*stilling\w*|årsverk i prosjektet", re.I
)
_PROJECT_HAS = re.compile(r"\b(?:prosjekt|program|tiltak)\w*\b.*\b(?:har|hadde|med)\s*$", re.I)
_BY_UNIT = {
    Unit.PUPIL_ENTERPRISES: Group.PUPIL_ENTERPRISES,
    Unit.ASSOCIATIONS: Group.ACTIVE_ASSOCIATIONS,
    Unit.CASES: Group.CASES_HANDLED,
    Unit.JOBS: Group.JOBS,
    Unit.ENQUIRIES: Group.INTERESTED,
    Unit.EVENTS: Group.EVENTS,
    Unit.COURSES: Group.EVENTS,
    Unit.KRONER: Group.FUNDING,
}


def _of_firms(unit: Unit, clause: str, phrase: str) -> Group:
    if _FUNDED.search(clause) and not re.search(r"\bny(?:e|etabl\w*)\b", phrase, re.I):
        return Group.FUNDED_FIRMS
    if unit is Unit.FIRMS and (_NEW.search(clause) or re.search(r"etablering", phrase, re.I)):
        return Group.NEW_FIRMS
    return Group.HOUSING if unit is Unit.FARMS and _HOUSING.search(clause) else Group.OTHER


def _of_people(unit: Unit, clause: str, after: str, before: str, role: Role) -> Group:
    if (
        _COURSE.search(clause)
        and re.search(
            r"delta|deltok|del?tek|kurs|fullfør|gjekk|gikk|gjennomf|meld|"
            r"med på|hatt|tatt|teke",
            clause,
            re.I,
        )
        and unit is Unit.PERSONS
    ):
        return Group.COURSE_PARTICIPANTS
    if role is Role.AIMED_AT:
        return Group.APPROACHED
    if _STAYED.search(after[:80]):
        return Group.STAYED
    if _HELPED.search(before):
        return Group.HELPED
    if _OUT.search(clause) or (_MOVED.search(before) and _ALL_OUT.match(after)):
        return Group.MOVED_OUT
    if _CONTACTS.match(after):
        return Group.INTERESTED
    if _MET.search(before[-60:]) and not _MOVED.search(after[:60]):
        return Group.APPROACHED
    if _LIVES_THERE.search(before):
        return Group.POPULATION
    if re.search(r"\bpotensiell\w*", after[:50], re.I) or (
        _INTERESTED.search(before[-60:]) and not _MOVED.search(after[:60])
    ):
        return Group.INTERESTED
    if unit is Unit.HOMES or _MOVED.search(clause) or re.match(r"\S+\s+nye?\s", after):
        return Group.MOVED_IN
    if _INTERESTED.search(clause):
        return Group.INTERESTED
    if unit in {Unit.FAMILIES, Unit.HOUSEHOLDS} and role in {Role.GOAL, Role.RESULT}:
        return Group.MOVED_IN
    return Group.POPULATION if unit is Unit.INHABITANTS else Group.OTHER


def breakdown(group: Group, after: str) -> tuple[str, ...]:
    """The parts that the page names behind a figure: subjects, schools, legal forms, purposes."""
    for pattern in _PARTS.get(group, ()):
        if match := pattern.search(after):
            if group is Group.NEW_FIRMS:
                return (match["list"].strip(" ,"),)
            parts = split_list(re.sub(r"[- ](?:skol\w*|skul\w*)(?=\W|$)", "", match["list"]))
            # «200 deltakere fordelt på 12 kurs» names no parts.
            return tuple(part for part in parts if not part[0].isdigit())
    return ()


def split_list(words: str) -> tuple[str, ...]:
    """«data, språk og salg» -> its parts. «salg og service» is taken as one only in front of a final «og»."""
    text = re.sub(
        r"\b(?:m\.m\.?|m\.fl\.?|osv\.?|mm|mv|m\.v\.?|med mer|med meir|og så videre|"
        r"etc\.?|o\.l\.?|m(?=\s*$))(?=\W|$)",
        "",
        words,
    ).strip(" ,.:")
    text = re.split(
        r"\s(?:som|der|hvor|kor|gjennom|for å|slik at|forankra|forankret|og (?:har|er|ble|vart|skal))\s", text
    )[0]
    commas = [part.strip(" ,.") for part in re.split(r"\s*,\s*", text) if part.strip(" ,.")]
    if not commas:
        return ()
    last = re.split(r"\s+(?:og|samt)\s+", commas[-1]) if not commas[-1].startswith("og ") else [commas[-1][3:]]
    if len(last) > 2 and len(commas) > 1:
        # «..., salg og service og økonomi»: only the last «og» joins two parts.
        last = [" og ".join(last[:-1]), last[-1]]
    parts = [*commas[:-1], *last]
    return tuple(part.strip(" -–") for part in parts if part.strip(" -–"))
