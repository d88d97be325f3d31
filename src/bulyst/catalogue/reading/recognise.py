"""Is this page an entry of the catalogue at all, and what does it say about its own assessment?

An entry shows itself by several signs together; an article that merely mentions newcomer work has too few.

    the sentence that presents the programme, naming it   3      the same sentence, naming something else   1
    «Fagområde:» line                                     2      «Viktigste salgsargumenter»                2
    address in the project database                       2      any other section heading                  1
    two headings of a report, with a «Fagområde:» line    1

Goals, target groups, partners and activities head many a plan: together they give 2 at most, unless the lists
below them hold the catalogue's own options.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from bulyst.catalogue.reading.choices import PICK_LISTS, choices
from bulyst.catalogue.reading.layout import Block, Kind, Section
from bulyst.catalogue.reading.shape import Assessment, Tier

ENOUGH = 3
_ANY_PLAN = frozenset({Section.MAIN_GOAL, Section.TARGET_GROUPS, Section.PARTNERS, Section.ACTIVITIES})
_REPORT = re.compile(
    r"bakgrunn\w*|mål|målsetting\w*|gjennomføring\w*|resultat\w*|effekt\w*|organisering\w*|finansiering\w*|"
    r"suksessfaktor\w*|erfaring\w*|prosjektperiode\w*|periode\w*|forankring\w*|utfordring\w*|overføringsverdi\w*|"
    r"(?:dette )?er (?:det )?(?:gjort|oppnådd)|dette (?:er|ble|vart) (?:gjort|oppnådd)",
    re.I,
)

SUBJECT = re.compile(r"^\W*Fagområde(?:r|ne|t)?\s*(?::|$)\s*(?P<areas>.*)$", re.I)
ADDRESS = re.compile(r"https?://[^\s<>»\")]+|www\.[^\s<>»\")]+", re.I)
_ONLY_ADDRESS = re.compile(rf"\W*(?:{ADDRESS.pattern})\W*", re.I)
_DATABASE = re.compile(r"https?://\S*/prosjektdatabase/[\w%-]+/?", re.I)
STATUS_SENTENCE = re.compile(
    r"presentert med grunnlegg\w+ informasjon|\bu(?:ten|tan) vurdering\b|"
    r"har (?:ikke|ikkje) vurdert|(?:er|har) (?:ikke|ikkje) (?:blitt )?vurdert",
    re.I,
)
ASSESSED_SENTENCE = re.compile(
    r"\bvurdert av distriktssenteret\b|\bdistriktssenteret har (?:\w+ )?vurdert\b(?! på)", re.I
)
STATUS_PARAGRAPH = re.compile(
    rf"{STATUS_SENTENCE.pattern}|katalog(?:en)? over tilflyttingsarbeid|"
    rf"inngår som|ein del av eit større|del av (?:et|eit) større prosjekt|"
    rf"ideas2evidence|på oppdrag (?:for|fra|frå) distriktssenteret|"
    rf"mindre informasjon|vurdert av distriktssenteret",
    re.I,
)
_NAMED = re.compile(r"^\W*(?P<name>.{2,120}?)\s(?:er|blir|vert|ble|vart)\s(?:her\s)?presentert\b", re.I)
_THIS = re.compile(
    r"^(?:dette|det|denne|disse|desse)?\s*(?:prosjekt\w*|tiltak\w*|program\w*|"
    r"oppføring\w*|presentasjon\w*|satsing\w*|arbeid\w*)?$",
    re.I,
)


def same_name(one: str, other: str) -> bool:
    """«Lierne2» and «Lierne 2» are one name, and so are two that differ by a slip."""
    a, b = (re.sub(r"[\W_]+", "", name).lower() for name in (one, other))
    return bool(a) and (a == b or SequenceMatcher(None, a, b).ratio() >= 0.85)


def presented_name(blocks: Sequence[Block]) -> str:
    """The programme's name as the status sentence gives it; "" when there is none or it says «this project»."""
    for block in blocks:
        for sentence in re.split(r"(?<=[.!?])\s+", block.text):
            match = _NAMED.match(sentence)
            if match and STATUS_SENTENCE.search(sentence) and not _THIS.match(match["name"]):
                return match["name"].strip(' «»"')
    return ""


def score(blocks: Sequence[Block], title: str) -> int:
    """How strongly the page shows that it is an entry; `ENOUGH` is needed."""
    total = 0
    statuses = [block.text for block in blocks if block.kind is not Kind.HEADING and STATUS_SENTENCE.search(block.text)]
    if statuses:
        named = presented_name(blocks)
        about_it = same_name(named, title) or (not named and any(_says_this(text) for text in statuses))
        total += 3 if about_it else 1
    subjects = sum(1 for block in blocks if SUBJECT.match(block.text))
    addresses = {match.group() for block in blocks if (match := _DATABASE.search(block.text))}
    if subjects > 1 and len(headed_by(blocks)) == 0:
        # A list of entries names the subject of each; an entry names its own.
        return total
    total += 2 * (subjects > 0) + 2 * (len(addresses) == 1)
    return total + _of_headings(blocks, has_subject=subjects > 0)


def headed_by(blocks: Sequence[Block]) -> set[Section]:
    """The sections that the page has headings for, with something below them."""
    return {
        block.section
        for block, below in pairwise(blocks)
        if block.kind is Kind.HEADING and block.section and below.kind is not Kind.HEADING
    }


def _of_headings(blocks: Sequence[Block], *, has_subject: bool) -> int:
    headed = headed_by(blocks)
    common = len(headed & _ANY_PLAN)
    if not _picks_from_the_lists(blocks):
        common = min(common, 2)
    report = {block.text.strip(" :").lower() for block in blocks if _REPORT.fullmatch(block.text.strip(" :"))}
    told = has_subject and len(report) >= 2
    return common + len(headed - _ANY_PLAN) + (Section.ARGUMENTS in headed) + told


def _picks_from_the_lists(blocks: Sequence[Block]) -> bool:
    """Do the lists hold the catalogue's own options? Any plan may have a heading «Målgrupper»."""
    section: Section | None = None
    known = 0
    for block in blocks:
        section = block.section if block.kind is Kind.HEADING else section
        # «Ungdom» and «kvinner» are anybody's words; the activities and arguments are the catalogue's.
        if block.kind is not Kind.HEADING and section in {Section.ACTIVITIES, Section.ARGUMENTS}:
            known += choices(block.text, block.line, PICK_LISTS[section])[1]
    return known >= 3


def says_something(rest: Sequence[Block]) -> bool:
    """Is there anything behind name and lead? A hit in a list of hits has nothing more than an address."""
    return any(block.kind is not Kind.HEADING and not _ONLY_ADDRESS.fullmatch(block.text) for block in rest)


def _says_this(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:prosjektet|tiltaket|programmet|oppføringen|oppføringa|satsinga|satsingen|"
            r"presentert)\b",
            text,
            re.I,
        )
    )


def assessment_of(status: str) -> Assessment:
    if STATUS_SENTENCE.search(status):
        return Assessment.NOT_ASSESSED
    if re.search(
        r"\b(?:er|har|blitt|ble) (?:\w+ )?vurdert\b|distriktssenteret(?:s| si| sin)? vurdering",
        status,
        re.I,
    ):
        return Assessment.ASSESSED
    return Assessment.NOT_STATED


def tier_of(status: str, assessment: Assessment, *, under_heading: bool) -> Tier:
    if re.search(r"mindre informasjon|b[ou]lyst(?:satsing|program|midl)", status, re.I) and not re.search(
        r"katalog", status, re.I
    ):
        return Tier.BOLYST
    if assessment is Assessment.NOT_ASSESSED or under_heading:
        return Tier.CATALOGUE
    return Tier.LOCAL_WORK


def database_address(text: str) -> str:
    match = _DATABASE.search(text)
    return match.group().rstrip(".,") if match else ""
