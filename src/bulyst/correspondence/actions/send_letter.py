"""Send a letter that was made. Called from inside another room's action."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction

from bulyst.audit import trail
from bulyst.correspondence import tasks
from bulyst.correspondence.models import Channel, Dispatch, DispatchState, Letter
from bulyst.correspondence.ports import letter_port
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor


def send_letter(
    *, actor: Actor, letter: Letter, recipient: str, on_my_page: bool, deemed_after: int | None, now: datetime
) -> Sequence[Dispatch]:
    """Send `letter` by every channel that leads to `recipient`: Min side at once, the municipality's own port after.

    `on_my_page`: the recipient reads their letters there. `deemed_after`: when nobody has opened it and no receipt has
    come so many days after it was sent, it counts as received; None for letters that start no clock. A letter that no
    channel leads to is left to a person. A constructed letter leaves the house by no channel but Min side.
    """
    channels = [Channel.MY_PAGE] if on_my_page else []
    if letter_port() is not None and not letter.constructed:
        channels.append(Channel.PORT)
    deemed_on = None if deemed_after is None else today(now) + timedelta(days=deemed_after)
    sent = [_dispatch(letter, channel, recipient, deemed_on, now) for channel in channels or [Channel.BY_HAND]]
    for each in sent:
        trail.record(actor, "letter.sent", letter, at=now, dispatch=each.pk, channel=each.channel)
        if each.state == DispatchState.QUEUED:
            transaction.on_commit(partial(tasks.enqueue_dispatch, each.tenant_id, each.pk))
    return sent


def _dispatch(letter: Letter, channel: Channel, recipient: str, deemed_on: date | None, now: datetime) -> Dispatch:
    queued = channel == Channel.PORT
    return Dispatch.objects.create(
        tenant_id=letter.tenant_id,
        letter=letter,
        channel=channel,
        recipient=recipient[:300],
        key=f"letter:{letter.pk}:{channel}",
        state=DispatchState.QUEUED if queued else DispatchState.SENT,
        not_before=now,
        sent_at=None if queued else now,
        deemed_on=deemed_on,
    )
