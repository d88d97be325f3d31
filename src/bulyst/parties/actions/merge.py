"""Merge a party that was registered twice, undo it, or say that two are not the same."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import failed, require
from bulyst.parties import queries, rules
from bulyst.parties.models import KeptApart, Merge, Party
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor


@action
def merge_parties(*, actor: Actor, duplicate_id: int, into_id: int, now: datetime) -> Party:
    """Point a duplicate to the party that counts. Rows elsewhere stay as they were. Raises `Refused`."""
    authorise(actor, *rules.REGISTRARS)
    duplicate = queries.access_party(duplicate_id)
    target = queries.access_party(into_id)
    numbers = {each.organisation_number for each in (duplicate, target)} - {""}
    require(
        rules.may_be_merged(
            itself=duplicate.pk == target.pk,
            same_kind=duplicate.kind == target.kind,
            merged_already=tuple(each.name for each in (duplicate, target) if each.canonical_id),
            same_number=len(numbers) < 2,
        )
    )
    followers = Party.objects.filter(canonical=duplicate).order_by("id")
    moved = list(followers.values_list("id", flat=True))
    followers.update(canonical=target)  # pointers stay one step long
    Party.objects.filter(pk=duplicate.pk).update(canonical=target)
    Merge.objects.create(
        tenant_id=target.tenant_id,
        duplicate=duplicate,
        into=target,
        moved=moved,
        merged_by_id=actor.user_id,
        merged_at=now,
    )
    trail.record(actor, "party.merged", duplicate, at=now, into=target.pk)
    return target


@action
def undo_merge(*, actor: Actor, duplicate_id: int, now: datetime) -> Party:
    """Make a duplicate count again, with everything that had been merged into it. Raises `Refused`."""
    authorise(actor, *rules.REGISTRARS)
    duplicate = queries.access_party(duplicate_id)
    merge = queries.standing_merge(duplicate_id)
    target = merge.into if merge else duplicate
    require(
        rules.can_be_undone(
            merged=merge is not None,
            into_counts=merge is None or target.canonical_id is None,
            into=target.name,
        )
    )
    assert merge is not None  # else it was refused
    Party.objects.filter(pk=duplicate.pk).update(canonical=None)
    Party.objects.filter(pk__in=merge.moved).update(canonical=duplicate)
    merge.undone_by_id, merge.undone_at = actor.user_id, now
    merge.save(update_fields=["undone_by", "undone_at"])
    trail.record(actor, "party.merge_undone", duplicate, at=now, was_into=target.pk)
    duplicate.refresh_from_db()
    return duplicate


@action
def keep_apart(*, actor: Actor, one_id: int, other_id: int, now: datetime) -> KeptApart:
    """Say that two parties that look alike are two. Raises `Refused`."""
    authorise(actor, *rules.REGISTRARS)
    first, second = sorted((queries.access_party(one_id).pk, queries.access_party(other_id).pk))
    require([failed("parties.are_two", "parties.kept_apart_itself")] if first == second else [])
    apart, new = KeptApart.objects.get_or_create(
        first_id=first,
        second_id=second,
        defaults={"tenant_id": actor.tenant_id, "said_by_id": actor.user_id, "said_at": now},
    )
    if new:
        trail.record(actor, "party.kept_apart", ("party", first), at=now, second=second)
    return apart
