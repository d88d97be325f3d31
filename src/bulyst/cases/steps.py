"""Judge one step of a case: load the facts, ask the lifecycle. Used by every action of the room."""

from datetime import datetime
from typing import Any

from bulyst.cases.facts import AppealFacts, GrantFacts, PaymentFacts
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import (
    ABOUT_MONEY,
    APPEAL,
    BY_THE_RULES,
    CHANGE,
    GRANT,
    GUIDANCE,
    PAYMENT,
    RECLAIM,
    AppealEvent,
    AppealState,
    ChangeEvent,
    ChangeState,
    GrantEvent,
    GrantState,
    GuidanceEvent,
    GuidanceState,
    PaymentEvent,
    PaymentState,
    ReclaimEvent,
    ReclaimState,
    depth_of,
)
from bulyst.cases.models import Appeal, Case, Change, PaymentRequest, Reclaim
from bulyst.cases.money_facts import ChangeFacts, ReclaimFacts, ReportFacts
from bulyst.cases.queries.facts import grant_facts, guidance_facts, payment_facts, who
from bulyst.cases.queries.money_facts import change_facts, reclaim_facts
from bulyst.kernel.deadlines import today
from bulyst.kernel.lifecycle import Outcome
from bulyst.kernel.verdict import Refused, failed
from bulyst.tenancy.action import authorise_step
from bulyst.tenancy.actor import Actor

CaseFacts = GrantFacts | PaymentFacts | ChangeFacts | ReclaimFacts | ReportFacts


def require_grant_step(case: Case, event: GrantEvent, actor: Actor, now: datetime, **draft: Any) -> Outcome:
    """The step, if a grant case may take it. Raises `Refused` with every failing verdict."""
    of_kind(case, CaseKind.GRANT)
    return require_with(case, event, actor, grant_step_facts(case, event, actor, now, **draft))


def require_with(case: Case, event: GrantEvent, actor: Actor, facts: CaseFacts | None) -> Outcome:
    """The same, with facts that the caller has loaded and goes on to use."""
    return authorise_step(GRANT, GrantState(case.state), event, actor, facts)


def grant_step_facts(case: Case, event: GrantEvent, actor: Actor, now: datetime, **draft: Any) -> CaseFacts | None:
    """What the guards of one step of a grant case look at; None for a step that the state does not have."""
    if GRANT.step(GrantState(case.state), event) is None:
        return None
    if event == GrantEvent.CHANGE:
        return change_facts(case, actor, now, **draft)
    if event == GrantEvent.REPORT:
        return ReportFacts(on=today(now), who=who(case, actor), **draft)
    if event == GrantEvent.RECLAIM:
        return reclaim_facts(case, actor, now, **draft)
    if event in ABOUT_MONEY:
        return payment_facts(case, actor, now, by_the_rules=event in BY_THE_RULES, **draft)
    return grant_facts(case, actor, now, depth=depth_of(event), **draft)


def require_guidance_step(case: Case, event: GuidanceEvent, actor: Actor, now: datetime, **draft: Any) -> Outcome:
    """The step, if a guidance case may take it. Raises `Refused` with every failing verdict."""
    of_kind(case, CaseKind.GUIDANCE)
    facts = guidance_facts(case, actor, now, **draft)
    return authorise_step(GUIDANCE, GuidanceState(case.state), event, actor, facts)


def require_payment_step(
    request: PaymentRequest, event: PaymentEvent, actor: Actor, now: datetime, **draft: Any
) -> Outcome:
    """The step, if a payment request may take it. Raises `Refused` with every failing verdict."""
    by_the_rules = event in BY_THE_RULES
    facts = payment_facts(request.case, actor, now, request, by_the_rules=by_the_rules, **draft)
    return require_payment_with(request, event, actor, facts)


def require_payment_with(request: PaymentRequest, event: PaymentEvent, actor: Actor, facts: PaymentFacts) -> Outcome:
    """The same, with facts that the caller has loaded and goes on to use."""
    return authorise_step(PAYMENT, PaymentState(request.state), event, actor, facts)


def require_change_step(change: Change, event: ChangeEvent, actor: Actor, now: datetime, **draft: Any) -> Outcome:
    """The step, if an application for change may take it. Raises `Refused` with every failing verdict."""
    facts = change_facts(change.case, actor, now, change, **draft)
    return authorise_step(CHANGE, ChangeState(change.state), event, actor, facts)


def require_reclaim_step(reclaim: Reclaim, event: ReclaimEvent, actor: Actor, now: datetime, **draft: Any) -> Outcome:
    """The step, if a claim for repayment may take it. Raises `Refused` with every failing verdict."""
    facts = reclaim_facts(reclaim.case, actor, now, reclaim, **draft)
    return authorise_step(RECLAIM, ReclaimState(reclaim.state), event, actor, facts)


def require_appeal_step(
    case: Case, appeal: Appeal | None, event: AppealEvent, actor: Actor, facts: AppealFacts
) -> Outcome:
    """The step, if an appeal (None: one that is about to be filed) may take it. Raises `Refused`."""
    of_kind(case, CaseKind.GRANT)
    state = AppealState(appeal.state) if appeal else AppealState.NONE
    return authorise_step(APPEAL, state, event, actor, facts)


def person(actor: Actor) -> int:
    """The id of the person behind an actor, for rows that name one. The house itself takes no such step."""
    if actor.user_id is None:
        raise Refused(failed("cases.nobody"))
    return actor.user_id


def of_kind(case: Case, kind: CaseKind) -> None:
    """Raise `Refused` for a case of the other kind."""
    if case.kind != kind:
        raise Refused(failed("cases.other_kind"))
