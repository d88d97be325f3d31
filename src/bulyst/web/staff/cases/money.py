"""What the case page shows of a grant after it was accepted: its plan, changes, claims for repayment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bulyst.cases.lifecycle import ChangeEvent, ChangeState, GrantState, ReclaimEvent, ReclaimState
from bulyst.cases.models import Case, Change
from bulyst.cases.queries import (
    Claim,
    PossibleStep,
    change_costs,
    changes_of,
    claims_of,
    conditions_of,
    decision_of,
    next_report_by_the_rules,
    payment_plan,
    possible_change_steps,
    possible_reclaim_steps,
    reports_of,
    rules_of,
)
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.web.ui.tables import Link, Tag

CHANGE_STATES = {
    ChangeState.REQUESTED: (_("Til innstilling"), "warning"),
    ChangeState.RECOMMENDED: (_("Til vedtak"), "info"),
    ChangeState.GRANTED: (_("Godkjent"), "success"),
    ChangeState.REFUSED: (_("Avslått"), "neutral"),
    ChangeState.WITHDRAWN: (_("Trukket"), "neutral"),
    ChangeState.ANNULLED: (_("Opphevet av klageinstansen"), "neutral"),
}
RECLAIM_STATES = {
    ReclaimState.NOTIFIED: (_("Varslet"), "warning"),
    ReclaimState.ANSWERED: (_("Til vedtak"), "info"),
    ReclaimState.DROPPED: (_("Trukket"), "neutral"),
    ReclaimState.DECIDED: (_("Kreves tilbake"), "warning"),
    ReclaimState.REPAID: (_("Betalt tilbake"), "success"),
    ReclaimState.WAIVED: (_("Ettergitt"), "neutral"),
    ReclaimState.ANNULLED: (_("Opphevet av klageinstansen"), "neutral"),
}
CHANGE_LINKS = {
    ChangeEvent.RECOMMEND: ("innstilling", _("Innstill på endringen")),
    ChangeEvent.GRANT: ("vedtak", _("Avgjør endringen")),
}
RECLAIM_LINKS = {
    ReclaimEvent.DECIDE: ("vedtak", _("Avgjør kravet")),
    ReclaimEvent.DROP: ("frafall", _("Gå bort fra kravet")),
    ReclaimEvent.REGISTER: ("innbetaling", _("Registrer en innbetaling")),
    ReclaimEvent.CONFIRM: ("bekreft", _("Bekreft innbetalingen")),
    ReclaimEvent.REJECT: ("avvis", _("Avvis innbetalingen")),
    ReclaimEvent.GIVE_BACK: ("gi-tilbake", _("Betal tilbake til søkeren")),
    ReclaimEvent.WAIVE: ("ettergi", _("Ettergi resten")),
}


def after_acceptance(actor: Actor, case: Case, now: datetime, kommune: str) -> dict[str, Any]:
    """The plan, the changes and the claims, each with the steps that the reader has the right to."""
    return {
        "conditions": conditions_of(case, rules_of(case, today(now))),
        "plan": payment_plan(case, today(now)),
        "accepts_milestones": actor.has(Right.HANDLE) and case.state == GrantState.ACCEPTED,
        "next_report": next_report_by_the_rules(case, today(now)),
        "reports": reports_of(case),
        "changes": [
            {
                "change": change,
                "state": _tag(CHANGE_STATES[ChangeState(change.state)]),
                "links": _links(
                    possible_change_steps(actor, change, now), CHANGE_LINKS, "change", case, change.pk, kommune
                ),
                **change_facts_shown(change),
            }
            for change in changes_of(case)
        ],
        "claims": [
            {
                "claim": claim,
                "state": _tag(RECLAIM_STATES[ReclaimState(claim.reclaim.state)]),
                "links": _links(
                    [step for step in possible_reclaim_steps(actor, claim.reclaim, now) if _of_use(step, claim)],
                    RECLAIM_LINKS,
                    "reclaim",
                    case,
                    claim.reclaim.pk,
                    kommune,
                ),
            }
            for claim in claims_of(case)
        ],
    }


def change_facts_shown(change: Change) -> dict[str, Any]:
    """A change beside what it would replace."""
    decision = decision_of(change.case)
    before = decision.replaces if decision is not None and decision.pk == change.decision_id else decision
    costs = change_costs(change)
    total = Money.total(amount for _text, amount in costs)
    grant = before.amount if before else Money.ZERO
    if costs and before and total < before.approved_costs:
        grant = grant.share(total.fraction_of(before.approved_costs))
    return {"before": before, "costs": costs, "costs_total": total, "grant_after": grant}


def _of_use(step: PossibleStep, claim: Claim) -> bool:
    """Confirming and rejecting are shown when something is registered, registering and waiving when nothing is.

    Giving back is shown when something is too much.
    """
    waiting = claim.waiting is not None
    if step.event == ReclaimEvent.GIVE_BACK:
        return bool(claim.overpaid)
    if step.event in (ReclaimEvent.CONFIRM, ReclaimEvent.REJECT):
        return waiting
    return not waiting or step.event not in (ReclaimEvent.REGISTER, ReclaimEvent.WAIVE)


def _links(
    steps: list[PossibleStep],
    named: dict[Any, tuple[str, Any]],
    kind: str,
    case: Case,
    pk: int,
    kommune: str,
) -> list[Link]:
    return [
        Link(
            str(named[step.event][1]),
            reverse(f"staff:{kind}_step", args=[kommune, case.number, pk, named[step.event][0]]),
        )
        for step in steps
        if step.event in named and step.has_right
    ]


def _tag(state: tuple[Any, str]) -> Tag:
    return Tag(str(state[0]), state[1])
