"""Load what the pure rules look at."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from bulyst.cases import application
from bulyst.cases.aid import Basis
from bulyst.cases.dates import months_after
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.facts import GrantFacts, GuidanceFacts, PaymentFacts, Who
from bulyst.cases.kinds import OWN_SOURCES, ItemKind, PaymentKind
from bulyst.cases.lifecycle import (
    OPEN_APPEALS,
    OPEN_CHANGES,
    Depth,
    GrantState,
    PaymentState,
)
from bulyst.cases.models import (
    Appeal,
    Assessment,
    Case,
    Change,
    Decision,
    Inquiry,
    Milestone,
    PaymentRequest,
    PaymentVersion,
)
from bulyst.cases.queries.aid import aid_lines, basis_of, judgement_of
from bulyst.cases.queries.conditions import unmet_in
from bulyst.cases.queries.enclosures import lie_with_payment
from bulyst.cases.queries.impartiality import standing, took_part
from bulyst.cases.queries.on_agenda import is_called_for
from bulyst.cases.queries.repayments import reclaim_is_open
from bulyst.correspondence.queries import files_about
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.parties import queries as parties
from bulyst.programmes import queries as programmes
from bulyst.programmes.choices import BlockKind, Counted
from bulyst.programmes.rulebook import RuleBook
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

NO_RULES = RuleBook(programme_id=0, name="", version="", valid_from=None, valid_to=None)
"""What stands in the facts of a step whose guards ask no rules."""


def rules_of(case: Case, on: date) -> RuleBook:
    """The rules that hold for a case: those of the day it was received, or of `on` while it is a draft.

    An applicant can rely on the rules that held when the application was sent.
    """
    return programmes.rules_on(case.programme_id, today(case.submitted_at) if case.submitted_at else on, case.call_id)


def who(case: Case, actor: Actor) -> Who:
    """The actor's relations to the case."""
    if actor.user_id is None:
        return Who()
    party_id = case.applicant.counted_id
    if not actor.has(Right.SEE_STAFF):
        may_write = parties.may_write_for(actor.user_id, party_id)
        return Who(user_id=actor.user_id, may_write=may_write, is_member=True)
    stands, superior_out = standing(case, actor.user_id)
    return Who(
        user_id=actor.user_id,
        is_member=stands.belongs,
        declared=stands.declared,
        limit=actor.limit,
        roles=tuple(sorted(actor.roles)),
        suspended=stands.suspended,
        out=stands.out,
        superior_out=superior_out,
        took_part=case.decided_on is not None and took_part(case, actor.user_id),
    )


def grant_facts(case: Case, actor: Actor, now: datetime, *, depth: Depth = Depth.JUDGED, **draft: Any) -> GrantFacts:
    """A grant case as the rules see it, as deep as they look. `draft` is what the actor is about to write."""
    on = today(now)
    facts: dict[str, Any] = {"on": on, "who": who(case, actor), "rules": NO_RULES}
    if case.state == GrantState.WAITING:
        facts["answer_due"] = Inquiry.objects.filter(case=case).values_list("due_on", flat=True).last()
    if case.state == GrantState.GRANTED:
        facts["accept_by"] = case.decision.accept_by if case.decision else None
        facts["appeal_open"] = appeal_is_open(case)
    if depth >= Depth.WRITTEN:
        facts |= _written(case, now)
    if depth >= Depth.JUDGED:
        facts |= _judged(case, rules_of(case, on), on)
    return GrantFacts(**(facts | draft))


def _written(case: Case, now: datetime) -> dict[str, Any]:
    return {
        "applicant_kind": case.applicant.kind,
        "received_on": today(case.submitted_at) if case.submitted_at else None,
        "call_open": case.call is not None and case.call.is_open(now, case.created_at),
        "call_cancelled": case.call is not None and case.call.cancelled_at is not None,
        "call_purposes": tuple(case.call.purposes) if case.call else (),
        "questions": case.form.questions.blocks if case.form else (),
        **application_facts(_without_lost_files(case, application.read(case))),
    }


def _without_lost_files(case: Case, draft: ApplicationDraft) -> ApplicationDraft:
    """The draft without the files that were answers and have been removed."""
    asked = [block.key for block in (case.form.questions.blocks if case.form else ()) if block.kind == BlockKind.FILES]
    answered = [key for key in asked if isinstance(draft.answers.get(key), list)]
    if not answered:
        return draft
    there = set(files_about(case.subject).values_list("pk", flat=True))
    kept = {key: [each for each in draft.answers[key] if isinstance(each, int) and each in there] for key in answered}
    return replace(draft, answers={**draft.answers, **kept})


def application_facts(draft: ApplicationDraft) -> dict[str, Any]:
    """The part of a grant's facts that the applicant writes."""
    return {
        "title": draft.title,
        "description": draft.description,
        "purpose": draft.purpose,
        "groups": draft.groups,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "applied": draft.applied_amount or Money.ZERO,
        "product": draft.product,
        "aid_declared": draft.aid_declared,
        "cost_lines": tuple(line.amount for line in draft.costs),
        "finance_lines": tuple(line.amount for line in draft.finance),
        "answers": draft.answers,
        "language": draft.language,
        "own_money": Money.total(line.amount for line in draft.finance if line.source in OWN_SOURCES),
    }


def _judged(case: Case, rules: RuleBook, on: date) -> dict[str, Any]:
    assert case.fund is not None  # a grant case has a fund: a constraint of the table
    return {
        "rules": rules,
        "on_agenda": is_called_for(kind=ItemKind.CASE, case=case),
        "available": ledger.available(case.fund.frame_id),
        **_aid(case, rules),
        "granted_before": _granted_before(case, rules, on),
        "assessor_id": Assessment.objects.filter(case=case).values_list("by_id", flat=True).last(),
        "criteria": tuple(programmes.criteria(case.programme_id).values_list("id", flat=True)),
    }


def _aid(case: Case, rules: RuleBook) -> dict[str, Any]:
    """What the support rests on, and where that is de minimis, what the single undertaking has had from anyone."""
    basis, article = basis_of(case)
    counts = rules.de_minimis() is not None and basis == Basis.DE_MINIMIS
    return {
        "aid_basis": basis,
        "aid_article": article,
        "aid_judged": judgement_of(case) is not None,
        "aid": tuple(line.aid for line in aid_lines(case)) if counts else (),
    }


def _granted_before(case: Case, rules: RuleBook, on: date) -> Money:
    """What the same applicant was granted within the months of the ceiling, of what it counts; net of lapse."""
    rule = rules.applicant_ceiling()
    if rule is None:
        return Money.ZERO
    only: dict[str, dict[str, Any]] = {
        Counted.CALL.value: {"call_id": case.call_id},
        Counted.PROGRAMME.value: {"programme_id": case.programme_id},
        Counted.MUNICIPALITY.value: {},
    }
    return _promised_since(case, months_after(on, -rule.months), **only[rule.counted])


def _promised_since(case: Case, since: date, **only: Any) -> Money:
    party_id = case.applicant.counted_id
    earlier = Case.objects.filter(decided_on__gt=since, decision__amount__gt=0, **only).exclude(pk=case.pk)
    same = earlier.filter(applicant_id=party_id) | earlier.filter(applicant__canonical_id=party_id)
    balances = [ledger.subject_balances(each.subject) for each in same]
    return Money.total(each.committed + each.paid for each in balances)


def _plan_facts(case: Case, on: date) -> dict[str, Any]:
    plan = list(Milestone.objects.filter(case=case, replaced_at__isnull=True))
    if not plan:
        return {}
    waiting = next((each for each in plan if not each.reached(on)), None)
    return {
        "plan_allows": Money.total(each.amount for each in plan if each.reached(on)),
        "next_milestone": waiting.text if waiting else "",
        "next_due": waiting.due_on if waiting else None,
        "milestone_waits": waiting is not None,
    }


def _final_paid(requests: QuerySet[PaymentRequest], decision: Decision) -> bool:
    """Whether the final payment of this decision is made; one made before it settled another decision."""
    final = requests.filter(kind=PaymentKind.FINAL, state=PaymentState.PAID)
    if decision.replaces_id is not None and decision.made_at is not None:
        final = final.filter(requested_at__gte=decision.made_at)
    return final.exists()


def appeal_is_open(case: Case) -> bool:
    """Whether an appeal of the case has not been decided."""
    return Appeal.objects.filter(case=case, state__in=OPEN_APPEALS).exists()


def guidance_facts(case: Case, actor: Actor, now: datetime, **draft: Any) -> GuidanceFacts:
    """A guidance case as the rules see it. `draft` is what the actor is about to write."""
    return GuidanceFacts(on=today(now), who=who(case, actor), **draft)


def payment_facts(
    case: Case,
    actor: Actor,
    now: datetime,
    request: PaymentRequest | None = None,
    *,
    by_the_rules: bool = True,
    **draft: Any,
) -> PaymentFacts:
    """A granted case's payments as the rules see them, with one request (or none yet) and what is being written."""
    on = today(now)
    decision = case.decision
    assert decision is not None  # nothing is paid before a decision
    balances = ledger.subject_balances(case.subject)
    others = PaymentRequest.objects.filter(case=case)
    if request is not None:
        others = others.exclude(pk=request.pk)
    states = set(others.values_list("kind", "state"))
    facts: dict[str, Any] = {
        "accepted": case.state == GrantState.ACCEPTED,
        "grant": decision.amount,
        "approved_costs": decision.approved_costs,
        "committed": balances.committed,
        "paid": balances.paid,
        "reclaimed": balances.reclaimed,
        "open_reclaim": reclaim_is_open(case),
        "open_change": Change.objects.filter(case=case, state__in=OPEN_CHANGES).exists(),
        "valid_until": decision.valid_until,
        "appeal_open": appeal_is_open(case),
        "has_open": any(state in (PaymentState.REQUESTED, PaymentState.ATTESTED) for _, state in states),
        "final_paid": _final_paid(others, decision),
        **_plan_facts(case, on),
    }
    if request is not None:
        facts |= {
            "kind": request.kind,
            "requested": request.requested_amount,
            "costs": request.costs,
            "accepted_costs": request.accepted_costs,
            "approved": request.approved_amount,
            "accounts": request.accounts,
            "signed_by": request.signed_by,
            "report": request.report,
            "requester_id": request.requested_by_id,
            "attester_id": request.attested_by_id,
            "writer_ids": frozenset(
                PaymentVersion.objects.filter(request=request).values_list("written_by_id", flat=True)
            ),
        }
    rules = rules_of(case, on) if by_the_rules else NO_RULES
    if (facts | draft).get("kind") == PaymentKind.FINAL:
        facts["enclosed"] = lie_with_payment(case, request)
    if request is not None and request.kind == PaymentKind.FINAL:
        facts["unmet_conditions"] = unmet_in(case, rules)
    return PaymentFacts(on=on, who=who(case, actor), rules=rules, **(facts | draft))
