"""Background work: thin wrappers of `delivery`."""

from django.utils import timezone
from django_tasks import task

from bulyst.correspondence.delivery import deliver, give_up_lost_claims
from bulyst.correspondence.models import OutboxState
from bulyst.correspondence.queries import due_messages, tenants_that_are_sending


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


def enqueue_delivery(tenant_id: int, message_id: int) -> None:
    """Ask a worker to send one message soon."""
    deliver_message.enqueue(tenant_id, message_id)
