"""Queue an e-mail notice. Called from inside another room's action."""

from collections.abc import Collection
from datetime import datetime
from functools import partial

from django.db import transaction

from bulyst.correspondence import tasks
from bulyst.correspondence.models import ERASED_LINK, OutboxMessage, OutboxState
from bulyst.tenancy.actor import Actor


def queue_notice(
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
) -> list[OutboxMessage]:
    """One message to each address, sent after the running transaction is kept.

    The same key and address are never queued twice. Notices of a constructed actor or row are kept but go to nobody.
    `secret` (a link that opens something) replaces itself in the body by a mark: it is put back when the message is
    sent, and is kept no longer than that.
    """
    assert actor.tenant_id is not None  # every notice is a municipality's
    made_up = constructed or actor.constructed
    addresses = {f"{key}:{number}": address for number, address in enumerate(sorted(set(to)))}
    known = set(OutboxMessage.objects.filter(key__in=addresses).values_list("key", flat=True))
    messages = [
        OutboxMessage(
            tenant_id=actor.tenant_id,
            constructed=made_up,
            key=each,
            about=about,
            to=address,
            title=title,
            body=body.replace(secret, ERASED_LINK) if secret else body,
            secret="" if made_up else secret,
            state=OutboxState.WITHHELD if made_up else OutboxState.QUEUED,
            not_before=now,
            created_at=now,
        )
        for each, address in addresses.items()
        if each not in known
    ]
    for message in messages:
        message.save(force_insert=True)
        if message.state == OutboxState.QUEUED:
            transaction.on_commit(partial(tasks.enqueue_delivery, message.tenant_id, message.pk))
    return messages
