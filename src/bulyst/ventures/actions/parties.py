"""Find or register the school or association that was chosen."""

from __future__ import annotations

from datetime import datetime

from bulyst.kernel.verdict import Verdict
from bulyst.parties import queries as parties
from bulyst.parties.actions import register_party
from bulyst.parties.models import Party
from bulyst.tenancy.actor import Actor
from bulyst.ventures import queries, rules
from bulyst.ventures.drafts import PartyChoice


def chosen(choice: PartyChoice) -> Party | None:
    """The registered party that was chosen, or None for one by name. Raises `Party.DoesNotExist`."""
    return None if choice.party_id is None else parties.access_party(choice.party_id)


def choice_verdicts(choice: PartyChoice, kind: str) -> list[Verdict]:
    """What the rules say about a party by name: it has one, and is not doubled unseen."""
    if choice.party_id is not None:
        return []
    offered = [party.pk for party in queries.parties_named(choice.name, kind)]
    return [rules.has_name(choice.name), rules.choice_made(choice.name, offered, choice.party_id, choice.is_new)]


def registered(actor: Actor, choice: PartyChoice, kind: str, now: datetime) -> int:
    """The id of the chosen party, registered now if it was given by name."""
    if choice.party_id is not None:
        return choice.party_id
    return register_party(actor=actor, kind=kind, name=choice.name, now=now).pk
