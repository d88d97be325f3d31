"""Take out aid that was entered by mistake."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.models import KnownAid
from bulyst.kernel.verdict import failed, require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def remove_aid(*, actor: Actor, aid_id: int, reason: str, now: datetime) -> KnownAid:
    """Count it no more; the row stays, with the reason. Raises `Refused`, or `KnownAid.DoesNotExist`."""
    authorise(actor, Right.HANDLE)
    known = KnownAid.objects.select_related("party").get(pk=aid_id, removed_at__isnull=True)
    if not reason.strip():
        require([failed("cases.aid_removal_reason")])
    known.removed_at = now
    known.removed_reason = reason.strip()
    known.save(update_fields=["removed_at", "removed_reason"])
    trail.record(actor, "aid.removed", known.party, at=now, aid=known.pk)
    return known
