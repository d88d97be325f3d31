"""The catalogue's pick lists. Items are matched by what they say, so that two glued items give both codes.

The lists are facts of the public project database (Distriktssenteret); the codes and wordings here are ours.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bulyst.catalogue.reading.layout import Section
from bulyst.catalogue.reading.sentences import LONGEST
from bulyst.catalogue.reading.shape import Choice


class Activity(StrEnum):
    EVENT_AWAY = "event_away"
    EVENT_HOME = "event_home"
    LETTERS = "letters"
    MEDIA = "media"
    WEBSITE = "website"
    BROCHURES = "brochures"
    SCHOOL_VISITS = "school_visits"
    FAIRS = "fairs"
    PLACE_CAMPAIGN = "place_campaign"
    JOB_CAMPAIGN = "job_campaign"
    HOUSING = "housing"
    COOPERATION = "cooperation"
    HOSTS = "hosts"
    INTEGRATION = "integration"
    IDEA_WORKSHOPS = "idea_workshops"


class TargetGroup(StrEnum):
    EVERYONE = "everyone"
    SKILLED_WORKERS = "skilled_workers"
    WORKERS = "workers"
    WOMEN = "women"
    YOUTH = "youth"
    FAMILIES = "families"
    RETURNERS = "returners"
    LIFESTYLE = "lifestyle"
    BIG_CITY = "big_city"
    ENTREPRENEURS = "entrepreneurs"
    CABIN_OWNERS = "cabin_owners"
    FROM_ABROAD = "from_abroad"


class Argument(StrEnum):
    QUALITY_OF_LIFE = "quality_of_life"
    UPBRINGING = "upbringing"
    SERVICES = "services"
    NATURE = "nature"
    OUTDOORS = "outdoors"
    CULTURE = "culture"
    JOBS = "jobs"
    PEACE = "peace"
    COMMUTING = "commuting"
    COMMUNITY = "community"
    HOUSING = "housing"
    BENEFITS = "benefits"


# The tail of an option ends where the next option begins, with a capital letter.
_TAIL = r"(?: for (?:å |dei |de )?(?-i:[^,;A-ZÆØÅ]*))?"
_ACTIVITIES = {
    Activity.EVENT_AWAY: (
        rf"arrangement(?:er|a)? (?:utenfor|utanfor|utanom) (?:kommunen|regionen|bygda|kommunane){_TAIL}"
    ),
    Activity.EVENT_HOME: (
        r"arrangement(?:er)?(?: i (?:kommunen|regionen|bygda))?"
        r"(?: for å (?:stimulere|få|lokke|rekruttere) (?-i:[^,;A-ZÆØÅ]*))?"
    ),
    Activity.LETTERS: (
        r"(?:brev|nyhetsbrev|nyhendebrev|nyheitsbrev)"
        r"(?: til (?:potensielle )?(?:ut|inn|til|tilbake|heim|hjem)?flytt\w+)?"
    ),
    Activity.MEDIA: r"(?:annonse(?:r|ring)|annonsar)(?: i (?:media|aviser|avisene|avisar|pressen))?",
    Activity.WEBSITE: (
        r"(?:ei?ge[nt] |ei?gne |eiga )?(?:nett(?:sted|stad|side|sider|portal)|internettside\w*|heimeside|hjemmeside)"
    ),
    Activity.BROCHURES: r"brosjyr(?:er?|ar|e)(?: og (?:lignende|liknende|liknande))?",
    Activity.SCHOOL_VISITS: (
        r"besøk (?:på|ved|til) (?:skol\w+|skul\w+|studiest\w+|lærest\w+)"
        r"(?:(?:, | og )(?:skol\w+|skul\w+|studiest\w+|lærest\w+))*"
    ),
    Activity.FAIRS: (
        r"(?:delta(?:tt|king|kelse|gelse|gelser)?|deltek\w*|delteke) ?(?:på|i) "
        r"(?:utstilling\w*|stand|messe\w*)(?:/ ?\w+)?(?: og \w+)?|stand på \w+"
    ),
    Activity.PLACE_CAMPAIGN: (
        r"kampanje(?:r|ar)? for å (?:synl[ie]gg\w+|vise fram|profilere|marknadsføre|markedsføre) (?:\w+ )?(?:som )?"
        r"(?:(?:ein |en )?(?:god |attraktiv )?"
        r"(?:bosted|bustad|busetjing|busetting|bostad|bustadsregion|bosettingssted|stad å bu|sted å bo))?"
    ),
    Activity.JOB_CAMPAIGN: (
        r"kampanje(?:r|ar)? for å (?:skaffe|rekruttere|få) arbeidskraft"
        r"(?: ?(?:/|og|eller) ?(?:for å )?synl[ie]gg\w+ (?:jobb|arbeids|karriere)\w+)?"
    ),
    Activity.HOUSING: (
        r"(?:tilrettela\w+|tilrettelegging|legge til rette)(?: av| for| med)? "
        r"(?:bolig\w*|bustad\w*|bostad\w*|hus)(?: (?:for|til) (?:til|inn)?flytt\w+)?"
    ),
    Activity.COOPERATION: (
        r"samarbeid for å gj(?:ø|e)re \w+ attraktivt?\w*|"
        r"samarbeid(?:e)? (?:med|mellom) (?:næringsliv\w*|lokalt næringsliv)"
        r"(?: ?(?:og/eller|og|eller|/) ?(?:frivill[ie]ge )?(?:lag og )?organisasjon\w*)?"
        r"(?: for å gj(?:ø|e)re \w+ attraktivt?\w*)?"
    ),
    Activity.HOSTS: r"verts?skaps?(?:ordning\w*|funksjon\w*|program\w*)|verts?familie\w*|fadderordning\w*",
    Activity.INTEGRATION: r"integrerings?\w*(?:tiltak)?(?: for (?:til|inn)?flytt\w+| for innvandr\w+)?",
    Activity.IDEA_WORKSHOPS: (r"id[eé]dugnad\w*(?: i kommun\w+)?(?: (?:der|hvor|kor) [^;]*)?|idemyldring\w*"),
}
_TARGET_GROUPS = {
    TargetGroup.EVERYONE: r"alle(?: typer| typar| slags)? (?:inn|til)flytt\w+|alle som (?:ønsker|ynskjer|"
    r"vil) \w+(?: \w+)?",
    TargetGroup.SKILLED_WORKERS: r"(?:høy?gt? ?utdann\w+ |høyt utdann\w+ )arbeidskraft ?/ ?arbeidskraft med "
    r"\w+ kompetanse|arbeidskraft med (?:spesifikk|spesiell|særskilt|særleg|særlig) kompetanse|"
    r"(?:høy?gt?|høyt|høyere) ?(?:utdann\w+|kompetent) arbeidskraft|"
    r"(?:kvalifisert|kompetent) arbeidskraft|(?:høy?gt? )?utdanna ungdom|"
    r"personer med høyere utdanning",
    TargetGroup.WORKERS: r"arbeidskraft(?: generelt)?|arbeidstakere|arbeidstakarar",
    TargetGroup.WOMEN: r"kvinn(?:er|or|e)",
    TargetGroup.YOUTH: r"ungdom(?:mer|mar|men)?|unge(?: voksne| vaksne)?|studentar|studenter",
    TargetGroup.FAMILIES: r"(?:små)?barns?famili\w+|familie(?:r|ar)? med (?:små )?(?:barn|born)|"
    r"barnefamil\w+|familie(?:r|ar) i etableringsfasen",
    TargetGroup.RETURNERS: r"(?:potensielle )?(?:tilbake|heim|hjem)flytt\w+|utflytt\w+(?: ungdom)?|"
    r"bortebo\w+|bortebuar\w*",
    TargetGroup.LIFESTYLE: r"livsstils?(?:inn|til)?(?:flytt|vandr|migrant|innvandr)\w*(?: (?:fra|frå) utlandet)?",
    TargetGroup.BIG_CITY: r"flytt\w+ (?:fra|frå) (?:storby\w*|byar|byer|byene)(?: ?(?:områder?|område))?|"
    r"storby\w*",
    TargetGroup.ENTREPRENEURS: r"entrepren\w+|gründer\w*|etablerar\w*|etablerere",
    TargetGroup.CABIN_OWNERS: r"hytte(?:folk|eiere|eigarar|eigare)\w*|fritidsinnbygg\w+",
    TargetGroup.FROM_ABROAD: r"(?:inn|til)?flytt\w+ (?:fra|frå) (?:utlandet|\w+land|\w+tina|polen|baltikum|europa)|"
    r"arbeids(?:inn)?vandr\w+,? (?:både )?(?:fra|frå) (?:norge|noreg) og utlandet|"
    r"(?:arbeids)?innvandr\w+|flyktning\w*|utlend\w+|nederl\w+|"
    r"nederland|tysk\w+|utenlandsk\w*(?: \w+)?|utanlandsk\w*(?: \w+)?",
}
_ARGUMENTS = {
    Argument.QUALITY_OF_LIFE: r"(?:god )?livskvalitet",
    Argument.UPBRINGING: r"(?:god[et]? )?(?:trygt? )?oppvekst(?:miljø|vilkår|kår|kommune|tilbod|tilbud)?\w*",
    Argument.SERVICES: r"(?:god[et]? )?(?:t[ej]e?nest|serv[ie]+[cs]e?)\w*",
    Argument.NATURE: r"(?:vakker |flott |fin )?natur\w*",
    Argument.OUTDOORS: r"(?:godt |rikt )?(?:friluftsliv|friluftstil\w+|uteliv)",
    Argument.CULTURE: r"(?:rikt |godt )?kultur\w*",
    Argument.JOBS: r"(?:ledige |interessante |gode )?(?:arbeidsplass\w*|jobb\w*|karriere\w*)",
    Argument.PEACE: r"(?:fred og ro|ro og fred|ro og stillhet|ro og stillheit|roleg\w*|rolige omgivelser)",
    Argument.COMMUTING: r"(?:kort |korte )?pend\w+|nærhet til (?:by\w*)|nærleik til (?:by\w*)|"
    r"sentral beliggenhet",
    Argument.COMMUNITY: r"(?:bygde|byde|by|nær|bu)miljø(?: ?/ ?sosialt miljø)?|(?:godt )?sosialt miljø|"
    r"(?:godt )?samhald|(?:godt )?samhold",
    Argument.HOUSING: r"(?:rimelige |gode |billige )?(?:bolig\w*|tomter|tomtar|bustad\w*)",
    Argument.BENEFITS: r"tiltakss\w+|skattefordel\w*|nedskriving av studielån",
}


def _compiled(table: dict[StrEnum, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code.value, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)) for code, pattern in table.items())


ACTIVITIES = _compiled(dict(_ACTIVITIES.items()))
TARGET_GROUPS = _compiled(dict(_TARGET_GROUPS.items()))
ARGUMENTS = _compiled(dict(_ARGUMENTS.items()))
PICK_LISTS = {Section.ACTIVITIES: ACTIVITIES, Section.ARGUMENTS: ARGUMENTS, Section.TARGET_GROUPS: TARGET_GROUPS}
_GLUE = re.compile(
    r"^(?:\s|[.,;:/&+-]|og/eller|og|eller|samt|også|og lignende|og liknende|og liknande)*$",
    re.I,
)


def choices(item: str, line: int, table: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[list[Choice], bool]:
    """(the choices in one item, whether all of its words were understood).

    An item that is on no list is one choice without a code.
    """
    if len(item) > LONGEST:
        return [Choice("", item, line)], False
    left = item
    found: list[tuple[int, Choice]] = []
    while match := _longest(left, table):
        code, start, end = match
        found.append((start, Choice(code, item[start:end].strip(), line)))
        left = left[:start] + " " * (end - start) + left[end:]
    # Glue may stand between the found ones; any other word is a rest that nobody understood.
    rest = re.split(r"\s{2,}", left.strip())
    understood = bool(found) and all(_GLUE.match(part) for part in rest)
    if not understood:
        return [Choice(found[0][1].code if len(found) == 1 and _mostly(found[0][1], item) else "", item, line)], False
    return [choice for _, choice in sorted(found, key=lambda pair: pair[0])], True


def _mostly(choice: Choice, item: str) -> bool:
    return len(choice.text) >= 0.6 * len(item)


def _longest(text: str, table: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[str, int, int] | None:
    spans = [(code, m.start(), m.end()) for code, pattern in table if (m := pattern.search(text)) and m.group().strip()]
    return max(spans, key=lambda span: span[2] - span[1], default=None)
