"""The free text of an entry: goals, stated results and consequences under sentences of no fixed wording."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bulyst.catalogue.reading import goals as goal_reading
from bulyst.catalogue.reading import groups
from bulyst.catalogue.reading.figures import read_sentence
from bulyst.catalogue.reading.layout import Block, Kind
from bulyst.catalogue.reading.masks import DEADLINE, ENDED, LASTED, PERIOD, STARTED, STARTED_AND_ENDED
from bulyst.catalogue.reading.numerals import value_of
from bulyst.catalogue.reading.recognise import ADDRESS, ASSESSED_SENTENCE, STATUS_SENTENCE
from bulyst.catalogue.reading.roles import NOWHERE, SOFT_INTRO, Setting, setting_of
from bulyst.catalogue.reading.sentences import LONGEST, sentences
from bulyst.catalogue.reading.shape import (
    Direction,
    Figure,
    Group,
    Left,
    Measure,
    NotInterpreted,
    Period,
    ReadGoal,
    Role,
    Statement,
)

_SOFT_SENTENCE = re.compile(
    r"\b(?:har (?:\w+ )?(?:bidratt|bidrege|medverka|ført|resultert|"
    r"(?:gitt|gjeve)(?! (?:lov\w*|tilsagn|tilskudd|tilskot|"
    r"støtte|stønad|midl[ae]r|penge?[ra]r?|løyve))|skapt)|"
    r"bidro|medverka|førte|resulterte|ga oss|gav oss|resultatet (?:er|ble|vart|var)|"
    r"effekten (?:er|var|ble))\b",
    re.I,
)
_FOLLOWS_UP = re.compile(
    r"^(?:midl[ae]ne|midlane|midla|pengene|pengane|støtten|støtta|stønaden|tilskuddene|"
    r"tilskota|dette gjelder|dette gjeld|det gjelder|det gjeld|disse|desse|de fleste|"
    r"dei fleste|her (?:er|var)|flest|mest)\b",
    re.I,
)
#: «Arbeidsområder», «hadde fokus på fire områder:»: the list below names the areas of the work.
_AREAS_INTRO = re.compile(
    r"\b(?:arbeids|satsings|satsnings|innsats|fokus|program|tiltaks)?område(?:r|ne|na)?\s*:?\s*$|"
    r"\b(?:arbeids|satsings|satsnings|innsats|fokus|program|tiltaks)områd(?:e|a|ene|ane)\s*:?\s*$",
    re.I,
)
_ONLY_ADDRESS = re.compile(r"^(?:[\wæøå /-]{0,40}?(?:er|:)?\s*)?(?:https?://|www\.)\S+\W*$", re.I)


@dataclass(slots=True)
class Found:
    """What the free text gave, in the order of the page."""

    figures: list[Figure] = field(default_factory=list)
    goals: list[ReadGoal] = field(default_factory=list)
    soft_outcomes: list[Statement] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    programme_areas: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    left: list[NotInterpreted] = field(default_factory=list)


class FreeText:
    """Reads blocks one after another and remembers what introduced them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.found = Found()
        self._heading = NOWHERE
        self._list = NOWHERE
        self._intro = ""

    def take(self, block: Block, following: Block | None) -> None:
        before_list = following is not None and following.kind is Kind.ITEM and block.kind is not Kind.ITEM
        if block.kind is Kind.ITEM or self._is_bare_item(block, following):
            self._item(block)
        elif _is_caption(block.text, before_list=before_list, last=following is None):
            self._caption(block, before_list=before_list)
        else:
            self._paragraph(block, before_list=before_list)

    def _is_bare_item(self, block: Block, following: Block | None) -> bool:
        """«Resultat» above lines without bullets: lines that stand tight together are its list."""
        headed = (self._heading.explicit and self._list.explicit) or _AREAS_INTRO.search(self._intro)
        if not headed or not _is_short_line(block.text):
            return False
        if setting_of(block.text).explicit:
            return False
        return not block.gap or bool(following and not following.gap and _is_short_line(following.text))

    def _caption(self, block: Block, *, before_list: bool) -> None:
        """A line of its own above a list or a paragraph: «Dette har bidratt til», «Resultatmål»."""
        setting = setting_of(block.text)
        self._intro, self._list = block.text, setting
        if not before_list:
            self._heading = setting
        read = read_sentence(block.text, block.line, setting, self.names)
        self.found.figures += read.figures
        if read.unplaced:
            self._leave(block.text, block.line, Left.NUMBER_NOT_PLACED)
        elif setting.explicit or read.figures or _AREAS_INTRO.search(block.text):
            return
        elif not self._periods_of(block.text, block.line):
            self._leave(block.text, block.line, Left.UNKNOWN_HEADING)

    def _paragraph(self, block: Block, *, before_list: bool) -> None:
        parts = sentences(block.text)
        previous = 0
        for index, sentence in enumerate(parts):
            introduces = before_list and index == len(parts) - 1
            if introduces:
                self._intro = sentence
                self._list = setting_of(sentence)
                if not self._list.explicit and self._heading.explicit:
                    self._list = self._heading
            previous = self._sentence(sentence, block.line, self._heading, previous, introduces=introduces)
        if not before_list:
            self._intro, self._list = "", self._heading

    def _item(self, block: Block) -> None:
        setting = self._list
        if _AREAS_INTRO.search(self._intro) and _is_short_line(block.text.rstrip(".;")):
            name = block.text.rstrip(".; ")
            self.found.programme_areas += [name] if name not in self.found.programme_areas else []
            return
        parts = sentences(block.text)
        if setting.role is Role.GOAL and setting.explicit:
            self._goal_item(block, parts, setting)
            return
        if self._is_soft(block, setting):
            self.found.soft_outcomes.append(Statement(block.text, block.line))
            return
        previous = 0
        for sentence in parts:
            previous = self._sentence(sentence, block.line, setting, previous)

    def _goal_item(self, block: Block, parts: list[str], setting: Setting) -> None:
        """In a list of goals the first sentence is the goal; what follows is judged for itself."""
        read = read_sentence(parts[0], block.line, setting, self.names)
        self.found.figures += [self._due(figure) for figure in read.figures]
        goal = goal_reading.goal(parts[0], block.line, read.figures)
        self.found.goals.append(goal_reading.as_headed(goal, self._intro))
        self._names_of(parts[0])
        if read.unplaced:
            self._leave(parts[0], block.line, Left.NUMBER_NOT_PLACED)
        previous = len(read.figures)
        for sentence in parts[1:]:
            previous = self._sentence(sentence, block.line, NOWHERE, previous, soft=False)

    def _due(self, figure: Figure) -> Figure:
        """«Prosjektet skal innen 2015:» gives its items their deadline."""
        due = DEADLINE.search(self._intro)
        if due is None or figure.by_when or figure.role is not Role.GOAL:
            return figure
        return replace(figure, by_when=int(due["year"]))

    def _is_soft(self, block: Block, setting: Setting) -> bool:
        if not (setting.explicit and setting.role is Role.RESULT):
            return False
        read = read_sentence(block.text, block.line, setting, self.names)
        led_to = SOFT_INTRO.search(self._intro) is not None
        counted = any(
            figure.value is not None or figure.adverse or figure.direction is not Direction.NONE
            for figure in read.figures
        )
        return led_to and not counted and not read.unplaced and not ADDRESS.search(block.text)

    def _sentence(
        self, text: str, line: int, setting: Setting, previous: int, *, introduces: bool = False, soft: bool = True
    ) -> int:
        """Read one sentence; returns how many figures it gave, for a sentence that follows it up."""
        if len(text) > LONGEST:
            self._leave(text, line, Left.FREE_TEXT)
            return 0
        if STATUS_SENTENCE.search(text) or ASSESSED_SENTENCE.search(text):
            self.found.status.append(text)
            return 0
        if previous and _FOLLOWS_UP.match(text):
            follow = read_sentence(text, line, setting, self.names)
            if not follow.figures:
                self._follow_up(text, previous)
                return previous
        read = read_sentence(text, line, setting, self.names)
        self.found.figures += read.figures
        understood = bool(read.figures)
        understood |= self._names_of(text)
        if not any(figure.measure is Measure.CHANGE_BY or figure.value_to for figure in read.figures):
            # «Folketalet auka frå 2006 til 2010» is no period of the programme.
            understood |= self._periods_of(text, line)
        if not introduces and goal_reading.GOAL_SENTENCE.search(text) and not _tells_results_only(read.figures):
            self.found.goals.append(goal_reading.goal(text, line, read.figures, listed=False))
            understood = True
        elif soft and not read.figures and not read.unplaced and _SOFT_SENTENCE.search(text) and not introduces:
            self.found.soft_outcomes.append(Statement(text, line))
            understood = True
        if read.unplaced:
            self._leave(text, line, Left.NUMBER_NOT_PLACED)
        elif (not understood and not introduces and not _ONLY_ADDRESS.match(text)) or (
            introduces and not understood and not self._list.explicit
        ):
            self._leave(text, line, Left.FREE_TEXT)
        return len(read.figures)

    def _follow_up(self, text: str, previous: int) -> None:
        """«Midlene er i hovedsak gitt til forstudier»: belongs to the figure in front of it."""
        for index in range(len(self.found.figures) - previous, len(self.found.figures)):
            figure = self.found.figures[index]
            parts = figure.breakdown or groups.breakdown(figure.group, text)
            note = f"{figure.note} {text}".strip()
            self.found.figures[index] = replace(figure, note=note, breakdown=parts)

    def _names_of(self, text: str) -> bool:
        areas, values = goal_reading.programme_areas(text), goal_reading.values(text)
        self.found.programme_areas += [area for area in areas if area not in self.found.programme_areas]
        self.found.values += [value for value in values if value not in self.found.values]
        return bool(areas or values)

    def _periods_of(self, text: str, line: int) -> bool:
        found = periods(text, line)
        self.found.periods += found
        return bool(found)

    def _leave(self, text: str, line: int, reason: Left) -> None:
        self.found.left.append(NotInterpreted(text, line, reason))


def periods(text: str, line: int) -> list[Period]:
    """«2007-2010», «1998 – 2003», «2007 – til d.d.»; a two-digit end takes the century of its start."""
    found = []
    for match in PERIOD.finditer(text):
        start = int(match["from"] or match["open"] or match["since"] or match["after"])
        end = match["to"] or match["before"] or ""
        to_year = int(end) if end.isdigit() and len(end) == 4 else None
        if end.isdigit() and len(end) == 2:
            to_year = start - start % 100 + int(end)
        if to_year is None or start <= to_year:
            found.append(Period(start, to_year, text, line))
    ends = STARTED_AND_ENDED.search(text)
    if ends and not found:
        found.append(Period(int(ends["from"]), int(ends["to"]), text, line))
    started, ended = STARTED.search(text), ENDED.search(text)
    if started and not found:
        lasted = LASTED.search(text, started.end())
        start = int(started["from"] or started["since"])
        length = value_of(lasted["years"]) if lasted else None
        found.append(Period(start, start + int(length) if length else None, text, line))
    elif ended and not found:
        found.append(Period(None, int(ended["to"]), text, line))
    return found


def _is_short_line(text: str) -> bool:
    return len(text.split()) <= 8 and not text.endswith((".", "!", "?", ";", ":", ",")) and not ADDRESS.search(text)


def _is_caption(text: str, *, before_list: bool, last: bool) -> bool:
    """A short line without a full stop. The last line of a text captions nothing."""
    if last or text.endswith((".", "!", "?", ";", ",")) or ADDRESS.search(text):
        return False
    words = text.split()
    return len(words) <= (14 if before_list else 8) and len(sentences(text)) == 1


def _tells_results_only(figures: list[Figure]) -> bool:
    return bool(figures) and all(figure.role is Role.RESULT or figure.group is Group.STAFFING for figure in figures)
