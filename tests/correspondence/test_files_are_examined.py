"""What a file is says its content, never its name; each is judged by itself, and a refusal names it in a sentence."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from bulyst.correspondence.files import FileKind, Limits, Upload, accepted, examine
from bulyst.correspondence.files.kinds import JPEG, PDF
from bulyst.correspondence.files.naming import safe_name
from bulyst.tenancy.wording import say
from tests.files import archive, docx, odt, pdf, picture

SMALL = Limits(bytes=700_000, unpacked=3_000_000, pixels=1_000_000)
TYPES = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'


def lying_package() -> bytes:
    """A package whose part says to be a hundred bytes long and is a million."""
    honest = docx(**{"word/media/a.txt": b"a" * 1_000_000})
    return honest.replace((1_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("name", "content", "media_type", "kept_as"),
    [
        ("plan.pdf", pdf(), "application/pdf", "plan.pdf"),
        ("bilde.JPEG", picture(), "image/jpeg", "bilde.jpeg"),
        ("skisse.png", picture(kind="PNG"), "image/png", "skisse.png"),
        ("foto.webp", picture(kind="WEBP"), "image/webp", "foto.webp"),
        ("skann.tif", picture(kind="TIFF"), "image/tiff", "skann.tif"),
        ("brev.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "brev.docx"),
        ("brev.odt", odt(), "application/vnd.oasis.opendocument.text", "brev.odt"),
        ("tall.csv", "ovn;300 000\n".encode("cp1252"), "text/csv", "tall.csv"),
        ("notat", "Blåbær på Sørli".encode(), "text/plain", "notat.txt"),
        ("faktura.exe.pdf.docx", pdf(), "application/pdf", "faktura.exe.pdf-docx.pdf"),
    ],
)
def test_a_file_is_kept_as_what_it_is(name: str, content: bytes, media_type: str, kept_as: str) -> None:
    (file,) = examine([Upload(name, content)], SMALL).files
    assert (file.media_type, file.name) == (media_type, kept_as)
    assert bool(file.preview) == media_type.startswith(("image/", "application/pdf"))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("tom.pdf", b"", "files.empty"),
        ("luft.txt", b" \n\x00", "files.empty"),
        ("stor.txt", b"a" * 700_001, "files.too_large"),
        ("aldri-lest.pdf", None, "files.too_large"),
        ("bilde.jpg", b"MZ\x90\x00" + b"\x00" * 99, "files.program"),
        ("plan.pdf", b"\x7fELF" + b"\x01" * 99, "files.program"),
        ("notat.txt", b"#!/bin/sh\nrm -rf", "files.program"),
        ("start.bat", b"format c:", "files.program"),
        ("side.pdf", b"<!doctype html><p>hei", "files.page"),
        ("tegning.png", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "files.page"),
        ("skjult.txt", "hei <script>alert(1)</script>".encode("utf-16"), "files.page"),
        ("brev.docx", docx(**{"word/vbaProject.bin": b"x"}), "files.macro"),
        ("brev.docx", archive({"[Content_Types].xml": TYPES}), "files.macro"),
        ("brev.odt", odt(**{"Basic/Standard/Module1.xml": b"x"}), "files.macro"),
        ("brev.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "files.old_office"),
        ("bilde.heic", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "files.heic"),
        ("alt.zip", archive({"a.txt": b"a"}), "files.archive"),
        ("bombe.docx", docx(**{"word/media/a": b"0" * 5_000_000}), "files.bomb"),
        ("bombe.odt", archive({str(number): b"" for number in range(5_001)}), "files.bomb"),
        ("logn.docx", lying_package(), "files.unreadable"),
        ("halv.docx", docx()[:-40], "files.unreadable"),
        ("halv.jpg", picture(200, 200)[:300], "files.unreadable"),
        ("ikke.pdf", b"%PDF-1.7\nikke mer", "files.unreadable"),
        ("kjempe.png", picture(1001, 1001, "PNG"), "files.too_many_pixels"),
        ("lyd.mp3", b"ID3\x03\x00\x00\x00\x00\x00\x21\xff\xfb\x90" + b"\x00" * 40, "files.unknown_kind"),
        ("brev.rtf", b"{\\rtf1 hei}", "files.unknown_kind"),
    ],
)
def test_a_file_is_refused_in_a_sentence_that_names_it(name: str, content: bytes | None, why: str) -> None:
    looked = examine([Upload(name, content)], SMALL)
    assert [verdict.message.key for verdict in looked.refused] == [why]
    sentence = say(looked.refused[0].message)
    assert name in sentence and "%" not in sentence
    assert looked.files == ()


def test_a_file_in_nobodys_way() -> None:
    looked = examine([Upload("a.bat", b"dir"), Upload("b.txt", b"hei"), Upload("c.pdf", b"%PDF-")], SMALL)
    assert [file.name for file in looked.files] == ["b.txt"]
    assert len(looked.refused) == 2


def test_what_an_operator_leaves_out_is_not_taken() -> None:
    only_pdf = Limits(kinds=frozenset({FileKind.PDF}))
    looked = examine([Upload("b.txt", b"hei")], only_pdf)
    assert [verdict.message.key for verdict in looked.refused] == ["files.not_wanted"]
    assert accepted(only_pdf.kinds) == ".pdf,application/pdf"


def test_a_small_picture_is_upright_and_tells_nothing_of_the_camera() -> None:
    from PIL import Image

    (file,) = examine([Upload("foto.jpg", picture(place=True))], SMALL).files
    small = Image.open(BytesIO(file.preview))
    assert small.size == (20, 40)
    assert not small.getexif() and b"Kamera" not in file.preview
    assert b"Kamera" in file.content  # what was sent is kept as it was sent


def test_a_locked_package_says_so() -> None:
    held = BytesIO(docx())
    with zipfile.ZipFile(held) as made:
        flagged = made.infolist()[0]
    content = bytearray(held.getvalue())
    for at in (flagged.header_offset + 6, content.index(b"PK\x01\x02") + 8):
        content[at] |= 1
    looked = examine([Upload("last.docx", bytes(content))], SMALL)
    assert [verdict.message.key for verdict in looked.refused] == ["files.locked"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\bilder\\ku.PDF", "ku.pdf"),
        ("  plan\u202efdp.exe", "planfdp-exe.pdf"),
        ("nul.pdf", "fil-nul.pdf"),
        ("...", "fil.pdf"),
        ('a"b<c>.pdf', "a-b-c.pdf"),
        ("å" * 300 + ".pdf", "å" * 100 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, PDF) == safe


@hypothesis(max_examples=60)
@given(st.text(max_size=150))
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name, JPEG)
    assert 5 <= len(safe) <= 110 and safe.rpartition(".")[2] in JPEG.endings
    assert not set(safe) & set('<>:"/\\|?*') and safe.isprintable() and not safe.startswith((".", " "))
    assert safe_name(safe, JPEG) == safe


@hypothesis(max_examples=100)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_examination(content: bytes) -> None:
    from bulyst.correspondence.files.recognising import NotKept, recognise

    with suppress(NotKept):
        recognise("x", content, SMALL)
