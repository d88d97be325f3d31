"""Claim money back: notice with its ground, answer, decision with reasons; or let the claim go."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import rules
from bulyst.cases.actions.enclose_files import send_enclosed
from bulyst.cases.agenda import place_on_next
from bulyst.cases.decisions import APPEAL_WEEKS
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.facts import Sitting
from bulyst.cases.lifecycle import GrantEvent, ReclaimEvent, ReclaimState
from bulyst.cases.models import Reclaim
from bulyst.cases.money_drafts import NoticeDraft, ReclaimDraft
from bulyst.cases.money_letters import reclaim_letter, reclaim_notice_letter
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case, access_reclaim
from bulyst.cases.queries.business import Pending
from bulyst.cases.queries.money_facts import reclaim_facts
from bulyst.cases.receipt import send_to_applicant
from bulyst.cases.steps import person, require_grant_step, require_reclaim_step
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def notify_reclaim(*, actor: Actor, case_id: int, draft: NoticeDraft, now: datetime) -> Reclaim:
    """Tell the applicant beforehand that money may be claimed back, on what ground, and until when to answer.

    Raises `Refused`. The same notice given twice is one notice.
    """
    case = access_case(actor, case_id, for_update=True)
    authorise(actor, Right.HANDLE)
    given = Reclaim.objects.filter(
        case=case,
        state=ReclaimState.NOTIFIED,
        notified_by_id=actor.user_id,
        ground=draft.ground,
        notice=draft.text,
        notified_amount=draft.amount,
        answer_due=draft.answer_due,
    ).first()
    if given is not None:
        return given
    require_grant_step(
        case,
        GrantEvent.RECLAIM,
        actor,
        now,
        ground=draft.ground,
        citation=draft.citation,
        text=draft.text,
        amount=draft.amount,
        answer_due=draft.answer_due,
    )
    reclaim = Reclaim.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        state=ReclaimState.NOTIFIED,
        ground=draft.ground,
        citation=draft.citation,
        notice=draft.text,
        notified_amount=draft.amount,
        notified_by_id=person(actor),
        notified_at=now,
        answer_due=draft.answer_due,
    )
    reclaim.notice_letter = reclaim_notice_letter(actor, reclaim, now)
    reclaim.save(update_fields=["notice_letter"])
    send_to_applicant(actor, case, reclaim.notice_letter, now, clock=False)
    trail.record(
        actor,
        "reclaim.notified",
        case,
        at=now,
        reclaim=reclaim.pk,
        amount=draft.amount,
        letter=reclaim.notice_letter_id,
    )
    tell_applicant(actor, case, f"reclaim:{reclaim.pk}:notified", now)
    return reclaim


@action
def answer_reclaim(*, actor: Actor, reclaim_id: int, text: str, now: datetime) -> Reclaim:
    """The applicant's side of it. Raises `Refused`."""
    reclaim = access_reclaim(actor, reclaim_id, for_update=True)
    outcome = require_reclaim_step(reclaim, ReclaimEvent.ANSWER, actor, now, text=text)
    reclaim.state = outcome.target
    reclaim.answer = text
    reclaim.answered_by_id = person(actor)
    reclaim.answered_at = now
    reclaim.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    place_on_next(actor, Pending.of(reclaim), now)
    send_enclosed(actor, reclaim.case, Place(Part.CLAIM, reclaim.pk), now)
    trail.record(actor, "reclaim.answered", reclaim.case, at=now, reclaim=reclaim.pk)
    return reclaim


@action
def drop_reclaim(*, actor: Actor, reclaim_id: int, reason: str, now: datetime) -> Reclaim:
    """Take the notice back before anything is decided. Raises `Refused`."""
    return _end(actor, reclaim_id, ReclaimEvent.DROP, "reclaim.dropped", reason, now)


@action
def decide_reclaim(*, actor: Actor, reclaim_id: int, draft: ReclaimDraft, now: datetime) -> Reclaim:
    """Claim the money back, with reasons and a day to pay by. Raises `Refused`."""
    return reclaim_decided(actor, access_reclaim(actor, reclaim_id, for_update=True), draft, now)


def reclaim_decided(
    actor: Actor, reclaim: Reclaim, draft: ReclaimDraft, now: datetime, sitting: Sitting | None = None
) -> Reclaim:
    """Decide a claim whose case is locked: alone, or confirming what a body resolved. Raises `Refused`."""
    case = reclaim.case
    written = {"amount": draft.amount, "text": draft.reasons, "pay_by": draft.pay_by, "sitting": sitting}
    outcome = require_reclaim_step(reclaim, ReclaimEvent.DECIDE, actor, now, **written)
    facts = reclaim_facts(case, actor, now, reclaim, **written)
    appeal = facts.rules.appeal_weeks()
    reclaim.state = outcome.target
    reclaim.amount = draft.amount
    reclaim.reasons = draft.reasons
    reclaim.level = rules.level_of(facts)
    reclaim.decided_by_id = person(actor)
    reclaim.decided_on = facts.on
    reclaim.appeal_weeks = appeal.weeks if appeal else APPEAL_WEEKS
    reclaim.pay_by = draft.pay_by
    reclaim.save()
    reclaim.letter = reclaim_letter(actor, reclaim, now)
    reclaim.save(update_fields=["letter"])
    send_to_applicant(actor, case, reclaim.letter, now)
    trail.record(
        actor, "reclaim.decided", case, at=now, reclaim=reclaim.pk, amount=draft.amount, letter=reclaim.letter_id
    )
    tell_applicant(actor, case, f"reclaim:{reclaim.pk}:decided", now)
    return reclaim


@action
def waive_reclaim(*, actor: Actor, reclaim_id: int, reason: str, now: datetime) -> Reclaim:
    """Let go what has not come back. Raises `Refused`."""
    return _end(actor, reclaim_id, ReclaimEvent.WAIVE, "reclaim.waived", reason, now)


def _end(actor: Actor, reclaim_id: int, event: ReclaimEvent, told: str, reason: str, now: datetime) -> Reclaim:
    reclaim = access_reclaim(actor, reclaim_id, for_update=True)
    outcome = require_reclaim_step(reclaim, event, actor, now, text=reason)
    reclaim.state = outcome.target
    reclaim.ended_because = reason
    reclaim.ended_by_id = person(actor)
    reclaim.ended_at = now
    reclaim.save(update_fields=["state", "ended_because", "ended_by", "ended_at"])
    trail.record(actor, told, reclaim.case, at=now, reclaim=reclaim.pk)
    tell_applicant(actor, reclaim.case, f"reclaim:{reclaim.pk}:ended", now)
    return reclaim
