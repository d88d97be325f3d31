"""Merge a party that was registered twice."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.parties import queries, rules
from bulyst.parties.models import Party
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor


@action
def merge_parties(*, actor: Actor, duplicate_id: int, into_id: int, now: datetime) -> Party:
    """Point a duplicate to the party that counts. Rows elsewhere stay as they were. Raises `Refused`."""
    authorise(actor, *rules.REGISTRARS)
    duplicate = queries.access_party(duplicate_id)
    target = queries.access_party(into_id)
    require(
        rules.may_be_merged(
            itself=duplicate.pk == target.pk,
            same_kind=duplicate.kind == target.kind,
            merged_already=tuple(each.name for each in (duplicate, target) if each.canonical_id),
        )
    )
    Party.objects.filter(canonical=duplicate).update(canonical=target)  # pointers stay one step long
    Party.objects.filter(pk=duplicate.pk).update(canonical=target)
    trail.record(actor, "party.merged", duplicate, at=now, into=target.pk)
    return target
