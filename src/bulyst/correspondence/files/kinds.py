"""The kinds of file that can be kept, and how much of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024


class FileKind(StrEnum):
    """What an operator can allow or leave out."""

    PDF = "pdf"
    IMAGE = "image"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class MediaType:
    """One format: its kind, its registered name, and the endings that a name may keep (the first is the usual one)."""

    kind: FileKind
    name: str
    endings: tuple[str, ...]


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

PDF = MediaType(FileKind.PDF, "application/pdf", ("pdf",))
JPEG = MediaType(FileKind.IMAGE, "image/jpeg", ("jpg", "jpeg"))
PNG = MediaType(FileKind.IMAGE, "image/png", ("png",))
WEBP = MediaType(FileKind.IMAGE, "image/webp", ("webp",))
TIFF = MediaType(FileKind.IMAGE, "image/tiff", ("tif", "tiff"))
DOCX = MediaType(FileKind.DOCUMENT, f"{_OPEN_XML}.wordprocessingml.document", ("docx",))
XLSX = MediaType(FileKind.SHEET, f"{_OPEN_XML}.spreadsheetml.sheet", ("xlsx",))
PPTX = MediaType(FileKind.SLIDES, f"{_OPEN_XML}.presentationml.presentation", ("pptx",))
ODT = MediaType(FileKind.DOCUMENT, f"{_ODF}.text", ("odt",))
ODS = MediaType(FileKind.SHEET, f"{_ODF}.spreadsheet", ("ods",))
ODP = MediaType(FileKind.SLIDES, f"{_ODF}.presentation", ("odp",))
CSV = MediaType(FileKind.TEXT, "text/csv", ("csv",))
PLAIN = MediaType(FileKind.TEXT, "text/plain", ("txt",))

KINDS = (PDF, JPEG, PNG, WEBP, TIFF, DOCX, XLSX, PPTX, ODT, ODS, ODP, CSV, PLAIN)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an operator has set. Sizes in bytes, `pixels` of a picture, `files` of one case."""

    bytes: int = 20 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    pixels: int = 64_000_000
    files: int = 60
    kinds: frozenset[FileKind] = frozenset(FileKind)

    @property
    def megabytes(self) -> int:
        """The size that a person is told."""
        return self.bytes // MEGABYTE


def accepted(kinds: Iterable[FileKind]) -> str:
    """What a file chooser is told to offer; the server looks for itself."""
    wanted = frozenset(kinds)
    return ",".join(word for each in KINDS if each.kind in wanted for word in (f".{each.endings[0]}", each.name))
