"""A real server on this machine that speaks the contract of the letter port: what an adapter must do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Received:
    """One letter that the server took."""

    reference: str
    about: dict[str, Any]
    pdf: bytes


@dataclass
class Loopback:
    """What the server has, and what it is told to do wrong."""

    url: str = ""
    letters: dict[str, Received] = field(default_factory=dict)
    requests: int = 0
    refusals: int = 0
    lost_answers: int = 0
    read_on: dict[str, str] = field(default_factory=dict)

    def read(self, reference: str, day: str) -> None:
        """The recipient gets the letter."""
        self.read_on[reference] = day


@contextmanager
def loopback() -> Iterator[Loopback]:
    """The server, running until the block ends."""
    state = Loopback()

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            state.requests += 1
            content = self.rfile.read(int(self.headers["Content-Length"]))
            if state.refusals:
                state.refusals -= 1
                self._say(503, {})
                return
            key = self.path.rpartition("/")[2]
            known = state.letters.setdefault(
                key, Received(f"ref-{len(state.letters) + 1}", json.loads(self.headers["Bulyst-Letter"]), content)
            )
            if state.lost_answers:
                state.lost_answers -= 1
                self.close_connection = True
                return
            self._say(202, {"reference": known.reference})

        def do_GET(self) -> None:
            asked = parse_qs(urlsplit(self.path).query)["reference"]
            found = [{"reference": each, "received_on": state.read_on[each]} for each in asked if each in state.read_on]
            self._say(200, {"receipts": found})

        def _say(self, status: int, content: Any) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
