"""Open a guidance case."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.conflicts import raise_found
from bulyst.cases.kinds import CaseKind, Language
from bulyst.cases.lifecycle import GuidanceState
from bulyst.cases.models import Case
from bulyst.cases.numbering import next_number
from bulyst.cases.settling import settle_at_end
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import failed, require
from bulyst.parties import queries as parties
from bulyst.programmes import queries as programmes
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.queries import staff
from bulyst.tenancy.roles import Right


@action
def open_guidance(
    *,
    actor: Actor,
    programme_id: int,
    applicant_id: int,
    topic: str,
    now: datetime,
    area_id: int | None = None,
    next_step: str = "",
    language: str = Language.BOKMAL,
    form_key: str = "",
) -> Case:
    """Open a guidance case for somebody who asked for help. Raises `Refused`.

    Two clicks on one page, with its `form_key`, make one.

    It is numbered with the grant cases, and who opens it handles it, unless a tie to the party is recorded: then that
    is decided first, as for everybody on the staff. Nobody opens one for their own organisation.
    """
    authorise(actor, Right.HANDLE)
    programme = programmes.access_programme(programme_id)
    party = parties.lock_party(parties.access_party(applicant_id).counted_id)
    made = Case.objects.filter(form_key=form_key).first() if form_key else None
    if made is not None:
        return made
    if not topic.strip():
        require([failed("cases.given.topic")])
    if actor.user_id is not None and parties.is_member(actor.user_id, party.counted_id):
        require([failed("cases.no_conflict", "cases.own_case")])
    case = Case.objects.create(
        tenant_id=programme.tenant_id,
        constructed=actor.constructed,
        kind=CaseKind.GUIDANCE,
        state=GuidanceState.OPEN,
        number=next_number(programme.tenant_id, now),
        programme=programme,
        area_id=area_id,
        applicant=party,
        officer_id=actor.user_id,
        language=language,
        created_at=now,
        submitted_at=now,
        topic=topic.strip(),
        next_step=next_step,
        form_key=form_key,
    )
    settle_at_end(case)
    trail.record(actor, "guidance.opened", case, at=now, applicant=party.pk)
    raised = raise_found(actor, case, [each.pk for each in staff(case.tenant_id, today(now))], now)
    if any(question.user_id == actor.user_id for question in raised):
        case.officer = None
        case.save(update_fields=["officer"])
    return case
