"""Let a signed-in person act for a party."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.parties import queries, rules
from bulyst.parties.models import PartyMember
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def join_party(*, actor: Actor, party_id: int, user_id: int, role: str, now: datetime) -> PartyMember:
    """Let `user_id` act for the party as `role`. Owners and staff may. Raises `Refused`."""
    authorise(actor, Right.APPLY, *rules.REGISTRARS)
    party = queries.access_party(party_id)
    own_role = None if actor.user_id is None else queries.role_of(actor.user_id, party_id)
    is_staff = bool(actor.rights & rules.REGISTRARS)
    require(
        [
            rules.may_add_members(own_role, is_staff=is_staff),
            rules.not_yet_a_member(queries.role_of(user_id, party_id)),
        ]
    )
    member = PartyMember.objects.create(tenant_id=party.tenant_id, party=party, user_id=user_id, role=role, since=now)
    trail.record(actor, "party.joined", party, at=now, user=user_id, role=role)
    return member
