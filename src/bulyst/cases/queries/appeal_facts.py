"""Load what the rules about appeals look at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from bulyst.cases.drafts import Against
from bulyst.cases.facts import AppealFacts, Who
from bulyst.cases.lifecycle import APPEALABLE_RECLAIMS, AppealState, ChangeState, GrantState
from bulyst.cases.models import Appeal, Assessment, Case, Change, Decision, Reclaim, matter_of
from bulyst.cases.queries.facts import NO_RULES, rules_of, who
from bulyst.cases.queries.money_facts import change_facts, reclaim_facts
from bulyst.cases.queries.on_agenda import decided_in, decided_with, is_called_for
from bulyst.kernel.deadlines import today
from bulyst.ledger import queries as ledger
from bulyst.tenancy.actor import Actor

Appealed = Decision | Change | Reclaim

_IN_FORCE = (GrantState.REFUSED, GrantState.GRANTED, GrantState.ACCEPTED, GrantState.CLOSED)
_DECIDED_ANEW = (AppealState.WITHDRAWN, AppealState.CHANGED)
"""What such an appeal was of can be appealed again: the new decision is another."""


def against_of(case: Case, against: Against) -> Appealed | None:
    """What somebody wants to appeal; None for nothing that the case has."""
    if against.change_id is not None:
        return Change.objects.filter(case=case, pk=against.change_id).first()
    if against.reclaim_id is not None:
        return Reclaim.objects.filter(case=case, pk=against.reclaim_id).first()
    return case.decision


def appealable_in(case: Case) -> Sequence[Against]:
    """Everything in the case that somebody could think of appealing, the decision first."""
    refused = Change.objects.filter(case=case, state=ChangeState.REFUSED).values_list("pk", flat=True)
    claims = Reclaim.objects.filter(case=case, state__in=APPEALABLE_RECLAIMS).values_list("pk", flat=True)
    return [
        Against(),
        *(Against(change_id=pk) for pk in refused),
        *(Against(reclaim_id=pk) for pk in claims),
    ]


def appeal_facts(
    case: Case,
    actor: Actor,
    now: datetime,
    appeal: Appeal | None = None,
    against: Appealed | None = None,
    **draft: Any,
) -> AppealFacts:
    """An appeal as the rules see it, with what the actor is about to write.

    With no `appeal` it is one that is about to be filed, of `against`; with neither there is nothing to appeal.
    """
    on, found = today(now), appeal.against if appeal else against
    if found is None:
        return AppealFacts(on=on, who=who(case, actor), rules=NO_RULES, decided_on=on, appealable=False, **draft)
    balances = ledger.subject_balances(case.subject)
    facts: dict[str, Any] = {
        "decided_on": found.decided_on or on,
        "matter": matter_of(found),
        "appeal_by": found.appeal_by,
        "level": found.level,
        "committed": balances.committed,
        "paid": balances.paid,
        "appealed_before": _appeals_of(found).exclude(state__in=_DECIDED_ANEW).exists(),
        **_about(case, actor, now, found, draft),
    }
    if appeal is not None:
        facts |= {
            "on_agenda": is_called_for(appeal=appeal),
            "decided_in": decided_in(found),
            "posted_on": appeal.posted_on,
            "reinstated": appeal.reinstated_at is not None,
            "contested": appeal.contested,
            "contest_by": appeal.contest_by,
            "preparer_id": appeal.prepared_by_id,
            "forwarded_on": today(appeal.forwarded_at) if appeal.forwarded_at else None,
        }
    acts = _apart(who(case, actor), found)
    return AppealFacts(on=on, who=acts, rules=rules_of(case, on), **(facts | draft))


def _about(case: Case, actor: Actor, now: datetime, found: Appealed, draft: dict[str, Any]) -> dict[str, Any]:
    """What depends on the kind of thing that is appealed."""
    written = {"text": draft.get("text", ""), "sitting": draft.get("sitting")}
    if isinstance(found, Reclaim):
        claim = reclaim_facts(case, actor, now, found, amount=draft.get("amount"), **written)
        return {
            "appealable": found.state in APPEALABLE_RECLAIMS and found.appeal_weeks > 0 and case.decision is not None,
            "assessor_ids": frozenset({found.notified_by_id}),
            "old_amount": claim.decided,
            "claim": claim,
        }
    if isinstance(found, Change):
        return {
            "appealable": found.state == ChangeState.REFUSED and case.decision is not None,
            "assessor_ids": frozenset({found.recommended_by_id}),
            "change": change_facts(case, actor, now, found, **written),
        }
    changed = found.replaces if Change.objects.filter(decision=found).exists() else None
    return {
        "appealable": found.appealable and case.state in _IN_FORCE,
        "assessor_ids": frozenset(Assessment.objects.filter(case=case).values_list("by_id", flat=True)),
        "old_amount": found.amount,
        "old_conditions": found.conditions,
        "before_change": changed.amount if changed else None,
    }


def _appeals_of(found: Appealed) -> QuerySet[Appeal]:
    if isinstance(found, Reclaim):
        return Appeal.objects.filter(reclaim=found)
    if isinstance(found, Change):
        return Appeal.objects.filter(change=found)
    return Appeal.objects.filter(decision=found, change=None, reclaim=None)


def _apart(acts: Who, found: Appealed) -> Who:
    """Whoever decided what is appealed took part in it; for a decision of the case that is known already."""
    if isinstance(found, Decision):
        return acts
    took_part = acts.user_id is not None and (acts.user_id == found.decided_by_id or decided_with(found, acts.user_id))
    return replace(acts, took_part=took_part)
