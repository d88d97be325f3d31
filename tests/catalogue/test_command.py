"""`bulyst catalogue import`: what it prints, its exit codes, and that a refusal stores nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.catalogue.conftest import PAGES

from bulyst.catalogue.models import Entry
from bulyst.config.cli import main

pytestmark = pytest.mark.django_db


def test_a_page_becomes_a_published_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "import", str(PAGES / "lierne-2.txt")]) == 0
    told = capsys.readouterr().out
    assert "Lierne 2 (lagt til)" in told
    assert "resultat: folketallet gikk ned" in told
    assert "resultat: ca. 200 personer på kurs" in told
    assert "/katalog/lierne-2/" in told
    assert Entry.objects.get().published_at is not None


def test_json_holds_everything_that_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "import", str(PAGES / "lierne-2.txt"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["title"], told["main_goal"], told["assessment"]) == ("Lierne 2", "Økt tilflytting", "not_assessed")
    assert {figure["group"]: figure["value"] for figure in told["figures"] if figure["value"]} == {
        "course_participants": 200,
        "active_associations": 31,
        "new_firms": 15,
        "funded_firms": 43,
        "pupil_enterprises": 10,
        "cases_handled": 140,
    }
    assert [figure["direction"] for figure in told["negative_results"]] == ["decrease"]
    assert all(figure["sentence"] for figure in told["figures"])
    assert told["places"] == [{"name": "Lierne", "number": "5042"}]
    assert told["stored"]["slug"] == "lierne-2"


def test_the_same_file_twice_is_one_entry(capsys: pytest.CaptureFixture[str]) -> None:
    for expected in (True, False):
        assert main(["catalogue", "import", str(PAGES / "lierne-2.txt"), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["stored"]["created"] is expected
    assert Entry.objects.count() == 1


def test_hold_leaves_publishing_to_the_editor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "import", str(PAGES / "lierne-2.txt"), "--hold"]) == 0
    assert "/redaksjon/" in capsys.readouterr().out
    assert Entry.objects.get().published_at is None


def test_an_unclear_number_keeps_the_entry_on_the_desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "side.txt"
    text = (PAGES / "hjem-til-storvatnet.txt").read_text("utf-8").replace("Dette ble gjort", "Notert")
    page.write_text(text.replace("9 nye bedrifter ble registrert, de fleste enkeltpersonforetak.", "9 bedrifter."))
    assert main(["catalogue", "import", str(page)]) == 0
    assert "/redaksjon/" in capsys.readouterr().out
    assert Entry.objects.get().published_at is None


def test_the_source_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    address = "https://example.test/prosjektdatabase/lierne-2/"
    assert main(["catalogue", "import", str(PAGES / "lierne-2.txt"), "--source", address]) == 0
    assert Entry.objects.get().source_address == address


@pytest.mark.parametrize("name", sorted(path.name for path in (PAGES / "refused").iterdir()))
def test_another_page_is_refused_in_one_line_and_nothing_is_stored(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["catalogue", "import", str(PAGES / "refused" / name), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "not an entry" in said.err
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(300), "not text")], ids=["empty", "picture"]
)
def test_a_file_that_is_no_text_is_refused(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fil"
    file.write_bytes(content)
    assert main(["catalogue", "import", str(file)]) == 2
    assert reason in capsys.readouterr().err


def test_a_missing_file_and_a_bad_address_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "import", "/nowhere/side.txt"]) == 2
    assert main(["catalogue", "import", str(PAGES / "lierne-2.txt"), "--source", "lierne"]) == 2
    assert "not a web address" in capsys.readouterr().err
    assert Entry.objects.count() == 0
