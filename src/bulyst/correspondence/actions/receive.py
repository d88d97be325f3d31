"""Note that a letter was received. The first receipt counts, whichever channel it comes by."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.correspondence.models import Dispatch, DispatchState, Letter, Receipt
from bulyst.correspondence.registry import letter_kind
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


def receive(*, actor: Actor, letter: Letter, on: date, receipt: Receipt, now: datetime) -> bool:
    """Note the receipt; at the first one, let the room that made the letter draw the consequences, and answer True.

    Joins the caller's transaction; the caller has asked whether the actor may.
    """
    dispatches = list(Dispatch.objects.select_for_update().filter(letter=letter))
    first = not any(each.state == DispatchState.RECEIVED for each in dispatches)
    out = [each for each in dispatches if each.state in (DispatchState.SENT, DispatchState.FAILED)]
    if not out:
        return False
    for each in out:
        each.state, each.received_on, each.receipt = DispatchState.RECEIVED, on, receipt
        each.received_by_id = actor.user_id
        each.save(update_fields=["state", "received_on", "receipt", "received_by"])
    trail.record(actor, "letter.received", letter, at=now, on=on, receipt=receipt)
    kind = letter_kind(letter.kind)
    if first and kind.received is not None:
        kind.received(actor, letter, on, receipt, now)
    return first


@action
def note_receipt(*, actor: Actor, dispatch_id: int, on: date, receipt: Receipt, now: datetime) -> bool:
    """The house notes a receipt that came by itself: reported by the port, or deemed when the days had gone."""
    authorise(actor, Right.HANDLE)
    dispatch = Dispatch.objects.select_related("letter").get(pk=dispatch_id)
    return receive(actor=actor, letter=dispatch.letter, on=on, receipt=receipt, now=now)
