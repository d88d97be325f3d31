"""A letter is one PDF that is tagged, archive-proof, and says literally what people wrote."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from bulyst.correspondence import rendering
from bulyst.correspondence.rendering import PACKAGE, REPLACEMENT, render

AT = datetime(2026, 3, 3, 11, 4, tzinfo=UTC)
FRAME = PACKAGE / "correspondence" / "templates" / "letters"


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest letter: the frame, and one text."""
    root = tmp_path / "package"
    letters = root / "correspondence" / "templates" / "letters"
    letters.mkdir(parents=True)
    for each in FRAME.glob("*.typ"):
        (letters / each.name).write_text(each.read_text())
    path = letters / "small.typ"
    path.write_text(
        '#import "/correspondence/templates/letters/letter.typ": data, letter, written\n'
        "#show: letter\n#written(data.text)\n"
    )
    monkeypatch.setattr(rendering, "PACKAGE", root)
    monkeypatch.setattr(rendering, "_PROBE", letters / "probe.typ")
    return path


def content(text: str, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Vedtak",
        "author": "Lierne kommune",
        "language": "nb",
        "constructed": False,
        "recipient": ["Fjellbakeriet AS"],
        "date": "3. mars 2026",
        "number": "2026/12",
        "handler": "",
        "text": text,
        **changes,
    }


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


HOSTILE = [
    '#import "/correspondence/templates/letters/letter.typ": *',
    '#read("/config/settings.py")',
    "$x^2$ og @referanse og <merke>",
    "\\ \\n \\u{41} *fet* _kursiv_ `kode` // kommentar /* og */",
    "= Overskrift\n- liste\n+ nummer\n/ ord: forklaring",
    "https://example.test/#anker ~ -- --- ... 'sitat' \"sitat\"",
    "]] }} )) #panic() #sys.inputs.data",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_write_comes_through_literally(template: Path, hostile: str) -> None:
    shown = text_of(render(template, content(hostile, title=hostile, recipient=[hostile]), AT))
    for line in hostile.split("\n"):
        plain = _straight(line)
        assert _straight(shown).count(plain) >= 2, shown


def _straight(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_line_breaks_and_paragraphs_are_kept(template: Path) -> None:
    shown = text_of(render(template, content("en\nto\r\n\r\ntre"), AT))
    assert [line for line in shown.splitlines() if line in ("en", "to", "tre")] == ["en", "to", "tre"]


@pytest.mark.parametrize("odd", ["\U0001f600", "日", "\x00", "\x08", "\ue000", "\ud83d"])
def test_a_character_without_a_glyph_is_marked_and_stops_no_letter(template: Path, odd: str) -> None:
    shown = text_of(render(template, content(f"før {odd} etter", title=f"Tittel {odd}"), AT))
    assert f"før {REPLACEMENT} etter" in shown


def test_invisible_characters_that_turn_the_order_of_reading_are_left_out(template: Path) -> None:
    assert "150 000 kr" in text_of(render(template, content("\u202e150 \u200d000 kr\u202c"), AT))


def test_letters_of_the_north_and_accents_are_shown(template: Path) -> None:
    text = "ÆØÅæøå Čč Đđ Ŋŋ Šš Ŧŧ Žž éüñ «sitat» – € § 150\u202f000\u202fkr"
    assert _straight(text) in _straight(text_of(render(template, content(text), AT)))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_file_says_that_it_is_pdf_a_and_pdf_ua_tagged_with_title_author_and_language(
    template: Path, language: str
) -> None:
    pdf = render(template, content("Tekst", language=language), AT)
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    xmp = root["/Metadata"].get_data().decode()  # type: ignore[attr-defined]
    for part in (
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ):
        assert part in xmp
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == f"{language}-NO"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/StructTreeRoot"]["/K"]
    assert "/OutputIntents" in root
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Vedtak", "Lierne kommune")
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert all("/ToUnicode" in font for font in fonts)


def test_the_same_letter_at_the_same_moment_is_the_same_bytes(template: Path) -> None:
    assert render(template, content("Tekst"), AT) == render(template, content("Tekst"), AT)


def test_a_constructed_letter_says_so(template: Path) -> None:
    assert "Oppdiktet eksempel" in text_of(render(template, content("x", constructed=True), AT))
    assert "Oppdikta døme" in text_of(render(template, content("x", constructed=True, language="nn"), AT))
    assert "Oppdiktet" not in text_of(render(template, content("x"), AT))


def test_a_document_that_breaks_the_standards_is_refused(template: Path) -> None:
    template.write_text('#set document(title: "x")\n#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"))')
    with pytest.raises(typst.TypstError):
        render(template, content("x"), AT)


def test_the_data_is_json_and_nothing_else(template: Path) -> None:
    template.write_text('#set document(title: "x")\n#set text(lang: "nb")\n#sys.inputs.data')
    shown = text_of(render(template, {"text": "æ"}, AT))
    assert json.loads(shown) == {"text": "æ", "replaced": []}
