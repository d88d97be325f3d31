"""Open a guidance case for somebody who is not known yet."""

from dataclasses import dataclass
from datetime import datetime

from bulyst.cases.actions.open_guidance import open_guidance
from bulyst.cases.models import Case
from bulyst.cases.queries.reading import guidance_of_form
from bulyst.parties.actions import register_party
from bulyst.programmes import queries as programmes
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is helped for the first time; `kind` is one of `parties.PartyKind`."""

    kind: str
    name: str
    organisation_number: str = ""
    email: str = ""


@action
def open_guidance_for_new(
    *, actor: Actor, programme_id: int, newcomer: Newcomer, topic: str, form_key: str, now: datetime
) -> Case:
    """Register who is helped, and open the case: both or neither. Raises `Refused`.

    Two clicks on one page, with its `form_key`, make one party and one case, also at the same instant.
    """
    authorise(actor, Right.HANDLE)
    programmes.lock_programme(programme_id)
    made = guidance_of_form(form_key)
    if made is not None:
        return made
    party = register_party(
        actor=actor,
        kind=newcomer.kind,
        name=newcomer.name,
        organisation_number=newcomer.organisation_number,
        email=newcomer.email,
        now=now,
    )
    return open_guidance(
        actor=actor, programme_id=programme_id, applicant_id=party.pk, topic=topic, form_key=form_key, now=now
    )
