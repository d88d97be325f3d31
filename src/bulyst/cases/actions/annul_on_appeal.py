"""The body above annulled what was appealed: it is handled again."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.consequences import annul
from bulyst.cases.drafts import RulingDraft
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.rulings import annulled_part, tell_ruling, write_ruling
from bulyst.cases.steps import require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def annul_on_appeal(*, actor: Actor, appeal_id: int, draft: RulingDraft, now: datetime) -> Appeal:
    """Register that it was annulled and sent back: an application with nothing decided and nothing promised, a change
    to be handled with what was granted before in force, or a claim with its notice and answer to be decided again.

    Raises `Refused`, also while money that was paid by an annulled decision has not come back.
    """
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=draft.reasons, ruled_on=draft.ruled_on)
    outcome = require_appeal_step(case, appeal, AppealEvent.ANNUL, actor, facts)
    lapsed = annul(actor, appeal, draft.reasons, now)
    write_ruling(actor, appeal, outcome, draft, now)
    letter = tell_ruling(actor, appeal, annulled_part(facts), draft, now)
    trail.record(
        actor, "appeal.annulled", case, at=now, appeal=appeal.pk, matter=appeal.matter, lapsed=lapsed, letter=letter.pk
    )
    return appeal
