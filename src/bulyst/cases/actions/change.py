"""Change an accepted grant by application: another budget, a longer period, never more money."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bulyst.audit import trail
from bulyst.cases import rules
from bulyst.cases.actions.enclose_files import send_enclosed
from bulyst.cases.agenda import place_on_next
from bulyst.cases.changing import decision_in_place, let_difference_lapse
from bulyst.cases.decisions import APPEAL_WEEKS
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.facts import Sitting
from bulyst.cases.lifecycle import ChangeEvent, ChangeState, GrantEvent
from bulyst.cases.models import Case, Change
from bulyst.cases.money_drafts import ChangeDraft
from bulyst.cases.money_facts import ChangeFacts
from bulyst.cases.money_letters import change_letter
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case, access_change
from bulyst.cases.queries.business import Pending
from bulyst.cases.queries.money_facts import change_facts
from bulyst.cases.receipt import send_to_applicant
from bulyst.cases.steps import person, require_change_step, require_grant_step
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def request_change(*, actor: Actor, case_id: int, draft: ChangeDraft, now: datetime) -> Change:
    """Apply for another budget or a longer period of an accepted grant. Raises `Refused`.

    The same application sent twice is one application.
    """
    case = access_case(actor, case_id, for_update=True)
    authorise(actor, Right.APPLY)
    written = _written(draft)
    sent = Change.objects.filter(
        case=case,
        state=ChangeState.REQUESTED,
        requested_by_id=actor.user_id,
        until=draft.until,
        reason=written.reason,
    ).first()
    if sent is not None and sent.costs == written.costs:
        send_enclosed(actor, case, Place(Part.CHANGE, sent.pk), now)
        return sent
    require_grant_step(case, GrantEvent.CHANGE, actor, now, **_asked(draft))
    change = Change.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        state=ChangeState.REQUESTED,
        costs=written.costs,
        until=draft.until,
        reason=written.reason,
        requested_by_id=person(actor),
        requested_at=now,
    )
    send_enclosed(actor, case, Place(Part.CHANGE, change.pk), now)
    trail.record(actor, "change.requested", case, at=now, change=change.pk)
    return change


@action
def edit_change(*, actor: Actor, change_id: int, draft: ChangeDraft, now: datetime) -> Change:
    """Let the application say this instead, while nobody has recommended on it. Raises `Refused`."""
    change = access_change(actor, change_id, for_update=True)
    require_change_step(change, ChangeEvent.EDIT, actor, now, **_asked(draft))
    send_enclosed(actor, change.case, Place(Part.CHANGE, change.pk), now)
    written = _written(draft)
    if (change.costs, change.until, change.reason) == (written.costs, draft.until, written.reason):
        return change
    before = {"until_before": change.until, "costs_before": sum(line["ore"] for line in change.costs)}
    change.costs, change.until, change.reason = written.costs, draft.until, written.reason
    change.requested_by_id = person(actor)
    change.save(update_fields=["costs", "until", "reason", "requested_by"])
    trail.record(actor, "change.edited", change.case, at=now, change=change.pk, **before)
    return change


@action
def withdraw_change(*, actor: Actor, change_id: int, now: datetime) -> Change:
    """Take the application for change back. Raises `Refused` once it is decided."""
    change = access_change(actor, change_id, for_update=True)
    outcome = require_change_step(change, ChangeEvent.WITHDRAW, actor, now)
    change.state = outcome.target
    change.save(update_fields=["state"])
    trail.record(actor, "change.withdrawn", change.case, at=now, change=change.pk)
    return change


@action
def recommend_change(*, actor: Actor, change_id: int, text: str, now: datetime, against: bool = False) -> Change:
    """Say what the case officer thinks of it, and send it to who decides; `against` advises a refusal.

    Raises `Refused`. Where a body decided the grant in a meeting, the change comes onto its next agenda.
    """
    change = access_change(actor, change_id, for_update=True)
    outcome = require_change_step(change, ChangeEvent.RECOMMEND, actor, now, text=text)
    change.state = outcome.target
    change.recommendation, change.advised_against = text, against
    change.recommended_by_id = person(actor)
    change.recommended_at = now
    change.save(update_fields=["state", "recommendation", "advised_against", "recommended_by", "recommended_at"])
    place_on_next(actor, Pending.of(change), now)
    trail.record(actor, "change.recommended", change.case, at=now, change=change.pk, against=against)
    return change


@action
def grant_change(*, actor: Actor, change_id: int, reasons: str, now: datetime) -> Change:
    """Grant the change. Raises `Refused`.

    The new budget and period hold from now on. A lower budget cuts the grant in proportion, and the difference
    returns to the frame; a higher one gives no more money.
    """
    return change_granted(actor, access_change(actor, change_id, for_update=True), reasons, now)


def change_granted(actor: Actor, change: Change, reasons: str, now: datetime, sitting: Sitting | None = None) -> Change:
    """Grant a change whose case is locked: alone, or confirming what a body resolved. Raises `Refused`."""
    facts = change_facts(change.case, actor, now, change, text=reasons, sitting=sitting)
    outcome = require_change_step(change, ChangeEvent.GRANT, actor, now, text=reasons, sitting=sitting)
    _decide(actor, change, facts, outcome.target, reasons, now)
    change.decision = decision_in_place(
        actor,
        change,
        facts,
        outcome.verdicts,
        now,
        level=change.level,
        reasons=reasons,
        decided_on=facts.on,
        appeal_weeks=change.appeal_weeks,
        sitting=sitting,
    )
    change.save(update_fields=["decision"])
    cut = let_difference_lapse(actor, change, facts, now)
    _tell(actor, change, "change.granted", now, amount=facts.grant_after, lapsed=cut)
    return change


@action
def refuse_change(*, actor: Actor, change_id: int, reasons: str, now: datetime) -> Change:
    """Refuse the change; the grant stays as it is. Raises `Refused`."""
    return change_refused(actor, access_change(actor, change_id, for_update=True), reasons, now)


def change_refused(actor: Actor, change: Change, reasons: str, now: datetime, sitting: Sitting | None = None) -> Change:
    """Refuse a change whose case is locked: alone, or confirming what a body resolved. Raises `Refused`."""
    facts = change_facts(change.case, actor, now, change, text=reasons, sitting=sitting)
    outcome = require_change_step(change, ChangeEvent.REFUSE, actor, now, text=reasons, sitting=sitting)
    _decide(actor, change, facts, outcome.target, reasons, now)
    _tell(actor, change, "change.refused", now)
    return change


@dataclass(frozen=True, slots=True)
class _Written:
    costs: list[dict[str, Any]]
    reason: str


def _written(draft: ChangeDraft) -> _Written:
    lines = [{"text": line.text.strip(), "ore": line.amount.ore} for line in draft.costs]
    return _Written(lines, draft.reason.strip())


def _asked(draft: ChangeDraft) -> dict[str, Any]:
    return {"costs": tuple(line.amount for line in draft.costs), "until": draft.until, "text": draft.reason}


def _decide(actor: Actor, change: Change, facts: ChangeFacts, state: str, reasons: str, now: datetime) -> None:
    appeal = facts.rules.appeal_weeks()
    change.state = state
    change.reasons = reasons
    change.level = rules.level_of(facts)
    change.decided_by_id = person(actor)
    change.decided_on = facts.on
    change.appeal_weeks = appeal.weeks if appeal else APPEAL_WEEKS
    change.save()


def _tell(actor: Actor, change: Change, event: str, now: datetime, **facts: Any) -> None:
    """The letter last of all: a refusal of the ledger then leaves no file behind."""
    case: Case = change.case
    change.letter = change_letter(actor, change, now)
    change.save(update_fields=["letter"])
    if change.decision is not None:
        change.decision.letter = change.letter
        change.decision.save(update_fields=["letter"])
    send_to_applicant(actor, case, change.letter, now)
    trail.record(actor, event, case, at=now, change=change.pk, letter=change.letter_id, **facts)
    tell_applicant(actor, case, f"change:{change.pk}", now)
