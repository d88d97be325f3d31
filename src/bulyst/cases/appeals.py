"""What the steps of an appeal have in common: the decision that takes another's place, letters, and time to accept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import translation

from bulyst.audit import trail
from bulyst.cases import letter_texts as texts
from bulyst.cases.appeal_rules import body_above, to_commit, to_lapse
from bulyst.cases.commitments import frame_of
from bulyst.cases.dates import months_after
from bulyst.cases.decisions import outcome_of
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.facts import AppealFacts, Sitting
from bulyst.cases.kinds import DecidingLevel
from bulyst.cases.letters import appeal_values, plain_letter, spelled_day
from bulyst.cases.lifecycle import GrantEvent, GrantState
from bulyst.cases.models import Appeal, Case, Decision
from bulyst.cases.queries.facts import appeal_facts, grant_facts, rules_of
from bulyst.cases.receipt import send_to_applicant
from bulyst.cases.steps import person, require_grant_step
from bulyst.correspondence.models import Letter
from bulyst.kernel.deadlines import today, weeks_after
from bulyst.kernel.verdict import Verdict
from bulyst.ledger import actions as ledger
from bulyst.tenancy.actor import Actor

#: A section of a letter: a heading, and a part of the kind's texts or what somebody wrote.
Section = Mapping[str, str]

_REASONS = {"nb": "Begrunnelse", "nn": "Grunngjeving"}


def judged_facts(
    case: Case,
    actor: Actor,
    now: datetime,
    appeal: Appeal,
    draft: DecisionDraft,
    sitting: Sitting | None = None,
    **more: Any,
) -> AppealFacts:
    """An appeal with the decision that it would come to, judged as any grant is."""
    grant = grant_facts(case, actor, now, amount=draft.amount, text=draft.reasons, sitting=sitting)
    return appeal_facts(
        case,
        actor,
        now,
        appeal,
        amount=draft.amount,
        conditions=draft.conditions,
        text=draft.reasons,
        grant=grant,
        sitting=sitting,
        **more,
    )


def decide_anew(
    actor: Actor,
    case: Case,
    facts: AppealFacts,
    draft: DecisionDraft,
    verdicts: Sequence[Verdict],
    now: datetime,
    *,
    event: GrantEvent,
    level: DecidingLevel,
    final: bool,
) -> Decision:
    """Put another decision in the place of the one in force, move the case, and let the money follow.

    `final`: nobody can appeal it. Raises `Refused` when the frame holds less than must be promised.
    """
    outcome = require_grant_step(case, event, actor, now, through_appeal=True)
    old, on, assumed = case.decision, today(now), facts.grant
    assert old is not None and assumed is not None  # what is appealed was decided, and what is changed was judged
    book = assumed.rules
    appeal_weeks, acceptance, validity = book.appeal_weeks(), book.acceptance_weeks(), book.grant_valid_months()
    taken = outcome.target == GrantState.ACCEPTED
    decision = Decision.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        replaces=old,
        outcome=outcome_of(draft.amount, assumed.applied),
        level=level,
        amount=draft.amount,
        approved_costs=old.approved_costs,
        reasons=draft.reasons,
        conditions=draft.conditions,
        decided_by_id=person(actor),
        meeting_id=facts.sitting.meeting_id if facts.sitting else None,
        decided_on=facts.ruled_on or on,
        verdicts=[verdict.as_json() for verdict in verdicts],
        rules_version=book.version,
        made_at=now,
        appeal_weeks=0 if final else appeal_weeks.weeks if appeal_weeks else old.appeal_weeks,
        accept_by=weeks_after(on, acceptance.weeks) if acceptance and not taken else None,
        valid_until=months_after(on, validity.months) if validity else None,
        accepted_at=old.accepted_at if taken else None,
    )
    case.state = outcome.target
    case.decision = decision
    case.closed_at = None
    case.save(update_fields=["state", "decision", "closed_at"])
    _move_money(actor, case, facts, decision, now)
    return decision


def tell_in_a_letter(
    actor: Actor,
    case: Case,
    appeal: Appeal,
    kind: str,
    title: str,
    sections: Sequence[Section],
    now: datetime,
    *,
    clock: bool = False,
) -> Letter:
    """Make a letter about the appeal and send it to the applicant. `clock`: days are counted from its receipt."""
    letter = plain_letter(actor, case, kind, title, sections, values_of(case, appeal, now), now)
    send_to_applicant(actor, case, letter, now, clock=clock)
    return letter


def reasons(language: str, text: str) -> Section:
    """What was written as reasons, under its heading."""
    return {"heading": _REASONS[language], "written": text}


def values_of(case: Case, appeal: Appeal, now: datetime) -> dict[str, str]:
    """What a letter about an appeal can fill in."""
    language, decision = case.language, appeal.decision
    with translation.override(language):
        return {
            **appeal_values(decision, rules_of(case, today(now)), language),
            texts.BODY.name: body_name(appeal.body or body_above(decision.level)),
            texts.RECEIVED.name: spelled_day(today(appeal.filed_at)),
            texts.DECIDED.name: spelled_day(decision.decided_on),
            texts.AMOUNT.name: str((case.decision or decision).amount),
        }


def body_name(level: str) -> str:
    """What a deciding body is called, in the active language."""
    return str(DecidingLevel(level).label)


def give_time_to_accept(actor: Actor, case: Case, now: datetime) -> None:
    """Whose grant stands after an appeal has as long to accept it as anybody, counted from today."""
    decision = case.decision
    if case.state != GrantState.GRANTED or decision is None or decision.accept_by is None:
        return
    rule = rules_of(case, today(now)).acceptance_weeks()
    prolonged = weeks_after(today(now), rule.weeks) if rule else decision.accept_by
    if prolonged > decision.accept_by:
        decision.accept_by = prolonged
        decision.save(update_fields=["accept_by"])
        trail.record(actor, "decision.acceptance_prolonged", case, at=now, decision=decision.pk, accept_by=prolonged)


def _move_money(actor: Actor, case: Case, facts: AppealFacts, decision: Decision, now: datetime) -> None:
    frame_id, on = frame_of(case), today(now)
    key = f"decision:{decision.pk}"
    more, less = to_commit(facts), to_lapse(facts)
    if more:
        ledger.commit(actor, frame_id=frame_id, amount=more, subject=case.subject, key=key, on=on)
    if less:
        ledger.lapse(actor, frame_id=frame_id, amount=less, subject=case.subject, key=f"lapse:{key}", on=on)
