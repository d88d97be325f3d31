"""What these pages count: nouns in bokmål and nynorsk, each with its unit.

Compounds end in their head («kursdeltakarar»), so most nouns may have something in front.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bulyst.catalogue.reading.shape import Unit

_NOUNS: tuple[tuple[Unit, str], ...] = (
    (
        Unit.PUPIL_ENTERPRISES,
        r"(?:elev|ungdoms|student)(?:bedrift\w*|føretak\w*|foretak\w*|verksemd\w*|"
        r"virksomhet\w*)",
    ),
    (
        Unit.INHABITANTS,
        r"innbyggere|innbyggerne|innbyggar(?:ar|ane)|innbyggjar(?:ar|ane)?|"
        r"innbygger|fastbuande|fastboende",
    ),
    (Unit.FAMILIES, r"\w*famili(?:e|er|ar|en|ene|ane)"),
    (Unit.HOUSEHOLDS, r"\w*husstand(?:er|ar|ene|ane)?|\w*hushold(?:ning(?:er|ar)?)?|\w*hushald"),
    (
        Unit.ASSOCIATIONS,
        r"\w*organisasjon(?:er|ar|ene|ane)?|\w*f[oø]r?reining(?:ar|ane)?|"
        r"\w*forening(?:er|ene)?|(?:bygde|grende|idretts|ungdoms|bonde|skytt[ae]r|"
        r"mål|sanitets|revy|teater|historie|sogne|jeg[ae]r|utviklings|nabo|granne)?lag(?:a|"
        r"ene|et)?|\w*klubb(?:er|ar)",
    ),
    (
        Unit.JOBS,
        r"\w*arbeidsplass(?:er|ar|ene|ane)?|\w*årsverk|\w*stilling(?:er|ar|ene|ane)?|"
        r"\w*jobb(?:er|ar|ane|ene)?",
    ),
    (
        Unit.FIRMS,
        r"\w*bedrift(?:er|ene|ar|ane)?|\w*verksemd(?:er|ene)?|\w*virksomhet(?:er|ene)?|"
        r"\w*f[oø]retak(?:a|ene)?|\w*firma(?:er|ene)?|\w*selskap(?:er|a|ene)?|"
        r"\w*etablering(?:er|ar|ane|ene)?|\w*næringsdriv(?:ende|ande)|"
        r"\w*butikk(?:er|ar)",
    ),
    (
        Unit.FARMS,
        r"\w*g[åa]rdsbruk|\w*småbruk|\w*g[åa]rd(?:er|ar|ane|ene)|"
        r"\w*bruk|\w*landbrukse(?:iendom(?:mer)?|igedom(?:mar)?)",
    ),
    (Unit.HOMES, r"heim(?:er|ar|en|ane)?|hjem(?:mene)?"),
    (
        Unit.HOUSES,
        r"\w*hus(?:a|ene|et)?|\w*bolig(?:er|ene)?|\w*bustad(?:er|ar|ane)?|"
        r"\w*leilighet(?:er)?|\w*leilegheit(?:er)?|\w*husvære|\w*eiendom(?:mer)?|"
        r"\w*eigedom(?:mar|ar)?|\w*hytter",
    ),
    (Unit.PLOTS, r"\w*tomt(?:er|ar)"),
    (Unit.CASES, r"\w*sak(?:er|ene|ane|ar)|\w*søknad(?:er|ar|ane|ene)"),
    (
        Unit.ENQUIRIES,
        r"\w*henvendelse(?:r|ne)?|\w*førespurnad(?:er|ar)|\w*forespørs(?:el|ler)|"
        r"\w*telefon(?:er|ar)|\w*oppringning(?:er|ar)|treff|klikk|svar|\w*samtal(?:er|ar)|e-post(?:er|ar)",
    ),
    (Unit.COURSES, r"\w*kurs(?:a|ene)?|\w*seminar(?:er|ene|a)?|\w*studi(?:er|ar|um)|\w*utdanning(?:er|ar)"),
    (Unit.MEETING_PLACES, r"\w*møteplass(?:er|ar|ane)?|\w*møtesta(?:der|dar|d)"),
    (
        Unit.EVENTS,
        r"\w*arrangement(?:er|a|ene)?|\w*samling(?:er|ar)|\w*møt(?:er|ene|e)|"
        r"\w*messe(?:r|ne)?|\w*messer|\w*messar|\w*konferanse(?:r|ar)|"
        r"\w*festival(?:er|ar)|\w*tilskip(?:n)?ing(?:ar|er)|\w*stand(?:er|s)?|"
        r"\w*besøk|\w*visning(?:er|ar)|\w*tur(?:er|ar)|\w*kampanje(?:r|ar)|"
        r"\w*konsert(?:er|ar)|\w*dugnad(?:er|ar)",
    ),
    (Unit.MEASURES, r"\w*tiltak(?:a|ene)?|\w*aktivitet(?:er|ar|ane)|\w*ide(?:er|ar)|\w*forslag"),
    (
        Unit.PUBLICATIONS,
        r"\w*annonse(?:r|ar)|\w*artikl(?:er|ar)|\w*brev|\w*film(?:er|ar)?|"
        r"\w*brosjyre(?:r)?|\w*brosjyrar|\w*eksemplar(?:er)?|\w*oppslag|"
        r"\w*nettside(?:r)?|\w*nettsider",
    ),
    (Unit.PROJECTS, r"\w*prosjekt(?:er|ar|ene|a)?"),
    (Unit.MUNICIPALITIES, r"\w*kommun(?:er|ar|ene|ane|e)|\w*region(?:er|ar)|fylke(?:r|ne)?"),
    (
        Unit.VILLAGES,
        r"\w*bygd(?:er|ene)?|\w*bygdar|\w*grend(?:er|ene)?|\w*tettsted(?:er)?|"
        r"\w*sted(?:er)?|\w*stad(?:er)?",
    ),
    (Unit.SCHOOLS, r"\w*skol(?:er|e|ene|ar)|\w*skul(?:er|e|ar|ane)|\w*barnehage(?:r)?|\w*barnehagar"),
    (
        Unit.GROUPS,
        r"\w*gruppe(?:r|ne)?|\w*grupper|\w*gruppar|\w*(?:del)?mål|"
        r"(?:del)?måla(?:ne)?|målsetting(?:er|ar)|\w*område(?:r|ne)?|\w*områda(?:ne)?|"
        r"\w*tema(?:er|ene)?|\w*verdi(?:er|ar|ane|ene)|\w*fase(?:r)?|"
        r"\w*fasar|\w*del(?:er|ar)|\w*strategi(?:er|ar)|\w*hovedfunn|"
        r"\w*team|\w*partner(?:e)?|\w*partnarar|\w*programområde|"
        r"\w*punkt(?:er)?|\w*steg|\w*trinn|slag|bransje(?:r|ar)|typer|typar|måter|"
        r"måtar|former",
    ),
    (
        Unit.PERSONS,
        r"\w*person(?:er|ar|ane|ene|en)?|\w*menneske(?:r|ne)?|folk|"
        r"\w*delta[kg](?:er|ere|erne|arar|arane|ar)|\w*flytt(?:er|ere|erne|ar|arar|"
        r"arane)|born|barn(?:a)?|unger|ungar|\w*ungdom(?:mer|mar|ar|er|mene)?|"
        r"kvinn(?:er|e|or)|menn|jent(?:er|e)|gutt(?:er|ar)|gutar|"
        r"\w*elev(?:er|ar|ane|ene)|\w*student(?:er|ar)|\w*innvandr(?:ere|arar|ar)|"
        r"\w*flyktning(?:er|ar)|\w*interessent(?:er|ar)|\w*søk(?:ere|jarar)|"
        r"medlem(?:mer|mar|er|ar)?|\w*gründer(?:e|ar|ane)?|lærling(?:er|ar)|"
        r"\w*besøk(?:ende|ande)|\w*gjest(?:er|ar)|\w*lærere|\w*lærarar|"
        r"\w*bønder|\w*gardbrukar(?:ar)?|\w*eier(?:e)?|\w*eigar(?:ar)?|"
        r"\w*kontakt(?:er|ar)|par|\w*nederlend(?:ere|arar)|\w*tyskere|"
        r"\w*tyskarar|\w*islending(?:er|ar)|\w*polakk(?:er|ar)|\w*kandidat(?:er|ar)|"
        r"naboer|naboar|grannar|\w*tilsette|\w*ansatte|nybyggjarar|nybyggere|\w*abonnent(?:er|ar)|\w*følg(?:ere|jarar)|"
        r"\w*bruk(?:ere|arar)|\w*turist(?:er|ar)|\w*arbeidstak(?:ere|arar)|\w*(?:ild|eld)sjel(?:er|ar)|"
        r"\w*sykepleiere|\w*sjukepleiarar|\w*fadd(?:ere|rar|ere)|\w*kunstn(?:ere|erne|arar|arane)|\w*leg(?:er|ar)",
    ),
)
_ALSO_ADJECTIVES = (
    r"unge|voksne|vaksne|eldre|frivillige|interesserte|ansatte|tilsette|innflyttede|tilflyttede|utflyttede"
)
_KNOWN = tuple((unit, re.compile(pattern, re.I)) for unit, pattern in _NOUNS)
_ADJECTIVE_NOUN = re.compile(_ALSO_ADJECTIVES, re.I)

# Words that end the noun phrase: a noun behind one of these is not what the number counts.
_STOP = frozenset(
    re.findall(
        r"\w+",
        """
        har hadde ble blei blev vart vert blir er var som og eller i på med for til av fra frå om ved hos gjennom etter
        før under over kom deltok fikk fekk skal skulle kan kunne vil ville at men der hvor kor då da enn innen innan
        mot mellom flyttet flytta ikke ikkje også òg de dei det dette disse desse den seg bor bur bodde budde søkte
        meldte fullførte
        """,
    )
)
PERSON_UNITS = frozenset({Unit.PERSONS, Unit.INHABITANTS, Unit.FAMILIES, Unit.HOUSEHOLDS, Unit.HOMES})
STRUCTURAL_UNITS = frozenset({Unit.MUNICIPALITIES, Unit.VILLAGES, Unit.SCHOOLS, Unit.GROUPS, Unit.PROJECTS, Unit.GOALS})
_WORD = re.compile(r"[\w/+-]+")
_AND_NOUN = re.compile(r"\s*(?:,|og/eller|og|eller|/|samt)\s*(?=\w)")


class Counted(NamedTuple):
    """A noun phrase found behind a number."""

    unit: Unit
    words: str
    between: int
    end: int


def unit_of(word: str) -> Unit | None:
    """The unit that a noun stands for, or None."""
    for unit, pattern in _KNOWN:
        if pattern.fullmatch(word):
            return unit
    return Unit.PERSONS if _ADJECTIVE_NOUN.fullmatch(word) else None


def counted_after(sentence: str, position: int, limit: int | None = None) -> Counted | None:
    """The noun phrase that starts at `position`: at most four words before its head, none of them a verb."""
    at = position + len(sentence[position:]) - len(sentence[position:].lstrip(" -\u00a0"))
    between, last = 0, at
    for match in _WORD.finditer(sentence, at, limit if limit is not None else len(sentence)):
        word = match.group()
        if (between and re.search(r"[.,;:()!?]", sentence[last : match.start()])) or word[0].isdigit():
            return None
        if word.lower() in _STOP and not (between and word.lower() == "og"):
            return None
        # «bedrifter/gårdsbruk»: the first of two nouns says what is counted.
        unit = unit_of(word) or unit_of(word.split("/")[0])
        if unit and not _is_adjective_here(sentence, match):
            end = _whole_phrase(sentence, match.end())
            return Counted(unit, sentence[at:end].strip(), between, end)
        between, last = between + 1, match.end()
        if between > 4:
            return None
    return None


def _is_adjective_here(sentence: str, match: re.Match[str]) -> bool:
    """«31 frivillige lag» counts the lag; «31 frivillige» counts people."""
    if not _ADJECTIVE_NOUN.fullmatch(match.group()):
        return False
    following = _WORD.match(sentence, match.end() + 1)
    if not following or following.group().lower() in _STOP:
        return False
    return unit_of(following.group()) in PERSON_UNITS | {Unit.ASSOCIATIONS, Unit.FIRMS}


def _whole_phrase(sentence: str, end: int) -> int:
    """«bedrifter og gårdsbruk», «organisasjoner, lag og foreninger»: the phrase goes on while nouns follow."""
    while joint := _AND_NOUN.match(sentence, end):
        following = _WORD.match(sentence, joint.end())
        if not following or unit_of(following.group()) is None:
            break
        end = following.end()
    return end
