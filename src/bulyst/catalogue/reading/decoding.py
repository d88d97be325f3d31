"""Bytes of a saved file -> text. Browsers and editors save UTF-8, UTF-16 and Latin-1, with any line end."""

from __future__ import annotations

import codecs
import re
import unicodedata

from bulyst.catalogue.reading.refusal import NotAnEntry

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# UTF-8 read as Latin-1 and saved again: «Ã¸» for «ø».
_TWICE_ENCODED = re.compile("Ã[¥¦¸˜…†\u00a5\u00a6\u00b8\u0085\u0086\u0098]")
LARGEST_PAGE = 1_000_000


def decode(raw: bytes) -> str:
    """The file's text with `\\n` line ends, composed letters and no invisible characters.

    Raises NotAnEntry (empty, too large, or not text at all).
    """
    if not raw.strip():
        raise NotAnEntry("empty")
    if len(raw) > LARGEST_PAGE:
        raise NotAnEntry("too_large")
    text = _without_mark(raw)
    if len(_CONTROL.findall(text)) > len(text) // 1000:
        raise NotAnEntry("binary")
    text = _once_encoded(_CONTROL.sub("", text))
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    if not text.strip():
        raise NotAnEntry("empty")
    return text


def _without_mark(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise NotAnEntry("binary") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # cp1252 is what browsers mean by Latin-1; it leaves five bytes undefined, Latin-1 none.
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            return raw.decode("latin-1")


def _once_encoded(text: str) -> str:
    if not _TWICE_ENCODED.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
