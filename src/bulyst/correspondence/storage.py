"""Where letters lie: outside every folder that is served, under names that cannot be guessed."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import storages


class LetterLost(Exception):
    """A stored letter is gone, or no longer what was stored."""


def keep(tenant_id: int, content: bytes) -> str:
    """Store one PDF and return its name. A file of a transaction that is rolled back stays behind, unnamed."""
    token = secrets.token_urlsafe(32)
    return storages["letters"].save(f"{tenant_id}/{token[:2]}/{token}.pdf", ContentFile(content))


def fetch(name: str) -> bytes:
    """The bytes stored as `name`. Raises LetterLost."""
    try:
        with storages["letters"].open(name) as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError as error:
        raise LetterLost(name) from error
