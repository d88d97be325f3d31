"""E-mail that this room has to send. The room above that can send it says so at start: see `correspondence.apps`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from bulyst.tenancy.actor import Actor


class Sender(Protocol):
    """Queues one e-mail to each address within the running transaction; the same key never twice.

    `secret` is the part of the body that is kept no longer than until the e-mail is sent.
    """

    def __call__(
        self,
        *,
        actor: Actor,
        key: str,
        about: str,
        to: Collection[str],
        title: str,
        body: str,
        now: datetime,
        constructed: bool = False,
        secret: str = "",
    ) -> object: ...


_sender: Sender | None = None


def send_with(sender: Sender) -> None:
    """Say who sends."""
    global _sender
    _sender = sender


def sender() -> Sender:
    """Who sends. Raises RuntimeError before anyone has said so."""
    if _sender is None:
        raise RuntimeError("no room has said that it sends e-mail")
    return _sender
