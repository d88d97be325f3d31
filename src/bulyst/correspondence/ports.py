"""The one door through which letters leave the house, and receipts come back.

A municipality sends by what it has: an archive system, a printing service, digital post. Whatever it is speaks the
contract of `LetterPort`; `HttpLetterPort` carries it over HTTP (docs/letters.md). No port means Min side alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter as a port gets it. A port that has seen `key` before sends nothing and answers as it did then."""

    key: str
    municipality: str
    recipient: str
    address: tuple[str, ...]
    title: str
    language: str
    pdf: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A port says that a letter was received."""

    reference: str
    received_on: date


class LetterPort(Protocol):
    """What carries letters."""

    def send(self, letter: Outgoing) -> str:
        """Take a letter and return the port's reference. Raises OSError when it cannot now: it is tried again."""
        ...

    def receipts(self, references: Sequence[str]) -> Sequence[Reported]:
        """Which of these have been received. Raises OSError when nobody answers."""
        ...


class HttpLetterPort:
    """The contract over HTTP: `PUT <url>/letters/<key>` with PDF and headers, `GET <url>/receipts?reference=...`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def send(self, letter: Outgoing) -> str:
        """Put the letter under its key."""
        about = {
            "municipality": letter.municipality,
            "recipient": letter.recipient,
            "address": list(letter.address),
            "title": letter.title,
            "language": letter.language,
            "sha256": letter.sha256,
        }
        answer = self._ask(
            Request(
                f"{self.url}/letters/{letter.key}",
                data=letter.pdf,
                method="PUT",
                headers={"Content-Type": "application/pdf", "Bulyst-Letter": json.dumps(about)},
            )
        )
        try:
            return str(answer["reference"])
        except (KeyError, TypeError) as error:
            raise OSError("the port gave no reference") from error

    def receipts(self, references: Sequence[str]) -> Sequence[Reported]:
        """Ask for those references."""
        query = urlencode([("reference", each) for each in references])
        answer = self._ask(Request(f"{self.url}/receipts?{query}"))
        try:
            return [
                Reported(str(each["reference"]), date.fromisoformat(each["received_on"]))
                for each in answer["receipts"]
                if each["reference"] in references
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise OSError("the port's answer cannot be read") from error

    def _ask(self, request: Request) -> Any:
        try:
            with urlopen(request, timeout=_SECONDS) as response:
                return json.loads(response.read())
        except ValueError as error:  # no JSON
            raise OSError("the port's answer cannot be read") from error


def letter_port() -> LetterPort | None:
    """The port that the operator has configured, or None."""
    return HttpLetterPort(settings.BULYST_LETTER_PORT) if settings.BULYST_LETTER_PORT else None
