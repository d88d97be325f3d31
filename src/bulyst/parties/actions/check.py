"""Note what the official register says of a party."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.parties import queries, rules
from bulyst.parties.models import Party, RegisterState
from bulyst.parties.register import RegisterEntry
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor


@action
def note_register(*, actor: Actor, party_id: int, entry: RegisterEntry | None, now: datetime) -> Party:
    """Keep the register's answer (None: it knows no such number) with the party; name and address stay as they are.

    The register is asked before: no transaction waits for it.
    """
    authorise(actor, *rules.REGISTRARS)
    party = queries.access_party(party_id)
    party.register_state = entry.state if entry else RegisterState.UNKNOWN
    party.register_asked_at = now
    party.save(update_fields=["register_state", "register_asked_at"])
    trail.record(actor, "party.register_asked", party, at=now, state=party.register_state)
    return party
