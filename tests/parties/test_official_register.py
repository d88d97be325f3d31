"""The official register is asked through a port; what is typed by hand never waits for it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from bulyst.parties.models import RegisterState
from bulyst.parties.register import HttpRegister, NoRegister, RegisterAway, RegisterEntry, register

NUMBER = "314159265"
ENTRY = {
    "organisasjonsnummer": NUMBER,
    "navn": "FJELLBAKERIET AS",
    "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
    "forretningsadresse": {"adresse": ["Postveien 1", None], "postnummer": "7882", "poststed": "NORDLI"},
    "konkurs": False,
    "underAvvikling": False,
    "underTvangsavviklingEllerTvangsopplosning": False,
}


@contextmanager
def served(status: int, said: Any, asked: list[str] | None = None) -> Iterator[str]:
    """A small register on this machine that answers everything alike. Yields its address."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if asked is not None:
                asked.append(self.path)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            self.wfile.write(said if isinstance(said, bytes) else json.dumps(said).encode())

        def log_message(self, *_: Any) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def look_up(status: int, said: Any) -> RegisterEntry | None:
    with served(status, said) as address:
        return HttpRegister(address).look_up(NUMBER)


def test_an_organisation_is_found_with_name_form_and_address() -> None:
    asked: list[str] = []
    with served(200, ENTRY, asked) as address:
        found = HttpRegister(address).look_up(NUMBER)
    assert found == RegisterEntry(NUMBER, "FJELLBAKERIET AS", "AS", "Postveien 1\n7882 NORDLI")
    assert found.state == RegisterState.FOUND
    assert asked == [f"/enhetsregisteret/api/enheter/{NUMBER}"]


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"slettedato": "2025-03-03"}, RegisterState.DELETED),
        ({"konkurs": True}, RegisterState.BANKRUPT),
        ({"underAvvikling": True}, RegisterState.BANKRUPT),
        ({"underTvangsavviklingEllerTvangsopplosning": True}, RegisterState.BANKRUPT),
    ],
)
def test_what_is_no_more_is_said(more: dict[str, Any], state: RegisterState) -> None:
    found = look_up(200, ENTRY | more)
    assert found is not None and found.state == state
    assert found.deleted_on == (date(2025, 3, 3) if state == RegisterState.DELETED else None)


def test_an_unknown_number_is_no_error() -> None:
    assert look_up(404, {"status": 404}) is None


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (500, {}),
        (302, {}),
        (200, b"<html>"),
        (200, []),
        (200, ENTRY | {"organisasjonsnummer": "999999999"}),
        (200, ENTRY | {"slettedato": "i fjor"}),
    ],
)
def test_an_answer_that_cannot_be_understood_is_as_if_the_register_were_away(status: int, said: Any) -> None:
    with pytest.raises(RegisterAway):
        look_up(status, said)


def test_half_an_entry_is_read_as_far_as_it_goes() -> None:
    assert look_up(200, {"organisasjonsnummer": NUMBER, "organisasjonsform": None}) == RegisterEntry(NUMBER, "")


def test_a_register_that_is_gone_or_was_never_set_up_is_away(settings: Any) -> None:
    with pytest.raises(RegisterAway):
        HttpRegister("http://127.0.0.1:1", seconds=1).look_up(NUMBER)
    assert isinstance(register(), NoRegister)
    with pytest.raises(RegisterAway):
        register().look_up(NUMBER)
    settings.BULYST_REGISTER_URL = "http://127.0.0.1:1"
    assert isinstance(register(), HttpRegister)
