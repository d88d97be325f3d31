"""Every read of letters and of the outbox."""

from datetime import datetime

from django.db.models import QuerySet

from bulyst.correspondence import storage
from bulyst.correspondence.models import Letter, OutboxMessage, OutboxState
from bulyst.kernel.canonical import sha256_hex
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
