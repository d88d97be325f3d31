"""Keep files, give them away for good, take them back. Called from inside another room's action.

The other room has judged whether the actor may: this one knows files only by what they are about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction

from bulyst.audit import trail
from bulyst.correspondence import storage
from bulyst.correspondence.files import CheckedFile
from bulyst.correspondence.limits import limits
from bulyst.correspondence.models import StoredFile
from bulyst.kernel.verdict import Verdict, failed, require
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import home_of


@dataclass(frozen=True, slots=True)
class Kept:
    """What was stored, and what there was no more room for."""

    files: tuple[StoredFile, ...] = ()
    refused: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """Of a file that the staff puts in: when it came, and whether it is for the municipality alone."""

    received_on: date
    internal: bool = False


def keep_files(
    *,
    actor: Actor,
    about: str,
    files: Sequence[CheckedFile],
    now: datetime,
    sent: bool = False,
    constructed: bool = False,
    paper: Paper | None = None,
) -> Kept:
    """Store each file with what it is `about`; `sent` makes it evidence at once, else `send_files` does later.

    `paper` tells of what a person on the staff puts there.

    A file that lies there already, byte by byte, is answered with as it is: two clicks store it once.
    """
    known = {each.sha256: each for each in StoredFile.objects.filter(about=about, removed_at__isnull=True)}
    most, kept, refused = limits().files, [], []
    for file in files:
        if file.sha256 not in known and len(known) >= most:
            refused.append(failed("files.room", "files.too_many", name=file.name, most=most))
            continue
        if file.sha256 not in known:
            known[file.sha256] = _store(actor, about, file, now, sent=sent, constructed=constructed, paper=paper)
        kept.append(known[file.sha256])
    return Kept(tuple(kept), tuple(refused))


def send_files(*, actor: Actor, about: str, now: datetime) -> list[StoredFile]:
    """Make evidence of everything about `about` that is not yet; a sent file of the same name is replaced by it."""
    waiting = list(StoredFile.objects.filter(about=about, sent_at__isnull=True, removed_at__isnull=True))
    for file in waiting:
        file.sent_at = now
        file.save(update_fields=["sent_at"])
        _replace_older(file)
        trail.record(actor, "file.sent", file, at=now, about=about, sha256=file.sha256)
    return waiting


def move_files(*, actor: Actor, source: str, target: str, now: datetime) -> None:
    """Let what is about `source`, and not sent, be about `target` instead; what lies there already is left out."""
    lies_there = _contents(target)
    for file in StoredFile.objects.filter(about=source, sent_at__isnull=True, removed_at__isnull=True):
        if file.sha256 in lies_there:
            remove_file(actor=actor, file=file, now=now)
            continue
        file.about = target
        file.save(update_fields=["about"])


def remove_file(*, actor: Actor, file: StoredFile, now: datetime) -> None:
    """Take back a file that was not sent; its content is deleted. Raises `Refused` for one that was."""
    require([failed("files.not_sent", "files.sent", name=file.name)] if file.sent_at else [])
    if file.removed_at is not None:
        return
    file.removed_at = now
    file.save(update_fields=["removed_at"])
    for name in filter(None, (file.file_name, file.preview_name)):
        transaction.on_commit(partial(storage.drop, name, shelf=storage.UPLOADS))
    trail.record(actor, "file.removed", file, at=now, about=file.about)


def copy_files(*, actor: Actor, source: str, target: str, now: datetime) -> list[StoredFile]:
    """Copy the current files about `source` to `target`, not sent there; what lies there already stays alone.

    What is for the municipality alone is never copied.
    """
    lies_there = _contents(target)
    copies = []
    current = StoredFile.objects.filter(about=source, removed_at__isnull=True, replaced_by__isnull=True)
    for file in current.filter(internal=False):
        if file.sha256 in lies_there:
            continue
        preview = storage.fetch(file.preview_name, shelf=storage.UPLOADS) if file.preview_name else b""
        content = storage.fetch(file.file_name, shelf=storage.UPLOADS)
        checked = CheckedFile(file.name, file.media_type, content, file.sha256, preview)
        copies.append(_store(actor, target, checked, now, constructed=file.constructed))
    return copies


def _contents(about: str) -> set[str]:
    return set(StoredFile.objects.filter(about=about, removed_at__isnull=True).values_list("sha256", flat=True))


def _store(
    actor: Actor,
    about: str,
    file: CheckedFile,
    now: datetime,
    *,
    sent: bool = False,
    constructed: bool = False,
    paper: Paper | None = None,
) -> StoredFile:
    tenant_id = home_of(actor)
    picture = "png" if file.preview.startswith(b"\x89PNG") else "jpg"
    stored = StoredFile.objects.create(
        tenant_id=tenant_id,
        constructed=constructed or actor.constructed,
        about=about,
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        sha256=file.sha256,
        file_name=storage.keep(tenant_id, file.content, shelf=storage.UPLOADS, ending="bin"),
        preview_name=storage.keep(tenant_id, file.preview, shelf=storage.UPLOADS, ending=picture)
        if file.preview
        else "",
        uploaded_by_id=actor.user_id,
        uploaded_at=now,
        sent_at=now if sent else None,
        internal=paper is not None and paper.internal,
        received_on=paper.received_on if paper is not None else None,
    )
    if sent:
        _replace_older(stored)
    trail.record(actor, "file.stored", stored, at=now, about=about, sha256=file.sha256)
    return stored


def _replace_older(file: StoredFile) -> None:
    older = StoredFile.objects.filter(about=file.about, name=file.name, sent_at__isnull=False, replaced_by__isnull=True)
    older.exclude(pk=file.pk).update(replaced_by=file)
