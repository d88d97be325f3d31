"""Look at what was sent: several files at once, each judged by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import bulyst
from bulyst.correspondence.files import drawing
from bulyst.correspondence.files.kinds import PDF, FileKind, Limits, MediaType
from bulyst.correspondence.files.naming import bare_name, safe_name
from bulyst.correspondence.files.recognising import NotKept, recognise
from bulyst.kernel.canonical import sha256_hex
from bulyst.kernel.verdict import Verdict, failed

PATIENCE = 20
"""Seconds that one file may take; a drawing that takes longer is done without."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came. `content` is None when it is larger than the limit and was never read."""

    name: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept: a safe name, what it is, and a small picture of it if one could be drawn."""

    name: str
    media_type: str
    content: bytes
    sha256: str
    preview: bytes = b""


@dataclass(frozen=True, slots=True)
class Examined:
    """What may be kept, and why the rest may not: one verdict a file, naming it."""

    files: tuple[CheckedFile, ...] = ()
    refused: tuple[Verdict, ...] = ()


def examine(uploads: Iterable[Upload], limits: Limits) -> Examined:
    """Judge each file by its content. No file is in another's way."""
    files, refused = [], []
    for upload in uploads:
        try:
            files.append(_checked(upload, limits))
        except NotKept as why:
            refused.append(failed("files.keepable", why.key, name=bare_name(upload.name)[:80] or "?", **why.facts))
    return Examined(tuple(files), tuple(refused))


def _checked(upload: Upload, limits: Limits) -> CheckedFile:
    if upload.content is None or len(upload.content) > limits.bytes:
        raise NotKept("files.too_large", megabytes=limits.megabytes)
    found = recognise(upload.name, upload.content, limits)
    if found.kind not in limits.kinds:
        raise NotKept("files.not_wanted", what=f".{found.endings[0]}")
    preview = _opened(found, upload.content, limits) if found.kind in (FileKind.PDF, FileKind.IMAGE) else b""
    name = safe_name(upload.name, found)
    return CheckedFile(name, found.name, upload.content, sha256_hex(upload.content), preview)


def _opened(found: MediaType, content: bytes, limits: Limits) -> bytes:
    """Open the file in a process of its own and return the small picture. Raises NotKept when it cannot be opened."""
    words = [sys.executable, "-m", drawing.__name__, "pdf" if found is PDF else "picture", str(limits.pixels)]
    environment = {**os.environ, "PYTHONPATH": str(Path(bulyst.__file__).parents[1])}
    try:
        done = subprocess.run(
            words,
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    match done.returncode:
        case drawing.OPENED:
            return done.stdout
        case drawing.TOO_LARGE:
            raise NotKept("files.too_many_pixels", megapixels=limits.pixels // 1_000_000)
        case drawing.LOCKED:
            raise NotKept("files.locked")
        case status if status in (-signal.SIGXCPU, -signal.SIGKILL):
            return b""  # a large drawing takes long: it can be read, only not shown small
        case _:
            raise NotKept("files.unreadable")
