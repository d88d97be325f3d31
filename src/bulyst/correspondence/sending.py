"""Carry queued letters to the port, and bring receipts back.

A dispatch is claimed before it is sent, so that no two workers send it at once. Unlike an e-mail it can safely be sent
again: the port knows it by its key. A claim whose worker died is therefore simply queued anew: never lost, never twice.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from bulyst.correspondence.actions.receive import note_receipt
from bulyst.correspondence.delivery import CLAIM_HOLDS, WAITS
from bulyst.correspondence.models import Channel, Dispatch, DispatchState, Receipt
from bulyst.correspondence.ports import LetterPort, Outgoing, letter_port
from bulyst.correspondence.queries import pdf_of
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import system_actor
from bulyst.tenancy.scope import opened

_AT_A_TIME = 50
"""How many references are asked for in one request."""


def carry(*, tenant_id: int, dispatch_id: int, now: datetime) -> DispatchState | None:
    """Send one queued letter. Returns its state after, or None when there was nothing to do."""
    port = letter_port()
    if port is None:
        return None
    with opened(tenant_id):
        dispatch = _claim(dispatch_id, now)
        if dispatch is None:
            return None
        try:
            reference = port.send(_outgoing(dispatch))
        except OSError as error:
            return _put_back(dispatch, error, now)
        _settle(dispatch, state=DispatchState.SENT, reference=reference[:120], sent_at=now, error="")
        return DispatchState.SENT


def queue_lost_claims(*, tenant_id: int, now: datetime) -> int:
    """Queue anew what a dead worker had claimed. Returns how many."""
    with opened(tenant_id):
        lost = Dispatch.objects.filter(state=DispatchState.SENDING, claimed_at__lt=now - CLAIM_HOLDS)
        return lost.update(state=DispatchState.QUEUED)


def collect(*, tenant_id: int, now: datetime) -> int:
    """Ask the port what was received since, and note it. Returns how many. Raises OSError when nobody answers."""
    port = letter_port()
    if port is None:
        return 0
    with opened(tenant_id):
        waiting = dict(
            Dispatch.objects.filter(channel=Channel.PORT, state=DispatchState.SENT).values_list("reference", "pk")
        )
    noted, references = 0, list(waiting)
    for start in range(0, len(references), _AT_A_TIME):
        noted += _note(tenant_id, port, waiting, references[start : start + _AT_A_TIME], now)
    return noted


def deem(*, tenant_id: int, now: datetime) -> int:
    """Count as received what nobody opened within its days. Returns how many."""
    with opened(tenant_id):
        overdue = Dispatch.objects.filter(state=DispatchState.SENT, deemed_on__lte=today(now))
        found = list(overdue.order_by("deemed_on", "pk").values_list("pk", "deemed_on"))
    actor = system_actor(tenant_id)
    return sum(
        note_receipt(actor=actor, dispatch_id=pk, on=day, receipt=Receipt.DEEMED, now=now) for pk, day in found if day
    )


def _note(tenant_id: int, port: LetterPort, waiting: dict[str, int], references: list[str], now: datetime) -> int:
    actor, latest = system_actor(tenant_id), today(now)
    return sum(
        note_receipt(
            actor=actor,
            dispatch_id=waiting[each.reference],
            on=min(each.received_on, latest),
            receipt=Receipt.REPORTED,
            now=now,
        )
        for each in port.receipts(references)
    )


def _claim(dispatch_id: int, now: datetime) -> Dispatch | None:
    with transaction.atomic():
        claimed = Dispatch.objects.filter(pk=dispatch_id, state=DispatchState.QUEUED, not_before__lte=now).update(
            state=DispatchState.SENDING, attempts=F("attempts") + 1, claimed_at=now
        )
        return Dispatch.objects.select_related("letter", "tenant").get(pk=dispatch_id) if claimed else None


def _outgoing(dispatch: Dispatch) -> Outgoing:
    letter = dispatch.letter
    return Outgoing(
        key=f"{dispatch.tenant.number}-{letter.pk}",
        municipality=dispatch.tenant.number,
        recipient=dispatch.recipient,
        address=tuple(letter.data["recipient"]),
        title=letter.title,
        language=letter.language,
        pdf=pdf_of(letter),
        sha256=letter.sha256,
    )


def _put_back(dispatch: Dispatch, error: OSError, now: datetime) -> DispatchState:
    if dispatch.attempts > len(WAITS):
        state, not_before = DispatchState.FAILED, dispatch.not_before
    else:
        state, not_before = DispatchState.QUEUED, now + WAITS[dispatch.attempts - 1]
    _settle(dispatch, state=state, not_before=not_before, error=type(error).__name__)
    return state


def _settle(dispatch: Dispatch, **changes: object) -> None:
    # Only the claim's own holder may end it: one that came back after it was queued anew must not.
    Dispatch.objects.filter(pk=dispatch.pk, state=DispatchState.SENDING, attempts=dispatch.attempts).update(**changes)
