"""Appeal: on one's own page, or on paper that an officer writes down."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases.drafts import Against, AppealDraft
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal, Change, Reclaim, matter_of
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.appeal_facts import against_of, appeal_facts
from bulyst.cases.steps import person, require_appeal_step
from bulyst.kernel.deadlines import today
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

IN_FORCE = Against()
"""The decision of the case that is in force."""


@action
def file_appeal(
    *, actor: Actor, case_id: int, draft: AppealDraft, now: datetime, against: Against = IN_FORCE
) -> Appeal:
    """The applicant appeals; a late appeal is taken in too, and judged after. Raises `Refused`."""
    return _take_in(actor, case_id, draft, now, against, AppealEvent.FILE, today(now))


@action
def register_appeal(
    *, actor: Actor, case_id: int, draft: AppealDraft, posted_on: date, now: datetime, against: Against = IN_FORCE
) -> Appeal:
    """Write down an appeal that was posted on `posted_on`: it is in time by that day, not by today.

    Raises `Refused`.
    """
    return _take_in(actor, case_id, draft, now, against, AppealEvent.REGISTER, posted_on)


def _take_in(
    actor: Actor,
    case_id: int,
    draft: AppealDraft,
    now: datetime,
    against: Against,
    event: AppealEvent,
    posted_on: date,
) -> Appeal:
    case = access_case(actor, case_id, for_update=True)
    found = against_of(case, against)
    facts = appeal_facts(case, actor, now, against=found, text=draft.text, posted_on=posted_on)
    outcome = require_appeal_step(case, None, event, actor, facts)
    assert found is not None and case.decision is not None  # only what is decided is appealed
    on_paper = event == AppealEvent.REGISTER
    appeal = Appeal.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        decision=case.decision,
        change=found if isinstance(found, Change) else None,
        reclaim=found if isinstance(found, Reclaim) else None,
        state=outcome.target,
        text=draft.text,
        wish=draft.wish,
        posted_on=posted_on,
        on_paper=on_paper,
        filed_at=now,
        filed_by_id=person(actor),
    )
    known = {"appeal": appeal.pk, "matter": matter_of(found)}
    if on_paper:
        trail.record(actor, "appeal.registered", case, at=now, posted_on=posted_on, **known)
    else:
        trail.record(actor, "appeal.filed", case, at=now, **known)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:filed", now)
    return appeal
