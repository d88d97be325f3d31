"""Register a person or an organisation."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.parties import queries, rules
from bulyst.parties.models import MemberRole, Party, PartyMember
from bulyst.tenancy.action import NotAuthorised, action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import home_of


class PartyDetails(TypedDict, total=False):
    """What may be known about a party beside its kind and name; numbers are parsed before they come here."""

    organisation_number: str
    legal_form: str
    email: str
    phone: str
    postal_address: str
    account_number: str
    born_year: int | None
    register_state: str
    register_asked_at: datetime | None


@action
def register_party(*, actor: Actor, kind: str, name: str, now: datetime, **details: Unpack[PartyDetails]) -> Party:
    """Staff registers a party. Raises `Refused` when the number is taken or does not suit the kind."""
    authorise(actor, *rules.REGISTRARS)
    return _record(actor, kind, name, now, details)


@action
def register_own_organisation(
    *, actor: Actor, kind: str, name: str, now: datetime, **details: Unpack[PartyDetails]
) -> Party:
    """An applicant registers the organisation they act for, and becomes its owner here.

    Raises `Refused` when the number is missing or another already has it: whoever comes second asks the owner
    for access instead of being let in by a number that anyone can look up.
    """
    authorise(actor, Right.APPLY)
    if actor.user_id is None:
        raise NotAuthorised("only somebody who is signed in has an organisation of their own")
    require([rules.organisation_has_number(kind, details.get("organisation_number", ""))])
    party = _record(actor, kind, name, now, details)
    PartyMember.objects.create(
        tenant_id=party.tenant_id, party=party, user_id=actor.user_id, role=MemberRole.OWNER, since=now
    )
    return party


def _record(actor: Actor, kind: str, name: str, now: datetime, details: PartyDetails) -> Party:
    number = details.get("organisation_number", "")
    holder = queries.find_by_organisation_number(number)
    require(
        [
            rules.has_name(name),
            rules.number_suits_kind(kind, number),
            rules.number_is_free(number, holder.name if holder else None),
        ]
    )
    try:
        with transaction.atomic():
            party = Party.objects.create(
                tenant_id=home_of(actor),
                constructed=actor.constructed,
                created_at=now,
                kind=kind,
                name=name.strip(),
                **details,
            )
    except IntegrityError:  # somebody registered the same organisation at the same moment
        holder = queries.find_by_organisation_number(number)
        require([rules.number_is_free(number, holder.name if holder else None)])
        raise
    trail.record(actor, "party.registered", party, at=now, kind=kind)
    return party
