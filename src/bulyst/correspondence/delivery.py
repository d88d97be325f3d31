"""Send one queued message: claimed first, so that no two workers send it; retried later when the server says no."""

from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F

from bulyst.correspondence.models import OutboxMessage, OutboxState
from bulyst.tenancy.scope import opened

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""How long to wait after each failed attempt; after the last one the message is left for a person."""

CLAIM_HOLDS = timedelta(minutes=15)
"""A claim older than this belongs to a worker that died. Whether it had sent the message, nobody knows."""


def deliver(*, tenant_id: int, message_id: int, now: datetime) -> OutboxState | None:
    """Send the message if it is due and unclaimed. Returns its state after, or None when there was nothing to do.

    Claim and outcome are transactions of their own; the sending lies between them. A message whose worker died in
    between is never sent again by itself (`give_up_lost_claims` marks it): better a person looks than two notices.
    """
    with opened(tenant_id):
        message = _claim(message_id, now)
        if message is None:
            return None
        try:
            _send(message)
        except OSError as error:  # smtplib's own errors are OSErrors too
            return _put_back(message, error, now)
        _settle(message, state=OutboxState.SENT, sent_at=now, error="")
        return OutboxState.SENT


def give_up_lost_claims(*, tenant_id: int, now: datetime) -> int:
    """Mark the messages whose worker died while sending. Returns how many."""
    with opened(tenant_id):
        lost = OutboxMessage.objects.filter(state=OutboxState.SENDING, claimed_at__lt=now - CLAIM_HOLDS)
        return lost.update(state=OutboxState.UNSURE, secret="")


def _claim(message_id: int, now: datetime) -> OutboxMessage | None:
    with transaction.atomic():
        claimed = OutboxMessage.objects.filter(pk=message_id, state=OutboxState.QUEUED, not_before__lte=now).update(
            state=OutboxState.SENDING, attempts=F("attempts") + 1, claimed_at=now
        )
        return OutboxMessage.objects.get(pk=message_id) if claimed else None


def _send(message: OutboxMessage) -> None:
    EmailMessage(
        subject=message.title, body=message.text, to=[message.to], headers={"Message-ID": message.message_id}
    ).send()


def _put_back(message: OutboxMessage, error: OSError, now: datetime) -> OutboxState:
    if message.attempts > len(WAITS):
        state, not_before = OutboxState.FAILED, message.not_before
    else:
        state, not_before = OutboxState.QUEUED, now + WAITS[message.attempts - 1]
    _settle(message, state=state, not_before=not_before, error=type(error).__name__)
    return state


def _settle(message: OutboxMessage, **changes: object) -> None:
    # Only the claim's own holder may end it: one that came back after it was given up must not.
    held = OutboxMessage.objects.filter(pk=message.pk, state=OutboxState.SENDING, attempts=message.attempts)
    held.update(**changes if changes["state"] == OutboxState.QUEUED else {**changes, "secret": ""})
