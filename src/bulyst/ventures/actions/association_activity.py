"""Enter an association's activity, and correct it."""

from __future__ import annotations

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Verdict, require
from bulyst.parties.models import PartyKind
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Programme
from bulyst.programmes.period import Period
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.ventures import queries, rules
from bulyst.ventures.actions.parties import choice_verdicts, chosen, registered
from bulyst.ventures.drafts import AssociationActivityDraft
from bulyst.ventures.models import AssociationActivity


@action
def register_association_activity(
    *, actor: Actor, draft: AssociationActivityDraft, now: datetime
) -> AssociationActivity:
    """Enter something an association did with the programme. Raises `Refused`."""
    authorise(actor, Right.KEEP_VENTURES)
    programme = programmes.access_programme(draft.programme_id)
    require(_verdicts(draft, programme, now))
    activity = AssociationActivity(tenant_id=programme.tenant_id, constructed=actor.constructed, created_at=now)
    _fill(activity, draft, registered(actor, draft.association, PartyKind.ASSOCIATION, now))
    trail.record(
        actor,
        "association_activity.registered",
        activity,
        at=now,
        programme=draft.programme_id,
        party=activity.party_id,
    )
    return activity


@action
def change_association_activity(
    *, actor: Actor, association_activity_id: int, draft: AssociationActivityDraft, now: datetime
) -> AssociationActivity:
    """Correct what is said about an association's activity. Raises `Refused`."""
    authorise(actor, Right.KEEP_VENTURES)
    programme = programmes.access_programme(draft.programme_id)
    activity = queries.access_association_activity(association_activity_id)
    require([rules.still_there(activity.is_removed), *_verdicts(draft, programme, now, besides=activity.pk)])
    _fill(activity, draft, registered(actor, draft.association, PartyKind.ASSOCIATION, now))
    trail.record(actor, "association_activity.changed", activity, at=now, party=activity.party_id)
    return activity


def _verdicts(
    draft: AssociationActivityDraft, programme: Programme, now: datetime, besides: int | None = None
) -> list[Verdict]:
    party = chosen(draft.association)
    stands = party is not None and queries.activity_stands(programme.pk, party.pk, draft.title, draft.held_on, besides)
    return [
        rules.has_name(draft.title),
        *choice_verdicts(draft.association, PartyKind.ASSOCIATION),
        rules.is_an_association(party is None or party.kind == PartyKind.ASSOCIATION, party.name if party else ""),
        rules.has_happened(draft.held_on, today(now)),
        Period.of(programme).holds(draft.held_on),
        rules.in_programme(draft.area_id, {area.pk for area in programmes.areas(programme.pk)}),
        rules.in_programme(draft.project_id, {project.pk for project in programmes.projects(programme.pk)}),
        rules.entered_once(stands, draft.title),
    ]


def _fill(activity: AssociationActivity, draft: AssociationActivityDraft, party_id: int) -> None:
    activity.programme_id = draft.programme_id
    activity.area_id = draft.area_id
    activity.project_id = draft.project_id
    activity.party_id = party_id
    activity.title = draft.title.strip()
    activity.held_on = draft.held_on
    activity.support = draft.support
    activity.description = draft.description.strip()
    activity.save()
