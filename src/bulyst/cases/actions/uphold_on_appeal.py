"""Stand by one's own decision after an appeal."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.appeals import reasons as section
from bulyst.cases.appeals import tell_in_a_letter
from bulyst.cases.facts import Sitting
from bulyst.cases.letters import APPEAL_UPHELD
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.steps import person, require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

_TITLE = {"nb": "Klagen sendes videre: {heading}", "nn": "Klaga blir send vidare: {heading}"}


@action
def uphold_on_appeal(*, actor: Actor, appeal_id: int, reasons: str, now: datetime) -> Appeal:
    """The body that decided finds no reason to change its decision: the appeal goes on. Raises `Refused`."""
    return uphold_reviewed(actor, access_appeal(actor, appeal_id, for_update=True), reasons, now)


def uphold_reviewed(
    actor: Actor, appeal: Appeal, reasons: str, now: datetime, sitting: Sitting | None = None
) -> Appeal:
    """Stand by what is appealed, the case being locked: alone, or confirming what a body resolved. Raises `Refused`."""
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=reasons, sitting=sitting)
    outcome = require_appeal_step(case, appeal, AppealEvent.UPHOLD, actor, facts)
    appeal.state = outcome.target
    appeal.reviewed_by_id = person(actor)
    appeal.reviewed_at = now
    appeal.review = reasons
    appeal.save(update_fields=["state", "reviewed_by", "reviewed_at", "review"])
    letter = tell_in_a_letter(
        actor,
        case,
        appeal,
        APPEAL_UPHELD,
        _TITLE[case.language].format(heading=case.heading),
        [{"heading": "", "part": "upheld"}, section(case.language, reasons)],
        now,
    )
    trail.record(actor, "appeal.upheld", case, at=now, appeal=appeal.pk, letter=letter.pk)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:upheld", now)
    return appeal
