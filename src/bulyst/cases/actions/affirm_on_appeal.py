"""The body above found the decision right."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.appeals import give_time
from bulyst.cases.drafts import RulingDraft
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.rulings import tell_ruling, write_ruling
from bulyst.cases.steps import require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def affirm_on_appeal(*, actor: Actor, appeal_id: int, draft: RulingDraft, now: datetime) -> Appeal:
    """Register that the body above affirmed the decision, or its dismissal of the appeal. Raises `Refused`."""
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=draft.reasons, ruled_on=draft.ruled_on)
    outcome = require_appeal_step(case, appeal, AppealEvent.AFFIRM, actor, facts)
    write_ruling(actor, appeal, outcome, draft, now)
    give_time(actor, appeal, now)
    letter = tell_ruling(actor, appeal, "affirmed", draft, now)
    trail.record(actor, "appeal.affirmed", case, at=now, appeal=appeal.pk, letter=letter.pk)
    return appeal
