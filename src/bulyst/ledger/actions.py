"""The only ways to move money. Called from inside another room's action; each is one balanced entry or none."""

from __future__ import annotations

from datetime import date

from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused, failed, require
from bulyst.ledger.accounts import ROUTES, Account, Movement
from bulyst.ledger.models import Entry, Frame, Posting
from bulyst.ledger.queries import available, holds
from bulyst.ledger.rules import covered, positive
from bulyst.tenancy.actor import Actor


class KeyReused(Exception):
    """An idempotency key that already stands for another movement: a bug in the caller, never a second payment."""


def open_frame(actor: Actor, *, name: str, source: str, key: str) -> int:
    """Open a frame and return its id; the same key returns the frame that it opened first."""
    frame, _ = Frame.objects.get_or_create(
        tenant_id=actor.tenant_id, key=key, defaults={"name": name, "source": source}
    )
    return frame.pk


def appropriate(actor: Actor, *, frame_id: int, amount: Money, key: str, on: date) -> None:
    """Put money into a frame. Raises Refused (ledger.positive)."""
    _move(actor, Movement.APPROPRIATION, frame_id, amount, "", key, on)


def commit(actor: Actor, *, frame_id: int, amount: Money, subject: str, key: str, on: date) -> None:
    """Promise `amount` to `subject`. Raises Refused (ledger.overdrawn_available) when the frame holds less."""
    _move(actor, Movement.COMMITMENT, frame_id, amount, subject, key, on)


def pay(actor: Actor, *, frame_id: int, amount: Money, subject: str, key: str, on: date) -> None:
    """Pay `amount` of what was promised. Raises Refused (ledger.overdrawn_committed)."""
    _move(actor, Movement.PAYMENT, frame_id, amount, subject, key, on)


def lapse(actor: Actor, *, frame_id: int, amount: Money, subject: str, key: str, on: date) -> None:
    """Give back to the frame what will not be paid. Raises Refused (ledger.overdrawn_committed)."""
    _move(actor, Movement.LAPSE, frame_id, amount, subject, key, on)


def reclaim(actor: Actor, *, frame_id: int, amount: Money, subject: str, key: str, on: date) -> None:
    """Take back what was paid. Raises Refused (ledger.overdrawn_paid)."""
    _move(actor, Movement.RECLAIM, frame_id, amount, subject, key, on)


def reverse(actor: Actor, *, entry_key: str, key: str, on: date) -> None:
    """Write the mirror of an entry. Raises Refused when it is unknown, reversed already, or its money has moved on."""
    entry = Entry.objects.filter(key=entry_key).exclude(movement=Movement.REVERSAL).first()
    if entry is None:
        raise Refused(failed("ledger.unknown_entry", entry=entry_key))
    lines = list(entry.postings.order_by("pk"))
    _lock({line.frame_id for line in lines})
    repeated = Entry.objects.filter(key=key).first()
    if repeated is not None:
        if repeated.reverses_id != entry.pk:
            raise KeyReused(key)
        return
    if Entry.objects.filter(reverses=entry).exists():
        raise Refused(failed("ledger.reversed_already", entry=entry_key))
    mirrored = [
        Posting(
            frame_id=line.frame_id,
            source=line.target,
            target=line.source,
            subject=line.subject,
            amount=line.amount,
        )
        for line in lines
    ]
    _post(actor, Movement.REVERSAL, key, on, mirrored, reverses=entry)


def _move(actor: Actor, movement: Movement, frame_id: int, amount: Money, subject: str, key: str, on: date) -> None:
    require([positive(amount)])
    source, target = ROUTES[movement]
    _lock({frame_id})
    repeated = Entry.objects.filter(key=key).first()
    if repeated is not None:
        _same_or_raise(repeated, movement, frame_id, amount, subject)
        return
    line = Posting(frame_id=frame_id, source=source, target=target, subject=subject, amount=amount)
    _post(actor, movement, key, on, [line])


def _post(
    actor: Actor, movement: Movement, key: str, on: date, lines: list[Posting], reverses: Entry | None = None
) -> None:
    """Judge each line, then write entry and lines."""
    for line in lines:
        if line.source != Account.SOURCE:
            require([covered(line.amount, _holds(line), line.source)])
    if actor.tenant_id is None:
        raise LookupError("money belongs to a municipality")
    entry = Entry.objects.create(
        tenant_id=actor.tenant_id,
        key=key,
        movement=movement,
        occurred_on=on,
        recorded_by=actor.user_id,
        reverses=reverses,
    )
    for line in lines:
        line.entry = entry
        line.tenant_id = entry.tenant_id
        line.save(force_insert=True)


def _lock(frame_ids: set[int]) -> None:
    """Hold the frames, in the order of their ids, until the transaction ends. Raises LookupError for a strange one."""
    held = Frame.objects.select_for_update().filter(pk__in=frame_ids).order_by("pk")
    if {frame.pk for frame in held} != frame_ids:
        raise LookupError(f"no frames {sorted(frame_ids)} in this scope")


def _holds(line: Posting) -> Money:
    """What stands on the account that the line takes from: the frame's, or the subject's own where it has one."""
    if line.source in (Account.COMMITTED, Account.PAID):
        return holds(line.frame_id, Account(line.source), line.subject)
    return available(line.frame_id)


def _same_or_raise(entry: Entry, movement: Movement, frame_id: int, amount: Money, subject: str) -> None:
    there = [(p.frame_id, p.amount, p.subject) for p in entry.postings.all()]
    if entry.movement != movement or there != [(frame_id, amount, subject)]:
        raise KeyReused(entry.key)
