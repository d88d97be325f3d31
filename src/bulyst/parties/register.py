"""The official register of organisations, as a port: what is asked of it, and what may be answered.

Entry by hand never depends on it. Which register answers is a setting; without one, `NoRegister` is always away.
The client speaks the open interface of the Central Coordinating Register for Legal Entities (Enhetsregisteret),
`GET {base}/enhetsregisteret/api/enheter/{number}`.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.conf import settings

from bulyst.parties.models import RegisterState

SECONDS = 4
MOST_BYTES = 512 * 1024


class RegisterAway(Exception):
    """The register does not answer, or not in a way that can be understood."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the register says of one organisation."""

    organisation_number: str
    name: str
    legal_form: str = ""
    address: str = ""
    deleted_on: date | None = None
    bankrupt: bool = False
    """Bankrupt, or being wound up."""

    @property
    def state(self) -> RegisterState:
        """The entry in one word."""
        if self.deleted_on is not None:
            return RegisterState.DELETED
        return RegisterState.BANKRUPT if self.bankrupt else RegisterState.FOUND


class RegisterPort(Protocol):
    """Whoever can be asked about an organisation."""

    def look_up(self, number: str) -> RegisterEntry | None:
        """The organisation with that number, or None when there is none. Raises RegisterAway."""


class NoRegister:
    """No register is set up."""

    def look_up(self, number: str) -> RegisterEntry | None:
        """Raises RegisterAway."""
        raise RegisterAway("no register is set up")


class HttpRegister:
    """Asks the open interface at `base` (`https://host`)."""

    def __init__(self, base: str, seconds: float = SECONDS) -> None:
        self.base, self.seconds = base.rstrip("/"), seconds

    def look_up(self, number: str) -> RegisterEntry | None:
        """The organisation with that number, or None. Raises RegisterAway."""
        request = urllib.request.Request(
            f"{self.base}/enhetsregisteret/api/enheter/{number}", headers={"Accept": "application/json"}
        )
        try:
            with _OPENER.open(request, timeout=self.seconds) as answer:
                return _entry(json.loads(answer.read(MOST_BYTES)), number)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise RegisterAway(f"the register answers {error.code}") from error
        except (OSError, ValueError) as error:
            raise RegisterAway("the register does not answer") from error


def register() -> RegisterPort:
    """The register of this installation."""
    return HttpRegister(settings.BULYST_REGISTER_URL) if settings.BULYST_REGISTER_URL else NoRegister()


class _StayHere(urllib.request.HTTPRedirectHandler):
    """An answer that leads elsewhere is none."""

    def redirect_request(self, *_args: Any, **_options: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_StayHere)


def _entry(said: Any, number: str) -> RegisterEntry:
    """Read the register's JSON. Raises ValueError for what is no entry of that number."""
    if not isinstance(said, Mapping) or said.get("organisasjonsnummer") != number:
        raise ValueError("this is no entry of that number")
    deleted = said.get("slettedato")
    form = said.get("organisasjonsform")
    return RegisterEntry(
        organisation_number=number,
        name=str(said.get("navn") or "").strip()[:200],
        legal_form=str(form.get("kode") or "")[:10] if isinstance(form, Mapping) else "",
        address=_address(said.get("postadresse") or said.get("forretningsadresse")),
        deleted_on=date.fromisoformat(deleted) if isinstance(deleted, str) else None,
        bankrupt=any(
            said.get(each) is True
            for each in ("konkurs", "underAvvikling", "underTvangsavviklingEllerTvangsopplosning")
        ),
    )


def _address(said: Any) -> str:
    if not isinstance(said, Mapping):
        return ""
    lines = said.get("adresse")
    streets = [str(line) for line in lines if line] if isinstance(lines, list) else []
    place = " ".join(str(said[key]) for key in ("postnummer", "poststed") if said.get(key))
    return "\n".join([*streets, place] if place else streets)
