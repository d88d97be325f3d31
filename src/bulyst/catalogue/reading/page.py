"""A saved page -> a ReadEntry. Nothing of the page is lost: every line has its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bulyst.catalogue.reading import markup, recognise
from bulyst.catalogue.reading.choices import PICK_LISTS, TargetGroup, choices
from bulyst.catalogue.reading.decoding import decode
from bulyst.catalogue.reading.figures import read_sentence
from bulyst.catalogue.reading.freetext import FreeText, periods
from bulyst.catalogue.reading.goals import GOAL_SENTENCE, goal
from bulyst.catalogue.reading.layout import Block, Kind, Section, blocks
from bulyst.catalogue.reading.numerals import quantities
from bulyst.catalogue.reading.places import municipalities as places_in
from bulyst.catalogue.reading.places import regions
from bulyst.catalogue.reading.refusal import NotAnEntry
from bulyst.catalogue.reading.roles import NOWHERE, Setting
from bulyst.catalogue.reading.sentences import sentences
from bulyst.catalogue.reading.shape import (
    Assessment,
    Choice,
    Figure,
    Language,
    Left,
    NotInterpreted,
    ReadEntry,
    ReadGoal,
    Remark,
    Role,
    Statement,
)  # fmt: skip

_NYNORSK = re.compile(
    r"\b(?:ikkje|frå|eit|ein|dei|vart|vert|skule\w*|fleire|auke\w*|hovudmål|kva|"
    r"korleis|personar|familiar|bustad\w*|verksemd\w*|arbeidsplassar|utan|nokre|"
    r"saman|noko|vere|aktivitetar|kommunar)\b",
    re.I,
)
_BOKMAL = re.compile(
    r"\b(?:ikke|fra|et|en|de|ble|blir|skole\w*|flere|økt\w*|øke|hovedmål|hva|hvordan|"
    r"personer|familier|bolig\w*|virksomhet\w*|arbeidsplasser|uten|noen|sammen|"
    r"noe|være|aktiviteter|kommuner)\b",
    re.I,
)
_DIGIT = re.compile(r"\d")
LONGEST_TITLE = 150
LONGEST_TEXT = 200_000


def read_page(raw: bytes, municipalities: Mapping[str, str] | None = None) -> ReadEntry:
    """Read one saved page. `municipalities`: name -> number, for the places of the entry.

    Raises NotAnEntry when the file is no entry of the catalogue.
    """
    text, around = markup.plain(decode(raw))
    if len(text) > LONGEST_TEXT:
        raise NotAnEntry("too_large")
    entry = _Page(blocks(text), municipalities or {}).read()
    outside = tuple(
        NotInterpreted(line.strip(), 0, Left.OUTSIDE_THE_ENTRY) for line in around.split("\n") if line.strip()
    )
    address = entry.source_address or recognise.database_address(around)
    return replace(entry, not_interpreted=entry.not_interpreted + outside, source_address=address)


class _Page:
    def __init__(self, found: list[Block], numbers: Mapping[str, str]) -> None:
        self.blocks = found
        self.numbers = numbers
        self.placed: dict[int, str] = {}
        self.left: list[NotInterpreted] = []
        self.remarks: list[Remark] = []
        self.areas: list[str] = []
        self.title = ""
        self.lead = ""
        self.lead_line = 0
        self.text: list[str] = []
        self.status: list[str] = []
        self.under_status_heading = False
        self.main_goal: list[Block] = []
        self.partners: list[Statement] = []
        self.picked: dict[Section, list[Choice]] = {section: [] for section in PICK_LISTS}
        self.figures: list[Figure] = []

    def read(self) -> ReadEntry:
        rest = self._front(self.blocks)
        if recognise.score(self.blocks, self.title) < recognise.ENOUGH:
            raise NotAnEntry("other_page")
        names = tuple(
            dict.fromkeys(
                name
                for name in (self.title, recognise.presented_name(self.blocks))
                if quantities(name) or _DIGIT.search(name)
            )
        )
        self.free = FreeText(names)
        self._lead(rest)
        rest = rest[1:] if self.lead else rest
        if not recognise.says_something(rest):
            raise NotAnEntry("other_page")
        self._sections(rest)
        return self._entry()

    # -- name and lead ------------------------------------------------------------------------------------

    def _front(self, found: list[Block]) -> list[Block]:
        """Find subject area and name; what stands in front of them is outside the entry."""
        at = next((i for i, block in enumerate(found) if recognise.SUBJECT.match(block.text)), None)
        before, rest = ([], found) if at is None else (found[:at], self._subject(found, at))
        named = recognise.presented_name(found)
        where = self._title_at(rest, named)
        if where is None and at is not None:
            where = self._title_at(before, named)
            if where is not None:
                before, rest = before[:where], [before[where], *before[where + 1 :], *rest]
                where = 0
        where = where or 0
        self._outside([*before, *rest[:where]])
        rest = rest[where:]
        if not rest or rest[0].kind is not Kind.PARAGRAPH or len(rest[0].text) > LONGEST_TITLE:
            raise NotAnEntry("other_page" if rest else "no_title")
        self.title = rest[0].text.strip(" #*")
        self._place(rest[0], "title")
        if named and named != self.title.strip(' «»"'):
            self.remarks.append(Remark("catalogue.name_differs", named))
        return rest[1:]

    def _subject(self, found: list[Block], at: int) -> list[Block]:
        match = recognise.SUBJECT.match(found[at].text)
        words, used = (match["areas"] if match else ""), 1
        self._place(found[at], "subject_areas")
        if not words and at + 1 < len(found) and len(found[at + 1].text.split()) <= 6:
            words, used = found[at + 1].text, 2
            self._place(found[at + 1], "subject_areas")
        self.areas = [area.strip() for area in re.split(r"\s*[,;/|]\s*", words.strip(" .*_")) if area.strip()]
        return found[at + used :]

    @staticmethod
    def _title_at(found: list[Block], named: str) -> int | None:
        if not named:
            return None
        for index, block in enumerate(found[:40]):
            if block.kind is Kind.PARAGRAPH and recognise.same_name(block.text, named):
                return index
        return None

    def _lead(self, rest: list[Block]) -> None:
        if not rest or rest[0].kind is not Kind.PARAGRAPH or rest[0].text.endswith(":"):
            return
        lead, following = rest[0], rest[1] if len(rest) > 1 else None
        parts = sentences(lead.text)
        runs_into_list = following is not None and following.kind is Kind.ITEM and not lead.text.endswith(".")
        if len(parts) > 2 or len(lead.text) > 400 or runs_into_list or recognise.STATUS_SENTENCE.search(lead.text):
            return
        self.lead, self.lead_line = lead.text, lead.line
        self._place(lead, "lead")
        for sentence in parts:
            self.free.found.periods += periods(sentence, lead.line)
            read = read_sentence(sentence, lead.line, NOWHERE, self.free.names)
            self.figures += read.figures
            if read.unplaced:
                self.left.append(NotInterpreted(sentence, lead.line, Left.NUMBER_NOT_PLACED))

    # -- sections -----------------------------------------------------------------------------------------

    def _sections(self, rest: list[Block]) -> None:
        section: Section | None = None
        seen_items = False
        for index, block in enumerate(rest):
            following = rest[index + 1] if index + 1 < len(rest) else None
            if block.kind is Kind.HEADING:
                section, seen_items = block.section, False
                self.under_status_heading |= section is Section.STATUS
                self._place(block, f"heading:{section}")
                continue
            if section and section is not Section.STATUS and self._leaves(section, block, seen_items=seen_items):
                section = None
            seen_items |= block.kind is Kind.ITEM
            self._take(section, block, following)

    def _leaves(self, section: Section, block: Block, *, seen_items: bool) -> bool:
        """A paragraph behind a list, or behind the goal, belongs to the free text again."""
        if block.kind is Kind.ITEM:
            return False
        if section is Section.MAIN_GOAL:
            return bool(self.main_goal) and not self.main_goal[-1].text.endswith(":")
        return seen_items or len(sentences(block.text)) > 2

    def _take(self, section: Section | None, block: Block, following: Block | None) -> None:
        if section and recognise.STATUS_SENTENCE.search(block.text):
            self._status(block)
        elif section is None:
            self._free(block, following)
        elif section is Section.STATUS:
            self._status(block)
        elif section is Section.MAIN_GOAL:
            self.main_goal.append(block)
            self._place(block, "main_goal")
        elif section is Section.PARTNERS:
            self._partners(block)
        else:
            self._pick(section, block)

    def _free(self, block: Block, following: Block | None) -> None:
        if self.under_status_heading and not following and len(block.text.split()) <= 6:
            self._outside([block])
            return
        self._place(block, "text")
        self.text.append(f"• {block.text}" if block.kind is Kind.ITEM else block.text)
        at_end = following is None or following.kind is Kind.HEADING
        self.free.take(block, None if at_end else following)

    def _status(self, block: Block) -> None:
        if recognise.STATUS_PARAGRAPH.search(block.text):
            self.status.append(block.text)
            self._place(block, "status_text")
        else:
            self._outside([block])

    def _partners(self, block: Block) -> None:
        self._place(block, "partners")
        words = [block.text]
        if block.kind is Kind.PARAGRAPH and "," in block.text:
            words = re.split(r",\s*(?:og\s)?|\s+og\s+(?=[A-ZÆØÅ])", block.text.rstrip("."))
        known = {partner.text.lower() for partner in self.partners}
        for word in words:
            if word.strip() and word.strip().lower() not in known:
                self.partners.append(Statement(word.strip(), block.line))
        self._context_figures(block)

    def _pick(self, section: Section, block: Block) -> None:
        self._place(block, section.value)
        if block.kind is Kind.PARAGRAPH and block.text.endswith(":"):
            self.left.append(NotInterpreted(block.text, block.line, Left.UNKNOWN_HEADING))
            return
        found, understood = choices(block.text, block.line, PICK_LISTS[section])
        picked = self.picked[section]
        for choice in found:
            same = [known for known in picked if (known.code or known.text) == (choice.code or choice.text)]
            if same:
                self._remark("catalogue.repeated_item", choice.text)
            else:
                picked.append(choice)
        if not understood:
            self.left.append(NotInterpreted(block.text, block.line, Left.UNKNOWN_CHOICE))
            self._context_figures(block)

    def _context_figures(self, block: Block) -> None:
        read = read_sentence(block.text, block.line, Setting(Role.CONTEXT, explicit=False), self.free.names)
        self.figures += read.figures
        if read.unplaced:
            self.left.append(NotInterpreted(block.text, block.line, Left.NUMBER_NOT_PLACED))

    # -- the whole ----------------------------------------------------------------------------------------

    def _entry(self) -> ReadEntry:
        found = self.free.found
        status = " ".join([*self.status, *found.status])
        assessment = recognise.assessment_of(status)
        main, goals = self._goals()
        whole = "\n".join(block.text for block in self.blocks)
        passages = [self.title, self.lead, *self.text]
        self._look_over(assessment)
        return ReadEntry(
            title=self.title,
            lead=self.lead,
            text="\n\n".join(self.text),
            language=Language.NYNORSK
            if len(_NYNORSK.findall(whole)) > len(_BOKMAL.findall(whole))
            else Language.BOKMAL,
            tier=recognise.tier_of(status, assessment, under_heading=self.under_status_heading),
            assessment=assessment,
            main_goal=main,
            status_text=status,
            subject_areas=tuple(dict.fromkeys(self.areas)),
            # A regional project names its region, and its municipalities only by chance.
            places=places_in(passages, self.numbers) or regions([self.title, self.lead]),
            goals=tuple(goals),
            programme_areas=tuple(found.programme_areas),
            values=tuple(found.values),
            periods=tuple(found.periods),
            activities=tuple(self.picked[Section.ACTIVITIES]),
            selling_arguments=tuple(self.picked[Section.ARGUMENTS]),
            target_groups=tuple(self.picked[Section.TARGET_GROUPS]),
            partners=tuple(self.partners),
            figures=self._once([*self.figures, *found.figures]),
            soft_outcomes=tuple({outcome.text: outcome for outcome in found.soft_outcomes}.values()),
            addresses=tuple(dict.fromkeys(a.rstrip(".,;") for a in recognise.ADDRESS.findall(whole))),
            source_address=recognise.database_address(whole),
            not_interpreted=tuple(sorted(dict.fromkeys([*self.left, *found.left]), key=lambda part: part.line)),
            remarks=tuple(dict.fromkeys(self.remarks)),
            placed=tuple(sorted(self.placed.items())),
        )

    def _goals(self) -> tuple[str, list[ReadGoal]]:
        main_goals = []
        for block in self.main_goal:
            read = read_sentence(block.text, block.line, Setting(Role.GOAL, explicit=True), self.free.names)
            self.figures += read.figures
            if read.unplaced:
                self.left.append(NotInterpreted(block.text, block.line, Left.NUMBER_NOT_PLACED))
            main_goals.append(goal(block.text, block.line, read.figures, is_main=True))
        stated = [g for g in self.free.found.goals if all(not recognise.same_name(g.text, m.text) for m in main_goals)]
        if not main_goals and not stated and GOAL_SENTENCE.search(self.lead):
            stated = [goal(self.lead, self.lead_line, [], listed=False)]
        return " ".join(block.text for block in self.main_goal), [*main_goals, *stated]

    def _once(self, figures: list[Figure]) -> tuple[Figure, ...]:
        """A list that stands twice on the page is counted once, and the editor is told."""
        found: dict[tuple[object, ...], Figure] = {}
        for figure in sorted(figures, key=lambda one: one.line):
            key = (figure.value, figure.value_to, figure.unit, figure.counts, figure.sentence, figure.measure)
            if key in found and figure.line != found[key].line:
                self._remark("catalogue.repeated_item", figure.sentence)
            found.setdefault(key, figure)
        return tuple(found.values())

    def _look_over(self, assessment: Assessment) -> None:
        if assessment is Assessment.NOT_STATED:
            self._remark("catalogue.status_missing", "")
        groups = {choice.code for choice in self.picked[Section.TARGET_GROUPS]}
        if TargetGroup.EVERYONE in groups and len(groups) > 1:
            self._remark("catalogue.everyone_and_some", "")
        if len(self.picked[Section.ARGUMENTS]) > 3:
            self._remark("catalogue.many_arguments", str(len(self.picked[Section.ARGUMENTS])))
        if re.search(
            r"\b(?:to|tre|fire|fem|flere|fleire) (?:ulike )?(?:\w*prosjekt\w*)",
            f"{self.lead} {' '.join(self.text[:2])}",
            re.I,
        ):
            self._remark("catalogue.several_projects", "")

    def _remark(self, key: str, text: str) -> None:
        self.remarks.append(Remark(key, text))

    def _place(self, block: Block, where: str) -> None:
        for line in block.lines:
            self.placed.setdefault(line, where)

    def _outside(self, found: list[Block]) -> None:
        for block in found:
            self._place(block, "not_interpreted")
            self.left.append(NotInterpreted(block.text, block.line, Left.OUTSIDE_THE_ENTRY))
