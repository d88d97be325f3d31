"""Dismiss an appeal that came too late."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.appeals import give_time, owing, tell_in_a_letter
from bulyst.cases.appeals import reasons as section
from bulyst.cases.letters import APPEAL_DISMISSED
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.steps import require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

_TITLE = {"nb": "Klagen er avvist: {heading}", "nn": "Klaga er avvist: {heading}"}
_NOTICE = {"nb": "Dere kan klage på avvisningen", "nn": "De kan klage på avvisinga"}


@action
def dismiss_appeal(*, actor: Actor, appeal_id: int, reasons: str, now: datetime) -> Appeal:
    """The deciding body does not try an appeal that came too late; that can be contested. Raises `Refused`."""
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=reasons)
    outcome = require_appeal_step(case, appeal, AppealEvent.DISMISS, actor, facts)
    appeal.state = outcome.target
    appeal.dismissal = reasons
    appeal.closed_at = now
    give_time(actor, appeal, now)
    appeal.dismissal_letter = tell_in_a_letter(
        actor,
        case,
        appeal,
        APPEAL_DISMISSED,
        _TITLE[case.language].format(heading=case.heading),
        [
            {"heading": "", "part": "dismissed"},
            section(case.language, reasons),
            *owing(appeal),
            {"heading": _NOTICE[case.language], "part": "appeal"},
        ],
        now,
        clock=True,
    )
    appeal.save(update_fields=["state", "dismissal", "closed_at", "dismissal_letter"])
    trail.record(actor, "appeal.dismissed", case, at=now, appeal=appeal.pk, letter=appeal.dismissal_letter_id)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:dismissed", now)
    return appeal
