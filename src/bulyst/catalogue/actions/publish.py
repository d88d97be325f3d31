"""Make an entry public, or take it back."""

from __future__ import annotations

from datetime import datetime

from bulyst.audit import trail
from bulyst.catalogue import rules
from bulyst.catalogue.access import access_entry
from bulyst.catalogue.models import Entry
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def publish_entry(*, actor: Actor, entry_id: int, now: datetime) -> Entry:
    """Publish. Raises Refused while a figure is unclear and nobody has looked at it."""
    authorise(actor, Right.EDIT_CATALOGUE)
    entry = access_entry(entry_id)
    require([rules.nothing_unclear(sum(figure.is_open for figure in entry.figures.all()))])
    if entry.published_at is None:
        entry.published_at = now
        entry.save()
        trail.record(actor, "catalogue.published", entry, at=now)
    return entry


@action
def withdraw_entry(*, actor: Actor, entry_id: int, now: datetime) -> Entry:
    """Take the entry off the public pages; nothing of it is lost."""
    authorise(actor, Right.EDIT_CATALOGUE)
    entry = access_entry(entry_id)
    if entry.published_at is not None:
        entry.published_at = None
        entry.save()
        trail.record(actor, "catalogue.withdrawn", entry, at=now)
    return entry
