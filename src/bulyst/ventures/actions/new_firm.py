"""Enter a new firm, and correct it."""

from __future__ import annotations

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Verdict, require
from bulyst.parties import queries as parties
from bulyst.parties.actions import register_party
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Programme
from bulyst.programmes.period import Period
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.ventures import queries, rules
from bulyst.ventures.drafts import NewFirmDraft
from bulyst.ventures.models import NewFirm


@action
def register_new_firm(*, actor: Actor, draft: NewFirmDraft, now: datetime) -> NewFirm:
    """Enter a new firm; one whose number is registered here is that party. Raises `Refused`."""
    authorise(actor, Right.KEEP_VENTURES)
    programme = programmes.access_programme(draft.programme_id)
    known = parties.find_by_organisation_number(draft.organisation_number)
    standing = queries.new_firm_with_number(programme.pk, draft.organisation_number)
    name = known.name if known else draft.name
    require(
        [
            rules.has_name(name),
            rules.is_a_firm(known.kind if known else draft.kind, queries.FIRM_KINDS, name),
            rules.new_once(standing.registered_on if standing else None, name),
            *_dated(programme, draft.registered_on, draft.area_id, now),
        ]
    )
    party = known or register_party(
        actor=actor,
        kind=draft.kind,
        name=draft.name,
        now=now,
        organisation_number=str(draft.organisation_number),
        legal_form=draft.legal_form,
    )
    firm = NewFirm.objects.create(
        tenant_id=programme.tenant_id,
        constructed=actor.constructed,
        created_at=now,
        programme=programme,
        area_id=draft.area_id,
        party=party,
        registered_on=draft.registered_on,
        legal_form=draft.legal_form,
    )
    trail.record(actor, "new_firm.registered", firm, at=now, programme=draft.programme_id, party=party.pk)
    return firm


@action
def change_new_firm(
    *, actor: Actor, new_firm_id: int, legal_form: str, registered_on: date, area_id: int | None = None, now: datetime
) -> NewFirm:
    """Correct what is said about a new firm. Which firm it is stays: a wrong one is removed. Raises `Refused`."""
    authorise(actor, Right.KEEP_VENTURES)
    firm = queries.access_new_firm(new_firm_id)
    require([rules.still_there(firm.is_removed), *_dated(firm.programme, registered_on, area_id, now)])
    firm.legal_form, firm.registered_on, firm.area_id = legal_form, registered_on, area_id
    firm.save(update_fields=["legal_form", "registered_on", "area"])
    trail.record(actor, "new_firm.changed", firm, at=now, registered_on=registered_on, legal_form=legal_form)
    return firm


def _dated(programme: Programme, registered_on: date, area_id: int | None, now: datetime) -> list[Verdict]:
    return [
        rules.has_happened(registered_on, today(now)),
        Period.of(programme).holds(registered_on),
        rules.in_programme(area_id, {area.pk for area in programmes.areas(programme.pk)}),
    ]
