"""Take out what was entered by mistake, and put it back: the count follows at once, the row and its reason stay."""

from __future__ import annotations

from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.ventures import queries, rules
from bulyst.ventures.models import AssociationActivity, NewFirm, PupilEnterprise

Venture = NewFirm | PupilEnterprise | AssociationActivity


@action
def remove_new_firm(*, actor: Actor, new_firm_id: int, reason: str, now: datetime) -> NewFirm:
    """Take a new firm out of the count; its party stays. Raises `Refused` without a reason."""
    authorise(actor, Right.KEEP_VENTURES)
    firm = queries.access_new_firm(new_firm_id)
    _take_out(actor, firm, "new_firm.removed", reason, now)
    return firm


@action
def restore_new_firm(*, actor: Actor, new_firm_id: int, now: datetime) -> NewFirm:
    """Put a removed new firm back. Raises `Refused` when it was entered anew meanwhile."""
    authorise(actor, Right.KEEP_VENTURES)
    firm = queries.access_new_firm(new_firm_id)
    standing = queries.standing_new_firm(firm.programme_id, firm.party, besides=firm.pk)
    require([rules.new_once(standing.registered_on if standing else None, firm.party.name)])
    _put_back(actor, firm, "new_firm.restored", now)
    return firm


@action
def remove_pupil_enterprise(*, actor: Actor, pupil_enterprise_id: int, reason: str, now: datetime) -> PupilEnterprise:
    """Take a pupil enterprise out of the count. Raises `Refused` without a reason."""
    authorise(actor, Right.KEEP_VENTURES)
    enterprise = queries.access_pupil_enterprise(pupil_enterprise_id)
    _take_out(actor, enterprise, "pupil_enterprise.removed", reason, now)
    return enterprise


@action
def restore_pupil_enterprise(*, actor: Actor, pupil_enterprise_id: int, now: datetime) -> PupilEnterprise:
    """Put a removed pupil enterprise back. Raises `Refused` when it was entered anew meanwhile."""
    authorise(actor, Right.KEEP_VENTURES)
    row = queries.access_pupil_enterprise(pupil_enterprise_id)
    stands = queries.enterprise_stands(row.programme_id, row.school_id, row.name, row.school_year, besides=row.pk)
    require([rules.entered_once(stands, row.name)])
    _put_back(actor, row, "pupil_enterprise.restored", now)
    return row


@action
def remove_association_activity(
    *, actor: Actor, association_activity_id: int, reason: str, now: datetime
) -> AssociationActivity:
    """Take an association's activity out of the count. Raises `Refused` without a reason."""
    authorise(actor, Right.KEEP_VENTURES)
    activity = queries.access_association_activity(association_activity_id)
    _take_out(actor, activity, "association_activity.removed", reason, now)
    return activity


@action
def restore_association_activity(*, actor: Actor, association_activity_id: int, now: datetime) -> AssociationActivity:
    """Put a removed activity back. Raises `Refused` when it was entered anew meanwhile."""
    authorise(actor, Right.KEEP_VENTURES)
    row = queries.access_association_activity(association_activity_id)
    stands = queries.activity_stands(row.programme_id, row.party_id, row.title, row.held_on, besides=row.pk)
    require([rules.entered_once(stands, row.title)])
    _put_back(actor, row, "association_activity.restored", now)
    return row


def _take_out(actor: Actor, row: Venture, event: str, reason: str, now: datetime) -> None:
    require([rules.still_there(row.is_removed), rules.reason_given(reason)])
    row.take_out(reason, now)
    trail.record(actor, event, row, at=now)


def _put_back(actor: Actor, row: Venture, event: str, now: datetime) -> None:
    row.put_back()
    trail.record(actor, event, row, at=now)
