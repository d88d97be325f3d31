"""The body above changed what was appealed."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.consequences import Anew, decide_anew, judged_facts
from bulyst.cases.drafts import DecisionDraft, RulingDraft
from bulyst.cases.kinds import DecidingLevel
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.rulings import altered_part, tell_ruling, write_ruling
from bulyst.cases.steps import require_appeal_step
from bulyst.kernel.money import Money
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def alter_on_appeal(*, actor: Actor, appeal_id: int, draft: RulingDraft, now: datetime) -> Appeal:
    """Register that the body above granted another amount or change, or lowered a claim; more is promised, or less.

    The new decision is final. What is paid stays paid: a grant below it is refused until the money has come back, and
    what has come back beyond a lowered claim is the applicant's. Raises `Refused`.
    """
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    decided = DecisionDraft(draft.amount or Money.ZERO, draft.reasons, draft.conditions)
    facts = judged_facts(case, actor, now, appeal, decided, ruled_on=draft.ruled_on, amount=draft.amount)
    outcome = require_appeal_step(case, appeal, AppealEvent.ALTER, actor, facts)
    level = DecidingLevel(appeal.body)
    anew = decide_anew(Anew(actor, appeal, facts, decided, outcome.verdicts, level, final=True, now=now))
    write_ruling(actor, appeal, outcome, draft, now)
    letter = tell_ruling(actor, appeal, altered_part(appeal), draft, now)
    if case.decision is not None and case.decision.letter_id is None:
        case.decision.letter = letter
        case.decision.save(update_fields=["letter"])
    trail.record(
        actor,
        "appeal.altered",
        case,
        at=now,
        appeal=appeal.pk,
        matter=appeal.matter,
        decision=case.decision_id,
        amount=anew.amount or Money.ZERO,
        letter=letter.pk,
    )
    return appeal
