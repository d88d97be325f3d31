"""Enter a pupil enterprise, and correct it."""

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
from bulyst.ventures.drafts import PupilEnterpriseDraft
from bulyst.ventures.models import PupilEnterprise


@action
def register_pupil_enterprise(*, actor: Actor, draft: PupilEnterpriseDraft, now: datetime) -> PupilEnterprise:
    """Enter a pupil enterprise. Raises `Refused`."""
    authorise(actor, Right.KEEP_VENTURES)
    programme = programmes.access_programme(draft.programme_id)
    require(_verdicts(draft, programme, now))
    enterprise = PupilEnterprise(tenant_id=programme.tenant_id, constructed=actor.constructed, created_at=now)
    _fill(enterprise, draft, registered(actor, draft.school, PartyKind.SCHOOL, now))
    trail.record(
        actor,
        "pupil_enterprise.registered",
        enterprise,
        at=now,
        programme=draft.programme_id,
        school=enterprise.school_id,
        pupils=draft.pupils,
    )
    return enterprise


@action
def change_pupil_enterprise(
    *, actor: Actor, pupil_enterprise_id: int, draft: PupilEnterpriseDraft, now: datetime
) -> PupilEnterprise:
    """Correct what is said about a pupil enterprise. Raises `Refused`."""
    authorise(actor, Right.KEEP_VENTURES)
    programme = programmes.access_programme(draft.programme_id)
    enterprise = queries.access_pupil_enterprise(pupil_enterprise_id)
    require([rules.still_there(enterprise.is_removed), *_verdicts(draft, programme, now, besides=enterprise.pk)])
    _fill(enterprise, draft, registered(actor, draft.school, PartyKind.SCHOOL, now))
    trail.record(
        actor, "pupil_enterprise.changed", enterprise, at=now, school=enterprise.school_id, pupils=draft.pupils
    )
    return enterprise


def _verdicts(
    draft: PupilEnterpriseDraft, programme: Programme, now: datetime, besides: int | None = None
) -> list[Verdict]:
    school = chosen(draft.school)
    stands = school is not None and queries.enterprise_stands(
        programme.pk, school.pk, draft.name, draft.school_year, besides
    )
    return [
        rules.has_name(draft.name),
        *choice_verdicts(draft.school, PartyKind.SCHOOL),
        rules.is_a_school(school is None or school.kind == PartyKind.SCHOOL, school.name if school else ""),
        rules.school_year_reads(draft.school_year),
        rules.pupils_make_sense(draft.pupils),
        rules.starts_in_school_year(draft.started_on, draft.school_year),
        rules.has_happened(draft.started_on, today(now)),
        Period.of(programme).holds(draft.started_on),
        rules.closes_after_start(draft.started_on, draft.closed_on),
        rules.in_programme(draft.area_id, {area.pk for area in programmes.areas(programme.pk)}),
        rules.entered_once(stands, draft.name),
    ]


def _fill(enterprise: PupilEnterprise, draft: PupilEnterpriseDraft, school_id: int) -> None:
    enterprise.programme_id = draft.programme_id
    enterprise.area_id = draft.area_id
    enterprise.school_id = school_id
    enterprise.name = draft.name.strip()
    enterprise.school_year = draft.school_year
    enterprise.pupils = draft.pupils
    enterprise.started_on = draft.started_on
    enterprise.closed_on = draft.closed_on
    enterprise.save()
