"""The texts of letters that a municipality writes itself: plain words with fields in braces, such as {soker}.

A kind of letter names its parts and the fields that it can fill. A text is checked when it is saved, so that no letter
is ever made with a field that nothing fills.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from bulyst.kernel.verdict import Verdict, failed, passed

_PIECE = re.compile(r"\{([^{}\n]*)\}|([{}])")
LONGEST = 4000


class FieldKind(StrEnum):
    """What a field holds. Sums and dates stand out in the letter."""

    TEXT = "text"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class MergeField:
    """Something that a letter can fill in. `example` is what a preview shows; `example_nn` where nynorsk differs."""

    name: str
    label: str | Promise
    example: str
    kind: FieldKind = FieldKind.TEXT
    example_nn: str = ""

    @property
    def stands_out(self) -> bool:
        """Whether the letter prints it in bold."""
        return self.kind != FieldKind.TEXT


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a letter: what it is for, the house's own words, and the fields that it must not lack."""

    key: str
    label: str | Promise
    nb: str
    nn: str
    needs: frozenset[str] = frozenset()

    def default(self, language: str) -> str:
        """The house's own words; `language` is "nb" or "nn"."""
        return self.nn if language == "nn" else self.nb


def checked(text: str, part: Part, fields: Iterable[MergeField]) -> list[Verdict]:
    """What is wrong with a text, or one verdict that nothing is."""
    known = [field.name for field in fields]
    used, strays = _fields_of(text)
    listed = ", ".join(f"{{{name}}}" for name in sorted(known))
    wrong: list[Verdict] = []
    if not text.strip():
        wrong.append(failed("letters.text_given", part=str(part.label)))
    if len(text) > LONGEST:
        wrong.append(failed("letters.text_too_long", part=str(part.label), longest=LONGEST))
    if strays:
        wrong.append(failed("letters.stray_brace", part=str(part.label)))
    wrong += [
        failed("letters.unknown_field", part=str(part.label), field=f"{{{name}}}", known=listed)
        for name in dict.fromkeys(used)
        if name not in known
    ]
    wrong += [
        failed("letters.field_needed", part=str(part.label), field=f"{{{name}}}")
        for name in sorted(part.needs - set(used))
        if text.strip()
    ]
    return wrong or [passed("letters.text_given", "letters.text_given.ok", part=str(part.label))]


def merged(text: str, fields: Iterable[MergeField], values: Mapping[str, str]) -> list[list[dict[str, object]]]:
    """The text as paragraphs of runs, each with its words and whether it stands out. Plain data for a template.

    Raises KeyError for a field that has no value: texts are checked before they are kept.
    """
    known = {field.name: field for field in fields}
    return [
        [
            {"text": values[piece] if is_field else piece, "strong": is_field and known[piece].stands_out}
            for piece, is_field in _pieces(paragraph.strip())
        ]
        for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
        if paragraph.strip()
    ]


def examples(fields: Sequence[MergeField], language: str) -> dict[str, str]:
    """What a preview in `language` fills the fields with."""
    return {field.name: (language == "nn" and field.example_nn) or field.example for field in fields}


def _fields_of(text: str) -> tuple[list[str], int]:
    """The names in braces, and how many braces stand alone."""
    found = list(_PIECE.finditer(text))
    return [each[1] for each in found if each[2] is None], sum(each[2] is not None for each in found)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into plain words and names of fields, in order."""
    place = 0
    for each in _PIECE.finditer(text):
        if each[2] is not None:
            continue
        if text[place : each.start()]:
            yield text[place : each.start()], False
        yield each[1], True
        place = each.end()
    if text[place:]:
        yield text[place:], False
