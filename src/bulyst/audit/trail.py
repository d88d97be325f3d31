"""Record what happened, read it back, and find what was changed behind our back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from django.db import models, transaction

from bulyst.audit.context import current_channel
from bulyst.audit.models import Event, Head
from bulyst.kernel.canonical import canonical_json, plain, sha256_hex

NATIONAL = 0

Subject = models.Model | tuple[str, Any]


class Doer(Protocol):
    """What the trail needs to know of an actor."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def label(self) -> str: ...
    @property
    def tenant_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One event as it is shown: who is an id and a role's label, never a name."""

    sequence: int
    at: datetime
    actor_id: int | None
    actor_label: str
    channel: str
    event: str
    subject: tuple[str, str]
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a chain ends; kept outside the system it proves that nothing before it was changed."""

    tenant_id: int
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A place where a chain does not hold."""

    tenant_id: int
    sequence: int
    what: str


def subject_key(subject: Subject) -> tuple[str, str]:
    """("case", "12") for a model instance or a pair."""
    if isinstance(subject, models.Model):
        return subject._meta.model_name or "", str(subject.pk)
    return subject[0], str(subject[1])


def record(actor: Doer, event: str, subject: Subject, *, at: datetime, **facts: Any) -> int:
    """Append one event to the actor's tenant's chain and return its place in it.

    `facts` are ids and numbers, never names: a name in an append-only row could not be erased.
    The chain's head is locked until the running transaction ends.
    """
    tenant_id = actor.tenant_id or NATIONAL
    kind, key = subject_key(subject)
    with transaction.atomic(savepoint=False):
        heads = Head.objects.select_for_update()
        head = heads.filter(tenant_id=tenant_id).first() or _first_head(heads, tenant_id)
        row = Event(
            tenant_id=tenant_id,
            sequence=head.sequence + 1,
            at=at,
            recorded_at=datetime.now(UTC),
            actor_id=actor.user_id,
            actor_label=actor.label,
            channel=current_channel(),
            event=event,
            subject_type=kind,
            subject_id=key,
            facts=plain(facts),
            previous_hash=head.hash,
        )
        row.hash = _hash(row)
        row.save(force_insert=True)
        Head.objects.filter(tenant_id=tenant_id).update(sequence=row.sequence, hash=row.hash)
    return row.sequence


def _first_head(heads: models.QuerySet[Head], tenant_id: int) -> Head:
    # Of two that begin a chain at the same moment one makes its head; both go on with the row that is there.
    Head.objects.get_or_create(tenant_id=tenant_id, defaults={"sequence": 0, "hash": ""})
    return heads.get(tenant_id=tenant_id)


def history(tenant_id: int | None, *subjects: Subject) -> list[AuditLine]:
    """What happened to `subjects` (all of the tenant's when none is given), oldest first."""
    rows = Event.objects.filter(tenant_id=tenant_id or NATIONAL).order_by("sequence")
    if subjects:
        wanted = models.Q()
        for kind, key in map(subject_key, subjects):
            wanted |= models.Q(subject_type=kind, subject_id=key)
        rows = rows.filter(wanted)
    return [
        AuditLine(
            row.sequence,
            row.at,
            row.actor_id,
            row.actor_label,
            row.channel,
            row.event,
            (row.subject_type, row.subject_id),
            row.facts,
        )
        for row in rows
    ]


def heads() -> list[ChainHead]:
    """Where every chain ends now."""
    return [ChainHead(head.tenant_id, head.sequence, head.hash) for head in Head.objects.order_by("tenant_id")]


def verify(expected: Iterable[ChainHead] = ()) -> list[Problem]:
    """Every place where a chain does not hold; also against heads that were `expected` (kept elsewhere earlier)."""
    problems: list[Problem] = []
    ends = {head.tenant_id: head for head in heads()}
    earlier = {(head.tenant_id, head.sequence): head.hash for head in expected}
    previous: dict[int, tuple[int, str]] = {}
    for row in Event.objects.order_by("tenant_id", "sequence").iterator(chunk_size=2000):
        sequence, last_hash = previous.get(row.tenant_id, (0, ""))
        if row.sequence != sequence + 1:
            problems.append(Problem(row.tenant_id, row.sequence, f"follows {sequence}: rows are missing"))
        elif row.previous_hash != last_hash:
            problems.append(Problem(row.tenant_id, row.sequence, "does not follow the row before it"))
        if row.hash != _hash(row):
            problems.append(Problem(row.tenant_id, row.sequence, "was changed after it was written"))
        kept = earlier.pop((row.tenant_id, row.sequence), row.hash)
        if kept != row.hash:
            problems.append(Problem(row.tenant_id, row.sequence, "differs from the head that was kept"))
        previous[row.tenant_id] = (row.sequence, row.hash)
    for tenant_id in sorted(ends.keys() | previous.keys()):
        sequence, last_hash = previous.get(tenant_id, (0, ""))
        end = ends.get(tenant_id)
        if end is None:
            problems.append(Problem(tenant_id, sequence, "the chain has no head"))
        elif (end.sequence, end.hash) != (sequence, last_hash):
            problems.append(
                Problem(
                    tenant_id,
                    end.sequence,
                    f"the head names row {end.sequence}, the chain ends at {sequence}",
                )
            )
    problems += [
        Problem(tenant, sequence, "the head that was kept is gone") for tenant, sequence in earlier if sequence
    ]
    return problems


def _hash(row: Event) -> str:
    content = {
        "tenant": row.tenant_id,
        "sequence": row.sequence,
        "at": row.at.astimezone(UTC),
        "recorded_at": row.recorded_at.astimezone(UTC),
        "actor": row.actor_id,
        "label": row.actor_label,
        "channel": row.channel,
        "event": row.event,
        "subject": [row.subject_type, row.subject_id],
        "facts": row.facts,
    }
    return sha256_hex(row.previous_hash.encode() + canonical_json(content))
