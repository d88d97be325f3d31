"""The editor writes what the page did not say, or said wrongly."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from bulyst.audit import trail
from bulyst.catalogue import rules
from bulyst.catalogue.access import access_entry
from bulyst.catalogue.models import Entry
from bulyst.catalogue.searching import refresh_search_text
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry's own fields as the editor wants them."""

    title: str
    lead: str
    main_goal: str
    tier: str
    assessment: str
    period_from: int | None
    period_to: int | None
    evidence_level: int | None
    evidence_reason: str
    programme_municipality: str
    programme_slug: str

    @classmethod
    def of(cls, entry: Entry, **changes: Any) -> EntryDraft:
        """The entry as it stands, with `changes`."""
        return cls(**({part.name: getattr(entry, part.name) for part in fields(cls)} | changes))


@action
def edit_entry(*, actor: Actor, entry_id: int, draft: EntryDraft, now: datetime) -> Entry:
    """Write the fields, and remember which of them are the editor's from now on."""
    authorise(actor, Right.EDIT_CATALOGUE)
    entry = access_entry(entry_id)
    require(
        [
            rules.period_in_order(draft.period_from, draft.period_to),
            rules.evidence_is_reasoned(draft.evidence_level, draft.evidence_reason),
        ]
    )
    changed = [name for name, value in asdict(draft).items() if getattr(entry, name) != value]
    for name in changed:
        setattr(entry, name, getattr(draft, name))
    entry.edited_fields = sorted({*entry.edited_fields, *changed})
    refresh_search_text(entry)
    trail.record(actor, "catalogue.edited", entry, at=now, fields=changed)
    return entry
