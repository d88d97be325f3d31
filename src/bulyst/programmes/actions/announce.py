"""Open and close a call."""

from dataclasses import asdict, dataclass
from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.programmes import queries, rules
from bulyst.programmes.choices import CallKind
from bulyst.programmes.models import Call
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


@action
def open_call(*, actor: Actor, programme_id: int, draft: CallDraft, now: datetime) -> Call:
    """Announce a call. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    area = None if draft.area_id is None else queries.access_area(draft.area_id)
    fund = None if draft.fund_id is None else queries.access_fund(draft.fund_id)
    require(
        [
            rules.slug_is_free(draft.slug, taken=queries.call_slug_is_taken(draft.slug)),
            rules.belongs_to_programme(programme_id, *(part.programme_id for part in (area, fund) if part)),
            *rules.call_is_sound(
                draft.kind,
                has_fund=fund is not None,
                purposes=draft.purposes,
                opens_at=draft.opens_at,
                closes_at=draft.closes_at,
            ),
        ]
    )
    fields = {**asdict(draft), "purposes": list(draft.purposes)}
    call = Call.objects.create(tenant_id=programme.tenant_id, programme=programme, **fields)
    trail.record(actor, "call.opened", call, at=now, programme=programme.pk)
    return call


@action
def close_call(*, actor: Actor, call_id: int, now: datetime) -> Call:
    """Close a call from this moment. Raises `Refused` when it is closed."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    call = queries.access_call(call_id)
    require([rules.call_is_not_closed(call.closes_at, now), rules.call_has_opened(call.opens_at, now)])
    call.closes_at = now
    call.save(update_fields=["closes_at"])
    trail.record(actor, "call.closed", call, at=now)
    return call
