"""Every read of letters, of files and of the outbox."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import translation

from bulyst.correspondence import rendering, storage
from bulyst.correspondence.models import (
    Channel,
    Dispatch,
    DispatchState,
    Letter,
    LetterText,
    OutboxMessage,
    OutboxState,
    StoredFile,
)
from bulyst.correspondence.registry import LetterKind
from bulyst.correspondence.texts import examples, merged
from bulyst.kernel.canonical import sha256_hex
from bulyst.kernel.deadlines import today
from bulyst.tenancy.scope import everywhere


def letters_of(subject: str) -> QuerySet[Letter]:
    """The letters about `subject` ("case:12") in the open scope, oldest first."""
    return Letter.objects.filter(subject=subject)


def access_letter(letter_id: int, subject: str) -> Letter:
    """One letter, asked for through what it is about: who may see the case may see its letters.

    Raises `Letter.DoesNotExist`, also when the letter is about something else or belongs to another municipality.
    """
    return Letter.objects.get(pk=letter_id, subject=subject)


def pdf_of(letter: Letter) -> bytes:
    """The letter's PDF. Raises `storage.LetterLost` when it is gone or is not what was stored."""
    content = storage.fetch(letter.file_name)
    if sha256_hex(content) != letter.sha256:
        raise storage.LetterLost(letter.file_name)
    return content


def files_about(
    about: str, *, sent_only: bool = False, internal: bool = True, parts: bool = False
) -> QuerySet[StoredFile]:
    """The files about `about` ("case:12") in the open scope, oldest first; `parts` adds those about a part of it.

    `sent_only` for who may not see drafts; without `internal` for who may not see what is the municipality's alone.
    """
    which = Q(about=about) | Q(about__startswith=f"{about}:") if parts else Q(about=about)
    files = StoredFile.objects.filter(which, removed_at__isnull=True).select_related("uploaded_by")
    files = files if internal else files.filter(internal=False)
    return files.filter(sent_at__isnull=False) if sent_only else files


def access_file(file_id: int, about: str, *, sent_only: bool = False, internal: bool = True) -> StoredFile:
    """One file, asked for through what it is about or a part of it ("case:12" opens "case:12:payment:3" as well).

    Raises `StoredFile.DoesNotExist`, also when the file is about something else, or is not sent and `sent_only`, or
    is the municipality's alone and not `internal`.
    """
    return files_about(about, sent_only=sent_only, internal=internal, parts=True).get(pk=file_id)


def content_of(file: StoredFile) -> bytes:
    """A file's bytes. Raises `storage.FileLost` when they are gone or are not what was stored."""
    content = storage.fetch(file.file_name, shelf=storage.UPLOADS)
    if sha256_hex(content) != file.sha256:
        raise storage.FileLost(file.file_name)
    return content


def preview_of(file: StoredFile) -> bytes:
    """The small picture of a file that has one. Raises `storage.FileLost`."""
    if not file.preview_name:
        raise storage.FileLost(file.name)
    return storage.fetch(file.preview_name, shelf=storage.UPLOADS)


def named_on(shelf: str, names: Collection[str]) -> set[str]:
    """Those of `names` that some row of any municipality still leads to."""
    with everywhere("what no row leads to is cleared away for all municipalities"):
        if shelf == storage.LETTERS:
            return set(Letter.objects.filter(file_name__in=names).values_list("file_name", flat=True))
        files = StoredFile.objects.filter(removed_at__isnull=True)
        contents = files.filter(file_name__in=names).values_list("file_name", flat=True)
        previews = files.filter(preview_name__in=names).values_list("preview_name", flat=True)
        return {*contents, *previews}


def messages_about(subject: str) -> QuerySet[OutboxMessage]:
    """The e-mail notices about `subject` in the open scope, oldest first."""
    return OutboxMessage.objects.filter(about=subject)


def stuck_messages() -> QuerySet[OutboxMessage]:
    """Notices of the open scope that a person must look at: given up, or perhaps sent."""
    return OutboxMessage.objects.filter(state__in=[OutboxState.FAILED, OutboxState.UNSURE])


def due_messages(now: datetime) -> list[tuple[int, int]]:
    """(tenant id, message id) of every message that may be sent now, in all municipalities, oldest first."""
    with everywhere("the outbox is emptied for all municipalities"):
        due = OutboxMessage.objects.filter(state=OutboxState.QUEUED, not_before__lte=now)
        return list(due.values_list("tenant_id", "id"))


def tenants_that_are_sending() -> list[int]:
    """The municipalities with a message that some worker has claimed."""
    with everywhere("claims of dead workers are looked for in all municipalities"):
        claimed = OutboxMessage.objects.filter(state=OutboxState.SENDING)
        return sorted(set(claimed.values_list("tenant_id", flat=True)))


def dispatches_of(subject: str) -> QuerySet[Dispatch]:
    """How the letters about `subject` went out, oldest first, each with its letter."""
    return Dispatch.objects.select_related("letter").filter(letter__subject=subject)


def stuck_dispatches() -> QuerySet[Dispatch]:
    """Letters of the open scope that the port would not take, and that a person must send."""
    return Dispatch.objects.filter(state=DispatchState.FAILED)


def due_dispatches(now: datetime) -> list[tuple[int, int]]:
    """(tenant id, dispatch id) of every letter that may be carried now, in all municipalities, oldest first."""
    with everywhere("letters are sent for all municipalities"):
        due = Dispatch.objects.filter(state=DispatchState.QUEUED, not_before__lte=now)
        return list(due.values_list("tenant_id", "id"))


def tenants_with_claimed_letters() -> list[int]:
    """The municipalities with a letter that some worker has claimed."""
    return _tenants_of(state=DispatchState.SENDING)


def tenants_awaiting_receipts() -> list[int]:
    """The municipalities with a letter that the port has and that is not received yet."""
    return _tenants_of(state=DispatchState.SENT, channel=Channel.PORT)


def tenants_with_unopened_letters(now: datetime) -> list[int]:
    """The municipalities with a letter that counts as received from today on."""
    return _tenants_of(state=DispatchState.SENT, deemed_on__lte=today(now))


def _tenants_of(**which: object) -> list[int]:
    with everywhere("letters are looked after in all municipalities"):
        return sorted(set(Dispatch.objects.filter(**which).order_by().values_list("tenant_id", flat=True)))


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that a letter is made with: every part by its key. `version` 0 is the house's own words."""

    version: int
    parts: Mapping[str, str]


def texts_in_force(kind: LetterKind, language: str) -> Texts:
    """The municipality's latest texts in the open scope, with the house's own for a part that it has none of."""
    own = versions_of(kind, language).first()
    written = own.texts if own else {}
    parts = {part.key: written.get(part.key) or part.default(language) for part in kind.parts}
    return Texts(own.version if own else 0, parts)


def versions_of(kind: LetterKind, language: str) -> QuerySet[LetterText]:
    """Every version of a municipality's texts, the latest first."""
    return LetterText.objects.select_related("made_by").filter(kind=kind.key, language=language).order_by("-version")


def preview(kind: LetterKind, language: str, author: str, parts: Mapping[str, str], now: datetime) -> bytes:
    """A letter of the kind with these texts and the kind's example. Nothing is kept."""
    values = examples(kind.fields, language)
    with translation.override(language):
        title = str(kind.label)
    content: dict[str, Any] = {
        **kind.example,
        "title": title,
        "author": author,
        "language": language,
        "constructed": False,
        "preview": True,
        "texts": {key: merged(text, kind.fields, values) for key, text in parts.items()},
    }
    return rendering.render(kind.template, content, now)
