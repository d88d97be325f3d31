"""Load what the rules about changes and claims for repayment look at."""

from datetime import datetime
from typing import Any

from bulyst.cases.kinds import PaymentKind
from bulyst.cases.lifecycle import OPEN_CHANGES, OPEN_RECLAIMS, AppealState, GrantState, PaymentState
from bulyst.cases.models import Appeal, Case, Change, PaymentRequest, Reclaim
from bulyst.cases.money_facts import ChangeFacts, ReclaimFacts
from bulyst.cases.queries.facts import rules_of, who
from bulyst.cases.queries.on_agenda import is_called_for
from bulyst.cases.queries.repayments import overpaid, repaid, unconfirmed
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.tenancy.actor import Actor


def change_facts(case: Case, actor: Actor, now: datetime, change: Change | None = None, **draft: Any) -> ChangeFacts:
    """A granted case and one application to change it (or none yet), with what is being written."""
    decision = case.decision
    assert decision is not None  # only an accepted grant is changed
    balances = ledger.subject_balances(case.subject)
    others = Change.objects.filter(case=case, state__in=OPEN_CHANGES)
    if change is not None:
        others = others.exclude(pk=change.pk)
    finals = PaymentRequest.objects.filter(case=case, kind=PaymentKind.FINAL, state=PaymentState.PAID)
    facts: dict[str, Any] = {
        "accepted": case.state == GrantState.ACCEPTED,
        "grant": decision.amount,
        "approved_costs": decision.approved_costs,
        "committed": balances.committed,
        "paid": balances.paid + balances.reclaimed,
        "valid_until": decision.valid_until,
        "has_open": others.exists(),
        "final_paid": finals.exists(),
    }
    if change is not None:
        facts |= {
            "costs": tuple(Money(line["ore"]) for line in change.costs),
            "until": change.until,
            "on_agenda": is_called_for(change=change),
            "recommender_id": change.recommended_by_id,
        }
    on = today(now)
    return ChangeFacts(on=on, who=who(case, actor), rules=rules_of(case, on), **(facts | draft))


def reclaim_facts(
    case: Case, actor: Actor, now: datetime, reclaim: Reclaim | None = None, **draft: Any
) -> ReclaimFacts:
    """A paid case and one claim for repayment (or none yet), with what is being written."""
    others = Reclaim.objects.filter(case=case, state__in=OPEN_RECLAIMS)
    if reclaim is not None:
        others = others.exclude(pk=reclaim.pk)
    facts: dict[str, Any] = {"paid": ledger.subject_balances(case.subject).paid, "has_open": others.exists()}
    if reclaim is not None:
        registered = unconfirmed(reclaim)
        facts |= {
            "on_agenda": is_called_for(reclaim=reclaim),
            "ground": reclaim.ground,
            "citation": reclaim.citation,
            "notified": reclaim.notified_amount,
            "decided": reclaim.amount or Money.ZERO,
            "repaid": repaid(reclaim),
            "answer_due": reclaim.answer_due,
            "pay_by": reclaim.pay_by,
            "notifier_id": reclaim.notified_by_id,
            "registered": registered.amount if registered else None,
            "registrar_id": registered.registered_by_id if registered else None,
            "overpaid": overpaid(reclaim),
            "lowered_by_id": _lowered_by(reclaim),
        }
    on = today(now)
    return ReclaimFacts(on=on, who=who(case, actor), rules=rules_of(case, on), **(facts | draft))


def _lowered_by(reclaim: Reclaim) -> int | None:
    states = (AppealState.CHANGED, AppealState.ALTERED, AppealState.ANNULLED)
    last = Appeal.objects.filter(reclaim=reclaim, state__in=states).last()
    return None if last is None else last.ruled_by_id or last.reviewed_by_id
