"""Goal, result or background? Decided by cues in the clause, then by what introduces the list or section."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulyst.catalogue.reading.sentences import clause_spans
from bulyst.catalogue.reading.shape import Confidence, Role

GOAL_CUE = re.compile(
    r"\b(?:(?:\w*(?:hoved|hovud|del|resultat|effekt))?mål(?:et|a|ene|sett?ing(?:en|a|ar|er)?|setning\w*)?(?!\w)|"
    r"målsett?ing\w*|ambisjon\w*|ønsk(?:er|et|te|je|jer|te)?|ynsk(?:jer|te|je)|"
    r"håp(?:er|et|te|a)?|planl(?:egger|a|agt|egg)|planen|tar sikte på|tek sikte på|"
    r"siktemål\w*|skal|skulle|forvent\w*|vent(?:er|a) (?:å|at)|for å|legge til rette|"
    r"(?<!klarte )(?<!klart )(?<!greidde )(?<!greide )(?<!lyktes )å få|vil (?!si)|"
    r"ville|visjon\w*|hensikt\w*|føremål\w*|formål\w*)",
    re.I,
)
AIMED_CUE = re.compile(
    r"\b(?:rett(?:et|a|ar|er)? (?:seg )?(?:inn )?(?:mot|til)|henvend(?:te|er) seg til|"
    r"vende seg til|målgruppe\w*)",
    re.I,
)
RESULT_CUE = re.compile(
    r"\b(?:(?:har|hadde|er|ble|blei|blev|vart|vert|blir|blitt|vorte|vore|vært)\s+(?:(?:det|så langt|"
    r"til nå|til no|nå|no|i alt|totalt|også|òg|allerede|alt|dermed|på denne måten|etter hvert|ca\.?|"
    r"om lag|over|minst|rundt|\d+|\w+)\s+){0,4}?(?:\w+(?:et|t|dd|a|te|d|ne|ert|ne)\b|fått|kome|kommet|"
    r"gått|funne|gitt|gjeve|begynt|starta|i drift)|klart[e]? å|greid+e? å|lykt(?:es|est)|"
    r"lukkast|har (?:fått|kome|kommet|gitt|gjeve|ført)|fikk|fekk|kom\b|(?:kommer|kjem)\b(?! til å)|ble\b|vart\b|"
    r"deltok|del?tek\w*|deltatt|flytt(?:et|a)\b|starta|startet|etabler(?:te|t)|"
    r"registrer(?:t|te)|behandl(?:et|a|ede)|handsama|gjennomfør(?:t|te)|resulter(?:te|t)|"
    r"før(?:te|t) til|bidr(?:o|att|ege|adde|adt)|bidratt|medverk(?:et|a)|resultat\w*|"
    r"effekt\w*|i alt|totalt|til ?sammen|til saman|tilsaman|oppnådd?\w*|nådd[ea]?|"
    r"mottatt|mottok|motteke|tatt i bruk|teke(?:n|ne)? i bruk|tatt imot|solgt|"
    r"selt|selde|busett\w*|bosatt|opprett(?:et|a)|skap(?:t|te)|arrangert\w*|hjelpt|"
    r"hjulpet|hjalp|kontakt(?:et|a)|fullfør\w*|gikk|gjekk|mistet|mista|forsvann|"
    r"forsvant|ga\b|gav\b|etter prosjektet|medspill\w*|medspel\w*|partner for|"
    r"sett dagens lys|sett dagslys|svar(?:te|a)|ferdig\w*|besøk(?:te|t|er)\b|møtte|"
    r"saml(?:et|a|er)\b|bor\b|bur\b|delta(?:r|k)\b|deltek\b|trives|trivst|meldte|"
    r"søkte|jobb(?:er|a|et)\b|driv(?:er)?\b|drev\b|bruk(?:te|t)\b|kjøpte|kjøpt|"
    r"fått\b|bygd|bygget|bygd[ea]\b|flytt(?:er|ar)\b(?! på)|sendte?\b|laget\b|laga\b|lagde\b|produser(?:te|t)\b|"
    r"trykte?\b|delt ut|delte ut|"
    r"hold(?:t)\b|haldt?\b|halde\b|heldt\b|inviter(?:te|t)\b|reist(?:e)?\b|tok imot|tek imot|tar imot|"
    r"fornøyd\w*|nøgd\w*|lagt ut|la ut|intervju(?:et|a)\b|kartla(?:gt|gde)?\b)",
    re.I,
)
BACKGROUND_CUE = re.compile(
    r"\b(?:(?:i|gjennom|over) (?:de|dei) (?:senere|seinare|siste|siste ti|mange) år\w*|"
    r"over (?:mange|lang|flere|fleire) (?:år|tid)|langvarig\w*|i (?:mange|flere|fleire) år|"
    r"bakgrunn\w*|utgangspunkt\w*|slet|sleit|til tross for|trass i|før prosjektet|"
    r"i forkant|situasjonen var|tidligere|tidlegare|sidan 19\d\d|siden 19\d\d|"
    r"står (?:tom|tomme|ledige)|ligg|ligger)",
    re.I,
)
#: «Bygda har 85 husstander», «og har 1 300 innbyggere».
_HAS_BEFORE = re.compile(
    r"\b(?:kommunen|bygda|grenda|dalen|øya|staden|stedet|regionen|området|kommunene|kommunane|som|og) har\s*$", re.I
)
AT_THE_END = re.compile(
    r"\b(?:ved (?:prosjekt\w*|programm\w*|satsing\w*)? ?(?:slutt\w*|avslutning\w*|avslutting\w*|utgang\w*)|"
    r"prosjektslutt|i (?:prosjekt|program)?perioden|i (?:prosjekt|program)?tid[ae]n?|"
    r"etter prosjektet|da prosjektet|då prosjektet|da programmet|då programmet|"
    r"konstater\w*|likevel|allikevel|undervegs|underveis|siden prosjektet|sidan prosjektet|"
    r"etter (?:to|tre|fire|fem|seks|\d+) år|resultat\w*|var (?:det )?\w+ færre|"
    r"ved slutten|når prosjektet)",
    re.I,
)
INTENT_BEFORE = re.compile(
    r"\b(?:snu|stanse|stanna|stansa|stogge|stoppe|bremse|hindre|motvirke|motverke|"
    r"stabilisere|unngå|dempe|redusere|møte|takle|trass i|til tross for|mot)\s+(?:\w+\s+){0,4}$",
    re.I,
)


_IS_THE_GOAL = re.compile(r"\b(?:er|var) (?:\w+ )?(?:mål(?:et|a)?|målsett?ing\w*|ambisjonen)\b", re.I)
#: «12 hus er ledige»: how things stand.
_STANDS = re.compile(r"\b(?:er|står) (?:\w+ )?(?:ledig\w*|tomme?|til sal[gs]s?|til leie|til leige)\b", re.I)
#: «Få 30 familier til bygda», «Å skape fem arbeidsplasser»: only a goal is written without a finite verb in front.
_INFINITIVE_FIRST = re.compile(
    r"\W*(?:Å\s)?(?:få|øke|auke|skape|skaffe|etablere|rekruttere|tiltrekke|trekke|bygge|byggje|oppnå|nå|busette|busetje|"
    r"bosette|leggje? til rette for|tilrettelegge for|arrangere|gjennomføre|selge|selje)\s(?:[\w-]+\s){0,3}$",
    re.I,
)


class Setting(NamedTuple):
    """What the place on the page says about numbers found there; `explicit` when a heading or intro says so."""

    role: Role
    explicit: bool


NOWHERE = Setting(Role.UNCLEAR, explicit=False)

_GOAL_INTRO = re.compile(r"\b\w*mål(?:et|a|ene|sett?ing\w*)?\b(?!grupp)|ambisjon|skal\b|ønske", re.I)
_RESULT_INTRO = re.compile(
    r"\b(?:resultat\w*|effekt\w*|oppnådd\w*|konsekvens\w*|(?:dette|det) (?:har|ble|vart|er|har vi)|"
    r"har (?:bidratt|bidrege|bidratt|ført|gitt|gjeve|medverka|vi)|bidr(?:o|att)|"
    r"førte|ført til|fakta|status|gjort|gjennomfør\w*|kom ut av|verknad\w*|virkning\w*|"
    r"utfall|oppsummer\w*|tall|tal|erfaring\w*|dette skjedde)\b",
    re.I,
)
SOFT_INTRO = re.compile(
    r"\b(?:bidr\w+|medverk\w+|ført? til|førte|gitt|gjeve|resultat\w*|effekt\w*|"
    r"konsekvens\w*|virkning\w*|verknad\w*|oppnådd\w*|utfall|kom ut av|skapt)\b",
    re.I,
)


_BACKGROUND_INTRO = re.compile(
    r"^\W*(?:bakgrunn\w*|utgangspunkt\w*|historikk|om (?:kommunen|regionen|prosjektet)|"
    r"organisering\w*|finansiering\w*|kontakt\w*|(?:prosjekt)?periode\w*)\b",
    re.I,
)


def setting_of(intro: str) -> Setting:
    """What the line above a list says about it. «Resultatmål» are goals; «resultat» are results."""
    if _BACKGROUND_INTRO.search(intro):
        return Setting(Role.CONTEXT, explicit=True)
    if _GOAL_INTRO.search(intro) and not re.search(r"måloppnå\w*|nådd", intro, re.I):
        return Setting(Role.GOAL, explicit=True)
    if _RESULT_INTRO.search(intro):
        return Setting(Role.RESULT, explicit=True)
    return NOWHERE


def role_at(sentence: str, start: int, end: int, setting: Setting) -> tuple[Role, Confidence]:
    """The role of the number that stands at `start`..`end` of the sentence."""
    left, right = next((span for span in clause_spans(sentence) if span[0] <= start < span[1]), (0, len(sentence)))
    before, after = sentence[left:start], sentence[end:right]
    if _INFINITIVE_FIRST.match(before) or _IS_THE_GOAL.search(after):
        return Role.GOAL, Confidence.SURE
    goal, result, aimed = _last(GOAL_CUE, before), _last(RESULT_CUE, before), _last(AIMED_CUE, before)
    if aimed > max(goal, result) and goal < 0:
        return Role.AIMED_AT, Confidence.LIKELY
    if _is_deadline(sentence[start:right]) and result < 0:
        return Role.GOAL, Confidence.SURE
    if goal > result or (goal >= 0 and _is_goal_noun(before)):
        return Role.GOAL, Confidence.SURE
    if _HAS_BEFORE.search(before):
        return Role.CONTEXT, Confidence.LIKELY
    if BACKGROUND_CUE.search(before) and not AT_THE_END.search(sentence[left:right]):
        return Role.CONTEXT, Confidence.LIKELY
    if _STANDS.search(after) and not setting.explicit:
        return Role.CONTEXT, Confidence.LIKELY
    if result >= 0 or (RESULT_CUE.search(after) and not GOAL_CUE.match(after.strip())):
        return Role.RESULT, Confidence.SURE
    if setting.explicit:
        return setting.role, Confidence.SURE
    if GOAL_CUE.search(sentence[left:right]):
        return Role.GOAL, Confidence.UNSURE
    return setting.role, Confidence.LIKELY if setting.role is not Role.UNCLEAR else Confidence.UNSURE


def _last(cue: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in cue.finditer(text)), default=-1)


def _is_goal_noun(before: str) -> bool:
    """«Målet om å få 50 familier» is a goal, whatever verb stands between."""
    return bool(re.search(r"\bmål(?:et|sett?ing\w*)?\s+(?:om|på|var|er)\b[^,.;]*$", before, re.I))


def _is_deadline(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:innen|innan)\s+(?:utgangen av\s+|slutten av\s+)?(?:år\s+|den\s+)?"
            r"(?:\d{1,2}\.\s?(?:\d{1,2}\.|[a-z]{3,9})\s?)?(?:19|20)\d\d",
            text,
            re.I,
        )
    )
