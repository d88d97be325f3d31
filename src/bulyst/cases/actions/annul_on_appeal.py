"""The body above annulled the decision: the application is handled again."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.appeals import reasons as section
from bulyst.cases.appeals import tell_in_a_letter
from bulyst.cases.commitments import lapse_rest
from bulyst.cases.drafts import RulingDraft
from bulyst.cases.letters import APPEAL_RULED
from bulyst.cases.lifecycle import AppealEvent, GrantEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.facts import appeal_facts
from bulyst.cases.rulings import TITLE, write_ruling
from bulyst.cases.steps import require_appeal_step, require_grant_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def annul_on_appeal(*, actor: Actor, appeal_id: int, draft: RulingDraft, now: datetime) -> Appeal:
    """Register that the decision was annulled and the application sent back: nothing is decided, nothing promised.

    Raises `Refused`, also while money that was paid by the decision has not come back.
    """
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=draft.reasons, ruled_on=draft.ruled_on)
    outcome = require_appeal_step(case, appeal, AppealEvent.ANNUL, actor, facts)
    moved = require_grant_step(case, GrantEvent.ANNUL, actor, now, through_appeal=True)
    case.state = moved.target
    case.decision = None
    case.decided_on = None
    case.closed_at = None
    case.save(update_fields=["state", "decision", "decided_on", "closed_at"])
    lapsed = lapse_rest(actor, case, key=f"annulled:{appeal.pk}", now=now)
    write_ruling(appeal, outcome, draft, now)
    letter = tell_in_a_letter(
        actor,
        case,
        appeal,
        APPEAL_RULED,
        TITLE[case.language].format(heading=case.heading),
        [{"heading": "", "part": "annulled"}, section(case.language, draft.reasons)],
        now,
    )
    trail.record(actor, "appeal.annulled", case, at=now, appeal=appeal.pk, lapsed=lapsed, letter=letter.pk)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:annulled", now)
    return appeal
