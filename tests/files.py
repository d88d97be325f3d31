"""Files for tests: small real ones of each kind, and the ones that must be refused."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO


@cache
def pdf(side: int = 200) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(side, side)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


@cache
def picture(width: int = 40, height: int = 20, kind: str = "JPEG", place: bool = False) -> bytes:
    from PIL import Image

    held = BytesIO()
    made = Image.new("RGB", (width, height), "green")
    exif = made.getexif()
    if place:
        exif[0x0112] = 6  # lies on its side
        exif[0x010F] = "Kamera fra Sørli"
    made.save(held, kind, exif=exif)
    return held.getvalue()


def package(**parts: bytes | str) -> bytes:
    """A ZIP archive; a double underscore in a part's name is a slash, a single one a full stop."""
    return archive({name.replace("__", "/").replace("_", "."): content for name, content in parts.items()})


def archive(parts: dict[str, bytes | str]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


def docx(**more: bytes | str) -> bytes:
    said = (
        '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    return archive({"[Content_Types].xml": said, "word/document.xml": "<w:document/>", **more})


def odt(**more: bytes | str) -> bytes:
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>", **more})
