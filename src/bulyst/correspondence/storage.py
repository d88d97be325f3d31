"""Where letters and files lie: outside every folder that is served, under names that cannot be guessed."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

LETTERS, UPLOADS = "letters", "uploads"
SHELVES = (LETTERS, UPLOADS)


class FileLost(Exception):
    """A stored file is gone, or no longer what was stored."""


class LetterLost(FileLost):
    """A stored letter is gone, or no longer what was stored."""


def keep(tenant_id: int, content: bytes, *, shelf: str = LETTERS, ending: str = "pdf") -> str:
    """Store one file and return its name. A file of a transaction that is rolled back stays behind, unnamed,
    until `sweep` finds it."""
    token = secrets.token_urlsafe(32)
    return storages[shelf].save(f"{tenant_id}/{token[:2]}/{token}.{ending}", ContentFile(content))


def fetch(name: str, *, shelf: str = LETTERS) -> bytes:
    """The bytes stored as `name`. Raises LetterLost or FileLost."""
    try:
        with storages[shelf].open(name) as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError as error:
        raise (LetterLost if shelf == LETTERS else FileLost)(name) from error


def drop(name: str, *, shelf: str) -> None:
    """Delete one stored file that nothing names any more."""
    storages[shelf].delete(name)


def older_than(moment: datetime, *, shelf: str) -> Iterator[list[str]]:
    """The names of everything stored before `moment`, one folder at a time."""
    storage = storages[shelf]
    for folder in _folders(storage):
        names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
        old = [name for name in names if storage.get_modified_time(name) < moment]
        if old:
            yield old


def _folders(storage: Storage) -> Iterator[str]:
    try:
        tenants = storage.listdir("")[0]
    except FileNotFoundError:  # nothing was ever stored
        return
    for tenant in tenants:
        for prefix in storage.listdir(tenant)[0]:
            yield f"{tenant}/{prefix}"
