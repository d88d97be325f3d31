"""Correct what is known of a person."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.parties import queries, rules
from bulyst.parties.models import Party
from bulyst.parties.recognition import Described
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor


@action
def correct_person(*, actor: Actor, party_id: int, person: Described, now: datetime) -> Party:
    """Correct a person's name, birth year and contact details; the trail says which, not what. Raises `Refused`."""
    authorise(actor, *rules.REGISTRARS)
    party = queries.access_party(party_id)
    require(
        [
            rules.is_a_person(party.kind, party.name),
            rules.not_merged(party.canonical_id, party.name),
            rules.has_name(person.name),
        ]
    )
    said = {
        "name": person.name.strip(),
        "email": person.email.strip(),
        "phone": person.phone.strip(),
        "born_year": person.born_year,
    }
    changed = [name for name, value in said.items() if getattr(party, name) != value]
    for name in changed:
        setattr(party, name, said[name])
    party.save(update_fields=changed)
    trail.record(actor, "party.corrected", party, at=now, fields=changed)
    return party
