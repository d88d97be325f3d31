"""What an appeal that is won, wholly or partly, does to what was appealed: a decision, a refused change, a claim.

Each kind of thing has two answers: what is put in its place, by the body that decided or by the one above, and what
is left when the body above annuls it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bulyst.audit import trail
from bulyst.cases.appeal_rules import to_commit, to_lapse, told
from bulyst.cases.changing import decision_in_place, give_way, let_difference_lapse
from bulyst.cases.commitments import frame_of, lapse_rest
from bulyst.cases.dates import months_after
from bulyst.cases.decisions import APPEAL_WEEKS, outcome_of
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.facts import AppealFacts, Sitting
from bulyst.cases.kinds import DecidingLevel, Matter
from bulyst.cases.lifecycle import ChangeEvent, GrantEvent, GrantState, ReclaimEvent, ReclaimState
from bulyst.cases.models import Appeal, Case, Change, Decision, Reclaim
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.queries.facts import grant_facts
from bulyst.cases.steps import person, require_change_step, require_grant_step, require_reclaim_step
from bulyst.kernel.deadlines import today, weeks_after
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict
from bulyst.ledger import actions as ledger
from bulyst.tenancy.actor import Actor

PAY_WEEKS = 3
"""How long there is to pay what is still claimed after an appeal."""


@dataclass(frozen=True, slots=True)
class Anew:
    """What is decided in the place of what was appealed, by whom, and whether that can be appealed in its turn."""

    actor: Actor
    appeal: Appeal
    facts: AppealFacts
    draft: DecisionDraft
    verdicts: Sequence[Verdict]
    level: DecidingLevel
    final: bool
    now: datetime

    @property
    def case(self) -> Case:
        """The case that it is about."""
        return self.appeal.case

    @property
    def on(self) -> date:
        """The day that it counts from."""
        return self.facts.ruled_on or today(self.now)

    @property
    def weeks(self) -> int:
        """For how long it can be appealed: not at all when the body above has spoken."""
        rule = self.facts.rules.appeal_weeks()
        return 0 if self.final else rule.weeks if rule else APPEAL_WEEKS


def judged_facts(
    case: Case,
    actor: Actor,
    now: datetime,
    appeal: Appeal,
    draft: DecisionDraft,
    sitting: Sitting | None = None,
    **more: Any,
) -> AppealFacts:
    """An appeal with what it would come to: for a grant judged as any grant is."""
    if appeal.matter == Matter.DECISION:
        more["grant"] = grant_facts(case, actor, now, amount=draft.amount, text=draft.reasons, sitting=sitting)
    written: dict[str, Any] = {
        "amount": draft.amount,
        "conditions": draft.conditions,
        "text": draft.reasons,
        "sitting": sitting,
    }
    return appeal_facts(case, actor, now, appeal, **(written | more))


def decide_anew(anew: Anew) -> Decision | Reclaim:
    """Put it in the place of what was appealed, and let the money follow. Raises `Refused`."""
    return _ANEW[anew.appeal.matter](anew)


def annul(actor: Actor, appeal: Appeal, reasons: str, now: datetime) -> Money:
    """Take what was appealed out of force, to be handled anew. Returns what lapsed. Raises `Refused`."""
    return _ANNULLED[appeal.matter](actor, appeal, reasons, now)


# A decision


def _decision(anew: Anew) -> Decision:
    event = GrantEvent.OVERTURN if anew.final else GrantEvent.REVISE
    case, facts = anew.case, anew.facts
    outcome = require_grant_step(case, event, anew.actor, anew.now, through_appeal=True)
    old, assumed = case.decision, facts.grant
    assert old is not None and assumed is not None  # what is appealed was decided, and what is changed was judged
    book = assumed.rules
    acceptance, validity = book.acceptance_weeks(), book.grant_valid_months()
    taken = outcome.target == GrantState.ACCEPTED
    valid_until = months_after(today(anew.now), validity.months) if validity else None
    decision = Decision.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        replaces=old,
        outcome=outcome_of(anew.draft.amount, assumed.applied),
        level=anew.level,
        amount=anew.draft.amount,
        approved_costs=old.approved_costs,
        reasons=anew.draft.reasons,
        conditions=anew.draft.conditions,
        decided_by_id=person(anew.actor),
        meeting_id=facts.sitting.meeting_id if facts.sitting else None,
        decided_on=anew.on,
        verdicts=[verdict.as_json() for verdict in told(anew.verdicts)],
        rules_version=book.version,
        made_at=anew.now,
        appeal_weeks=anew.weeks,
        accept_by=weeks_after(today(anew.now), acceptance.weeks) if acceptance and not taken else None,
        valid_until=max(filter(None, (valid_until, old.valid_until)), default=None),
        accepted_at=old.accepted_at if taken else None,
    )
    case.state = outcome.target
    case.decision = decision
    case.closed_at = None
    case.save(update_fields=["state", "decision", "closed_at"])
    _move_money(anew.actor, case, facts, f"decision:{decision.pk}", anew.now)
    return decision


def _without_decision(actor: Actor, appeal: Appeal, reasons: str, now: datetime) -> Money:
    case = appeal.case
    change = Change.objects.filter(decision_id=appeal.decision_id).first()
    if change is not None:
        return _back_to_before(actor, appeal, change, reasons, now)
    moved = require_grant_step(case, GrantEvent.ANNUL, actor, now, through_appeal=True)
    case.state = moved.target
    case.decision = None
    case.decided_on = None
    case.closed_at = None
    case.save(update_fields=["state", "decision", "decided_on", "closed_at"])
    return lapse_rest(actor, case, key=f"annulled:{appeal.pk}", now=now)


def _back_to_before(actor: Actor, appeal: Appeal, change: Change, reasons: str, now: datetime) -> Money:
    """A granted change is annulled: what was granted before holds again, and the change is handled anew."""
    case = appeal.case
    change.case = case
    annulled, before = change.decision, change.decision.replaces if change.decision else None
    assert annulled is not None and before is not None  # a granted change put one in the place of the other
    moved = require_grant_step(case, GrantEvent.OVERTURN, actor, now, through_appeal=True)
    decision = Decision.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        replaces=annulled,
        outcome=before.outcome,
        level=DecidingLevel(appeal.body),
        amount=before.amount,
        approved_costs=before.approved_costs,
        reasons=reasons,
        conditions=before.conditions,
        decided_by_id=person(actor),
        decided_on=today(now),
        verdicts=[],
        rules_version=before.rules_version,
        made_at=now,
        appeal_weeks=0,
        accept_by=before.accept_by,
        valid_until=before.valid_until,
        accepted_at=before.accepted_at,
    )
    case.decision = decision
    case.state = moved.target
    case.closed_at = None
    case.save(update_fields=["decision", "state", "closed_at"])
    more = before.amount - annulled.amount
    if more:
        key = f"decision:{decision.pk}"
        ledger.commit(actor, frame_id=frame_of(case), amount=more, subject=case.subject, key=key, on=today(now))
    give_way(actor, change, now)
    return Money.ZERO


def _move_money(actor: Actor, case: Case, facts: AppealFacts, key: str, now: datetime) -> None:
    frame_id, on = frame_of(case), today(now)
    more, less = to_commit(facts), to_lapse(facts)
    if more:
        ledger.commit(actor, frame_id=frame_id, amount=more, subject=case.subject, key=key, on=on)
    if less:
        ledger.lapse(actor, frame_id=frame_id, amount=less, subject=case.subject, key=f"lapse:{key}", on=on)


# A refused change


def _change(anew: Anew) -> Decision:
    change, facts = anew.appeal.change, anew.facts.change
    assert change is not None and facts is not None  # an appeal of a change has both
    outcome = require_change_step(change, ChangeEvent.REVISE, anew.actor, anew.now, through_appeal=True)
    change.state = outcome.target
    change.decision = decision = decision_in_place(
        anew.actor,
        change,
        facts,
        told(anew.verdicts),
        anew.now,
        level=anew.level,
        reasons=anew.draft.reasons,
        decided_on=anew.on,
        appeal_weeks=anew.weeks,
        sitting=anew.facts.sitting,
    )
    change.save(update_fields=["state", "decision"])
    let_difference_lapse(anew.actor, change, facts, anew.now)
    return decision


def _without_refusal(actor: Actor, appeal: Appeal, reasons: str, now: datetime) -> Money:
    change = appeal.change
    assert change is not None  # an appeal of a change has one
    give_way(actor, change, now)
    return Money.ZERO


# A claim for repayment


def _claim(anew: Anew) -> Reclaim:
    reclaim, facts = anew.appeal.reclaim, anew.facts.claim
    assert reclaim is not None and facts is not None  # an appeal of a claim has both
    amount = anew.draft.amount
    event = ReclaimEvent.LIFT if not amount else ReclaimEvent.LOWER if amount > facts.repaid else ReclaimEvent.EVEN
    outcome = require_reclaim_step(reclaim, event, anew.actor, anew.now, through_appeal=True)
    reclaim.state = outcome.target
    reclaim.amount = amount or None
    reclaim.level = anew.level
    if not anew.final:
        reclaim.decided_by_id = person(anew.actor)
    reclaim.pay_by = pay_by_anew(reclaim, today(anew.now)) if event == ReclaimEvent.LOWER else reclaim.pay_by
    reclaim.appeal_weeks = anew.weeks if amount else 0
    reclaim.received_on = reclaim.appeal_by = None
    if event == ReclaimEvent.LIFT:
        reclaim.ended_because, reclaim.ended_at = anew.draft.reasons, anew.now
        reclaim.ended_by_id = person(anew.actor)
    reclaim.save()
    return reclaim


def pay_by_anew(reclaim: Reclaim, on: date) -> date | None:
    """Three weeks to pay after an appeal; never earlier than it was."""
    return reclaim.pay_by and max(reclaim.pay_by, weeks_after(on, PAY_WEEKS))


def _without_claim(actor: Actor, appeal: Appeal, reasons: str, now: datetime) -> Money:
    """The claim is out of force, with what came back of it; notice and answer lie ready to be decided anew."""
    old = appeal.reclaim
    assert old is not None  # an appeal of a claim has one
    outcome = require_reclaim_step(old, ReclaimEvent.ANNUL, actor, now, through_appeal=True)
    old.state = outcome.target
    old.amount = None
    old.ended_because, old.ended_at, old.ended_by_id = reasons, now, person(actor)
    old.save(update_fields=["state", "amount", "ended_because", "ended_at", "ended_by"])
    anew = Reclaim.objects.create(
        tenant_id=old.tenant_id,
        case=old.case,
        state=ReclaimState.ANSWERED if old.answered_at else ReclaimState.NOTIFIED,
        ground=old.ground,
        citation=old.citation,
        notice=old.notice,
        notified_amount=old.notified_amount,
        notified_by_id=old.notified_by_id,
        notified_at=old.notified_at,
        answer_due=old.answer_due,
        answer=old.answer,
        answered_by_id=old.answered_by_id,
        answered_at=old.answered_at,
        notice_letter_id=old.notice_letter_id,
    )
    trail.record(actor, "reclaim.reopened", old.case, at=now, reclaim=anew.pk, annulled=old.pk)
    return Money.ZERO


_ANEW: Mapping[Matter, Callable[[Anew], Decision | Reclaim]] = {
    Matter.DECISION: _decision,
    Matter.CHANGE: _change,
    Matter.CLAIM: _claim,
}
_ANNULLED: Mapping[Matter, Callable[[Actor, Appeal, str, datetime], Money]] = {
    Matter.DECISION: _without_decision,
    Matter.CHANGE: _without_refusal,
    Matter.CLAIM: _without_claim,
}
