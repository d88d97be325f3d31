"""Change one's own decision after an appeal."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import rules
from bulyst.cases.consequences import Anew, decide_anew, judged_facts
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.facts import Sitting
from bulyst.cases.kinds import DecidingLevel
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.revised_letters import letter_of_revision
from bulyst.cases.steps import person, require_appeal_step
from bulyst.kernel.money import Money
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def change_on_appeal(*, actor: Actor, appeal_id: int, draft: DecisionDraft, now: datetime) -> Appeal:
    """The body that decided puts a better decision in the place of its own.

    A refusal becomes a grant, a grant more; a refused change is granted; a claim becomes lower, or is let go when
    `draft.amount` is zero. What is decided anew has a letter of its own and can be appealed in its turn.
    Raises `Refused`.
    """
    return change_reviewed(actor, access_appeal(actor, appeal_id, for_update=True), draft, now)


def change_reviewed(
    actor: Actor, appeal: Appeal, draft: DecisionDraft, now: datetime, sitting: Sitting | None = None
) -> Appeal:
    """Change what is appealed, the case being locked: alone, or confirming what a body resolved. Raises `Refused`."""
    case = appeal.case
    facts = judged_facts(case, actor, now, appeal, draft, sitting)
    outcome = require_appeal_step(case, appeal, AppealEvent.CHANGE, actor, facts)
    level = DecidingLevel.COUNCIL if facts.level == DecidingLevel.COUNCIL else DecidingLevel(rules.level_of(facts))
    anew = Anew(actor, appeal, facts, draft, outcome.verdicts, level, final=False, now=now)
    decided = decide_anew(anew)
    appeal.state = outcome.target
    appeal.reviewed_by_id = person(actor)
    appeal.reviewed_at = now
    appeal.review = draft.reasons
    appeal.closed_at = now
    appeal.save(update_fields=["state", "reviewed_by", "reviewed_at", "review", "closed_at"])
    letter = letter_of_revision(anew, decided)
    trail.record(
        actor,
        "appeal.changed",
        case,
        at=now,
        appeal=appeal.pk,
        matter=appeal.matter,
        decision=case.decision_id,
        amount=decided.amount or Money.ZERO,
        letter=letter.pk,
    )
    tell_applicant(actor, case, f"appeal:{appeal.pk}:changed", now)
    return appeal
