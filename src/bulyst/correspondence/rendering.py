"""From a template and plain data to one PDF that is PDF/A-2a and PDF/UA-1 at once.

What people wrote reaches the template as JSON data and is set as text; nothing of it is ever read as markup.
Typst refuses a document that breaks either standard. There is no independent validator in the house.
"""

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

import bulyst

PACKAGE = Path(bulyst.__file__).parent
REPLACEMENT = "\ufffd"

_PROBE = PACKAGE / "correspondence" / "templates" / "letters" / "probe.typ"
_PLAIN_UP_TO = 0x17F  # Latin letters: the fonts have them all


def render(template: Path, data: Mapping[str, Any], at: datetime) -> bytes:
    """The PDF of `template` filled with `data` (JSON-able). The same input gives the same bytes.

    What no font can show is replaced by a mark, and the letter says which characters that were.
    """
    lost: dict[str, None] = {}
    shown = {**_printable(data, lost), "replaced": [f"U+{ord(each):04X}" for each in lost]}
    inputs = {"data": json.dumps(shown, ensure_ascii=False)}
    return _compile(template, inputs, int(at.timestamp()))


def _compile(template: Path, inputs: dict[str, str], timestamp: int) -> bytes:
    return typst.compile(
        template.as_posix(),
        root=PACKAGE.as_posix(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        sys_inputs=inputs,
        timestamp=timestamp,
    )


def _printable(value: Any, lost: dict[str, None]) -> Any:
    """The same data, with characters that no font of the house can show replaced by a visible mark and put in `lost`.

    The standards refuse a document with a missing glyph: one emoji in a title would otherwise stop a decision.
    """
    if isinstance(value, str):
        whole = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
        return "".join(_shown(each, lost) for each in whole)
    if isinstance(value, Mapping):
        return {key: _printable(item, lost) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(item, lost) for item in value]
    return value


def _shown(character: str, lost: dict[str, None]) -> str:
    if character == "\n" or character == "\t" or (character.isprintable() and ord(character) <= _PLAIN_UP_TO):
        return character
    if unicodedata.category(character) == "Cf":  # invisible: some of these turn the order of what is read
        return ""
    if _has_glyph(character):
        return character
    lost[character] = None
    return REPLACEMENT


@cache
def _has_glyph(character: str) -> bool:
    """Whether the fonts can show one character, found out by trying."""
    if ord(character) < ord(" ") or "\ud800" <= character <= "\udfff":
        return False
    try:
        _compile(_PROBE, {"text": f"x{character}x"}, 0)
    except typst.TypstError:
        return False
    return True
