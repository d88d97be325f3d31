"""The body above changed the decision."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.appeals import decide_anew, judged_facts, tell_in_a_letter
from bulyst.cases.appeals import reasons as section
from bulyst.cases.drafts import DecisionDraft, RulingDraft
from bulyst.cases.kinds import DecidingLevel
from bulyst.cases.letters import APPEAL_RULED
from bulyst.cases.lifecycle import AppealEvent, GrantEvent
from bulyst.cases.models import Decision
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.rulings import TITLE, write_ruling
from bulyst.cases.steps import require_appeal_step
from bulyst.kernel.money import Money
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

_CONDITIONS = {"nb": "Vilkår", "nn": "Vilkår"}


@action
def alter_on_appeal(*, actor: Actor, appeal_id: int, draft: RulingDraft, now: datetime) -> Decision:
    """Register that the body above granted another amount, or on other conditions; more is promised, or less.

    The new decision is final. What is paid stays paid: an amount below it is refused until the money has come back.
    Raises `Refused`.
    """
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    decided = DecisionDraft(draft.amount or Money.ZERO, draft.reasons, draft.conditions)
    facts = judged_facts(case, actor, now, appeal, decided, ruled_on=draft.ruled_on)
    outcome = require_appeal_step(case, appeal, AppealEvent.ALTER, actor, facts)
    decision = decide_anew(
        actor,
        case,
        facts,
        decided,
        outcome.verdicts,
        now,
        event=GrantEvent.OVERTURN,
        level=DecidingLevel(appeal.body),
        final=True,
    )
    write_ruling(appeal, outcome, draft, now)
    language = case.language
    sections = [{"heading": "", "part": "altered"}, section(language, draft.reasons)]
    if draft.conditions.strip():
        sections.append({"heading": _CONDITIONS[language], "written": draft.conditions})
    title = TITLE[language].format(heading=case.heading)
    decision.letter = tell_in_a_letter(actor, case, appeal, APPEAL_RULED, title, sections, now)
    decision.save(update_fields=["letter"])
    trail.record(
        actor,
        "appeal.altered",
        case,
        at=now,
        appeal=appeal.pk,
        decision=decision.pk,
        amount=decision.amount,
        letter=decision.letter_id,
    )
    tell_applicant(actor, case, f"appeal:{appeal.pk}:altered", now)
    return decision
