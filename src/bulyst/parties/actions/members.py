"""Change what somebody may do for a party, and end it."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import failed, require
from bulyst.parties import queries, rules
from bulyst.parties.models import MemberRole, Party
from bulyst.tenancy.action import NotAuthorised, action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def change_role(*, actor: Actor, party_id: int, user_id: int, role: str, now: datetime) -> Party:
    """Give a member of the party another role. Owners may, also with themselves. Raises `Refused`."""
    party = _owned(actor, party_id)
    known = role in MemberRole.values
    require(
        [
            rules.is_a_member(queries.role_of(user_id, party.pk)),
            rules.is_a_member(role) if known else failed("parties.role_known", "parties.already_invited_role"),
            rules.an_owner_stays(role == MemberRole.OWNER or queries.another_owns(party.pk, user_id)),
        ]
    )
    queries.people_of(party.pk).filter(user_id=user_id).order_by().update(role=role)
    trail.record(actor, "party.role_changed", party, at=now, user=user_id, role=role)
    return party


@action
def remove_member(*, actor: Actor, party_id: int, user_id: int, now: datetime) -> Party:
    """End somebody's access to the party. Owners may. Raises `Refused`."""
    party = _owned(actor, party_id)
    _end(party, user_id)
    trail.record(actor, "party.member_removed", party, at=now, user=user_id)
    return party


@action
def leave_party(*, actor: Actor, party_id: int, now: datetime) -> Party:
    """End one's own access to the party; the last owner cannot. Raises `Refused`."""
    authorise(actor, Right.APPLY)
    party = queries.lock_party(party_id)
    _end(party, _person(actor))
    trail.record(actor, "party.left", party, at=now, user=actor.user_id)
    return party


def _owned(actor: Actor, party_id: int) -> Party:
    authorise(actor, Right.APPLY)
    party = queries.lock_party(party_id)
    require([rules.may_add_members(queries.role_of(_person(actor), party.pk), is_staff=False)])
    return party


def _end(party: Party, user_id: int) -> None:
    require(
        [
            rules.is_a_member(queries.role_of(user_id, party.pk)),
            rules.an_owner_stays(queries.another_owns(party.pk, user_id)),
        ]
    )
    queries.people_of(party.pk).filter(user_id=user_id).order_by().delete()


def _person(actor: Actor) -> int:
    if actor.user_id is None:
        raise NotAuthorised("only somebody who is signed in acts for a party")
    return actor.user_id
