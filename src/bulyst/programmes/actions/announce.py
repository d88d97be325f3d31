"""Announce a call, correct it before it opens, extend it while it runs, divide it in rounds, close or cancel it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import Verdict, require
from bulyst.programmes import queries, rules
from bulyst.programmes.choices import CallKind
from bulyst.programmes.models import Call, Round
from bulyst.programmes.telling import CallChange, tell
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@dataclass(frozen=True)
class CallDraft:
    """What a form says about a call; without `closes_at` it stays open."""

    title: str
    slug: str
    opens_at: datetime
    closes_at: datetime | None = None
    kind: str = CallKind.GRANT.value
    purposes: tuple[str, ...] = ()
    area_id: int | None = None
    fund_id: int | None = None
    text: str = ""
    grace_minutes: int = 0


@dataclass(frozen=True)
class RoundDraft:
    """When a round closes, and when the board handles it (None: not fixed yet)."""

    closes_at: datetime
    board_on: date | None = None


@action
def open_call(*, actor: Actor, programme_id: int, draft: CallDraft, now: datetime) -> Call:
    """Announce a call. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    taken = queries.call_slug_is_taken(draft.slug)
    require([rules.slug_is_free(draft.slug, taken=taken), *_judge(programme_id, draft)])
    fields = {**asdict(draft), "purposes": list(draft.purposes)}
    call = Call.objects.create(
        tenant_id=programme.tenant_id, programme=programme, announced_closes_at=draft.closes_at, **fields
    )
    trail.record(actor, "call.opened", call, at=now, programme=programme.pk)
    return call


@action
def close_call(*, actor: Actor, call_id: int, now: datetime) -> Call:
    """Close a call from this moment. Raises `Refused` when it is closed."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    call = queries.access_call(call_id)
    require(
        [
            rules.call_is_not_cancelled(call.cancelled_at),
            rules.call_is_not_closed(call.closes_at, now),
            rules.call_has_opened(call.opens_at, now),
        ]
    )
    call.closes_at = now
    call.save(update_fields=["closes_at"])
    trail.record(actor, "call.closed", call, at=now)
    tell(actor, call, CallChange.CLOSED, now)
    return call


@action
def change_call(*, actor: Actor, call_id: int, draft: CallDraft, now: datetime) -> Call:
    """Correct a call that has not opened; its address stays. Raises `Refused` for one that people rely on already."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    call = queries.access_call(call_id)
    require(
        [
            rules.call_is_not_cancelled(call.cancelled_at),
            rules.call_has_not_opened(call.opens_at, now),
            *_judge(call.programme_id, draft),
        ]
    )
    fields = {**asdict(draft), "purposes": list(draft.purposes), "slug": call.slug}
    changed = [name for name, value in fields.items() if getattr(call, name) != value]
    for name in changed:
        setattr(call, name, fields[name])
    call.announced_closes_at = call.closes_at
    call.save()
    trail.record(actor, "call.changed", call, at=now, fields=changed)
    return call


@action
def extend_call(*, actor: Actor, call_id: int, closes_at: datetime, now: datetime) -> Call:
    """Let a running call close later; what was announced first is shown beside it. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    call = queries.access_call(call_id)
    require(
        [
            rules.call_is_not_cancelled(call.cancelled_at),
            rules.call_is_not_closed(call.closes_at, now),
            rules.has_no_rounds(queries.rounds(call_id).count()),
            rules.is_extended(call.closes_at, closes_at),
        ]
    )
    before, call.closes_at = call.closes_at, closes_at
    call.announced_closes_at = call.announced_closes_at or before
    call.save(update_fields=["closes_at", "announced_closes_at"])
    trail.record(actor, "call.extended", call, at=now, before=before, after=closes_at)
    tell(actor, call, CallChange.MORE_TIME, now)
    return call


@action
def plan_rounds(*, actor: Actor, call_id: int, drafts: Sequence[RoundDraft], now: datetime) -> list[Round]:
    """Divide what is left of a call in rounds: those that have closed stay, these follow. The last closes the call.

    The round that is running can close later than was announced, never earlier. Raises `Refused`.
    """
    authorise(actor, Right.MANAGE_PROGRAMME)
    call = queries.access_call(call_id)
    known = list(queries.rounds(call_id))
    closed = [each for each in known if each.closes_at <= now]
    to_come = [each for each in known if each.closes_at > now]
    before = [each.closes_at for each in to_come]
    running = before[0] if before else call.closes_at
    require(
        [
            rules.call_is_not_cancelled(call.cancelled_at),
            rules.call_is_not_closed(call.closes_at, now),
            *rules.rounds_follow(
                [draft.closes_at for draft in drafts],
                after=max(now, call.opens_at),
                announced=running if call.opens_at <= now else None,
            ),
        ]
    )
    for spare in to_come[len(drafts) :]:
        spare.delete()
    planned = [
        _round(call, to_come[place] if place < len(to_come) else None, len(closed) + place + 1, draft)
        for place, draft in enumerate(drafts)
    ]
    call.closes_at = planned[-1].closes_at
    if call.opens_at > now:
        call.announced_closes_at = call.closes_at
    call.save(update_fields=["closes_at", "announced_closes_at"])
    trail.record(actor, "call.rounds_planned", call, at=now, rounds=[each.closes_at for each in planned])
    if before != [each.closes_at for each in planned]:
        tell(actor, call, CallChange.NEW_ROUNDS, now)
    return planned


@action
def cancel_call(*, actor: Actor, call_id: int, reason: str, now: datetime) -> Call:
    """Take a call back with a reason that everyone can read; what was sent is handled. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    call = queries.access_call(call_id)
    require(
        [
            rules.call_is_not_cancelled(call.cancelled_at),
            rules.call_is_not_closed(call.closes_at, now),
            rules.reason_is_given(reason),
        ]
    )
    call.cancelled_at, call.cancelled_reason = now, reason.strip()
    call.save(update_fields=["cancelled_at", "cancelled_reason"])
    trail.record(actor, "call.cancelled", call, at=now)
    tell(actor, call, CallChange.CANCELLED, now)
    return call


def _round(call: Call, known: Round | None, number: int, draft: RoundDraft) -> Round:
    planned = known or Round(tenant_id=call.tenant_id, call=call, number=number)
    planned.closes_at, planned.board_on = draft.closes_at, draft.board_on
    planned.save()
    return planned


def _judge(programme_id: int, draft: CallDraft) -> tuple[Verdict, ...]:
    area = None if draft.area_id is None else queries.access_area(draft.area_id)
    fund = None if draft.fund_id is None else queries.access_fund(draft.fund_id)
    return (
        rules.belongs_to_programme(programme_id, *(part.programme_id for part in (area, fund) if part)),
        *rules.call_is_sound(
            draft.kind,
            has_fund=fund is not None,
            purposes=draft.purposes,
            opens_at=draft.opens_at,
            closes_at=draft.closes_at,
        ),
    )
