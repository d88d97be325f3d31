"""Background work: thin wrappers of `delivery` and `sweeping`."""

import logging

from django.utils import timezone
from django_tasks import task

from bulyst.correspondence import queries
from bulyst.correspondence.delivery import deliver, give_up_lost_claims
from bulyst.correspondence.models import DispatchState, OutboxState
from bulyst.correspondence.queries import due_messages, tenants_that_are_sending
from bulyst.correspondence.sending import carry, collect, deem, queue_lost_claims
from bulyst.correspondence.sweeping import sweep

log = logging.getLogger("bulyst.correspondence")


@task()
def deliver_message(tenant_id: int, message_id: int) -> str:
    """Send one message; what fails is tried again by `deliver_due`."""
    return str(deliver(tenant_id=tenant_id, message_id=message_id, now=timezone.now()) or "")


@task()
def deliver_due() -> int:
    """Send everything that is due in every municipality, and mark what a dead worker left. Returns how many were sent.

    The scheduler runs it every minute: it is also what finds a message whose own task was lost.
    """
    now = timezone.now()
    for tenant_id in tenants_that_are_sending():
        give_up_lost_claims(tenant_id=tenant_id, now=now)
    return sum(
        deliver(tenant_id=tenant_id, message_id=message_id, now=now) == OutboxState.SENT
        for tenant_id, message_id in due_messages(now)
    )


@task()
def sweep_shelves() -> int:
    """Delete stored files that no row leads to: what a killed upload or letter left. Returns how many."""
    return sweep(timezone.now())


def enqueue_delivery(tenant_id: int, message_id: int) -> None:
    """Ask a worker to send one message soon."""
    deliver_message.enqueue(tenant_id, message_id)


@task()
def carry_letter(tenant_id: int, dispatch_id: int) -> str:
    """Carry one letter to the port; what fails is tried again by `carry_due`."""
    return str(carry(tenant_id=tenant_id, dispatch_id=dispatch_id, now=timezone.now()) or "")


@task()
def carry_due() -> int:
    """Carry every letter that is due, fetch receipts, and count as received what nobody opened in time.

    Returns how many letters were sent.
    """
    now = timezone.now()
    for tenant_id in queries.tenants_with_claimed_letters():
        queue_lost_claims(tenant_id=tenant_id, now=now)
    sent = sum(
        carry(tenant_id=tenant_id, dispatch_id=dispatch_id, now=now) == DispatchState.SENT
        for tenant_id, dispatch_id in queries.due_dispatches(now)
    )
    for tenant_id in queries.tenants_awaiting_receipts():
        try:
            collect(tenant_id=tenant_id, now=now)
        except OSError:
            log.warning("the letter port does not answer; receipts are asked for again at the next turn")
    for tenant_id in queries.tenants_with_unopened_letters(now):
        deem(tenant_id=tenant_id, now=now)
    return sent


def enqueue_dispatch(tenant_id: int, dispatch_id: int) -> None:
    """Ask a worker to carry one letter soon."""
    carry_letter.enqueue(tenant_id, dispatch_id)
