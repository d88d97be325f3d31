"""What a file is, by its first bytes and its insides. Pure functions over bytes; the name only tells CSV from text."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

import puremagic

from bulyst.correspondence.files.kinds import (
    CSV,
    DOCX,
    JPEG,
    ODP,
    ODS,
    ODT,
    PDF,
    PLAIN,
    PNG,
    PPTX,
    TIFF,
    WEBP,
    XLSX,
    Limits,
    MediaType,
)

MOST_PARTS = 5000
MOST_BLOWN_UP = 150
"""How many times larger than itself a package may become; real documents stay far below."""
_CHUNK = 1024 * 1024

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\x00asm",
    b"dex\n",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_PROGRAM_ENDINGS = frozenset(
    {
        *("bat", "cmd", "com", "cpl", "exe", "hta", "js", "jse", "lnk", "msi", "ps1", "psm1"),
        *("py", "reg", "scr", "sh", "vbe", "vbs", "wsf"),
    }
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC = re.compile(rb"^....ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)", re.DOTALL)
_PAGE = re.compile(r"<\s*(!doctype\s+html|html|head|body|script|svg|iframe|object|embed)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_BOM = "\ufeff"

_SIGNATURES = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"II*\x00", TIFF), (b"MM\x00*", TIFF))
_OPEN_XML = (
    ("wordprocessingml.document.main", DOCX),
    ("spreadsheetml.sheet.main", XLSX),
    ("presentationml.presentation.main", PPTX),
    ("presentationml.slideshow.main", PPTX),
)
_ODF = {each.name: each for each in (ODT, ODS, ODP)}


class NotKept(Exception):
    """Why a file is not kept: the key of the sentence that says so, and its facts beside the name."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


def recognise(name: str, content: bytes, limits: Limits) -> MediaType:
    """The format of a file. Raises NotKept for what is dangerous, broken or unknown."""
    if not content.strip(b"\x00 \t\r\n"):
        raise NotKept("files.empty")
    if content.startswith(_PROGRAMS) or _ending(name) in _PROGRAM_ENDINGS:
        raise NotKept("files.program")
    if content.startswith(_OLD_OFFICE):
        raise NotKept("files.old_office")
    if _HEIC.match(content):
        raise NotKept("files.heic")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            return found
    if content.startswith(b"PK"):
        return _package(content, limits)
    return _text(name, content)


def _package(content: bytes, limits: Limits) -> MediaType:
    """An office document is a ZIP archive; any other archive is not looked into by anyone, so it is not kept."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            _measure(parts, len(content), limits)
            found = _office(package, [part.filename for part in parts])
            _unpack(package, parts, limits)
            return found
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, UnicodeError, ValueError) as error:
        raise NotKept("files.unreadable") from error


def _measure(parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > limits.unpacked or unpacked > MOST_BLOWN_UP * max(size, _CHUNK // 16):
        raise NotKept("files.bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise NotKept("files.locked")


def _office(package: zipfile.ZipFile, names: list[str]) -> MediaType:
    lowered = [name.lower() for name in names]
    if any(name.endswith(("vbaproject.bin", ".xlm")) or "macrosheets/" in name for name in lowered):
        raise NotKept("files.macro")
    if any(name.startswith(("basic/", "scripts/")) and not name.endswith("/") for name in lowered):
        raise NotKept("files.macro")
    if "mimetype" in names:
        found = _ODF.get(package.read("mimetype")[:200].decode("ascii", "replace").strip())
        if found is not None:
            return found
    if "[Content_Types].xml" in names:
        with package.open("[Content_Types].xml") as file:
            said = file.read(_CHUNK).decode("utf-8", "replace")
        if "macroenabled" in said.lower():
            raise NotKept("files.macro")
        for word, each in _OPEN_XML:
            if word in said:
                return each
    raise NotKept("files.archive")


def _unpack(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Read every part to its end: sizes that lie and broken parts are found here, without ever holding one whole."""
    left = limits.unpacked
    for part in parts:
        with package.open(part) as file:
            while chunk := file.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise NotKept("files.bomb")


def _text(name: str, content: bytes) -> MediaType:
    text = _decoded(content)
    if text is None or _CONTROL.search(text):
        raise NotKept("files.unknown_kind", what=_guess(content))
    if _PAGE.search(text[:4096]) or text.lstrip(_BOM).lstrip().startswith(("<?xml", "<!")):
        raise NotKept("files.page")
    if text.startswith("{\\rtf"):
        raise NotKept("files.unknown_kind", what=".rtf")
    return CSV if _ending(name) == "csv" else PLAIN


def _decoded(content: bytes) -> str | None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return None


def _guess(content: bytes) -> str:
    """The usual ending of what an unknown file seems to be; a question mark when nothing is like it."""
    try:
        return next((each.extension for each in puremagic.magic_string(content[:8192]) if each.extension), "?")
    except (puremagic.PureError, ValueError):
        return "?"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name else ""
