"""What can be done with a case now, by whom asks, and why not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bulyst.cases import application_rules, rules
from bulyst.cases.facts import GrantFacts
from bulyst.cases.kinds import CaseKind, PaymentKind
from bulyst.cases.lifecycle import (
    ABOUT_MONEY,
    APPEAL,
    CHANGE,
    GRANT,
    GUIDANCE,
    INPUT,
    PAYMENT,
    RECLAIM,
    REPORT,
    AppealState,
    ChangeState,
    Depth,
    GrantEvent,
    GrantState,
    GuidanceState,
    PaymentState,
    ReclaimState,
    ReportState,
)
from bulyst.cases.models import Appeal, Assessment, Case, Change, PaymentRequest, ProgressReport, Reclaim
from bulyst.cases.money_facts import ReportFacts
from bulyst.cases.payment_rules import payable
from bulyst.cases.queries.appeal_facts import Appealed, appeal_facts
from bulyst.cases.queries.conditions import unmet_in
from bulyst.cases.queries.facts import (
    grant_facts,
    guidance_facts,
    payment_facts,
    rules_of,
    who,
)
from bulyst.cases.queries.money_facts import change_facts, reclaim_facts
from bulyst.cases.queries.reports import report_facts
from bulyst.kernel.deadlines import today
from bulyst.kernel.lifecycle import Lifecycle
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed
from bulyst.tenancy.actor import Actor

_LOADED_FOR: dict[StrEnum, str] = {
    GrantEvent.CHANGE: "change",
    GrantEvent.RECLAIM: "reclaim",
    GrantEvent.REPORT: "report",
}


@dataclass(frozen=True, slots=True)
class PossibleStep:
    """One event of the table in the case's state, with every verdict that does not depend on what is yet to be written.

    `has_right` is False for what is somebody else's to do.
    """

    event: StrEnum
    has_right: bool
    verdicts: tuple[Verdict, ...]

    @property
    def allowed(self) -> bool:
        """Whether the actor may take the step now."""
        return self.has_right and all(verdict.ok for verdict in self.verdicts)

    @property
    def failing(self) -> tuple[Verdict, ...]:
        """Why not."""
        return tuple(verdict for verdict in self.verdicts if not verdict.ok)


def possible_steps(actor: Actor, case: Case, now: datetime) -> list[PossibleStep]:
    """Every step that the table has in the case's state, for this actor."""
    if case.kind == CaseKind.GUIDANCE:
        return _possible(GUIDANCE, GuidanceState(case.state), actor, lambda _: guidance_facts(case, actor, now))
    recommended = Assessment.objects.filter(case=case).values_list("recommended_amount", flat=True).last()
    loaded: dict[str, Any] = {}

    def facts(event: StrEnum) -> Any:
        about = _LOADED_FOR.get(event, "money" if event in ABOUT_MONEY else "case")
        if about not in loaded:
            if about == "money":
                loaded[about] = payment_facts(case, actor, now)
            elif about == "change":
                loaded[about] = change_facts(case, actor, now)
            elif about == "report":
                loaded[about] = ReportFacts(on=today(now), who=who(case, actor))
            elif about == "reclaim":
                loaded[about] = reclaim_facts(case, actor, now)
            else:
                amount = recommended if case.state == GrantState.RECOMMENDED else None
                loaded[about] = grant_facts(case, actor, now, amount=amount)
        return loaded[about]

    return _possible(GRANT, GrantState(case.state), actor, facts)


def possible_payment_steps(actor: Actor, request: PaymentRequest, now: datetime) -> list[PossibleStep]:
    """Every step that the table has in the request's state, for this actor. `request.case` is loaded."""
    facts = payment_facts(request.case, actor, now, request)
    return _possible(PAYMENT, PaymentState(request.state), actor, lambda _: facts)


def possible_change_steps(actor: Actor, change: Change, now: datetime) -> list[PossibleStep]:
    """Every step that the table has in the state of an application for change. `change.case` is loaded."""
    facts = change_facts(change.case, actor, now, change)
    return _possible(CHANGE, ChangeState(change.state), actor, lambda _: facts)


def possible_reclaim_steps(actor: Actor, reclaim: Reclaim, now: datetime) -> list[PossibleStep]:
    """Every step that the table has in the state of a claim for repayment. `reclaim.case` is loaded."""
    facts = reclaim_facts(reclaim.case, actor, now, reclaim)
    return _possible(RECLAIM, ReclaimState(reclaim.state), actor, lambda _: facts)


def possible_appeal_steps(
    actor: Actor, case: Case, appeal: Appeal | None, now: datetime, against: Appealed | None = None
) -> list[PossibleStep]:
    """Every step that the table has in the state of an appeal (None: one that could be filed, of `against`)."""
    facts = appeal_facts(case, actor, now, appeal, against, posted_on=appeal.posted_on if appeal else today(now))
    state = AppealState(appeal.state) if appeal else AppealState.NONE
    return _possible(APPEAL, state, actor, lambda _: facts)


def possible_report_steps(actor: Actor, report: ProgressReport, now: datetime) -> list[PossibleStep]:
    """Every step that the table has in the state of a progress report. `report.case` is loaded."""
    facts = report_facts(report.case, actor, now, report)
    return _possible(REPORT, ReportState(report.state), actor, lambda _: facts)


def payable_on(actor: Actor, request: PaymentRequest, now: datetime) -> Money:
    """What would be paid if all costs of the request were accepted now."""
    return payable(payment_facts(request.case, actor, now, request))


def unmet_conditions(case: Case, request: PaymentRequest, now: datetime) -> tuple[str, ...]:
    """The conditions that this payment waits for, in words; none for a part of the grant."""
    return unmet_in(case, rules_of(case, today(now))) if request.kind == PaymentKind.FINAL else ()


def application_verdicts(case: Case, actor: Actor, now: datetime, amount: Money | None = None) -> list[Verdict]:
    """What the programme's rules say of a grant case, for `amount` or for what is applied for.

    Shown beside the case, and to the applicant before sending: a broken rule does not stop anyone from applying.
    """
    facts = grant_facts(case, actor, now, amount=amount or case.applied_amount or Money.ZERO)
    return [rule(facts) for rule in rules.KEPT]


def aid_verdict(case: Case, actor: Actor, now: datetime) -> Verdict | None:
    """What the ceiling of de minimis aid says of what is recommended or applied for; None when it is silent."""
    recommended = Assessment.objects.filter(case=case).values_list("recommended_amount", flat=True).last()
    facts = grant_facts(case, actor, now, amount=recommended or case.applied_amount or Money.ZERO)
    verdict = rules.within_de_minimis(facts)
    return None if verdict.message.key == "cases.no_such_rule" else verdict


def missing_before_sending(case: Case, actor: Actor, now: datetime) -> list[Verdict]:
    """Everything that stands in the way of sending a draft now."""
    step = GRANT.step(GrantState.DRAFT, GrantEvent.SUBMIT)
    assert step is not None  # the table's first line but one
    facts = grant_facts(case, actor, now, depth=Depth.WRITTEN)
    one_each = [guard(facts) for guard in step.guards if guard is not application_rules.own_questions_answered]
    return [verdict for verdict in (*one_each, *application_rules.own_questions(facts)) if not verdict.ok]


def suggested_amount(case: Case, actor: Actor, now: datetime) -> Money:
    """The largest amount that share, ceiling and application allow."""
    facts: GrantFacts = grant_facts(case, actor, now)
    return rules.highest_allowed(facts)


def decision_limit(case: Case, actor: Actor, now: datetime) -> Money | None:
    """What the actor decides alone in this case; None: no limit."""
    return rules.delegated_limit(grant_facts(case, actor, now))


def _possible(table: Lifecycle, state: StrEnum, actor: Actor, facts: Any) -> list[PossibleStep]:
    steps = []
    for event in table.events_from(state):
        step = table.step(state, event)
        assert step is not None  # it was asked for by its own table
        if step.right not in actor.rights:
            steps.append(PossibleStep(event, False, (failed("tenancy.no_right", right=str(step.right)),)))
            continue
        given = facts(event)
        verdicts = tuple(guard(given) for guard in step.guards if guard not in INPUT)
        steps.append(PossibleStep(event, True, verdicts))
    return steps
