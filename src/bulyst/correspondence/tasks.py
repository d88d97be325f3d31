"""Background work: thin wrappers of `delivery`."""

from django.utils import timezone
from django_tasks import task

from bulyst.correspondence.delivery import deliver, give_up_lost_claims
from bulyst.correspondence.models import OutboxMessage, OutboxState
from bulyst.tenancy.scope import everywhere


@task()
def deliver_message(tenant_id: int, message_id: int) -> str:
    """Send one message; what fails is tried again by `deliver_due`."""
    return str(deliver(tenant_id=tenant_id, message_id=message_id, now=timezone.now()) or "")


@task()
def deliver_due() -> int:
    """Send everything that is due in every municipality, and mark what a dead worker left. Run every minute."""
    now = timezone.now()
    with everywhere("the outbox is emptied for all municipalities"):
        waiting = OutboxMessage.objects.filter(state__in=[OutboxState.QUEUED, OutboxState.SENDING])
        due = list(waiting.filter(state=OutboxState.QUEUED, not_before__lte=now).values_list("tenant_id", "id"))
        tenants = set(waiting.values_list("tenant_id", flat=True))
    for tenant_id in tenants:
        give_up_lost_claims(tenant_id=tenant_id, now=now)
    return sum(
        deliver(tenant_id=tenant_id, message_id=message_id, now=now) == OutboxState.SENT
        for tenant_id, message_id in due
    )


def enqueue_delivery(tenant_id: int, message_id: int) -> None:
    """Ask a worker to send one message soon."""
    deliver_message.enqueue(tenant_id, message_id)
