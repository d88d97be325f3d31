"""Files lie under names that cannot be guessed, outside the web root; sent ones are evidence; no litter stays."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import DatabaseError, transaction

from bulyst.correspondence import storage, tasks
from bulyst.correspondence.actions import copy_files, keep_files, remove_file, send_files
from bulyst.correspondence.files import CheckedFile
from bulyst.correspondence.models import Letter, StoredFile
from bulyst.correspondence.queries import access_file, content_of, files_about, preview_of
from bulyst.kernel.canonical import sha256_hex
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.actor import Actor, system_actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.scope import opened

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 3, 11, 4, tzinfo=UTC)
CASE = "case:12"


def checked(name: str = "plan.txt", content: bytes = b"plan", preview: bytes = b"") -> CheckedFile:
    return CheckedFile(name, "text/plain", content, sha256_hex(content), preview)


@pytest.fixture
def actor(lierne: Municipality) -> Any:
    """The house, with the municipality's scope open."""
    acts = system_actor(lierne)
    with opened(acts):
        yield acts


def keep(actor: Actor, *files: CheckedFile, about: str = CASE, **more: Any) -> tuple[StoredFile, ...]:
    return keep_files(actor=actor, about=about, files=files, now=NOW, **more).files


def test_two_clicks_store_a_file_once(actor: Actor) -> None:
    first, second = keep(actor, checked()), keep(actor, checked("kopi.txt"), checked(content=b"annet"))
    assert first[0] == second[0] and first[0] != second[1]
    assert [file.name for file in files_about(CASE)] == ["plan.txt", "plan.txt"]
    assert content_of(first[0]) == b"plan"
    assert keep(actor, checked(), about="case:13")[0] != first[0]


def test_there_is_room_for_so_many_and_the_rest_is_said(actor: Actor, settings: Any) -> None:
    settings.BULYST_FILES_PER_CASE = 2
    three = [checked(f"{each}.txt", each.encode()) for each in "abc"]
    kept = keep_files(actor=actor, about=CASE, files=three, now=NOW)
    assert [file.name for file in kept.files] == ["a.txt", "b.txt"]
    assert [verdict.message.facts["name"] for verdict in kept.refused] == ["c.txt"]


def test_what_was_not_sent_is_seen_by_nobody_else_and_can_be_taken_back(
    actor: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    (file,) = keep(actor, checked(preview=b"\x89PNG"))
    assert list(files_about(CASE, sent_only=True)) == []
    with pytest.raises(StoredFile.DoesNotExist):
        access_file(file.pk, CASE, sent_only=True)
    assert preview_of(file) == b"\x89PNG"
    with django_capture_on_commit_callbacks(execute=True):
        remove_file(actor=actor, file=file, now=NOW)
    assert list(files_about(CASE)) == []
    with pytest.raises(storage.FileLost):
        content_of(file)


def test_what_was_sent_is_evidence_and_a_new_version_stands_beside_it(actor: Actor) -> None:
    (old,) = keep(actor, checked())
    send_files(actor=actor, about=CASE, now=NOW)
    (new,) = keep(actor, checked(content=b"ny plan"))
    send_files(actor=actor, about=CASE, now=NOW)
    old.refresh_from_db()
    assert old.replaced_by == new and content_of(old) == b"plan"
    with pytest.raises(Refused) as refusal:
        remove_file(actor=actor, file=old, now=NOW)
    assert [message.key for message in refusal.value.messages] == ["files.sent"]


@pytest.mark.parametrize("change", [{"name": "annen.txt"}, {"sha256": "0" * 64}, {"sent_at": None}, None])
def test_the_database_itself_refuses_to_change_what_was_sent(actor: Actor, change: dict[str, Any] | None) -> None:
    (file,) = keep(actor, checked(), sent=True)
    rows = StoredFile.objects.filter(pk=file.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**change) if change else rows.delete()


def test_a_file_is_found_only_through_what_it_is_about(actor: Actor) -> None:
    (file,) = keep(actor, checked(), about="case:12:payment:3")
    assert access_file(file.pk, CASE) == file
    for other in ("case:1", "case:2", "case:120"):
        with pytest.raises(StoredFile.DoesNotExist):
            access_file(file.pk, other)


def test_files_are_copied_without_being_sent(actor: Actor) -> None:
    keep(actor, checked(), checked("b.txt", b"b"), sent=True)
    keep(actor, checked("b2.txt", b"b"), about="case:13")
    copies = copy_files(actor=actor, source=CASE, target="case:13", now=NOW)
    assert [(file.name, file.sent_at) for file in copies] == [("plan.txt", None)]
    assert content_of(copies[0]) == b"plan"


def test_a_changed_file_is_not_handed_out(actor: Actor) -> None:
    (file,) = keep(actor, checked())
    path = Path(storages["uploads"].path(file.file_name))
    assert path.stat().st_size == 4 and len(path.stem) > 40 and "plan" not in path.name
    path.write_bytes(b"juks")
    with pytest.raises(storage.FileLost):
        content_of(file)


def test_what_a_killed_upload_or_letter_left_is_swept_after_a_day(actor: Actor) -> None:
    tenant = actor.tenant_id or 0
    (file,) = keep(actor, checked(preview=b"jpg"))
    letter = Letter.objects.create(
        tenant_id=tenant,
        kind="prøve",
        language="nb",
        subject=CASE,
        title="Brev",
        data={},
        file_name=storage.keep(tenant, b"brev"),
        sha256=sha256_hex(b"brev"),
        size=4,
        created_at=NOW,
    )
    left = [storage.keep(tenant, b"halv"), storage.keep(tenant, b"halv", shelf=storage.UPLOADS, ending="bin")]
    assert tasks.sweep_shelves.func() == 0  # all of it is young: its transaction may still be running
    _age(*left, file.file_name, file.preview_name, letter.file_name)
    assert tasks.sweep_shelves.func() == 2
    for name, shelf in zip(left, storage.SHELVES, strict=True):
        with pytest.raises(storage.FileLost):
            storage.fetch(name, shelf=shelf)
    assert content_of(file) and preview_of(file) and storage.fetch(letter.file_name)


def _age(*names: str) -> None:
    long_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    for name in names:
        for shelf in storage.SHELVES:
            if storages[shelf].exists(name):
                os.utime(storages[shelf].path(name), (long_ago, long_ago))
