"""How a party is reached, and where it is paid."""

from datetime import datetime
from typing import TypedDict, Unpack

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.parties import queries, rules
from bulyst.parties.models import Party
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


class Contact(TypedDict, total=False):
    """What those who act for a party may change by themselves; the account number is parsed before it comes here."""

    email: str
    phone: str
    postal_address: str
    account_number: str


@action
def change_contact(*, actor: Actor, party_id: int, now: datetime, **contact: Unpack[Contact]) -> Party:
    """Say how one's own organisation is reached and paid; the trail says which, not what. Raises `Refused`."""
    authorise(actor, Right.APPLY)
    party = queries.access_party(party_id)
    role = None if actor.user_id is None else queries.role_of(actor.user_id, party_id)
    require([rules.may_speak_for(role)])
    changed = [name for name, value in contact.items() if getattr(party, name) != value]
    for name in changed:
        setattr(party, name, contact[name])  # type: ignore[literal-required]
    party.save(update_fields=changed)
    trail.record(actor, "party.contact_changed", party, at=now, fields=changed)
    return party
