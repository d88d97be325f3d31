"""Through which door an event came: the web, the command line, a background task."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_channel: ContextVar[str] = ContextVar("bulyst_audit_channel", default="internal")


@contextmanager
def channel(name: str) -> Iterator[None]:
    """Have everything recorded inside say that it came through `name`."""
    token = _channel.set(name)
    try:
        yield
    finally:
        _channel.reset(token)


def current_channel() -> str:
    """The door that is open now."""
    return _channel.get()
