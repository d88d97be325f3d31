"""A name that can be shown, stored and downloaded everywhere."""

from __future__ import annotations

import re
import unicodedata

from bulyst.correspondence.files.kinds import MediaType

LONGEST = 100
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def bare_name(name: str) -> str:
    """The last part of a path, without characters that mean something to a system or turn the order of reading."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    return re.sub(r"\s+", " ", _FORBIDDEN.sub("-", shown)).strip(" .")


def safe_name(name: str, found: MediaType) -> str:
    """The name with the ending of what the file is; an ending that says something else becomes part of the name."""
    stem, dot, ending = bare_name(name).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    if ending.lower() not in found.endings:
        stem = f"{stem}-{ending}" if ending else stem
        ending = found.endings[0]
    stem = stem.strip(" .-")[:LONGEST].rstrip(" .-") or "fil"
    if _DEVICES.match(stem):
        stem = f"fil-{stem}"
    return f"{stem}.{ending.lower()}"
