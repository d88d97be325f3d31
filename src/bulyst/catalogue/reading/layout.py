"""Lines -> blocks: paragraphs, list items and section headings, each knowing the lines that it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum


class Section(StrEnum):
    ACTIVITIES = "activities"
    ARGUMENTS = "selling_arguments"
    PARTNERS = "partners"
    MAIN_GOAL = "main_goal"
    TARGET_GROUPS = "target_groups"
    STATUS = "status"


# Bokmål, nynorsk and the variants that have been seen; «Attraktivitet» heads a list of activities by mistake.
HEADINGS: dict[Section, tuple[str, ...]] = {
    Section.ACTIVITIES: ("aktiviteter", "aktivitetar", "aktivitet", "attraktivitet"),
    Section.ARGUMENTS: (
        "viktigste salgsargumenter",
        "viktigste salgsargument",
        "viktigaste salsargument",
        "viktigaste salsargumenta",
        "viktigaste salgsargument",
        "salgsargumenter",
        "salgsargument",
        "salsargument",
    ),
    Section.PARTNERS: ("samarbeidspartnere", "samarbeidspartnarar", "samarbeidspartnar", "samarbeidspartner"),
    Section.MAIN_GOAL: ("hovedmål", "hovudmål", "hovedmålsetting", "hovudmålsetting"),
    Section.TARGET_GROUPS: ("målgrupper", "målgruppe", "målgruppa", "målgruppene"),
    Section.STATUS: (
        "tilflyttingsarbeid i norske distriktskommuner",
        "tilflyttingsarbeid i norske distriktskommunar",
    ),
}
_BY_HEADING = {variant: section for section, variants in HEADINGS.items() for variant in variants}
_LONGEST_FIRST = sorted(_BY_HEADING, key=len, reverse=True)
_INLINE = re.compile(
    rf"^({'|'.join(map(re.escape, _LONGEST_FIRST))})\s*(?::\s*|\s[-–]\s|\s(?=[A-ZÆØÅ]))(\S.*)$",
    re.I,
)

_BULLET = re.compile(r"^(?:(?:[•·‣▪◦●○■□►▸*\uf0b7\uf0a7]|[-–—](?=\s|[A-ZÆØÅa-zæøå])|o(?=\s+[A-ZÆØÅ0-9«]))[\s\u00a0]*)+")
_NUMBERED = re.compile(r"^(\d{1,2}|[a-hA-H])[.)]\s+(?=[A-ZÆØÅ«\"0-9])")
_SEVERAL_ON_A_LINE = re.compile(r"\s+[•▪●]\s*")
_EMPHASIS = re.compile(r"\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*[^*\s])\*(?![\w*])")
#: A line that ends in one of these is not finished, whatever the next one begins with.
_UNFINISHED = re.compile(
    r"(?:\b(?:og|eller|samt|i|på|til|for|av|med|mot|over|under|om|fra|frå|hos|ved|et|en|ei|ein|eit|den|det|de|dei|å|som|"
    r"at|har|hadde|er|var|ca\.?|lag|rundt|omtrent|kring|minst|innen|innan|mellom|enn)|,)$",
    re.I,
)
_DECORATION = re.compile(r"^[#*_\s]+|[*_\s]+$")


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"


@dataclass(slots=True)
class Block:
    """`lines` are numbers in the file, from 1; a wrapped paragraph has several."""

    kind: Kind
    text: str
    lines: list[int] = field(default_factory=list)
    section: Section | None = None
    new_list: bool = False
    gap: bool = True

    @property
    def line(self) -> int:
        return self.lines[0]


def heading_of(line: str) -> Section | None:
    """The section that a line of its own opens; one or two spelling slips are forgiven."""
    bare = _DECORATION.sub("", line).rstrip(" :.").lower()
    bare = re.sub(r"\s+", " ", bare)
    if bare in _BY_HEADING:
        return _BY_HEADING[bare]
    if not 7 <= len(bare) <= 60:
        return None
    # «Aktivitetet» is a slip, «Attraktivitetar» too; but a shorter word may simply be another word.
    near = [known for known in _BY_HEADING if bare[:2] == known[:2] and abs(len(bare) - len(known)) <= 2]
    best = max(near, key=lambda known: SequenceMatcher(None, bare, known).ratio(), default="")
    return _BY_HEADING[best] if best and SequenceMatcher(None, bare, best).ratio() >= 0.88 else None


def blocks(text: str) -> list[Block]:
    """The page's blocks in order. Every line that is not empty belongs to exactly one block."""
    return _Layout().read(text.split("\n"))


class _Layout:
    def __init__(self) -> None:
        self.found: list[Block] = []
        self.gap = True
        self.bullet_alone: int | None = None

    def read(self, lines: list[str]) -> list[Block]:
        for number, raw in enumerate(lines, start=1):
            line = _EMPHASIS.sub(lambda match: match[1] or match[2], re.sub(r"[\t\u00a0 ]+", " ", raw).strip())
            if line:
                self._take(number, line, indented=raw[:1] in {" ", "\t"})
            else:
                self.gap = True
        if self.bullet_alone is not None:
            self._add(Kind.PARAGRAPH, "•", self.bullet_alone)
        return self.found

    def _take(self, number: int, line: str, *, indented: bool) -> None:
        bullet = _BULLET.match(line) or _NUMBERED.match(line)
        if self.bullet_alone is not None:
            self._item(line[bullet.end() :] if bullet else line, number)
            self.found[-1].lines.insert(0, self.bullet_alone)
            self.bullet_alone = None
        elif bullet and bullet.end() == len(line):
            self.bullet_alone = number
        elif bullet:
            self._items(line[bullet.end() :], number)
        elif not self._open_section(line, number):
            self._paragraph(line, number, indented=indented)
        self.gap = False

    def _items(self, text: str, number: int) -> None:
        # A heading that was given a bullet by mistake is still a heading.
        if self._open_section(text, number):
            return
        for part in _SEVERAL_ON_A_LINE.split(text):
            if part.strip():
                self._item(part.strip(), number)

    def _item(self, text: str, number: int) -> None:
        first = not self.found or self.found[-1].kind is not Kind.ITEM
        self._add(Kind.ITEM, text, number, new_list=first)

    def _open_section(self, line: str, number: int) -> bool:
        section = heading_of(line)
        if section:
            self._add(Kind.HEADING, line, number, section=section)
            return True
        inline = _INLINE.match(_DECORATION.sub("", line))
        # «Aktiviteter for unge ...» runs on as a sentence and is no heading.
        if inline and line[:1].isupper():
            self._add(Kind.HEADING, inline[1], number, section=_BY_HEADING[inline[1].lower()])
            self._add(Kind.PARAGRAPH, inline[2], number)
            return True
        return False

    def _paragraph(self, line: str, number: int, *, indented: bool) -> None:
        if not self.gap and self.found and self._continues(self.found[-1], line, indented=indented):
            self.found[-1].text += " " + line
            self.found[-1].lines.append(number)
        else:
            self._add(Kind.PARAGRAPH, line, number)

    def _continues(self, before: Block, line: str, *, indented: bool) -> bool:
        if before.kind is Kind.HEADING:
            return False
        if before.kind is Kind.ITEM:
            return indented or line[0].islower()
        wrapped = len(before.text) >= 55 and not before.text.endswith((".", ":", "!", "?"))
        return line[0].islower() or line[0] in "(" or wrapped or bool(_UNFINISHED.search(before.text))

    def _add(
        self, kind: Kind, text: str, number: int, section: Section | None = None, *, new_list: bool = False
    ) -> None:
        self.found.append(Block(kind, text, [number], section, new_list, self.gap))
